"""formalizar: somebody owes it from now on, and its clock runs."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import make_aware

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.acuerdos.reglas_compromiso import error_de_plazo, errores
from coordinacion.acuerdos.services.compromisos.avisos import A, avisar_del_compromiso
from coordinacion.acuerdos.services.compromisos.comun import (
    asentar_compromiso,
    bloquear,
    exigir,
    pacto_de,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Plazo


@transaction.atomic
def formalizar(
    actor: Usuario, compromiso_id: int, *, desde: datetime | None = None, callado: bool = False
) -> Compromiso:
    """Put it in force since `desde` (now, if it is left out), with its clock to the committed date
    at the closing hour of the institution's calendar.

    `callado` is for what was owed elsewhere before it was recorded here: nobody is told of it nor,
    where it had run out, of its clock. Raises as `bloquear`, `EstadoNoAdmite` while the agreement
    is not reached, or `DatoInvalido`.
    """
    _bloquear_acuerdo(compromiso_id)
    compromiso = bloquear(actor, compromiso_id, Verbo.FORMALIZAR)
    acuerdo = compromiso.acuerdo
    if acuerdo.estado != EstadoAcuerdo.ALCANZADO:
        raise EstadoNoAdmite(
            f"El acuerdo {acuerdo} está «{acuerdo.get_estado_display()}»: "
            "sus compromisos entran en vigor cuando se alcanza."
        )
    pacto = pacto_de(compromiso)
    exigir({**errores(pacto), **error_de_plazo(pacto)})
    if not callado:
        exigir_que_no_haya_pasado("fecha_comprometida", compromiso.fecha_comprometida)
    compromiso.vigente_en = desde or reloj.ahora()
    compromiso.plazo = _abrir(compromiso)
    compromiso.fecha_comprometida = reloj.local(compromiso.plazo.vence_en).date()
    compromiso.fecha_original = compromiso.fecha_comprometida
    compromiso.formalizar()
    compromiso.save()
    asentar_compromiso(
        actor,
        Hecho.COMPROMISO_FORMALIZADO,
        compromiso,
        fecha=fecha_corta(compromiso.fecha_comprometida),
    )
    if callado:
        plazos.callar_lo_pasado(compromiso.plazo)
    else:
        _avisar(actor, compromiso)
    return compromiso


def _bloquear_acuerdo(compromiso_id: int) -> None:
    """Nobody says that it was not reached while one of its commitments enters into force."""
    suyo = Acuerdo.objects.filter(compromisos=compromiso_id)
    list(suyo.select_for_update(of=("self",)).values_list("pk"))


def _abrir(compromiso: Compromiso) -> Plazo:
    desde, fecha = compromiso.vigente_en, compromiso.fecha_comprometida
    if desde is None:
        raise ValueError("a clock counts from when the commitment is in force")
    return plazos.abrir(
        clase=ClasePlazo.COMPROMISO,
        desde=desde,
        asunto_id=None,
        folio=compromiso.folio,
        url=compromiso.get_absolute_url(),
        institucion_id=compromiso.institucion_id,
        persona_id=compromiso.coordina_id,
        direccion=compromiso.externo_correo,
        fecha_senalada=cierre_del(fecha, compromiso.institucion_id) if fecha else None,
        cantidad=None if fecha else compromiso.dias_habiles,
    )


def cierre_del(fecha: date, institucion_id: int | None) -> datetime:
    """When that local day ends for who owes it: the closing hour of its calendar."""
    calendario = plazos.calendario_de(institucion_id)
    return make_aware(datetime.combine(fecha, calendario.hora_cierre))


def exigir_que_no_haya_pasado(campo: str, fecha: date | None) -> None:
    """Raise `DatoInvalido` when that local date is over."""
    if fecha is not None and fecha < reloj.hoy():
        raise DatoInvalido({campo: "La fecha comprometida ya pasó."})


def _avisar(actor: Usuario, compromiso: Compromiso) -> None:
    avisar_del_compromiso(
        actor, compromiso, "nuevo", "Nuevo compromiso a su cargo", A.QUIEN_LO_DEBE
    )
    avisar_del_compromiso(
        actor,
        compromiso,
        "vigente",
        "Compromiso en vigor",
        A.QUIEN_VERIFICA,
        A.QUIEN_LE_DA_SEGUIMIENTO,
    )
