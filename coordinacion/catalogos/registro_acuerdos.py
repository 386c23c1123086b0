"""The catalogue from which agreements hang."""

from django.forms import modelform_factory

from coordinacion.acuerdos.models import ProyectoEstrategico

from . import forms
from .catalogo import Catalogo, Columna

DE_ACUERDOS = (
    Catalogo(
        clave="proyectos",
        titulo="Proyectos estratégicos",
        nuevo="Agregar proyecto",
        ayuda="Los proyectos del gobierno a los que se puede ligar un acuerdo, y por los que se "
        "agrupa el tablero.",
        modelo=ProyectoEstrategico,
        formulario=modelform_factory(ProyectoEstrategico, form=forms.ConClave, fields=["nombre"]),
        columnas=(Columna("Nombre", "nombre"), Columna("Clave", "clave")),
        busqueda=("nombre", "clave"),
        baja="activo",
    ),
)
