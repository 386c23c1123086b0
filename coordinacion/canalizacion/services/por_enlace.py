"""Acknowledging and answering from a link that was mailed, and annulling the links of an
institution. SISTEMA acts, on the institution's behalf; the log keeps the address, masked."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.canalizacion import sql
from coordinacion.canalizacion.enlaces import EnlaceInvalido, Proposito, enmascarar, leer
from coordinacion.canalizacion.models import Respuesta, SerieDeEnlaces, Turno
from coordinacion.canalizacion.opciones import Acuse
from coordinacion.canalizacion.permisos import puede_anular_enlaces
from coordinacion.canalizacion.selectors.enlaces import direccion_que_lo_recibio
from coordinacion.canalizacion.services.acusar import Acto, asentar_acuses, avisos_de_acuse
from coordinacion.canalizacion.services.comun import PorCuenta
from coordinacion.canalizacion.services.responder import Contestacion, asentar_respuesta
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.organizacion.models import Institucion, Usuario


@transaction.atomic
def acusar_por_enlace(actor: Usuario, turno_id: int, *, ficha: str) -> Turno:
    """Acknowledge the turn of the link `ficha`, in the name of `actor` (SISTEMA), for its
    institution. Who classified the letter is told. Raises `EnlaceInvalido`."""
    turno, por_cuenta = _bloquear(turno_id, Proposito.ACUSAR, ficha)
    avisos = avisos_de_acuse(actor, turno)
    acto = Acto(turno, por_cuenta.acuse, por_cuenta.momento, por_cuenta, avisos)
    asentar_acuses(actor, [acto])
    return turno


@transaction.atomic
def responder_por_enlace(
    actor: Usuario, turno_id: int, *, ficha: str, dicho: Contestacion
) -> Respuesta:
    """Record what the institution answers by the link `ficha`, in the name of `actor` (SISTEMA).

    From `turnado` it acknowledges in the same moment. Raises `EnlaceInvalido` or `DatoInvalido`.
    """
    cartas = Correspondencia.objects.defer(*DE_LA_BUSQUEDA).filter(turnos=turno_id)
    carta = cartas.select_for_update(of=("self",)).first()
    turno, por_cuenta = _bloquear(turno_id, Proposito.RESPONDER, ficha)
    if carta is not None:
        turno.correspondencia = carta
    return asentar_respuesta(actor, turno, dicho, por_cuenta)


def _bloquear(turno_id: int, proposito: Proposito, ficha: str) -> tuple[Turno, PorCuenta]:
    """The turn, locked, once the link is found to hold for it as it is now, and what proves the
    act. Raises `EnlaceInvalido`."""
    del_enlace, marca = leer(proposito, ficha)
    turno = next(iter(sql.bloquear_cualesquiera([turno_id])), None)
    if turno is None or del_enlace != turno_id:
        raise EnlaceInvalido
    direccion = direccion_que_lo_recibio(turno, proposito, marca)
    quien = f"un enlace enviado a {enmascarar(direccion)}"
    return turno, PorCuenta(reloj.ahora(), quien, acuse=Acuse.CORREO, direccion=direccion)


@transaction.atomic
def anular_enlaces(actor: Usuario, institucion_id: int) -> Institucion:
    """End every link mailed to an institution; those of the next mails will hold.

    Raises `SinPermiso` or `Institucion.DoesNotExist`.
    """
    if not puede_anular_enlaces(actor):
        raise SinPermiso
    institucion = Institucion.objects.select_for_update(no_key=True).get(pk=institucion_id)
    ahora = reloj.ahora()
    serie, _ = SerieDeEnlaces.objects.get_or_create(
        institucion=institucion, defaults={"anulada_en": ahora}
    )
    serie.numero, serie.anulada_en = serie.numero + 1, ahora
    serie.save()
    asentar(
        actor,
        Hecho.ENLACES_ANULADOS,
        registro="institucion",
        registro_id=institucion.pk,
        institucion_id=institucion.pk,
    )
    return institucion
