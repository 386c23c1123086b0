"""One meeting, table or calendar for each address that asks for one."""

from __future__ import annotations

from typing import Any

from coordinacion.vinculacion import calendario, services
from coordinacion.vinculacion.services import mesas
from tests.elenco import Elenco
from tests.vinculacion.reuniones import (
    celebrada,
    convocada,
    documento,
    mesa_en,
    opinion,
    programada,
)

Args = tuple[Any, ...]
DE_LA_CONVOCADA = (
    *("ver", "editar", "ordenar", "reprogramar", "celebrar", "adjuntar", "cancelar"),
    *("convocatoria", "ics"),
)


def de_vinculacion(elenco: Elenco) -> dict[str, Args]:
    """Agency A was called to the meetings; agency B was not."""
    suyo = calendario.direccion(services.renovar_calendario(elenco.vinculacion))
    return {
        **_de_reuniones(elenco),
        **_de_mesas(elenco),
        "calendario:personal": (suyo.split("/")[2],),
    }


def _de_reuniones(elenco: Elenco) -> dict[str, Args]:
    actor = elenco.vinculacion
    una, hecha, firmada = (
        convocada(elenco, elenco.a),
        celebrada(elenco, elenco.a),
        celebrada(elenco, elenco.a),
    )
    papel = documento(actor)
    services.formalizar(actor, firmada.pk, minuta=papel)
    services.adjuntar(actor, una.pk, [papel])
    return {
        **{f"reunion:{nombre}": (una.pk,) for nombre in DE_LA_CONVOCADA},
        "reunion:documento": (una.pk, papel.pk),
        "reunion:convocar": (programada(elenco, elenco.a).pk,),
        "reunion:pasar_lista": (hecha.pk,),
        "reunion:formalizar": (hecha.pk,),
        "acuerdo:minuta": (firmada.pk,),
    }


def _de_mesas(elenco: Elenco) -> dict[str, Args]:
    actor = elenco.vinculacion
    nueva, una, publica = (mesa_en(elenco, e) for e in ("programada", "instalada", "instalada"))
    (dicha,) = mesas.recoger(actor, una.pk, [opinion()])
    mesas.publicar(
        actor, publica.pk, resumen="Se oyó a la comunidad", opiniones=[], version=publica.version
    )
    return {
        **{f"mesa:{nombre}": (una.pk,) for nombre in ("ver", "acta", "editar", "recoger")},
        "mesa:instalar": (nueva.pk,),
        "mesa:publicar": (publica.pk,),
        "mesa:concluir": (publica.pk,),
        "mesa:retirar": (publica.pk,),
        "mesa:responder": (una.pk, dicha.pk),
        "publico:mesa": (publica.pk,),
        "publico:mesa_pdf": (publica.pk,),
    }
