"""T6: the mail server is down, hangs, is busy (4xx), refuses for good (5xx), and gets well.

The hands of the clock go from one try to the next; at each moment nothing may be tried before its
time, and what stopped must be seen by whoever can put it right, on the page, by name and reason.
"""

from contextlib import ExitStack
from datetime import datetime, timedelta

from coordinacion.avisos.models import Correo
from coordinacion.avisos.reglas import INTENTOS, espera
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.avisos.conftest import direccion
from tests.elenco import Elenco, crear_elenco
from tests.plazos.calendario import ZONA
from tests.simulacros.celery_app import PACIENCIA, Manecillas
from tests.simulacros.escena import Buzon, en_punto
from tests.simulacros.informe import Informe
from tests.simulacros.navegante import Navegante
from tests.simulacros.procesos import Reloj, Trabajador, Web, esperar
from tests.simulacros.servidores import Servidores
from tests.soporte.correo import puerto_libre, servidor_colgado, servidor_de_correo

INICIO = datetime(2026, 11, 5, 10, tzinfo=ZONA)
PERIODO, HASTA = 0.2, 120.0
PERSONAS = ("enlace_a", "enlace_b", "analista", "titular_unidad")
RECHAZADA, OCUPADA = "enlace_b", "analista"
NO_EXISTE, LLENO = "550 No existe ese buzón", "452 Buzón lleno"


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Tried again later and later, parked in the end, never lost and never sent twice."""
    informe = Informe("T6", "servidor de correo caído, colgado, ocupado y que rechaza")
    buzon = Buzon()
    buzon.puerto = puerto_libre()
    with informe.cronometro(), ExitStack() as pila:
        manecillas, ambiente = pila.enter_context(en_punto(buzon, INICIO, periodo=PERIODO))
        ambiente = {**ambiente, PACIENCIA: "0.5"}
        elenco = _con_avisos()
        pila.enter_context(Trabajador(ambiente).esperar_listo())
        pila.enter_context(Reloj(ambiente))
        ronda = _Ronda(informe, manecillas)
        ronda.se_intentan(1, "caído")
        with servidor_colgado(buzon.puerto):
            ronda.se_intentan(2, "colgado")
        with servidor_de_correo(buzon):
            buzon.contesta = "451 Vuelva más tarde"
            ronda.se_intentan(3, "ocupado")
            _sano_para_casi_todos(informe, ronda, buzon, elenco, corto)
        if not corto:
            _se_ve_y_se_reintenta(informe, pila, ambiente, ronda, buzon, elenco)
        _una_vez_cada_uno(informe, buzon)
    return informe


def _con_avisos() -> Elenco:
    """Four people with something that must be mailed at once."""
    elenco = crear_elenco()
    with reloj.en(INICIO):
        plazos.latir(LATIDO)
        for n, nombre in enumerate(PERSONAS):
            quien = elenco.personas[nombre]
            Usuario.objects.filter(pk=quien.pk).update(email=direccion(quien))
            avisar([NuevoAviso(f"turno:{n}:nuevo:{quien.pk}", quien.pk, "Nuevo turno")])
    return elenco


class _Ronda:
    """Moves the hands to the next try and looks at what it left."""

    def __init__(self, informe: Informe, manecillas: Manecillas) -> None:
        self.informe, self.manecillas, self.ahora = informe, manecillas, INICIO

    def se_intentan(self, veces: int, como: str) -> None:
        """All that are pending reach that many tries, at their time and not before."""
        if veces > 1:
            self.avanza()
        pendientes = Correo.objects.filter(estado="pendiente")
        hechos = esperar(
            lambda: pendientes.count() > 0 and not pendientes.exclude(intentos=veces).exists(),
            HASTA,
        )
        self.informe.exige(hechos, f"{como}: no se llegó a {veces} intentos de cada uno")
        sin_adelantarse = not esperar(pendientes.filter(intentos__gt=veces).exists, 3 * PERIODO)
        self.informe.exige(sin_adelantarse, f"{como}: se intentó antes de tiempo")
        for correo in pendientes:
            assert correo.intentado_en is not None
            debida = correo.intentado_en + espera(veces)
            self.informe.exige(correo.proximo_en == debida, f"{como}: la espera no crece")
            self.informe.exige(bool(correo.ultimo_error), f"{como}: no se anotó qué pasó")

    def avanza(self) -> None:
        """To when the last of the pending may be tried, or the next opening after it."""
        ultimo = Correo.objects.filter(estado="pendiente").latest("proximo_en").proximo_en
        momento = ultimo.astimezone(ZONA)
        while momento.weekday() > 4 or momento.hour < 10:
            momento = momento.replace(hour=10, minute=0) + timedelta(days=momento.hour >= 10)
        self.ahora = momento
        self.manecillas.ponen(momento)


def _sano_para_casi_todos(
    informe: Informe, ronda: _Ronda, buzon: Buzon, elenco: Elenco, corto: bool
) -> None:
    """The server is well again, but one address is refused for good and another is always full."""
    buzon.contesta = "250 Aceptado"
    buzon.por_direccion = {
        direccion(elenco.personas[RECHAZADA]): NO_EXISTE,
        direccion(elenco.personas[OCUPADA]): LLENO,
    }
    ronda.se_intentan(4, "sano")
    _estados(informe, {"enviado": 2, "aparcado": 1, "pendiente": 1})
    if corto:
        buzon.por_direccion = {}
        ronda.avanza()
        esperar(lambda: not Correo.objects.filter(estado="pendiente").exists(), HASTA)
        _estados(informe, {"enviado": 3, "aparcado": 1})
        informe.cuenta("4 correos", "5 intentos del que más", "1 aparcado por rechazo")
        return
    for veces in range(5, INTENTOS):
        ronda.se_intentan(veces, "lleno")
    ronda.avanza()
    esperar(Correo.objects.filter(intentos=INTENTOS).exists, HASTA)
    _estados(informe, {"enviado": 2, "aparcado": 2})
    horas = (ronda.ahora - INICIO).total_seconds() / 3600
    informe.cuenta(
        "4 correos",
        f"{INTENTOS} intentos del que más en {horas:.0f} horas simuladas",
        "2 aparcados: por rechazo y por cansancio",
    )


def _estados(informe: Informe, debidos: dict[str, int]) -> None:
    hay = {e: Correo.objects.filter(estado=e).count() for e in debidos}
    informe.exige(hay == debidos, f"quedaron {hay} y se esperaba {debidos}")


def _se_ve_y_se_reintenta(
    informe: Informe,
    pila: ExitStack,
    ambiente: dict[str, str],
    ronda: _Ronda,
    buzon: Buzon,
    elenco: Elenco,
) -> None:
    """Administration reads who did not get what and why, and presses «Reintentar»."""
    web = pila.enter_context(Web(ambiente))
    administra = Navegante(web.url, elenco.administracion)
    pagina = administra.ver("/avisos/correo/")
    for nombre, motivo in ((RECHAZADA, NO_EXISTE), (OCUPADA, LLENO)):
        suya = direccion(elenco.personas[nombre])
        informe.exige(suya in pagina.texto, f"la página no nombra a {nombre}")
        informe.exige(motivo[4:] in pagina.texto, f"la página no dice «{motivo[4:]}»")
    buzon.por_direccion = {}
    informe.exige(administra.enviar("/avisos/correo/reintentar/", {}).aceptada, "no se reintentó")
    with servidor_de_correo(buzon):
        # The web process lives today, by the machine's clock; the mail, in the drill's days.
        Correo.objects.filter(estado="pendiente").update(proximo_en=ronda.ahora)
        salieron = esperar(lambda: not Correo.objects.exclude(estado="enviado").exists(), HASTA)
        informe.exige(salieron, "lo que se reintentó no se envió")
    informe.cuenta("vistos en la página y reenviados con un botón")


def _una_vez_cada_uno(informe: Informe, buzon: Buzon) -> None:
    enviados = set(Correo.objects.filter(estado="enviado").values_list("message_id", flat=True))
    recibidos = buzon.identificadores()
    informe.exige(set(recibidos) == enviados, "lo recibido no es lo enviado")
    informe.exige(recibidos.total() == len(recibidos), f"llegaron copias: {recibidos}")
