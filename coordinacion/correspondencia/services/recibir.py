"""recibir: a letter gets its folio and its first clocks."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import Correspondencia, Peticionario, Punto
from coordinacion.correspondencia.opciones import Canal
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    no_futuro,
    texto_para_buscar,
)
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.services import siguiente
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import identidad
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo


def recibir(
    actor: Usuario,
    carta: Correspondencia,
    *,
    peticionarios: Sequence[Peticionario] = (),
    puntos: Sequence[str] = (),
    adjuntos: Sequence[Documento] = (),
) -> Correspondencia:
    """Register `carta` (unsaved, with what the stamp and the letter say) and return it saved.

    The same `clave_envio` twice returns the letter of the first time. Opens CLASIFICAR, and
    RESPUESTA provisionally under the strictest rule, both from the moment of the stamp.
    Raises `SinPermiso` or `DatoInvalido`.
    """
    if not puede(actor, Verbo.RECIBIR):
        raise SinPermiso
    repetida = _ya_registrada(carta)
    if repetida is not None:
        return repetida
    try:
        return _registrar(actor, carta, peticionarios, puntos, adjuntos)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetida = _ya_registrada(carta)
        if repetida is None:
            raise
        return repetida


def _ya_registrada(carta: Correspondencia) -> Correspondencia | None:
    return Correspondencia.objects.filter(clave_envio=carta.clave_envio).first()


@transaction.atomic
def _registrar(
    actor: Usuario,
    carta: Correspondencia,
    peticionarios: Sequence[Peticionario],
    puntos: Sequence[str],
    adjuntos: Sequence[Documento],
) -> Correspondencia:
    atraso = plazos.habiles_transcurridos(carta.recibida_en, reloj.ahora())
    exigir_captura_valida(carta, peticionarios, atraso)
    dejar_capturada(carta, actor, peticionarios)
    _numerar(carta)
    carta.save()
    _guardar_partes(carta, peticionarios, puntos)
    for documento in adjuntos:
        documentos.adscribir(documento, asunto_id=carta.pk, clase=documento.Clase.OFICIO_RECIBIDO)
    _abrir_plazos(carta)
    carta.texto_busqueda = texto_para_buscar(carta, peticionarios)
    carta.save(update_fields=["plazo_clasificar", "plazo_respuesta", "texto_busqueda"])
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_RECIBIDA,
        carta,
        ocurrido_en=carta.recibida_en,
        **lo_recibido(carta),
    )
    return carta


def dejar_capturada(
    carta: Correspondencia, actor: Usuario, peticionarios: Sequence[Peticionario]
) -> None:
    """Who captured it, when, and its sender in one line."""
    carta.capturada_por = actor
    carta.capturada_en = reloj.ahora()
    carta.remitente = reglas.resumen_de_remitente(
        carta.condicion_remitente, [persona.nombre for persona in peticionarios]
    )


def foliar(carta: Correspondencia, serie: str, numero: int) -> None:
    """The folio, in the register of the year of reception."""
    carta.serie = serie
    carta.anio = reglas.anio_de_folio(reloj.local(carta.recibida_en).date())
    carta.numero = numero
    carta.folio = folios.formatear(serie, carta.anio, numero)


def partes(
    carta: Correspondencia, peticionarios: Sequence[Peticionario], puntos: Sequence[str]
) -> list[Punto]:
    """Put who signs in order and number what is asked; all of it unsaved."""
    for orden, persona in enumerate(peticionarios):
        persona.correspondencia = carta
        persona.representante_comun = orden == 0
    textos = [texto for texto in puntos if texto.strip()] or [carta.asunto]
    return [
        armar(Punto, {"numero": numero, "texto": texto, "correspondencia_id": carta.pk})
        for numero, texto in enumerate(textos, start=1)
    ]


def lo_recibido(carta: Correspondencia) -> dict[str, Any]:
    """What the log says of the reception."""
    return {
        "folio": carta.folio,
        "canal": Canal(carta.canal).label.lower() if carta.canal else "",
        "motivo": carta.motivo_captura_tardia,
    }


def exigir_captura_valida(
    carta: Correspondencia, peticionarios: Sequence[Peticionario], atraso: int
) -> None:
    """Raise `DatoInvalido` for a stamp in the future, a sender who is and is not known, or a
    capture `atraso` working days late that does not say why."""
    no_futuro("recibida_en", carta.recibida_en)
    error = reglas.error_de_remitente(carta.condicion_remitente, len(peticionarios))
    if error:
        raise DatoInvalido({"remitente": error})
    if reglas.exige_motivo(atraso) and not carta.motivo_captura_tardia.strip():
        raise DatoInvalido(
            {
                "motivo_captura_tardia": f"El sello es de hace {atraso} días hábiles: "
                "indique por qué se captura hasta ahora."
            }
        )


def _numerar(carta: Correspondencia) -> None:
    recibida = reloj.local(carta.recibida_en).date()
    serie = identidad(recibida).siglas
    foliar(carta, serie, siguiente(serie, reglas.anio_de_folio(recibida)))


def _guardar_partes(
    carta: Correspondencia, peticionarios: Sequence[Peticionario], puntos: Sequence[str]
) -> None:
    pedidos = partes(carta, peticionarios, puntos)
    Peticionario.objects.bulk_create(peticionarios)
    Punto.objects.bulk_create(pedidos)


def _abrir_plazos(carta: Correspondencia) -> None:
    carta.plazo_clasificar, carta.plazo_respuesta = plazos.abrir_varios(aperturas(carta))


def aperturas(carta: Correspondencia) -> list[plazos.Apertura]:
    """The first clocks of a letter: CLASIFICAR, and RESPUESTA under the strictest rule."""
    url = carta.get_absolute_url()
    return [
        plazos.Apertura(
            clase=ClasePlazo.CLASIFICAR,
            desde=carta.recibida_en,
            asunto_id=carta.pk,
            folio=carta.folio,
            url=url,
        ),
        plazos.Apertura(
            clase=ClasePlazo.RESPUESTA,
            desde=carta.cuenta_desde,
            asunto_id=carta.pk,
            folio=carta.folio,
            url=url,
            fecha_senalada=carta.termino_senalado,
        ),
    ]
