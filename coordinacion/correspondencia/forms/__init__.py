"""The forms of the registering desk."""

from coordinacion.correspondencia.forms.captura import CapturaForm, CorreccionForm
from coordinacion.correspondencia.forms.en_el_acto import EnElActoForm
from coordinacion.correspondencia.forms.firmantes import Firmantes

__all__ = ["CapturaForm", "CorreccionForm", "EnElActoForm", "Firmantes"]
