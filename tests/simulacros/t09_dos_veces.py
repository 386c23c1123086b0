"""T9: double click, Back, refresh, the same POST twice, for every form: one effect.

Two like records for each form. One is sent once and what it wrote is measured; then its very bytes
are sent again, as Back and refresh do, and nothing may change. The other is sent twice in the same
instant, and must leave what the single press left.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.elenco import Elenco, crear_elenco
from tests.simulacros.formularios import FORMULARIOS, Formulario
from tests.simulacros.huella import distintas, filas_nuevas, huella
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.navegante import Navegante, Respuesta, cuerpo
from tests.simulacros.procesos import Web, entorno
from tests.simulacros.servidores import Servidores

BREVES = ("registrar", "notificar", "adjuntar", "asignar", "responder", "día inhábil")
VECES = 3


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Every form in the whole drill; the kinds that differ in the short one."""
    informe = Informe("T9", "dos clics, Atrás, recargar")
    elegidos = [uno for uno in FORMULARIOS if not corto or uno.nombre in BREVES]
    with informe.cronometro(), entorno() as ambiente, Web(ambiente) as web:
        elenco = crear_elenco()
        personas = {uno.persona: elenco.personas[uno.persona] for uno in elegidos}
        sentadas = {nombre: Navegante(web.url, quien) for nombre, quien in personas.items()}
        enviados = sum(_probar(informe, elenco, sentadas[uno.persona], uno) for uno in elegidos)
        informe.reclama(revisar_todo())
    informe.cuenta(f"{len(elegidos)} formularios, {enviados} envíos, un efecto cada uno")
    return informe


def _probar(informe: Informe, elenco: Elenco, persona: Navegante, formulario: Formulario) -> int:
    url, armado = _abierto(elenco, persona, formulario)
    antes = huella()
    primera = persona.reenviar(url, armado)
    una_vez = huella()
    efecto = filas_nuevas(antes, una_vez)
    hecho = primera.aceptada and bool(distintas(antes, una_vez))
    informe.exige(hecho, f"{formulario.nombre}: no se hizo ({primera.codigo})")
    siguientes = [persona.reenviar(url, armado) for _ in range(VECES - 1)]
    _sin_quejas(informe, formulario, siguientes)
    cambiadas = distintas(una_vez, huella())
    informe.exige(not cambiadas, f"{formulario.nombre}: repetido, cambió {cambiadas}")
    if not formulario.es_boton:
        atras = persona.ver(url).codigo
        informe.exige(atras in (200, 302, 409), f"{formulario.nombre}: «Atrás» contesta {atras}")
    doble = _dos_clics(informe, elenco, persona, formulario)
    informe.exige(
        doble == efecto, f"{formulario.nombre}: dos clics dejan {doble} y uno deja {efecto}"
    )
    return VECES + 2


def _dos_clics(
    informe: Informe, elenco: Elenco, persona: Navegante, formulario: Formulario
) -> dict[str, int]:
    url, armado = _abierto(elenco, persona, formulario)
    antes = huella()
    salida = Barrier(2)

    def clic(_: int) -> Respuesta:
        salida.wait()
        return persona.reenviar(url, armado)

    with ThreadPoolExecutor(2) as hilos:
        dadas = list(hilos.map(clic, range(2)))
    _sin_quejas(informe, formulario, dadas)
    hechas = sum(dada.aceptada for dada in dadas)
    informe.exige(hechas > 0, f"{formulario.nombre}: con dos clics no se hizo")
    return filas_nuevas(antes, huella())


def _abierto(elenco: Elenco, persona: Navegante, formulario: Formulario) -> tuple[str, bytes]:
    """The form as its page gives it, with what is typed, as it will travel."""
    url, tecleado = formulario.preparar(elenco)
    pagina = {} if formulario.es_boton else persona.formulario(url)
    sobre = {campo: valor for campo, valor in tecleado.items() if valor is not None}
    return url, cuerpo({**pagina, **sobre})


def _sin_quejas(informe: Informe, formulario: Formulario, dadas: list[Respuesta]) -> None:
    """The repeated press goes where the first went, or is told in Spanish that it is done."""
    for dada in dadas:
        dicho = dada.aceptada or (dada.codigo in (404, 409, 422) and len(dada.texto) > 0)
        informe.exige(dicho, f"{formulario.nombre}: repetido contesta {dada.codigo}")
