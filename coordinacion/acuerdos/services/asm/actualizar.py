"""What a table changes of what came in before: cell by cell, with a line in each record's log."""

from collections.abc import Mapping

from coordinacion.acuerdos.asm.diferencia import Diferencia
from coordinacion.acuerdos.models import Acuerdo, Compromiso, Reprogramacion
from coordinacion.acuerdos.selectors.asm import ActividadRegistrada
from coordinacion.acuerdos.services.asm.comparar import (
    ActividadComparada,
    AspectoComparado,
    Informe,
)
from coordinacion.acuerdos.services.asm.origen import Origen
from coordinacion.acuerdos.services.asm.vigencia import (
    avance_de,
    poner_en_vigor,
    reportar_lo_concluido,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar_varios
from coordinacion.plazos import services as plazos

_CAMPOS = {
    "coordinadora": "area_coordinadora",
    "responsable": "area_responsable",
    "resultado": "resultado_esperado",
    "producto": "producto",
}


def actualizar(origen: Origen, informe: Informe) -> None:
    """Write the cells that `informe` found changed."""
    lineas = []
    for aspecto in informe.aspectos:
        if aspecto.cambios:
            acuerdo = _actualizar_aspecto(aspecto)
            lineas.append(
                origen.linea_de_acuerdo(
                    Hecho.ACUERDO_REIMPORTADO, acuerdo, cambios=_antes_y_despues(aspecto.cambios)
                )
            )
    for una in informe.actividades:
        if una.cambios and una.registrada is not None:
            compromiso = _actualizar_actividad(origen, una, una.registrada)
            lineas.append(
                origen.linea_de_compromiso(
                    Hecho.COMPROMISO_REIMPORTADO,
                    compromiso,
                    cambios=_antes_y_despues(una.cambios),
                )
            )
    asentar_varios(lineas)


def _antes_y_despues(cambios: Mapping[str, Diferencia]) -> dict[str, list[str]]:
    return {cambio.columna: [cambio.antes, cambio.despues] for cambio in cambios.values()}


def _actualizar_aspecto(aspecto: AspectoComparado) -> Acuerdo:
    assert aspecto.registrado is not None  # noqa: S101
    acuerdo, fila = aspecto.registrado.acuerdo, aspecto.registrado.fila
    fila.numero = aspecto.leido.numero
    fila.save(update_fields=["numero"])
    acuerdo.texto = aspecto.leido.texto
    acuerdo.version += 1
    acuerdo.save(update_fields=["texto", "version"])
    return acuerdo


def _actualizar_actividad(
    origen: Origen, una: ActividadComparada, registrada: ActividadRegistrada
) -> Compromiso:
    """The words of the file are kept for every cell that changed; what they mean changes the
    commitment, its clock and its progress."""
    compromiso, leida = registrada.compromiso, una.leida
    if "actividad" in una.cambios:
        compromiso.texto = leida.texto
    for columna in una.cambios.keys() & _CAMPOS.keys():
        setattr(compromiso, _CAMPOS[columna], leida.celdas[columna])
    if "fecha" in una.cambios:
        _mover(origen, compromiso, una)
    if una.cambios.keys() & {"avance", "documento"}:
        avance = avance_de(origen, compromiso, leida)
        if avance is not None:
            avance.save()
            reportar_lo_concluido(origen, [(leida, compromiso)])
    compromiso.version += 1
    compromiso.save()
    _guardar_fila(una, registrada)
    return compromiso


def _guardar_fila(una: ActividadComparada, registrada: ActividadRegistrada) -> None:
    if registrada.fila is not None:
        registrada.fila.tomar(una.leida)
        registrada.fila.save()


def _mover(origen: Origen, compromiso: Compromiso, una: ActividadComparada) -> None:
    """Another day: the clock moves with its ledger, the first date stays, who was late is late."""
    antes, fecha = compromiso.fecha_comprometida, una.leida.fecha.dia
    if fecha is None or fecha == antes:
        return
    compromiso.fecha_comprometida = fecha
    if compromiso.plazo is None or antes is None:
        poner_en_vigor(origen, [compromiso])
        return
    motivo = f"Así viene en «{origen.archivo}», línea {una.leida.linea}."[:500]
    Reprogramacion.objects.create(
        compromiso=compromiso, antes=antes, despues=fecha, motivo=motivo,
        por=origen.actor, en=origen.ahora,
    )  # fmt: skip
    plazos.dejar_tarde_si_vencio(compromiso.plazo)
    plazos.reajustar(
        compromiso.plazo,
        actor=origen.actor,
        motivo=motivo,
        fecha_senalada=origen.cierre_del(fecha),
    )
    plazos.callar_lo_pasado(compromiso.plazo)
