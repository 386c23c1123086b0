"""desglosar: points that are another matter become letters of their own, folio/1, folio/2…

They arrived when the letter did, so the petitioner's term counts from there (ADR 034)."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Max

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, PersonaAutorizada, Punto
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    texto_para_buscar,
)
from coordinacion.correspondencia.services.recibir import aperturas, lo_recibido
from coordinacion.documentos import services as documentos
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos

SE_COPIAN = (
    "serie",
    "anio",
    "numero",
    "recibida_en",
    "inconformidad_en",
    "canal",
    "dirigida_a",
    "condicion_remitente",
    "remitente",
    "municipio_id",
    "localidad",
    "oficio_numero",
    "oficio_fecha",
    "fojas",
    "anexos",
    "prioridad",
    "acceso",
    "termino_senalado",
    "lengua_id",
    "variante_id",
    "otra_lengua",
    "pide_interprete",
    "pide_traduccion",
)
"""What is true of the paper, and so of each letter that comes out of it."""


@transaction.atomic
def desglosar(actor: Usuario, carta_id: int, *, puntos: Collection[int]) -> list[Correspondencia]:
    """Each of those points (ids) leaves the letter and becomes one of its own, to be classified.

    Who signs, who may read it and the documents are the same; at least one point stays. Raises as
    `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.DESGLOSAR, con=("origen",))
    quedan, salen = _separar(carta, puntos)
    siguiente = _siguiente(carta)
    nuevas = [_una(actor, carta, punto, n) for n, punto in enumerate(salen, start=siguiente)]
    for numero, punto in enumerate(quedan, start=1):
        Punto.objects.filter(pk=punto.pk).update(numero=numero)
    carta.desglosar()
    carta.save(update_fields=["version"])
    hijas = ", ".join(nueva.folio for nueva in nuevas)
    asentar_carta(actor, Hecho.CORRESPONDENCIA_DESGLOSADA, carta, folios=hijas)
    return nuevas


def _separar(carta: Correspondencia, puntos: Collection[int]) -> tuple[list[Punto], list[Punto]]:
    """Those that stay and those that leave, in their order."""
    todos = list(carta.puntos.all())
    quedan = [punto for punto in todos if punto.pk not in puntos]
    salen = [punto for punto in todos if punto.pk in puntos]
    if not salen:
        raise DatoInvalido({"puntos": "Elija qué puntos se separan."})
    if not quedan:
        raise DatoInvalido({"puntos": "Deje al menos un punto en este asunto."})
    return quedan, salen


def _siguiente(carta: Correspondencia) -> int:
    """The next number under the folio; the letter that arrived is locked while it is taken."""
    if carta.origen_id is not None:
        Correspondencia.objects.select_for_update().values_list("pk").get(pk=carta.origen_id)
    hermanas = Correspondencia.objects.filter(
        serie=carta.serie, anio=carta.anio, numero=carta.numero
    )
    return int(hermanas.aggregate(ultimo=Max("desglose"))["ultimo"]) + 1


def _una(actor: Usuario, carta: Correspondencia, punto: Punto, desglose: int) -> Correspondencia:
    raiz = carta.origen or carta
    nueva = Correspondencia(
        **{campo: getattr(carta, campo) for campo in SE_COPIAN},
        folio=folios.formatear(carta.serie, carta.anio, carta.numero, desglose),
        desglose=desglose,
        origen=raiz,
        asunto=punto.texto,
        capturada_por=actor,
        capturada_en=reloj.ahora(),
        clave_envio=uuid.uuid5(carta.clave_envio, f"desglose:{punto.pk}"),
    )
    nueva.save()
    _repartir(carta, nueva, punto)
    _abrir_plazos(nueva)
    nueva.texto_busqueda = texto_para_buscar(nueva, nueva.peticionarios.all())
    nueva.save(update_fields=["plazo_clasificar", "plazo_respuesta", "texto_busqueda"])
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_RECIBIDA,
        nueva,
        ocurrido_en=nueva.recibida_en,
        **lo_recibido(nueva),
        origen=carta.folio,
    )
    return nueva


def _repartir(carta: Correspondencia, nueva: Correspondencia, punto: Punto) -> None:
    """Its point moves to it; people and documents are in both."""
    Punto.objects.filter(pk=punto.pk).update(correspondencia=nueva, numero=1)
    firmantes = list(carta.peticionarios.all())
    for firmante in firmantes:
        firmante.pk, firmante.correspondencia = None, nueva
    nueva.peticionarios.bulk_create(firmantes)
    PersonaAutorizada.objects.bulk_create(
        PersonaAutorizada(correspondencia=nueva, usuario_id=pk)
        for pk in carta.autorizadas.values_list("usuario_id", flat=True)
    )
    documentos.compartir(carta.pk, nueva.pk)


def _abrir_plazos(nueva: Correspondencia) -> None:
    """RESPUESTA from the reception; the unit's own clock, from now."""
    clasificar, respuesta = aperturas(nueva)
    pedidos: Sequence[plazos.Apertura] = [replace(clasificar, desde=reloj.ahora()), respuesta]
    nueva.plazo_clasificar, nueva.plazo_respuesta = plazos.abrir_varios(pedidos)
