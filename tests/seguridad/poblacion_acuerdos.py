"""One agreement of which agency A is a party, a meeting to which it was not called, and a link."""

from __future__ import annotations

from typing import Any

from coordinacion.acuerdos.opciones import SentidoLiga
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.correspondencia.models import Correspondencia
from tests.acuerdos.acuerdos import programada, propuesto
from tests.acuerdos.compromisos import compromiso_en
from tests.elenco import Elenco

DE_UNO = ("ver", "pdf", "editar", "alcanzar", "no_alcanzar", "firmar")


def de_acuerdos(elenco: Elenco, carta: Correspondencia) -> dict[str, tuple[Any, ...]]:
    """The arguments of every address of an agreement and of a link."""
    acuerdo, reunion = propuesto(elenco), programada(elenco)
    compromiso = compromiso_en(elenco, "vigente", verifica=None)
    liga = services.ligar(
        elenco.analista,
        compromiso.pk,
        carta.pk,
        sentido=SentidoLiga.RESPONDE,
        motivo="Lo que pidieron",
    )
    otro = compromiso_en(elenco, "vigente", verifica=None)
    return {
        **{f"acuerdo:{verbo}": (acuerdo.pk,) for verbo in DE_UNO},
        "acuerdo:escribir": (reunion.pk,),
        "acuerdo:guardar": (reunion.pk,),
        "liga:asunto": (otro.pk,),
        "liga:compromiso": (carta.slug,),
        "liga:desligar": (liga.pk,),
    }
