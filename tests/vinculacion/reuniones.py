"""Meetings and tables for the tests, brought to whatever state by their verbs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Lengua, Municipio, Usuario
from coordinacion.vinculacion import services
from coordinacion.vinculacion.models import Asistencia, Mesa, Opinion, Reunion
from coordinacion.vinculacion.services import mesas
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, tema

PUNTOS = ["Presentación del proyecto", "Acuerdos"]


def documento(actor: Usuario) -> Documento:
    """A scan already kept: the same one, for who does not mind which."""
    ya = Documento.objects.first()
    if ya is not None:
        return ya
    archivo = SimpleUploadedFile("minuta.pdf", pdf(), "application/pdf")
    return documentos.guardar(actor, archivo, clase=Documento.Clase.ANEXO)


def municipio() -> Municipio:
    """One of the State's."""
    return Municipio.objects.order_by("clave")[0]


def zapoteco() -> Lengua:
    """A language that is not Spanish."""
    return Lengua.objects.get(nombre="zapoteco")


def programada(elenco: Elenco, *convocadas: Any, puntos: bool = True, **campos: Any) -> Reunion:
    """A meeting for tomorrow; of an institution without accounts, if no other is named."""
    inicia = reloj.minuto(reloj.ahora()) + timedelta(days=1)
    datos: dict[str, Any] = {
        "clase": "social",
        "asunto": "Camino a la comunidad",
        "inicia_en": inicia,
        "termina_en": campos.get("inicia_en", inicia) + timedelta(hours=2),
        "lugar": "Casa de la cultura",
        "municipio": municipio(),
        "responsable": elenco.vinculacion,
        **campos,
    }
    reunion = services.programar(elenco.vinculacion, Reunion(**datos), convocadas or [elenco.d])
    if puntos:
        services.ordenar(elenco.vinculacion, reunion.pk, PUNTOS, version=reunion.version)
    return Reunion.objects.get(pk=reunion.pk)


def convocada(elenco: Elenco, *convocadas: Any, **campos: Any) -> Reunion:
    """The same, called."""
    return services.convocar(elenco.vinculacion, programada(elenco, *convocadas, **campos).pk)


def asistentes() -> list[Asistencia]:
    """Who came: one authority that signs, and people of the community, counted."""
    return [
        Asistencia(
            orden="municipal", nombre="Ana Ruiz", cargo="Presidenta municipal", sexo="mujer"
        ),
        Asistencia(orden="sociedad", sexo="mujer", lengua=zapoteco(), cuantos=14),
        Asistencia(orden="sociedad", sexo="hombre", cuantos=9),
    ]


def celebrada(elenco: Elenco, *convocadas: Any, **campos: Any) -> Reunion:
    """The same, held at its hour, with who came: that hour has already passed."""
    with reloj.en(reloj.ahora() - timedelta(days=2)):
        reunion = convocada(elenco, *convocadas, **campos)
    actor = elenco.vinculacion
    services.pasar_lista(actor, reunion.pk, asistentes(), version=reunion.version)
    return services.celebrar(
        actor, reunion.pk, momento=reunion.inicia_en, desarrollo="Se expuso el proyecto."
    )


def reunion_en(elenco: Elenco, estado: str) -> Reunion:
    """A meeting in that state."""
    if estado == "programada":
        return programada(elenco)
    if estado == "convocada":
        return convocada(elenco)
    if estado == "cancelada":
        return services.cancelar(
            elenco.vinculacion, programada(elenco).pk, motivo="No hay condiciones"
        )
    reunion = celebrada(elenco)
    if estado == "formalizada":
        actor = elenco.vinculacion
        return services.formalizar(actor, reunion.pk, minuta=documento(actor))
    return reunion


def mesa_programada(elenco: Elenco, **campos: Any) -> Mesa:
    """A table to be installed today."""
    datos: dict[str, Any] = {
        "nombre": "Mesa del agua",
        "objeto": "Oír a las comunidades sobre el agua",
        "municipio": municipio(),
        "comunidad": "San Juan",
        "programada_para": reloj.hoy(),
        **campos,
    }
    return mesas.programar(elenco.vinculacion, Mesa(**datos))


def mesa_en(elenco: Elenco, estado: str) -> Mesa:
    """A table in that state."""
    actor = elenco.vinculacion
    with reloj.en(reloj.ahora() - timedelta(days=3)):
        mesa = mesa_programada(elenco)
        if estado != "programada":
            mesas.instalar(actor, mesa.pk, momento=reloj.ahora(), acta=documento(actor))
    if estado == "en_sesiones":
        celebrada(elenco, clase="sesion", mesa=mesa)
    if estado == "concluida":
        mesas.concluir(actor, mesa.pk)
    return Mesa.objects.get(pk=mesa.pk)


def opinion(**campos: Any) -> Opinion:
    """What a community said, unsaved."""
    datos: dict[str, Any] = {
        "tema": tema(),
        "comunidad": "San Juan",
        "texto": "Falta agua en la parte alta",
        "recogida_en": reloj.ahora(),
        **campos,
    }
    return Opinion(**datos)
