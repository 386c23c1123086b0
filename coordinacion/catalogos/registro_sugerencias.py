"""The catalogues from which topics and institutions are suggested."""

from coordinacion.sugerencias.models import PalabraClave, ReglaDestino

from . import forms_sugerencias
from .catalogo import Catalogo, Columna

DE_SUGERENCIAS = (
    Catalogo(
        clave="palabras",
        titulo="Palabras clave",
        nuevo="Agregar palabra",
        ayuda="Palabras del asunto que sugieren un tema al clasificar. Sólo sugieren: nada se "
        "clasifica ni se turna solo.",
        modelo=PalabraClave,
        formulario=forms_sugerencias.PalabraForm,
        columnas=(
            Columna("Palabra o frase", "frase"),
            Columna("Tema", "tema"),
            Columna("Peso", "peso"),
        ),
        busqueda=("frase", "tema__nombre", "tema__padre__nombre"),
        con=("tema__padre",),
        baja="activa",
        previa="catalogos:sugerencias",
        al_prever="Ver qué se aprendió de asuntos ya clasificados",
    ),
    Catalogo(
        clave="reglas-de-turno",
        titulo="Reglas de turno",
        nuevo="Agregar regla de turno",
        ayuda="Qué institución se sugiere por tema, municipio o lengua; si la regla pide varios, "
        "deben cumplirse todos. La institución de cada tema se anota en Temas.",
        modelo=ReglaDestino,
        formulario=forms_sugerencias.ReglaDestinoForm,
        columnas=(
            Columna("Condiciones", "condiciones"),
            Columna("Institución sugerida", "institucion"),
            Columna("Por qué", "motivo"),
        ),
        busqueda=("motivo", "institucion__nombre", "tema__nombre", "municipio__nombre"),
        con=("institucion", "tema", "municipio", "lengua"),
        baja="activa",
    ),
)
