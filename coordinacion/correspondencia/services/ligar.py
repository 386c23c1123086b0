"""ligar and desligar: two letters are of one matter; each keeps its term, its state and its end."""

from collections.abc import Mapping

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, Liga
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    avisar_de_la_carta,
    bloquear,
    bloquear_en_orden,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def ligar(actor: Usuario, carta_id: int, *, otras: Mapping[int, str]) -> list[Liga]:
    """Link the letter to each of `otras` (id → why); the history of both says so.

    Raises as `bloquear`, `Correspondencia.DoesNotExist` for one that the actor may not read, or
    `DatoInvalido` for itself and for one already linked.
    """
    bloquear_en_orden(carta_id, *otras)
    carta = bloquear(actor, carta_id, Verbo.LIGAR)
    visibles = Correspondencia.objects.visibles_para(actor).defer(*DE_LA_BUSQUEDA)
    cartas = visibles.in_bulk(otras)
    if len(cartas) < len(otras):
        raise Correspondencia.DoesNotExist
    _exigir_por_ligar(carta, list(cartas.values()))
    carta.ligar()
    ligas = [_una(actor, carta, cartas[pk], motivo) for pk, motivo in otras.items()]
    Liga.objects.bulk_create(ligas)
    for liga in ligas:
        _asentar_en_las_dos(actor, Hecho.CORRESPONDENCIA_LIGADA, carta, liga, liga.motivo)
        _avisar(actor, carta, liga, "ligada", f"Se ligó con el {carta.folio}")
    return ligas


@transaction.atomic
def desligar(actor: Usuario, carta_id: int, *, otra_id: int, motivo: str) -> None:
    """The two letters are no longer told to be of one matter. Raises as `bloquear`, or
    `Liga.DoesNotExist` when they are not linked or the actor may not read the other."""
    bloquear_en_orden(carta_id, otra_id)
    carta = bloquear(actor, carta_id, Verbo.DESLIGAR)
    menor, mayor = sorted((carta_id, otra_id))
    liga = Liga.objects.de(carta, actor).get(una_id=menor, otra_id=mayor)
    carta.desligar()
    _asentar_en_las_dos(actor, Hecho.CORRESPONDENCIA_DESLIGADA, carta, liga, motivo)
    _avisar(actor, carta, liga, "desligada", f"Dejó de estar ligado con el {carta.folio}")
    liga.delete()


def _exigir_por_ligar(carta: Correspondencia, otras: list[Correspondencia]) -> None:
    if carta in otras:
        raise DatoInvalido({"folio": "Un asunto no se liga a sí mismo."})
    ya = Liga.objects.filter(una=carta, otra__in=otras) | Liga.objects.filter(
        una__in=otras, otra=carta
    )
    for liga in ya.select_related("una", "otra")[:1]:
        raise DatoInvalido({"folio": f"Ya está ligado con el {liga.la_otra(carta).folio}."})


def _una(actor: Usuario, carta: Correspondencia, otra: Correspondencia, motivo: str) -> Liga:
    una, la_de_despues = sorted((carta, otra), key=lambda uno: uno.pk)
    return Liga(
        una=una, otra=la_de_despues, motivo=motivo, ligada_en=reloj.ahora(), ligada_por=actor
    )


def _asentar_en_las_dos(
    actor: Usuario, hecho: Hecho, carta: Correspondencia, liga: Liga, motivo: str
) -> None:
    """The same fact in each history. Why is left out of the one whose readers may not read the
    other letter: it may tell what that one says."""
    otra = liga.la_otra(carta)
    for esta, aquella in ((carta, otra), (otra, carta)):
        calla = aquella.acceso == Acceso.RESERVADO and esta.acceso != Acceso.RESERVADO
        asentar_carta(actor, hecho, esta, otra=aquella.folio, motivo="" if calla else motivo)


def _avisar(actor: Usuario, carta: Correspondencia, liga: Liga, suceso: str, titulo: str) -> None:
    """Tell who classified the other letter, if that is somebody else."""
    otra = liga.la_otra(carta)
    if otra.analista_id and otra.analista_id != actor.pk:
        avisar_de_la_carta(otra, f"{suceso}:{liga.pk}", titulo, [otra.analista_id])
