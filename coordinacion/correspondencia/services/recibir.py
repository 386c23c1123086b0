"""recibir: a letter gets its folio and its first clocks."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import Correspondencia, Peticionario, Punto
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    no_futuro,
    texto_para_buscar,
)
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios, reloj
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
    _validar(carta, peticionarios)
    carta.capturada_por = actor
    carta.capturada_en = reloj.ahora()
    carta.remitente = reglas.resumen_de_remitente(
        carta.condicion_remitente, [persona.nombre for persona in peticionarios]
    )
    _numerar(carta)
    carta.save()
    _guardar_partes(carta, peticionarios, puntos)
    for documento in adjuntos:
        documentos.adscribir(documento, asunto_id=carta.pk, clase=documento.Clase.OFICIO_RECIBIDO)
    _abrir_plazos(carta)
    carta.texto_busqueda = texto_para_buscar(carta)
    carta.save(update_fields=["plazo_clasificar", "plazo_respuesta", "texto_busqueda"])
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_RECIBIDA,
        carta,
        ocurrido_en=carta.recibida_en,
        folio=carta.folio,
        canal=carta.get_canal_display().lower(),
        motivo=carta.motivo_captura_tardia,
    )
    return carta


def _validar(carta: Correspondencia, peticionarios: Sequence[Peticionario]) -> None:
    no_futuro("recibida_en", carta.recibida_en)
    error = reglas.error_de_remitente(carta.condicion_remitente, len(peticionarios))
    if error:
        raise DatoInvalido({"remitente": error})
    atraso = plazos.habiles_transcurridos(carta.recibida_en, reloj.ahora())
    if reglas.exige_motivo(atraso) and not carta.motivo_captura_tardia.strip():
        raise DatoInvalido(
            {
                "motivo_captura_tardia": f"El sello es de hace {atraso} días hábiles: "
                "indique por qué se captura hasta ahora."
            }
        )


def _numerar(carta: Correspondencia) -> None:
    recibida = reloj.local(carta.recibida_en).date()
    carta.serie = identidad(recibida).siglas
    carta.anio = reglas.anio_de_folio(recibida)
    carta.numero = siguiente(carta.serie, carta.anio)
    carta.folio = folios.formatear(carta.serie, carta.anio, carta.numero)


def _guardar_partes(
    carta: Correspondencia, peticionarios: Sequence[Peticionario], puntos: Sequence[str]
) -> None:
    for orden, persona in enumerate(peticionarios):
        persona.correspondencia = carta
        persona.representante_comun = orden == 0
    Peticionario.objects.bulk_create(peticionarios)
    textos = [texto for texto in puntos if texto.strip()] or [carta.asunto]
    Punto.objects.bulk_create(
        Punto(correspondencia=carta, numero=numero, texto=texto)
        for numero, texto in enumerate(textos, start=1)
    )


def _abrir_plazos(carta: Correspondencia) -> None:
    carta.plazo_clasificar = plazos.abrir(
        clase=ClasePlazo.CLASIFICAR,
        desde=carta.recibida_en,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=carta.get_absolute_url(),
    )
    carta.plazo_respuesta = plazos.abrir(
        clase=ClasePlazo.RESPUESTA,
        desde=carta.recibida_en,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=carta.get_absolute_url(),
        fecha_senalada=carta.termino_senalado,
    )
