"""ligar and desligar: a letter and a commitment are said to have to do with each other."""

from django.db import transaction

from coordinacion.acuerdos.models import Compromiso, LigaConAsunto
from coordinacion.acuerdos.opciones import SentidoLiga
from coordinacion.acuerdos.permisos import puede_ligar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Usuario

REGISTRO = "compromiso"


@transaction.atomic
def ligar(
    actor: Usuario, compromiso_id: int, carta_id: int, *, sentido: SentidoLiga, motivo: str
) -> LigaConAsunto:
    """Say what the two are to each other and why; both histories tell it.

    Raises `SinPermiso`; `DoesNotExist` for what the actor may not read; or `DatoInvalido` when
    they are linked already.
    """
    compromiso, carta = _los_dos(actor, compromiso_id, carta_id)
    ya = LigaConAsunto.objects.filter(compromiso=compromiso, carta=carta)
    if ya.exists():
        raise DatoInvalido({"folio": f"Ya está ligado con el {carta.folio}."})
    liga = LigaConAsunto.objects.create(
        compromiso=compromiso,
        carta=carta,
        sentido=sentido,
        motivo=motivo,
        por=actor,
        en=reloj.ahora(),
    )
    _asentar(actor, Hecho.COMPROMISO_LIGADO, liga, motivo, sentido=liga.get_sentido_display())
    return liga


@transaction.atomic
def desligar(actor: Usuario, liga_id: int, *, motivo: str) -> LigaConAsunto:
    """They are no longer said to have to do with each other; the histories keep it.

    Raises as `ligar`, or `LigaConAsunto.DoesNotExist`.
    """
    liga = LigaConAsunto.objects.get(pk=liga_id)
    _los_dos(actor, liga.compromiso_id, liga.carta_id)
    liga = LigaConAsunto.objects.select_for_update().get(pk=liga_id)
    _asentar(actor, Hecho.COMPROMISO_DESLIGADO, liga, motivo)
    liga.delete()
    return liga


def _los_dos(
    actor: Usuario, compromiso_id: int, carta_id: int
) -> tuple[Compromiso, Correspondencia]:
    """Both records, the commitment locked, if the actor may read and link them."""
    visibles = Compromiso.objects.filter(
        pk__in=Compromiso.objects.visibles_para(actor).values("pk")
    )
    carta = Correspondencia.objects.visibles_para(actor).get(pk=carta_id)
    compromiso = visibles.select_for_update(of=("self",)).get(pk=compromiso_id)
    if not puede_ligar(actor):
        raise SinPermiso
    return compromiso, carta


def _asentar(actor: Usuario, hecho: Hecho, liga: LigaConAsunto, motivo: str, **datos: str) -> None:
    """One line, of the commitment's chain, which the letter's timeline shows too. Of a reserved
    letter it does not say why: whoever reads the commitment may not read the letter."""
    calla = liga.carta.acceso == Acceso.RESERVADO
    asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=liga.compromiso_id,
        asunto_id=liga.carta_id,
        datos={
            "compromiso": liga.compromiso.folio,
            "asunto": liga.carta.folio,
            "motivo": "" if calla else motivo,
            **datos,
        },
    )
