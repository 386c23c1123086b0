"""recibir: a letter gets its folio and its first clocks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia import reglas, selectors
from coordinacion.correspondencia.models import (
    Correspondencia,
    FolioReservado,
    Peticionario,
    Punto,
)
from coordinacion.correspondencia.opciones import Canal
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    exigir_variante,
    texto_para_buscar,
)
from coordinacion.correspondencia.services.contingencia import tomar_reservado
from coordinacion.correspondencia.services.ligar import ligar
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, RegistroCerrado, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.nucleo.services import siguiente
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo


def recibir(
    actor: Usuario,
    carta: Correspondencia,
    *,
    peticionarios: Sequence[Peticionario] = (),
    puntos: Sequence[str] = (),
    adjuntos: Sequence[Documento] = (),
    reservado: int | None = None,
    ligar_a: Mapping[int, str] | None = None,
) -> Correspondencia:
    """Register `carta` (unsaved, with what the stamp and the letter say) and return it saved.

    `reservado` is the folio (id) of the contingency sheet on which it was received; `ligar_a`,
    the letters (id → why) of the same matter. The same `clave_envio` twice returns the letter of
    the first time. Opens CLASIFICAR, and RESPUESTA provisionally under the strictest rule, both
    from the moment of the stamp. Raises `SinPermiso`, `DatoInvalido`, or as `tomar_reservado` and
    `ligar`.
    """
    if not puede(actor, Verbo.RECIBIR):
        raise SinPermiso
    repetida = _ya_registrada(carta)
    if repetida is not None:
        return repetida
    try:
        with transaction.atomic():
            _registrar(actor, carta, peticionarios, puntos, adjuntos, reservado)
            if ligar_a:
                ligar(actor, carta.pk, otras=ligar_a)
        return carta
    except (IntegrityError, EstadoNoAdmite):
        # the same form, sent twice at once: the other one was faster
        repetida = _ya_registrada(carta)
        if repetida is None:
            raise
        return repetida


def _ya_registrada(carta: Correspondencia) -> Correspondencia | None:
    return Correspondencia.objects.filter(clave_envio=carta.clave_envio).first()


def _registrar(
    actor: Usuario,
    carta: Correspondencia,
    peticionarios: Sequence[Peticionario],
    puntos: Sequence[str],
    adjuntos: Sequence[Documento],
    reservado: int | None,
) -> None:
    atraso = plazos.habiles_transcurridos(carta.recibida_en, reloj.ahora())
    exigir_captura_valida(carta, peticionarios, atraso)
    dejar_capturada(carta, actor, peticionarios)
    hoja = None if reservado is None else tomar_reservado(carta, reservado)
    _numerar(carta, hoja)
    carta.save()
    if hoja is not None:
        hoja.carta = carta
        hoja.save(update_fields=["carta"])
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
        **lo_recibido(carta, hoja),
    )


def dejar_capturada(
    carta: Correspondencia, actor: Usuario, peticionarios: Sequence[Peticionario]
) -> None:
    """Who captured it, when, and its sender in one line."""
    carta.capturada_por = actor
    carta.capturada_en = reloj.ahora()
    carta.remitente = reglas.resumen_de_remitente(
        carta.condicion_remitente, [persona.nombre for persona in peticionarios]
    )


def foliar(carta: Correspondencia, serie: str, anio: int, numero: int) -> None:
    """The folio, in that register."""
    carta.serie = serie
    carta.anio = anio
    carta.numero = numero
    carta.folio = folios.formatear(serie, anio, numero)


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


def lo_recibido(carta: Correspondencia, hoja: FolioReservado | None = None) -> dict[str, Any]:
    """What the log says of the reception, and why it was on a contingency sheet."""
    datos = {
        "folio": carta.folio,
        "canal": Canal(carta.canal).label.lower() if carta.canal else "",
        "motivo": carta.motivo_captura_tardia,
    }
    return datos if hoja is None else {**datos, "contingencia": hoja.bloque.motivo}


def exigir_captura_valida(
    carta: Correspondencia, peticionarios: Sequence[Peticionario], atraso: int
) -> None:
    """Raise `DatoInvalido` for a stamp in the future, a sender who is and is not known, or a
    capture `atraso` working days late that does not say why."""
    no_futuro("recibida_en", carta.recibida_en)
    exigir_variante(carta)
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


def _numerar(carta: Correspondencia, hoja: FolioReservado | None) -> None:
    """The folio of its sheet; without one, the next of its own year, or of this one when that
    register is closed: the counter itself says so, and a person who closes it now is waited for.
    """
    if hoja is not None:
        foliar(carta, hoja.bloque.serie, hoja.bloque.anio, hoja.numero)
        return
    registro = selectors.registro_del(reloj.local(carta.recibida_en).date())
    try:
        numero = siguiente(*registro)
    except RegistroCerrado:
        registro = selectors.registro_del(reloj.hoy())
        numero = siguiente(*registro)
    foliar(carta, *registro, numero)


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
    return [
        apertura_de_clasificar(carta, carta.recibida_en),
        plazos.Apertura(
            clase=ClasePlazo.RESPUESTA,
            desde=carta.cuenta_desde,
            asunto_id=carta.pk,
            folio=carta.folio,
            url=carta.get_absolute_url(),
            fecha_senalada=carta.termino_senalado,
        ),
    ]


def apertura_de_clasificar(carta: Correspondencia, desde: datetime) -> plazos.Apertura:
    """The unit's own clock to classify the letter."""
    return plazos.Apertura(
        clase=ClasePlazo.CLASIFICAR,
        desde=desde,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=carta.get_absolute_url(),
    )
