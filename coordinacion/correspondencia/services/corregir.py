"""corregir: what was captured wrong is mended, with before and after in the log."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia import reglas, selectors
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    exigir_variante,
    texto_para_buscar,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.exigencias import no_futuro
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos

CAMPOS = (
    "recibida_en",
    "canal",
    "dirigida_a",
    "condicion_remitente",
    "municipio",
    "localidad",
    "oficio_numero",
    "oficio_fecha",
    "asunto",
    "fojas",
    "anexos",
    "prioridad",
    "termino_senalado",
    "lengua",
    "variante",
    "otra_lengua",
    "pide_interprete",
    "pide_traduccion",
)
"""What a correction may touch; everything else is moved by its own verb."""


@transaction.atomic
def corregir(
    actor: Usuario,
    carta_id: int,
    *,
    version: int,
    cambios: Mapping[str, Any],
    peticionarios: Sequence[Peticionario] | None = None,
    motivo: str = "",
) -> Correspondencia:
    """Apply `cambios` (field of `CAMPOS` → new value); `peticionarios` replaces the signers.

    A reason is due from the second day. A new moment of reception, or a new date set by the
    document, re-rules the clocks that start from it. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.CORREGIR, version=version)
    if reloj.local(carta.capturada_en).date() < reloj.hoy() and not motivo.strip():
        raise DatoInvalido({"motivo": "Indique el motivo de la corrección."})
    diferencias = _aplicar(carta, cambios)
    if peticionarios is not None:
        diferencias |= _cambiar_peticionarios(carta, peticionarios)
    if not diferencias:
        return carta
    no_futuro("recibida_en", carta.recibida_en)
    exigir_variante(carta)
    _validar_anio(carta, diferencias)
    _seguir_al_asunto(carta, diferencias)
    carta.texto_busqueda = texto_para_buscar(carta, carta.peticionarios.all())
    carta.corregir()
    carta.save()
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CORREGIDA, carta, cambios=diferencias, motivo=motivo)
    _reajustar(actor, carta, diferencias)
    return carta


def _aplicar(carta: Correspondencia, cambios: Mapping[str, Any]) -> dict[str, list[str]]:
    """Set the fields that really change; returns label → [before, after] as people read them."""
    diferencias: dict[str, list[str]] = {}
    for campo in CAMPOS:
        if campo in cambios and getattr(carta, campo) != cambios[campo]:
            antes = _legible(carta, campo)
            setattr(carta, campo, cambios[campo])
            diferencias[campo] = [antes, _legible(carta, campo)]
    return diferencias


def _legible(carta: Correspondencia, campo: str) -> str:
    valor = getattr(carta, campo)
    if isinstance(valor, datetime):
        return reloj.local(valor).strftime("%d/%m/%Y %H:%M")
    if isinstance(valor, date):
        return valor.strftime("%d/%m/%Y")
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, models.Model):
        return str(valor)
    muestra = getattr(carta, f"get_{campo}_display", None)
    return str(muestra() if muestra else ("" if valor is None else valor))


def _cambiar_peticionarios(
    carta: Correspondencia, nuevos: Sequence[Peticionario]
) -> dict[str, list[str]]:
    error = reglas.error_de_remitente(carta.condicion_remitente, len(nuevos))
    if error:
        raise DatoInvalido({"remitente": error})
    carta.remitente = reglas.resumen_de_remitente(
        carta.condicion_remitente, [persona.nombre for persona in nuevos]
    )
    antes = [_resumen(persona) for persona in carta.peticionarios.all()]
    despues = [_resumen(persona) for persona in nuevos]
    if antes == despues:
        return {}
    carta.peticionarios.all().delete()
    for orden, persona in enumerate(nuevos):
        persona.pk = None
        persona.correspondencia = carta
        persona.representante_comun = orden == 0
    Peticionario.objects.bulk_create(nuevos)
    return {"remitente": ["; ".join(antes), "; ".join(despues)]}


def _resumen(persona: Peticionario) -> str:
    datos = (
        persona.nombre,
        persona.cargo,
        persona.comunidad,
        persona.get_clase_display(),
        persona.get_sexo_display(),
        str(persona.firmantes),
        persona.telefono,
        persona.correo,
        persona.domicilio,
        "no proporciona contacto" if persona.sin_contacto else "",
        persona.curp,
    )
    return ", ".join(dato for dato in datos if dato)


def _validar_anio(carta: Correspondencia, diferencias: Mapping[str, list[str]]) -> None:
    """A new stamp may not belong to another open register; of a closed one no folio is taken."""
    if "recibida_en" not in diferencias:
        return
    dia = reloj.local(carta.recibida_en).date()
    if (
        reglas.anio_de_folio(dia) != carta.anio
        and selectors.registro_que_toca(dia)[1] != carta.anio
    ):
        raise DatoInvalido(
            {
                "recibida_en": f"El folio es del registro {carta.anio}: cancélelo y regístrelo "
                "de nuevo en el año que corresponde."
            }
        )


def _seguir_al_asunto(carta: Correspondencia, diferencias: Mapping[str, list[str]]) -> None:
    """The only point of a letter that has no others is its subject: it follows the correction."""
    if "asunto" not in diferencias:
        return
    puntos = list(carta.puntos.all())
    if len(puntos) == 1 and puntos[0].texto == diferencias["asunto"][0]:
        puntos[0].texto = carta.asunto
        puntos[0].save(update_fields=["texto"])


def _reajustar(
    actor: Usuario, carta: Correspondencia, diferencias: Mapping[str, list[str]]
) -> None:
    if not {"recibida_en", "termino_senalado"} & diferencias.keys():
        return
    motivo = "Se corrigió la fecha de recepción o el término que señala el documento."
    if carta.plazo_clasificar is not None:
        plazos.reajustar(
            carta.plazo_clasificar, actor=actor, motivo=motivo, desde=carta.recibida_en
        )
    if carta.plazo_respuesta is not None:
        # an ended clock is ruled again too: whether it ended in time depends on the stamp
        plazos.reajustar(
            carta.plazo_respuesta,
            actor=actor,
            motivo=motivo,
            desde=carta.recibida_en,
            tipo=carta.tipo.clave if carta.tipo else "",
            tema=carta.tema.clave if carta.tema else "",
            fecha_senalada=carta.termino_senalado,
        )
