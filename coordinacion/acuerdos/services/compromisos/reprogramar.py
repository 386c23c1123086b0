"""reprogramar: another date, with its reason. The first is kept; who was late stays late."""

from datetime import date

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso, Reprogramacion
from coordinacion.acuerdos.services.compromisos.avisos import A, avisar_del_compromiso
from coordinacion.acuerdos.services.compromisos.comun import (
    asentar_compromiso,
    bloquear,
    exigir,
)
from coordinacion.acuerdos.services.compromisos.formalizar import (
    cierre_del,
    exigir_que_no_haya_pasado,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.exigencias import exigir_motivo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos


@transaction.atomic
def reprogramar(actor: Usuario, compromiso_id: int, *, fecha: date, motivo: str) -> Compromiso:
    """Move its date to that local day. Raises as `bloquear`, or `DatoInvalido`."""
    compromiso = bloquear(actor, compromiso_id, Verbo.REPROGRAMAR)
    antes = compromiso.fecha_comprometida
    exigir_motivo(motivo)
    exigir_que_no_haya_pasado("fecha", fecha)
    if antes is None or compromiso.plazo is None or fecha == antes:
        exigir({"fecha": "Es la fecha que ya tiene: indique otra."})
    else:
        _mover(actor, compromiso, antes, fecha, motivo)
    return compromiso


def _mover(actor: Usuario, compromiso: Compromiso, antes: date, fecha: date, motivo: str) -> None:
    Reprogramacion.objects.create(
        compromiso=compromiso,
        antes=antes,
        despues=fecha,
        motivo=motivo,
        por=actor,
        en=reloj.ahora(),
    )
    compromiso.fecha_comprometida = fecha
    compromiso.reprogramar()
    compromiso.save()
    if compromiso.plazo is not None:
        plazos.dejar_tarde_si_vencio(compromiso.plazo)
        plazos.reajustar(
            compromiso.plazo,
            actor=actor,
            motivo=f"Reprogramación. {motivo}",
            fecha_senalada=cierre_del(fecha, compromiso.institucion_id),
        )
    asentar_compromiso(
        actor,
        Hecho.COMPROMISO_REPROGRAMADO,
        compromiso,
        de=fecha_corta(antes),
        al=fecha_corta(fecha),
        motivo=motivo,
    )
    avisar_del_compromiso(
        actor,
        compromiso,
        "reprogramado",
        f"Se reprogramó al {fecha_corta(fecha)}",
        *A,
    )
