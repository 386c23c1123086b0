"""Meetings and tables in every state that a page tells apart, with texts as long as real ones."""

from __future__ import annotations

from datetime import timedelta

from coordinacion.acuerdos.services import acuerdos
from coordinacion.nucleo import reloj
from coordinacion.vinculacion import services
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.services import mesas
from tests.acuerdos.acuerdos import propuesto
from tests.elenco import Elenco
from tests.vinculacion.reuniones import (
    celebrada,
    convocada,
    documento,
    mesa_en,
    opinion,
    programada,
    reunion_en,
    zapoteco,
)

Args = tuple[int | str, ...]
LARGO = (
    "Rehabilitación del camino de acceso a la comunidad y reposición del puente peatonal que se "
    "llevó la creciente, con participación del tequio"
)
DESARROLLO = (
    "Se expuso el proyecto y las autoridades señalaron los tramos que más urgen.\n\n"
    "La comunidad pidió que los trabajos comiencen antes de la temporada de lluvias."
)


def sembrar_reuniones(elenco: Elenco) -> dict[str, Args]:
    """What each page of the meetings asks for in its address, by the name of the record."""
    firmada, cancelada = reunion_en(elenco, "formalizada"), reunion_en(elenco, "cancelada")
    suyas: dict[str, Reunion] = {
        "sin_orden": programada(elenco, puntos=False),
        "programada": programada(elenco, elenco.a, elenco.b),
        "convocada": _convocada(elenco),
        "de_hoy": _de_hoy(elenco),
        "celebrada": _celebrada(elenco),
        "sin_lista": _sin_lista(elenco),
        "formalizada": firmada,
        "cancelada": cancelada,
    }
    papel = firmada.minuta
    assert papel is not None
    services.adjuntar(elenco.vinculacion, suyas["convocada"].pk, [documento(elenco.vinculacion)])
    services.renovar_calendario(elenco.enlace_a)
    return {nombre: (una.pk,) for nombre, una in suyas.items()}


def _convocada(elenco: Elenco) -> Reunion:
    """Called, in another language, and moved twice."""
    una = convocada(
        elenco,
        *(elenco.a, elenco.b, elenco.c, elenco.d, elenco.externa),
        asunto=LARGO,
        comunidad="San Isidro el Costoche",
        otros_convocados="Presidencia municipal\nComisariado de bienes comunales",
        lengua=zapoteco(),
        interprete="Centro Profesional Indígena de Asesoría, Defensa y Traducción",
    )
    for dias, motivo in ((3, "Lluvias"), (5, "Lo pidió la asamblea para después de la cosecha")):
        inicia = una.inicia_en + timedelta(days=dias)
        una = services.reprogramar(
            elenco.vinculacion,
            una.pk,
            inicia_en=inicia,
            termina_en=inicia + timedelta(hours=2),
            motivo=motivo,
        )
    return una


def _de_hoy(elenco: Elenco) -> Reunion:
    """Whose day it is: it may be held, and its attendance taken."""
    with reloj.en(reloj.ahora() - timedelta(days=1, hours=1)):
        return convocada(elenco, elenco.a, asunto="Abasto de agua en la cabecera")


def _celebrada(elenco: Elenco) -> Reunion:
    """With an agreement written at it, its commitments open."""
    una = celebrada(elenco, elenco.a, asunto=LARGO, lengua=zapoteco())
    acuerdo = propuesto(elenco, origen="reunion", reunion=una)
    acuerdos.alcanzar(elenco.vinculacion, acuerdo.pk)
    return una


def _sin_lista(elenco: Elenco) -> Reunion:
    """Held three weeks ago, and nobody wrote who came: its minutes are late."""
    with reloj.en(reloj.ahora() - timedelta(days=22)):
        una = convocada(elenco, elenco.b, clase="politica", asunto="Calendario de obras")
    return services.celebrar(
        elenco.vinculacion, una.pk, momento=una.inicia_en, desarrollo=DESARROLLO
    )


def sembrar_mesas(elenco: Elenco) -> dict[str, Args]:
    """The same of the tables of dialogue."""
    actor = elenco.vinculacion
    oida, publica = mesa_en(elenco, "en_sesiones"), mesa_en(elenco, "en_sesiones")
    todas: dict[str, Mesa] = {
        "mesa_programada": mesa_en(elenco, "programada"),
        "mesa_instalada": mesa_en(elenco, "instalada"),
        "mesa_oida": oida,
        "mesa_publica": publica,
        "mesa_concluida": mesa_en(elenco, "concluida"),
    }
    dichas = {una.pk: _opiniones(elenco, una) for una in (oida, publica)}
    mesas.publicar(
        actor,
        publica.pk,
        resumen="Las comunidades pidieron agua todo el año.\n\nSe respondió a dos de tres.",
        opiniones=dichas[publica.pk],
        version=Mesa.objects.get(pk=publica.pk).version,
    )
    args: dict[str, Args] = {nombre: (una.pk,) for nombre, una in todas.items()}
    return args | {"opinion": (oida.pk, dichas[oida.pk][0])}


def _opiniones(elenco: Elenco, mesa: Mesa) -> list[int]:
    """Three opinions, the first two answered; in other languages the second."""
    hechas = mesas.recoger(
        elenco.vinculacion,
        mesa.pk,
        [
            opinion(texto=f"Falta agua en la parte alta. {LARGO}."),
            opinion(comunidad="Santa María Yucuhiti", lengua=zapoteco()),
            opinion(comunidad="Santiago Nuyoó", texto="Que se repare la caja de captación"),
        ],
    )
    for una, lengua in zip(hechas, (None, zapoteco()), strict=False):
        mesas.responder(
            elenco.vinculacion,
            mesa.pk,
            una.pk,
            respuesta="La línea de conducción se repone en el segundo trimestre.",
            lengua=lengua,
            momento=reloj.ahora(),
        )
    return [una.pk for una in hechas]
