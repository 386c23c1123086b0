"""One commitment for each address that asks: agency A owes it, and the unit verifies it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.compromisos import Hallazgo
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from tests.acuerdos.compromisos import CORREO, compromiso_en, dicho
from tests.documentos.archivos import pdf
from tests.elenco import Elenco

EN = {
    "propuesto": ("editar", "formalizar"),
    "vigente": (
        *("ver", "por_que", "informar", "reportar", "reprogramar", "incumplir", "cancelar"),
        *("informar_papel", "reportar_papel"),
    ),
    "por_verificar": ("verificar", "rechazar"),
}


def de_compromisos(elenco: Elenco) -> dict[str, tuple[Any, ...]]:
    """The arguments of every address of a commitment."""
    suyos = {estado: compromiso_en(elenco, estado, verifica=None) for estado in EN}
    por_la_otra_parte = compromiso_en(
        elenco, "por_verificar", verifica=None, verifica_externo="Comunidad de Santa Cruz"
    )
    return {
        **{f"compromiso:{v}": (suyos[en].pk,) for en, verbos in EN.items() for v in verbos},
        "compromiso:documento": _con_documento(elenco, suyos["vigente"]),
        "compromiso:verificar_papel": (por_la_otra_parte.pk,),
        "compromiso:rechazar_papel": (por_la_otra_parte.pk,),
        "compromiso:continuar": (_en_parte(elenco).pk,),
        "compromiso:escribir": (suyos["vigente"].acuerdo_id,),
        **_por_enlace(elenco),
    }


def _con_documento(elenco: Elenco, compromiso: Compromiso) -> tuple[int, int]:
    archivo = SimpleUploadedFile("foto.pdf", pdf(), "application/pdf")
    guardado = documentos.guardar(elenco.enlace_a, archivo, clase=Documento.Clase.ANEXO)
    services.informar(elenco.enlace_a, compromiso.pk, dicho(40, documentos=[guardado]))
    return compromiso.pk, guardado.pk


def _en_parte(elenco: Elenco) -> Compromiso:
    uno = compromiso_en(elenco, "por_verificar", verifica=None)
    hallazgo = Hallazgo(Cumplimiento.PARCIAL, "El último kilómetro")
    return services.verificar(elenco.vinculacion, uno.pk, hallazgo)


def _por_enlace(elenco: Elenco) -> dict[str, tuple[Any, ...]]:
    de_fuera = {"institucion": None, "externo": "Municipio", "externo_correo": CORREO}
    debido = compromiso_en(elenco, "vigente", verifica=None, **de_fuera)
    quien = {"verifica_externo": "Comunidad", "verifica_externo_correo": CORREO}
    reportado = compromiso_en(elenco, "por_verificar", verifica=None, **quien)
    urls = [uno.url for caso in (debido, reportado) for uno in enlaces_de(caso, CORREO)]
    fichas = {url.split("/")[3]: url.split("/")[4] for url in urls}
    return {
        **{f"enlace_compromiso:{verbo}": (ficha,) for verbo, ficha in fichas.items()},
        "enlace_compromiso:hecho": ("informar",),
    }
