"""What each verb of an agreement asks for, and the filters of their list."""

import uuid
from typing import Any

from django import forms

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.forms.quien import LISTA, CampoOrden, Directorio
from coordinacion.acuerdos.models import Acuerdo, Compromiso, Parte, ProyectoEstrategico
from coordinacion.acuerdos.opciones import OrigenAcuerdo, SentidoLiga
from coordinacion.acuerdos.selectors.dimensiones import DIMENSIONES
from coordinacion.canalizacion.forms.asunto import asunto_de
from coordinacion.canalizacion.forms.turno_comun import (
    ahora_local,
    campo_fecha,
    campo_momento,
    elegir,
)
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.forms import renglones
from coordinacion.organizacion.models import Institucion, Municipio, Region, Usuario

FUERA_DE_REUNION = [
    opcion for opcion in OrigenAcuerdo.choices if opcion[0] != OrigenAcuerdo.REUNION
]
"""Where an agreement may come from when it is not written at a meeting."""
PARTES = 6
"""Parties that one form adds; the page may be opened again to add others."""


class ParteForm(forms.Form):
    """One of those who agree."""

    use_required_attribute = False
    quien = forms.CharField(
        label="Parte",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": LISTA, "autocomplete": "off"}),
    )
    orden = CampoOrden(label="Orden o poder, si no está en el catálogo")

    def clean_quien(self) -> str:
        """A row that says something says who it is; a blank one does not come this far."""
        if not self.cleaned_data["quien"]:
            raise forms.ValidationError("Escriba quién es la parte.")
        return str(self.cleaned_data["quien"])


PartesFormSet = forms.formset_factory(ParteForm, extra=2, max_num=PARTES, absolute_max=2 * PARTES)


class AcuerdoForm(forms.Form):
    """An agreement that was not written at a meeting: a convenio, an evaluation, a letter."""

    clave_envio = forms.UUIDField(widget=forms.HiddenInput)
    origen = forms.ChoiceField(
        label="De dónde viene", choices=FUERA_DE_REUNION, initial=OrigenAcuerdo.CONVENIO
    )
    folio_asunto = forms.CharField(
        label="Folio del asunto",
        max_length=40,
        required=False,
        help_text="Solo si el acuerdo viene de un asunto.",
    )
    texto = forms.CharField(label="Qué se acuerda", max_length=5000, widget=renglones(5))
    proyecto = forms.ModelChoiceField(
        label="Proyecto estratégico",
        queryset=ProyectoEstrategico.objects.none(),
        required=False,
        empty_label="Ninguno",
    )
    municipio = forms.ModelChoiceField(
        label="Municipio",
        queryset=Municipio.objects.none(),
        required=False,
        empty_label="Ninguno",
        widget=forms.Select(attrs={"data-combo": "", "data-combo-guia": "Escriba para buscar"}),
    )

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["clave_envio"].initial = uuid.uuid4
        elegir(self, "proyecto", selectors.proyectos())
        elegir(self, "municipio", Municipio.objects.all())
        self.partes = PartesFormSet(self.data if self.is_bound else None, prefix="partes")
        self.directorio = Directorio()

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not self.partes.is_valid():
            self.add_error(None, "Revise las partes.")
        es_de_asunto = datos.get("origen") == OrigenAcuerdo.ASUNTO
        datos["carta"] = self._carta(datos.get("folio_asunto", "")) if es_de_asunto else None
        return datos

    def _carta(self, folio: str) -> Correspondencia | None:
        try:
            return asunto_de(self.actor, folio)
        except forms.ValidationError as error:
            self.add_error("folio_asunto", error)
            return None

    @property
    def nuevas_partes(self) -> list[Parte]:
        """The parties typed, unsaved, each once."""
        partes: dict[str, Parte] = {}
        for forma in self.partes:
            if forma.has_changed() and forma.is_valid():
                parte = self._parte(forma.cleaned_data)
                partes.setdefault(str(parte), parte)
        return list(partes.values())

    def _parte(self, datos: dict[str, Any]) -> Parte:
        institucion, externa = self.directorio.quien(datos["quien"])
        orden = institucion.orden if institucion else datos["orden"]
        return Parte(institucion=institucion, externa=externa, orden=orden)


