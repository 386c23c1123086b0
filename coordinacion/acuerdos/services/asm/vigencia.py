"""From when a commitment of a table runs, how far it went and whether it is said to be done."""

from collections.abc import Sequence
from datetime import datetime

from coordinacion.acuerdos.asm.tabla import Actividad
from coordinacion.acuerdos.models import Avance, Compromiso
from coordinacion.acuerdos.services.asm.origen import Origen
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCompromiso
from coordinacion.plazos import services as plazos
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.services import Apertura

COMPLETO = 100


def poner_en_vigor(origen: Origen, compromisos: Sequence[Compromiso]) -> None:
    """Open the clock of those that have a day, to its closing hour; one that had run out before it
    was recorded here tells nobody. The caller saves them."""
    fechados = [uno for uno in compromisos if uno.fecha_comprometida and uno.plazo_id is None]
    aperturas = [
        Apertura(
            clase=ClasePlazo.COMPROMISO,
            desde=origen.ahora,
            asunto_id=None,
            folio=uno.folio,
            url=uno.get_absolute_url(),
            institucion_id=uno.institucion_id,
            fecha_senalada=origen.cierre_del(uno.fecha_comprometida),
        )
        for uno in fechados
        if uno.fecha_comprometida
    ]
    for uno, plazo in zip(fechados, plazos.abrir_varios(aperturas), strict=True):
        plazos.callar_lo_pasado(plazo)
        uno.plazo, uno.vigente_en = plazo, origen.ahora
        uno.fecha_original = uno.fecha_comprometida
        uno.formalizar()


def avance_de(origen: Origen, compromiso: Compromiso, leida: Actividad) -> Avance | None:
    """The report that an activity makes, unsaved; None when it says no percentage. It is of today:
    of when the table was filled in nothing is known."""
    dicho = leida.avance
    if dicho.porcentaje is None:
        return None
    compromiso.avance = dicho.porcentaje
    return Avance(
        compromiso=compromiso,
        fecha=reloj.local(origen.ahora).date(),
        porcentaje=dicho.porcentaje,
        texto=dicho.texto,
        evidencia=leida.celdas.get("documento", ""),
        es_reporte=concluida_en(origen, leida) is not None,
        institucion=compromiso.institucion,
        por=origen.actor,
        por_cuenta_de=True,
        entrego=f"Consta en «{origen.archivo}»"[:200],
        en=origen.ahora,
    )


def reportar_lo_concluido(origen: Origen, pares: Sequence[tuple[Actividad, Compromiso]]) -> None:
    """What is at one hundred per cent and says on which day it ended is reported as done that day,
    for somebody to verify. Without the day it stays in force. The caller saves them."""
    for leida, compromiso in pares:
        momento = concluida_en(origen, leida)
        if momento is None or compromiso.estado != EstadoCompromiso.VIGENTE:
            continue
        compromiso.reportado_en = momento
        compromiso.reportar()
        plazos.cerrar_si_corren(compromiso.plazo, en=momento, desenlace=Desenlace.REPORTADO)


def concluida_en(origen: Origen, leida: Actividad) -> datetime | None:
    """When an activity that is all done ended, at the closing hour of its day; None when either is
    not said, or the day has not come."""
    dicha = leida.conclusion
    if leida.avance.porcentaje != COMPLETO or dicha is None or dicha.dia is None:
        return None
    momento = origen.cierre_del(dicha.dia)
    return momento if momento <= origen.ahora else None
