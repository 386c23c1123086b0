"""What recording on an institution's behalf asks for: its verb, and what proves it on paper."""

from typing import Any

from django import forms

from coordinacion.canalizacion.forms.prorroga import SolicitarProrrogaForm
from coordinacion.canalizacion.forms.turno import AsignarForm, DeclinarForm, InformeParcialForm
from coordinacion.canalizacion.forms.turno_comun import PorCuentaForm, campo_momento, un_archivo
from coordinacion.canalizacion.forms.turno_respuesta import RespuestaForm


class BuscarFolioForm(forms.Form):
    """A folio as typed, or the code of a volante as the reader types it."""

    folio = forms.CharField(label="Folio o código del volante", max_length=300, strip=True)


class ResponderPapelForm(RespuestaForm, PorCuentaForm):
    """The answer that somebody brought."""


class DeclinarPapelForm(DeclinarForm, PorCuentaForm):
    """The refusal that somebody brought."""


class InformePapelForm(InformeParcialForm, PorCuentaForm):
    """The progress report that somebody brought."""


class ProrrogaPapelForm(SolicitarProrrogaForm, PorCuentaForm):
    """The request for more time that somebody brought."""


class AsignarPapelForm(AsignarForm, PorCuentaForm):
    """The area that the institution said would attend it."""


class EmitirRelacionForm(forms.Form):
    """Which turns of one institution go in the relación."""

    institucion = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, ids: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["turnos"] = forms.TypedMultipleChoiceField(
            choices=[(uno, str(uno)) for uno in ids],
            coerce=int,
            error_messages={"required": "Elija al menos un turno."},
        )


class EntregarRelacionForm(forms.Form):
    """When the messenger delivered, who received, and the signed sheet."""

    momento = campo_momento(
        label="Fecha y hora del sello", help_text="Desde este momento corre el plazo del acuse."
    )
    recibio = forms.CharField(label="Quién recibió", max_length=200)
    archivo = un_archivo(
        label="Relación firmada",
        help_text="PDF o fotografía, hasta 25 MB. Si aún no la tiene, quedará «Sin digitalizar».",
    )
