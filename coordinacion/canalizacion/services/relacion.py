"""Relaciones de envío: what a messenger takes, and the delivery that starts ACUSE on paper."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.canalizacion.permisos import POR_CUENTA
from coordinacion.canalizacion.services.comun import asentar_turno
from coordinacion.canalizacion.services.relojes import abrir_acuse
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.services import siguiente
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import papeles

SERIE = "RE"


@transaction.atomic
def emitir_relacion(
    actor: Usuario, institucion: Institucion, turno_ids: Sequence[int]
) -> RelacionEnvio:
    """Put turns of one institution, not yet in a relación, in a numbered one.

    Raises `SinPermiso` or `DatoInvalido`.
    """
    _exigir_papel(actor)
    visibles = Turno.objects.visibles_para(actor).vivos()
    turnos = list(
        visibles.select_for_update(of=("self",)).filter(
            pk__in=turno_ids, institucion=institucion, relacion=None
        )
    )
    if not turnos:
        raise DatoInvalido({"turnos": "Elija al menos un turno que no esté ya en una relación."})
    ahora = reloj.ahora()
    anio = reloj.local(ahora).year
    relacion = RelacionEnvio.objects.create(
        folio=folios.formatear(SERIE, anio, siguiente(SERIE, anio)),
        institucion=institucion,
        emitida_en=ahora,
        emitida_por=actor,
    )
    Turno.objects.filter(pk__in=[turno.pk for turno in turnos]).update(relacion=relacion)
    for turno in turnos:
        asentar_turno(actor, Hecho.RELACION_ENVIO_EMITIDA, turno, folio=relacion.folio)
    return relacion


@transaction.atomic
def entregar_relacion(
    actor: Usuario,
    relacion_id: int,
    *,
    momento: datetime,
    recibio: str,
    prueba: Documento | None = None,
) -> RelacionEnvio:
    """Record the delivery at `momento` (UTC): ACUSE starts for each turn not yet acknowledged.

    Raises `SinPermiso`, `RelacionEnvio.DoesNotExist`, `EstadoNoAdmite` or `DatoInvalido`.
    """
    _exigir_papel(actor)
    relacion = RelacionEnvio.objects.select_for_update(of=("self",)).get(pk=relacion_id)
    if relacion.entregada_en is not None:
        raise EstadoNoAdmite(f"La relación {relacion.folio} ya tiene registrada su entrega.")
    if not reloj.minuto(relacion.emitida_en) <= momento <= reloj.ahora():
        raise DatoInvalido({"momento": "Debe ser posterior a la relación y no futura."})
    if not recibio.strip():
        raise DatoInvalido({"recibio": "Anote quién recibió."})
    relacion.entregada_en = momento
    relacion.recibio = recibio
    relacion.prueba = prueba
    relacion.save()
    asentar(
        actor,
        Hecho.RELACION_ENVIO_ENTREGADA,
        registro="relacion_envio",
        registro_id=relacion.pk,
        institucion_id=relacion.institucion_id,
        ocurrido_en=momento,
        datos={"folio": relacion.folio, "recibio": recibio},
    )
    _arrancar_acuses(actor, relacion, momento)
    return relacion


def _arrancar_acuses(actor: Usuario, relacion: RelacionEnvio, momento: datetime) -> None:
    turnos = relacion.turnos.select_related("correspondencia", "institucion").select_for_update(
        of=("self",)
    )
    for turno in turnos:
        asentar_turno(
            actor,
            Hecho.RELACION_ENVIO_ENTREGADA,
            turno,
            ocurrido_en=momento,
            folio=relacion.folio,
            recibio=relacion.recibio,
        )
        if turno.estado == EstadoTurno.TURNADO and turno.plazo_acuse is None:
            abrir_acuse(turno, momento)
            turno.save(update_fields=["plazo_acuse"])


def _exigir_papel(actor: Usuario) -> None:
    if not papeles(actor).tiene(*POR_CUENTA):
        raise SinPermiso
