"""What the desk has typed so far of a letter whose like is looked for."""

from typing import Any

from django import forms

from coordinacion.correspondencia.forms.campos import Contacto, ContactoField
from coordinacion.correspondencia.selectors import del_lote
from coordinacion.nucleo.tecleado import entero, sin_nulos
from coordinacion.organizacion.models import Usuario
from coordinacion.sugerencias.selectors.antecedentes import Buscado

MARCADAS = 20


class TecleadoForm(forms.Form):
    """Nothing is asked for, and what is still badly written is not looked for."""

    asunto = forms.CharField(max_length=2000, required=False)
    oficio_numero = forms.CharField(max_length=120, required=False)
    remitente = forms.CharField(max_length=200, required=False)
    curp = forms.CharField(max_length=18, required=False)
    contacto = ContactoField()
    municipio = forms.CharField(max_length=10, required=False)
    localidad = forms.CharField(max_length=200, required=False)
    comunidad = forms.CharField(max_length=200, required=False)

    def buscado(self, actor: Usuario) -> Buscado:
        """What may be looked for by now."""
        self.full_clean()
        datos = self.cleaned_data
        contacto = datos.get("contacto") or Contacto()
        documento = del_lote(actor, entero(self.data.get("documento")))
        return Buscado(
            asunto=datos.get("asunto", ""),
            oficio=datos.get("oficio_numero", ""),
            nombres=[datos.get("remitente", "")],
            curps=[datos.get("curp", "")],
            telefonos=[contacto.telefono],
            correos=[contacto.correo],
            municipio_id=datos.get("municipio") or None,
            localidad=datos.get("localidad") or datos.get("comunidad", ""),
            huellas=[documento.sha256] if documento else [],
        )

    @property
    def marcadas(self) -> dict[int, str]:
        """The letters already marked to be linked, each with why it was offered."""
        datos: Any = self.data
        claves = [pk for pk in map(entero, datos.getlist("ligar")) if pk][:MARCADAS]
        return {pk: sin_nulos(datos.get(f"motivo_{pk}", "")) for pk in claves}
