"""T4: two beats and two workers live the same five days: one notice per step, one digest a day.

The hands of their clock move from one moment to the next, with nights and silences, and stay there
until the watch has run: so what must have been told is what the pure rules say of those moments.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos.models import Latido, Plazo
from tests.avisos.test_simultaneos import INICIO, pasos_debidos, preparar
from tests.simulacros.escena import Buzon, buzon_lento, en_punto
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import AVISOS, revisar
from tests.simulacros.procesos import Reloj, Trabajador, esperar
from tests.simulacros.servidores import Servidores

DIAS = 5
PACIENCIA = 120.0


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Two of everything that must be only once."""
    informe = Informe("T4", f"dos relojes y dos trabajadores durante {DIAS} días")
    saltos = (300, 600) if corto else (20, 45, 120, 400)
    periodo = 0.2
    with informe.cronometro(), ExitStack() as pila:
        buzon = pila.enter_context(buzon_lento())
        manecillas, ambiente = pila.enter_context(en_punto(buzon, INICIO, periodo=periodo))
        preparar()
        plazos = list(Plazo.objects.select_related("calendario"))
        procesos = [pila.enter_context(Trabajador(ambiente)) for _ in range(2)]
        for trabajador in procesos:
            trabajador.esperar_listo()
        for _ in range(2):
            pila.enter_context(Reloj(ambiente))
        momentos = []
        for momento in _momentos(random.Random(404), saltos):
            manecillas.ponen(momento)
            momentos.append(momento)
            informe.exige(_vigilaron(momento), f"nadie vigiló a las {momento}")
        informe.exige(esperar(_nada_por_enviar, PACIENCIA), "quedaron correos por enviar")
        vueltas = sum(trabajador.dicho.count("vigilar_plazos") for trabajador in procesos)
        informe.cuenta(f"{len(momentos)} momentos", f"{vueltas} vigilancias pedidas")
        _comprobar(informe, plazos, momentos, buzon)
    return informe


def _momentos(azar: random.Random, saltos: tuple[int, ...]) -> Iterator[datetime]:
    """Moments of the five days; the last of each is at two, when offices are open."""
    for dia in range(DIAS):
        ahora = INICIO + timedelta(days=dia)
        cierre = ahora.replace(hour=14)
        while ahora < cierre:
            yield ahora
            ahora += timedelta(minutes=azar.choice(saltos))
        yield cierre
        yield cierre.replace(hour=22)


def _vigilaron(momento: datetime) -> bool:
    """Whether the watch ran at that moment, whoever of the two ran it."""
    return esperar(Latido.objects.filter(nombre="vigilancia", en__gte=momento).exists, PACIENCIA)


def _nada_por_enviar() -> bool:
    return not Correo.objects.filter(estado="pendiente").exists()


def _comprobar(
    informe: Informe, plazos: list[Plazo], momentos: list[datetime], buzon: Buzon
) -> None:
    pasos = 0
    for plazo in plazos:
        debidos = pasos_debidos(plazo, momentos)
        lineas = Asiento.objects.filter(hecho="plazo_escalon", registro_id=plazo.pk)
        dichos = [linea.datos["paso"] for linea in lineas.order_by("id")]
        informe.exige(dichos == debidos, f"{plazo.folio}: se avisó {dichos} y se debía {debidos}")
        pasos += len(dichos)
    resumenes = Correo.objects.filter(clase="resumen").values_list("clave", flat=True)
    por_persona_y_dia = Counter(clave.split(":", 1)[1] for clave in resumenes)
    informe.exige(bool(por_persona_y_dia), "nadie recibió un resumen")
    informe.exige(
        max(por_persona_y_dia.values(), default=0) <= 1, f"dos resúmenes: {por_persona_y_dia}"
    )
    mandados = Counter(Correo.objects.values_list("message_id", flat=True))
    informe.exige(
        buzon.identificadores() == mandados, "lo que llegó no es lo que se mandó, una vez cada uno"
    )
    informe.reclama(revisar(AVISOS))
    informe.cuenta(
        f"{len(plazos)} plazos, {pasos} pasos, {Aviso.objects.count()} avisos",
        f"{len(por_persona_y_dia)} resúmenes (uno por persona y día)",
        f"{len(mandados)} correos, ninguno repetido",
    )
