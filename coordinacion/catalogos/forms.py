"""Forms of the catalogues: one base, and the few that need more than their model says."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from coordinacion.correspondencia.models import Tema
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import (
    Adscripcion,
    Area,
    IdentidadUnidad,
    Institucion,
    Municipio,
    Usuario,
)
from coordinacion.organizacion.roles import ROLES_INSTITUCION, ROLES_UNIDAD, Rol
from coordinacion.organizacion.selectors import unidad

from . import selectors

PRIMERA_FECHA, ULTIMA_FECHA = date(1900, 1, 1), date(2100, 12, 31)
"""Beyond them a date is a slip of the keyboard, and arithmetic with it may overflow."""


class FormularioDeCatalogo(forms.ModelForm[Any]):
    """Base: native date and time boxes, check boxes where several may be chosen."""

    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for campo in self.fields.values():
            _ajustar(campo)


def _ajustar(campo: forms.Field) -> None:
    if isinstance(campo, forms.DateField):
        campo.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        campo.validators += [MinValueValidator(PRIMERA_FECHA), MaxValueValidator(ULTIMA_FECHA)]
    elif isinstance(campo, forms.TimeField):
        campo.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    elif isinstance(campo, forms.ModelMultipleChoiceField):
        campo.widget = forms.CheckboxSelectMultiple(choices=campo.widget.choices)
    campo.widget.is_required = campo.required


class EleccionDeMunicipio(forms.ModelChoiceField[Any]):
    """A municipality with its key beside: two pairs of them share a name."""

    def label_from_instance(self, obj: Municipio) -> str:
        """The name and the INEGI key."""
        return f"{obj.nombre} ({obj.clave})"


class EleccionDeArea(forms.ModelChoiceField[Any]):
    """An area with the siglas or name of its institution beside."""

    def label_from_instance(self, obj: Area) -> str:
        """The name and whose it is."""
        return f"{obj.nombre} ({obj.institucion.siglas or obj.institucion.nombre})"


class ConClave(FormularioDeCatalogo):
    """A row whose key is made from its name, once: nobody types it, nothing renames it."""

    def clean(self) -> dict[str, Any]:
        """Give a new row its key before it is validated against the others."""
        limpios = super().clean() or self.cleaned_data
        if not self.instance.clave and limpios.get("nombre"):
            modelo = self._meta.model
            largo: int = modelo.clave.field.max_length
            self.instance.clave = selectors.clave_libre(modelo, limpios["nombre"], largo)
        return limpios


class InstitucionForm(ConClave):
    """An institution; its former names are kept when it is renamed."""

    municipio = EleccionDeMunicipio(
        queryset=selectors.todas(Municipio),
        required=False,
        help_text="Obligatorio en el orden municipal.",
    )

    class Meta:
        model = Institucion
        fields = [
            "nombre",
            "siglas",
            "orden",
            "modo",
            "municipio",
            "verificacion",
        ]
        help_texts = {
            "nombre": "Si lo cambia, el anterior queda en sus denominaciones.",
            "modo": "En papel, ningún acuse es tácito antes de que se entregue el volante.",
        }


class IdentidadForm(FormularioDeCatalogo):
    """Name and letterhead of the unit; whose it is needs no asking: there is one unit."""

    class Meta:
        model = IdentidadUnidad
        fields = [
            "nombre",
            "siglas",
            "membrete",
            "leyenda",
            "vigente_desde",
            "vigente_hasta",
            "fuente",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.institucion = unidad()


class MunicipioForm(FormularioDeCatalogo):
    """What may have to be corrected of a municipality; its key never is."""

    class Meta:
        model = Municipio
        fields = [
            "nombre",
            "region",
            "distrito",
            "distrito_por_confirmar",
            "poblacion",
            "hablantes_indigenas",
            "grado_marginacion",
        ]


class TemaForm(ConClave):
    """A topic in two levels: a child hangs from a topic that has no parent."""

    class Meta:
        model = Tema
        fields = ["nombre", "padre", "institucion", "regla_cierre", "vinculante"]
        help_texts = {
            "padre": "Vacío: es un tema de primer nivel.",
            "vinculante": "La institución sugerida no puede rechazarlo por competencia.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        primeros = selectors.temas_de_primer_nivel(sin=self.instance)
        ofrecer(self, "padre", primeros)
        ofrecer(self, "institucion", selectors.instituciones_en_uso())

    def clean_padre(self) -> Tema | None:
        """A topic with children of its own cannot become a child."""
        padre: Tema | None = self.cleaned_data["padre"]
        if padre is not None and self.instance.pk and selectors.tiene_subtemas(self.instance.pk):
            raise ValidationError("Este tema tiene subtemas: debe quedarse en el primer nivel.")
        return padre


class PersonaForm(FormularioDeCatalogo):
    """A person; whoever creates it types a password that works until the first sign-in."""

    contrasena = forms.CharField(
        label="Contraseña temporal",
        min_length=12,
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="Al menos 12 caracteres. La persona elegirá otra la primera vez que entre.",
    )

    class Meta:
        model = Usuario
        fields = ["username", "first_name", "last_name", "email"]
        labels = {
            "username": "Nombre de usuario",
            "first_name": "Nombre(s)",
            "last_name": "Apellidos",
            "email": "Correo electrónico",
        }
        help_texts = {"username": "Letras, números y los signos @ . + - _"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        self.fields["last_name"].required = True
        if self.instance.pk:
            self.fields["contrasena"].required = False
            self.fields["contrasena"].label = "Nueva contraseña temporal"
            self.fields["contrasena"].help_text = "Vacía: conserva la que tiene."

    def clean_contrasena(self) -> str:
        """The same strength that is asked of everybody."""
        contrasena: str = self.cleaned_data["contrasena"]
        if contrasena:
            validate_password(contrasena, self.instance)
        return contrasena

    def save(self, commit: bool = True) -> Usuario:
        """Put the temporary password in place, if one was typed."""
        persona: Usuario = super().save(commit=False)
        if self.cleaned_data["contrasena"]:
            persona.set_password(self.cleaned_data["contrasena"])
            persona.contrasena_temporal = True
        if commit:
            persona.save()
        return persona


class AdscripcionForm(FormularioDeCatalogo):
    """Give a role: who, where, which, and from when."""

    area = EleccionDeArea(
        label="Área",
        queryset=selectors.areas_en_uso(),
        required=False,
        help_text="Opcional; sólo áreas de esa institución.",
    )

    class Meta:
        model = Adscripcion
        fields = ["usuario", "institucion", "rol", "area", "vigente_desde", "vigente_hasta"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ofrecer(self, "usuario", selectors.personas().filter(is_active=True))
        ofrecer(self, "institucion", selectors.instituciones_en_uso())
        self.fields["vigente_desde"].initial = reloj.hoy
        rol = self.fields["rol"]
        if isinstance(rol, forms.ChoiceField):
            rol.choices = _PAPELES


_PAPELES = [
    ("", "---------"),
    ("En la unidad coordinadora", [(r.value, r.label) for r in Rol if r in ROLES_UNIDAD]),
    ("En las demás instituciones", [(r.value, r.label) for r in Rol if r in ROLES_INSTITUCION]),
]


class ConclusionForm(FormularioDeCatalogo):
    """End a role on a day; the day before it began takes it away altogether."""

    class Meta:
        model = Adscripcion
        fields = ["vigente_hasta"]
        labels = {"vigente_hasta": "Último día con el papel"}
        help_texts = {"vigente_hasta": "Para retirarlo de inmediato, escriba la fecha de ayer."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vigente_hasta"].required = True


class BusquedaForm(forms.Form):
    """Text, the catalogue's own filters, and whether rows out of use are listed too."""

    q = forms.CharField(
        label="Buscar",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(
        self, modelo: type[models.Model], filtros: tuple[str, ...], baja: str, *args: Any
    ) -> None:
        super().__init__(*args)
        self.filtros, self.baja = filtros, baja
        for nombre in filtros:
            campo = modelo._meta.get_field(nombre)
            opciones = [("", "Todos"), *(getattr(campo, "flatchoices", None) or [])]
            etiqueta = str(getattr(campo, "verbose_name", nombre)).capitalize()
            self.fields[nombre] = forms.ChoiceField(
                label=etiqueta, choices=opciones, required=False
            )
        if baja:
            self.fields["bajas"] = forms.BooleanField(
                label="Incluir los que están de baja", required=False
            )

    def texto(self) -> str:
        """What was typed to search."""
        return str(self.cleaned_data["q"])

    def valores(self) -> dict[str, object]:
        """The exact values asked for, by field."""
        limpios = self.cleaned_data
        valores: dict[str, object] = {n: limpios[n] for n in self.filtros if limpios[n]}
        if self.baja and not limpios["bajas"]:
            valores[self.baja] = True
        return valores


def ofrecer(formulario: FormularioDeCatalogo, nombre: str, filas: "models.QuerySet[Any]") -> None:
    """The rows that a choice offers, and the one it already holds although out of use."""
    campo = formulario.fields[nombre]
    if isinstance(campo, forms.ModelChoiceField):
        actual = getattr(formulario.instance, f"{nombre}_id", None)
        if actual is not None:
            filas = filas | filas.model._default_manager.filter(pk=actual)
        campo.queryset = filas
