"""One screen, one transaction, two facts: the letter is classified and takes its way at once.

Each part is the verb of the same name; a letter that was already classified skips the first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.services.clasificar import clasificar
from coordinacion.canalizacion.services.tomar_conocimiento import tomar_conocimiento
from coordinacion.canalizacion.services.turnar import Destino, remitir, turnar
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Punto, Sentido
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario


@dataclass(frozen=True)
class Clasificacion:
    """What `clasificar` asks for; none of it when the letter is already classified."""

    cambios: Mapping[str, Any]
    puntos: tuple[correspondencia.PuntoPedido, ...] = ()


@dataclass(frozen=True)
class Envio:
    """A destination as the screen knows it: its points by number, which may be new; with
    `fundamento` it is a remission."""

    destino: Destino
    numeros: tuple[int, ...] = ()
    es_remision: bool = False
    fundamento: str = ""


@transaction.atomic
def clasificar_y_turnar(
    actor: Usuario,
    carta_id: int,
    clasificacion: Clasificacion | None,
    envios: Sequence[Envio],
    *,
    version: int | None = None,
    confirmado: bool = False,
) -> list[Turno]:
    """Classify (unless None) and send the letter to each of `envios`, all or nothing.

    A remission takes the responsable's place when nobody else does. Raises as `clasificar`,
    `turnar` and `remitir`.
    """
    version = _clasificar(actor, carta_id, clasificacion, version)
    puntos = _pk_por_numero(carta_id)
    listos = [_con_puntos(envio, puntos) for envio in envios]
    turnados = [envio.destino for envio in listos if not envio.es_remision]
    remisiones = [envio for envio in listos if envio.es_remision]
    turnos: list[Turno] = []
    if remisiones and remisiones[0].destino.parte == Parte.RESPONSABLE:
        turnos += _remitir(actor, carta_id, remisiones[:1], version)
        remisiones, version = remisiones[1:], None
    if turnados or not turnos:
        turnos += turnar(actor, carta_id, turnados, version=version, confirmado=confirmado)
    return turnos + _remitir(actor, carta_id, remisiones, None)


@transaction.atomic
def clasificar_y_responder(
    actor: Usuario,
    carta_id: int,
    clasificacion: Clasificacion | None,
    *,
    texto: str,
    sentidos: Mapping[int, Sentido] | Sentido,
    adjuntos: Sequence[Documento] = (),
    version: int | None = None,
) -> Correspondencia:
    """Classify (unless None) and record the unit's own answer; one `Sentido` is that of every
    point, a mapping gives that of each point's pk. Raises as its two verbs.
    """
    _clasificar(actor, carta_id, clasificacion, version)
    if isinstance(sentidos, Sentido):
        sentidos = dict.fromkeys(_pk_por_numero(carta_id).values(), sentidos)
    return correspondencia.responder_directo(
        actor, carta_id, texto=texto, sentidos=sentidos, adjuntos=adjuntos
    )


@transaction.atomic
def clasificar_y_tomar_conocimiento(
    actor: Usuario,
    carta_id: int,
    clasificacion: Clasificacion | None,
    *,
    version: int | None = None,
) -> Correspondencia:
    """Classify (unless None) and end a letter that owes no answer. Raises as its two verbs."""
    _clasificar(actor, carta_id, clasificacion, version)
    return tomar_conocimiento(actor, carta_id)


def _clasificar(
    actor: Usuario, carta_id: int, clasificacion: Clasificacion | None, version: int | None
) -> int | None:
    """The version that the next verb must find: unknown to the screen once this one ran."""
    if clasificacion is None:
        return version
    clasificar(
        actor,
        carta_id,
        version=version,
        cambios=clasificacion.cambios,
        puntos=clasificacion.puntos,
    )
    return None


def _pk_por_numero(carta_id: int) -> dict[int, int]:
    filas = Punto.objects.filter(correspondencia_id=carta_id)
    return dict(filas.values_list("numero", "pk"))


def _con_puntos(envio: Envio, puntos: Mapping[int, int]) -> Envio:
    faltan = [numero for numero in envio.numeros if numero not in puntos]
    if faltan:
        nombre = envio.destino.institucion.nombre
        raise DatoInvalido({"destinos": f"{nombre}: el asunto no tiene el punto {faltan[0]}."})
    elegidos = tuple(puntos[numero] for numero in envio.numeros)
    return replace(envio, destino=replace(envio.destino, puntos=elegidos))


def _remitir(
    actor: Usuario, carta_id: int, envios: Sequence[Envio], version: int | None
) -> list[Turno]:
    return [
        remitir(actor, carta_id, envio.destino, fundamento=envio.fundamento, version=version)
        for envio in envios
    ]