class EditarForm(AcuerdoForm):
    """The same of one that exists: where it comes from does not change."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    quitar = forms.ModelMultipleChoiceField(
        label="Quitar de las partes",
        queryset=Parte.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Las que ya firmaron no pueden quitarse.",
    )

    def __init__(self, *args: Any, acuerdo: Acuerdo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for campo in ("clave_envio", "origen", "folio_asunto"):
            del self.fields[campo]
        elegir(self, "quitar", selectors.faltan_por_firmar(acuerdo))


class AlcanzarForm(forms.Form):
    """When the parties agreed."""

    momento = campo_momento(label="Fecha y hora en que se alcanzó", initial=ahora_local)


class NoAlcanzarForm(forms.Form):
    """Why they did not."""

    motivo = forms.CharField(label="Por qué no se alcanzó", max_length=500, widget=renglones(3))


class FirmarForm(forms.Form):
    """Which party signed, by whose hand and when."""

    parte = forms.ModelChoiceField(
        label="Parte", queryset=Parte.objects.none(), empty_label="Elija una parte"
    )
    firmante = forms.CharField(label="Quién firmó", max_length=200)
    cargo = forms.CharField(label="Cargo", max_length=200, required=False)
    firmado_en = campo_fecha(label="Fecha de la firma", initial=reloj.hoy)

    def __init__(self, *args: Any, acuerdo: Acuerdo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "parte", selectors.faltan_por_firmar(acuerdo))


class LigarForm(forms.Form):
    """The other side of a link, what the two are to each other and why."""

    folio = forms.CharField(label="Folio", max_length=40)
    sentido = forms.ChoiceField(label="Qué son entre sí", choices=SentidoLiga.choices)
    motivo = forms.CharField(label="Por qué se ligan", max_length=500, widget=renglones(2))

    def __init__(self, *args: Any, actor: Usuario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor


class LigarAsuntoForm(LigarForm):
    """From a commitment: the letter."""

    def clean_folio(self) -> Correspondencia:
        """The letter of the folio typed."""
        return asunto_de(self.actor, self.cleaned_data["folio"])


class LigarCompromisoForm(LigarForm):
    """From a letter: the commitment."""

    def clean_folio(self) -> Compromiso:
        """The commitment of the folio typed; unknown and foreign ones are told alike."""
        visibles = Compromiso.objects.visibles_para(self.actor)
        hallado = visibles.filter(folio__iexact=self.cleaned_data["folio"].strip()).first()
        if hallado is None:
            raise forms.ValidationError("No se encontró ningún compromiso con ese folio.")
        return hallado


class FiltroForm(forms.Form):
    """The filters of the lists; what the board gives by its links, too."""

    q = forms.CharField(label="Folio o texto", max_length=100, required=False)
    origen = forms.ChoiceField(
        label="De dónde viene", choices=[("", "Cualquiera"), *OrigenAcuerdo.choices], required=False
    )
    region = forms.ModelChoiceField(
        label="Región", queryset=Region.objects.all(), required=False, empty_label="Cualquiera"
    )
    proyecto = forms.ModelChoiceField(
        label="Proyecto estratégico",
        queryset=ProyectoEstrategico.objects.all(),
        required=False,
        empty_label="Cualquiera",
    )
    orden = forms.ChoiceField(
        label="Orden o poder",
        choices=[("", "Cualquiera"), *Institucion.Orden.choices],
        required=False,
    )
    estado = forms.ChoiceField(
        choices=[("", ""), *EstadoAcuerdo.choices], required=False, widget=forms.HiddenInput
    )


FILTROS = ("estado", "origen", "q", *DIMENSIONES)
"""What an address of the list of agreements may say."""
