"""The acta put into the words of its printed form and of its spreadsheet."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from coordinacion.canalizacion.impresos import membrete
from coordinacion.documentos import formatos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.celdas import libro_xlsx
from coordinacion.nucleo.templatetags.interfaz import (
    fecha_corta,
    fecha_hora_corta,
    fecha_larga,
)
from coordinacion.organizacion.models import Usuario
from coordinacion.relevos.selectors.acta import De, Renglon

TITULO = "Acta de entrega-recepción"
COLUMNAS = ("Folio", "Asunto", "Último movimiento al corte", "Desde", "Vence")
ANCHOS = (2.4, 4.5, 4.5, 1.4, 1.9)
FUNDAMENTO = (
    "Fundamento por validar: la norma de entrega-recepción que rige a la unidad y quiénes deben "
    "firmar no se han confirmado. De los asuntos reservados sólo constan folio y fechas."
)


def pdf(actor: Usuario, de: De, corte: date, renglones: Sequence[Renglon], *, recibe: str) -> bytes:
    """The acta on paper, with the lines to sign."""
    return formatos.acta(
        formatos.Acta(
            membrete=membrete(),
            titulo=TITULO,
            corte=fecha_larga(corte),
            elaborada_en=fecha_larga(reloj.ahora()),
            elaboro=actor.nombre_completo,
            de_quien=str(de),
            entrega=de.persona.nombre_completo if de.persona else "",
            recibe=recibe,
            fundamento=FUNDAMENTO,
            columnas=COLUMNAS,
            anchos=ANCHOS,
            grupos=[
                formatos.GrupoDelActa(f"{clase.label}s", [_celdas(uno) for uno in suyos])
                for clase, suyos in groupby(renglones, key=lambda uno: uno.clase)
            ],
        )
    )


def xlsx(renglones: Sequence[Renglon]) -> bytes:
    """The same rows as a spreadsheet, in which no text can act as a formula."""
    filas = ((str(uno.clase.label), *_celdas(uno)) for uno in renglones)
    return libro_xlsx(TITULO, ("Clase", *COLUMNAS), filas)


def _celdas(uno: Renglon) -> tuple[str, ...]:
    vence = fecha_hora_corta(uno.vence) if uno.vence else "Sin plazo"
    return (uno.folio, uno.asunto, uno.situacion, fecha_corta(uno.desde), vence)
