"""The catalogue by which the archive classifies."""

from coordinacion.archivo.models import SerieDocumental

from . import forms_archivo
from .catalogo import Catalogo, Columna

DE_ARCHIVO = (
    Catalogo(
        clave="series",
        titulo="Series documentales",
        nuevo="Agregar serie",
        ayuda="Con qué se numeran los expedientes y cuánto se conservan. Las que dicen EJEMPLO no "
        "vienen de un catálogo oficial: lo que falta está por validar.",
        modelo=SerieDocumental,
        formulario=forms_archivo.SerieForm,
        edicion=forms_archivo.SerieExistenteForm,
        columnas=(
            Columna("Clave", "clave"),
            Columna("Nombre", "nombre"),
            Columna("Sección", "seccion"),
            Columna("Años en trámite", "anios_tramite"),
            Columna("Años en concentración", "anios_concentracion"),
            Columna("Destino final", "destino"),
            Columna("Verificación", "es_ejemplo", pendiente="EJEMPLO, por validar"),
            Columna("Vigente hasta", "vigente_hasta"),
        ),
        busqueda=("clave", "nombre", "seccion"),
    ),
)
