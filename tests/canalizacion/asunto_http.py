"""What the HTTP tests of a case share."""

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse

from coordinacion.correspondencia.models import Correspondencia, Sentido, Tema, Tipo
from coordinacion.documentos.models import Documento
from coordinacion.documentos.services import guardar
from coordinacion.organizacion.models import Institucion
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, instruccion

DEL_ARCHIVO = ("concluir", "archivar")
"""Verbs whose page says in which file the letter is kept."""


def url(verbo: str, carta: Correspondencia, *args: object) -> str:
    """The address of a page of the case."""
    espacio = "archivo" if verbo in DEL_ARCHIVO else "asunto"
    return reverse(f"{espacio}:{verbo}", args=[carta.slug, *args])


def ahora(carta: Correspondencia) -> Correspondencia:
    """The letter as it stands now."""
    return Correspondencia.objects.get(pk=carta.pk)


def texto(respuesta: Any) -> str:
    """The page, as text."""
    return str(respuesta.content.decode())


def documento(
    elenco: Elenco, carta: Correspondencia, nombre: str = "oficio.pdf", **campos: Any
) -> Documento:
    """A scan of the letter, already in its case."""
    archivo = ContentFile(pdf(), nombre)
    datos = {"clase": Documento.Clase.OFICIO_RECIBIDO, "asunto_id": carta.pk, **campos}
    return guardar(elenco.oficialia, archivo, **datos)


def clasificacion(
    carta: Correspondencia, tipo: str = "peticion", tema: Tema | None = None, **campos: Any
) -> dict[str, Any]:
    """What the screen sends about what the letter is."""
    elegido = tema or Tema.objects.get(clave="caminos-rurales")
    return {
        "version": carta.version,
        "tipo": Tipo.objects.get(clave=tipo).pk,
        "tema": elegido.pk,
        "prioridad": "ordinaria",
        "acceso": "normal",
        "destino-TOTAL_FORMS": 0,
        "destino-INITIAL_FORMS": 0,
        **campos,
    }


def destinos(
    *filas: tuple[Institucion, str] | tuple[Institucion, str, dict[str, Any]],
) -> dict[str, Any]:
    """What the screen sends about where the letter goes: institution, part, and other fields."""
    datos: dict[str, Any] = {"destino-TOTAL_FORMS": len(filas), "destino-INITIAL_FORMS": 0}
    for n, (institucion, papel, *otros) in enumerate(filas):
        campos = {"instruccion": instruccion().pk, **(otros[0] if otros else {})}
        datos[f"destino-{n}-institucion"] = institucion.pk
        datos[f"destino-{n}-papel"] = papel
        datos |= {f"destino-{n}-{campo}": valor for campo, valor in campos.items()}
    return datos


def puntos(*textos: str) -> dict[str, Any]:
    """What the screen sends about the points of the letter."""
    datos: dict[str, Any] = {"punto-TOTAL_FORMS": len(textos), "punto-INITIAL_FORMS": 0}
    return datos | {f"punto-{n}-texto": uno for n, uno in enumerate(textos)}


def sentido(carta: Correspondencia) -> Sentido:
    """One outcome that the letter's type admits."""
    tipo = ahora(carta).tipo or Tipo.objects.get(clave="peticion")
    return tipo.sentidos.all()[0]
