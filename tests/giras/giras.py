"""A gira and what a person sends from its grid."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.giras import services
from coordinacion.giras.forms import carta_de, peticionarios_de
from coordinacion.giras.models import Captura, HojaEnBlanco, Renglon
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Municipio, Usuario
from coordinacion.vinculacion.models import Reunion
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, instruccion
from tests.vinculacion.reuniones import documento


def gira(elenco: Elenco, **campos: Any) -> Reunion:
    """A gira that began an hour ago and goes on."""
    ahora = reloj.ahora()
    datos: dict[str, Any] = {
        "folio": f"RG-{uuid.uuid4().hex[:8]}",
        "clase": "gira",
        "asunto": "Gira por la Sierra Norte",
        "inicia_en": ahora - timedelta(hours=1),
        "termina_en": ahora + timedelta(hours=2),
        "inicia_original_en": ahora - timedelta(hours=1),
        "lugar": "Explanada municipal",
        "municipio": Municipio.objects.order_by("pk")[0],
        "responsable": elenco.vinculacion,
        "creada_por": elenco.vinculacion,
        "creada_en": ahora - timedelta(days=3),
        **campos,
    }
    return Reunion.objects.create(**datos)


def captura(elenco: Elenco, persona: str = "oficialia", reunion: Reunion | None = None) -> Captura:
    """A sheet just begun by that person."""
    de_que = reunion or gira(elenco)
    return services.abrir(elenco.personas[persona], de_que.pk, clave_envio=uuid.uuid4())


def gira_en(elenco: Elenco, estado: str, *, capturan: set[str]) -> Reunion:
    """A gira in that state, with one form in blank, a scan and, of each of those people, a sheet
    with a line, all begun before it got there."""
    reunion = gira(elenco)
    escaneo(elenco.oficialia)
    for persona in capturan:
        una = captura(elenco, persona, reunion)
        services.guardar(elenco.personas[persona], una.pk, {}, [escrito(1)])
    services.imprimir_hojas(elenco.oficialia, reunion.pk, desde=1, cuantas=1)
    cambios: dict[str, Any] = {"estado": estado}
    if estado == "cancelada":
        cambios["motivo"] = "Lluvias"
    if estado in ("celebrada", "formalizada"):
        cambios["celebrada_en"] = reloj.ahora()
    if estado == "formalizada":
        cambios |= {"formalizada_en": reloj.ahora(), "minuta": documento(elenco.vinculacion)}
    Reunion.objects.filter(pk=reunion.pk).update(**cambios)
    return Reunion.objects.get(pk=reunion.pk)


def escaneo(actor: Usuario) -> Documento:
    """A filled form scanned, that is not yet known which one it is."""
    leidos = HojaEnBlanco.objects.filter(escaneo__isnull=False).values("escaneo")
    libre = Documento.objects.exclude(pk__in=leidos).first()
    if libre is not None:
        return libre
    archivo = SimpleUploadedFile("hoja.pdf", pdf(), "application/pdf")
    return documentos.guardar(actor, archivo, clase=Documento.Clase.OFICIO_RECIBIDO)


def clave() -> uuid.UUID:
    """A key as the page makes them."""
    return uuid.uuid4()


def escrito(n: int = 1, **campos: Any) -> dict[str, Any]:
    """A line as `guardar` takes it, once the form has read it."""
    vacio: dict[str, Any] = {"orden": n, "municipio": "", "urgente": False, "recibio": ""}
    llaves = dict.fromkeys(("lengua_id", "tema_id", "institucion_id", "hoja_id"))
    return {**vacio, **llaves, **renglon(n), "clave": clave(), **campos}


def entregada(elenco: Elenco, quien: str) -> Correspondencia:
    """A petition handed over in the act with all that is needed to send it, and registered."""
    una, actor = captura(elenco, quien), elenco.personas[quien]
    datos = lo_del_acto()
    cabecera = {"tipo_id": datos["tipo"], "instruccion_id": datos["instruccion"]}
    Captura.objects.filter(pk=una.pk).update(**cabecera)
    entrega = {"institucion_id": elenco.a.pk, "recibio": "Ing. Rosa Luna", "tema_id": tema()}
    services.guardar(actor, una.pk, {}, [escrito(1, **entrega)])
    linea = Renglon.objects.get(captura=una)
    carta = carta_de(linea, una)
    services.registrar(actor, carta, linea.pk, peticionarios=peticionarios_de(linea))
    return Correspondencia.objects.get(de_gira=linea)


def renglon(n: int = 1, **campos: Any) -> dict[str, Any]:
    """What is typed in one line."""
    datos = {
        "clave": str(uuid.uuid4()),
        "nombre": f"Persona Número {n}",
        "sexo": "mujer",
        "comunidad": "San Juan",
        "contacto": "951 123 4567",
        "asunto": f"Pide la rehabilitación del camino {n}",
    }
    return {**datos, **campos}


def enviado(una: Captura, renglones: list[dict[str, Any]], **cabecera: Any) -> dict[str, Any]:
    """The whole form of the grid, as the browser sends it."""
    cabeza = {
        "canal": "gira",
        "recibida_en": f"{reloj.local(una.recibida_en):%d/%m/%Y %H:%M}",
        "dirigida_a": "gobernador",
        "motivo_captura_tardia": "",
        **cabecera,
    }
    filas = {
        f"r-{i}-{campo}": valor
        for i, uno in enumerate(renglones)
        for campo, valor in uno.items()
        if valor not in (None, False)
    }
    return {"r-TOTAL_FORMS": len(renglones), "r-INITIAL_FORMS": 0, **cabeza, **filas}


def enviar(
    elenco: Elenco, persona: str, una: Captura, renglones: list[dict[str, Any]], **resto: Any
) -> Any:
    """The grid sent with its main button, or with `accion`."""
    datos = enviado(una, renglones, **{"accion": "registrar", **resto})
    return elenco.cliente(persona).post(reverse("gira:captura", args=[una.pk]), datos)


def lo_del_acto() -> dict[str, Any]:
    """What the head of the sheet says so that what is handed over is sent at once."""
    return {
        "tipo": Tipo.objects.get(clave="peticion").pk,
        "instruccion": instruccion("atender_e_informar").pk,
    }


def tema() -> int:
    """Any topic that an institution may be sent."""
    return Tema.objects.filter(activo=True, padre__isnull=False, vinculante=False)[0].pk
