"""What the remaining verbs ask for before they run on many records."""

from typing import Any

from django import forms

from coordinacion.archivo.forms import ConExpediente
from coordinacion.canalizacion.forms.asunto import ConPrincipal
from coordinacion.canalizacion.forms.turno_comun import campo_fecha, elegir
from coordinacion.correspondencia.models import Sentido
from coordinacion.correspondencia.opciones import SinNotificacion
from coordinacion.nucleo import reloj
from coordinacion.operaciones.forms.comun import EnBloqueForm
from coordinacion.operaciones.selectors import opciones
from coordinacion.organizacion.models import Area, Usuario
from workflows.permisos import TOMAN


class AsignarVariosForm(EnBloqueForm):
    """The area or person of the institution that attends the turns, and by when."""

    area = forms.ModelChoiceField(
        Area.objects.none(), label="Área", required=False, empty_label="Sin área"
    )
    persona = forms.ModelChoiceField(
        Usuario.objects.none(), label="Persona", required=False, empty_label="Sin persona"
    )
    fecha_interna = campo_fecha(
        label="Fecha interna",
        required=False,
        help_text="Para su organización: no mueve el término de los turnos.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "area", opciones.areas_de(self.actor))
        elegir(self, "persona", opciones.personas_de(self.actor))

    def clean(self) -> dict[str, Any]:
        datos = super().clean() or {}
        if not datos.get("area") and not datos.get("persona"):
            self.add_error("area", "Elija un área o una persona.")
        fecha = datos.get("fecha_interna")
        if fecha is not None and fecha < reloj.hoy():
            self.add_error("fecha_interna", "La fecha interna ya pasó.")
        return datos

    def parametros(self) -> dict[str, Any]:
        datos = self.cleaned_data
        return {
            "area": datos["area"].pk if datos["area"] else None,
            "persona": datos["persona"].pk if datos["persona"] else None,
            "fecha_interna": datos["fecha_interna"].isoformat() if datos["fecha_interna"] else "",
        }

    def detalle(self) -> str:
        datos = self.cleaned_data
        return f"a {datos['area'] or datos['persona'].nombre_completo}"


class ReasignarVariosForm(EnBloqueForm):
    """Who is to have the letters' present step; whether it is that person's work, each one says."""

    persona = forms.ModelChoiceField(
        Usuario.objects.none(), label="Persona", empty_label="Elija a la persona"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        elegir(self, "persona", opciones.personas_de_la_unidad(TOMAN))

    def parametros(self) -> dict[str, Any]:
        return {"persona": self.cleaned_data["persona"].pk}

    def detalle(self) -> str:
        return f"a {self.cleaned_data['persona'].nombre_completo}"


class ConcluirVariosForm(EnBloqueForm):
    """The outcome of letters whose points do not give it, and the ground where nobody was told."""

    sentido = forms.ModelChoiceField(
        label="Sentido de los asuntos que no lo tengan de sus puntos",
        queryset=Sentido.objects.all(),
        empty_label="Ninguno: esos asuntos quedarán sin concluir",
        required=False,
    )
    sin_notificacion = forms.ChoiceField(
        label="Motivo, en los asuntos sin notificación entregada",
        choices=[("", "El que conste en cada asunto"), *SinNotificacion.choices],
        required=False,
    )

    def parametros(self) -> dict[str, Any]:
        sentido = self.cleaned_data["sentido"]
        return {
            "sentido": sentido.pk if sentido else None,
            "sin_notificacion": self.cleaned_data["sin_notificacion"],
        }


class ArchivarVariosForm(ConExpediente, EnBloqueForm):
    """The open file that they all go into; its place is theirs."""

    def parametros(self) -> dict[str, Any]:
        return {"expediente": self.cleaned_data["numero"].pk}

    def detalle(self) -> str:
        return f"en el expediente {self.cleaned_data['numero']}"


class AcumularVariosForm(ConPrincipal, EnBloqueForm):
    """The letter that the others follow; if it is among them, it stays as it is."""

    def parametros(self) -> dict[str, Any]:
        return {"principal": self.cleaned_data["principal"].pk}

    def detalle(self) -> str:
        return f"al {self.cleaned_data['principal'].folio}"
