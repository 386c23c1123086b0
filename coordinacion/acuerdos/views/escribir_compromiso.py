"""Writing one more commitment of an agreement, and what remains of one fulfilled in part."""

from typing import Any

from django.shortcuts import get_object_or_404

from coordinacion.acuerdos.forms.compromiso import CompromisoForm
from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.acuerdos.permisos import DE_LA_UNIDAD
from coordinacion.acuerdos.selectors import acuerdo_para
from coordinacion.acuerdos.selectors import compromisos as selectors
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vistas import PaginaDeRegistro
from workflows import motor

_MENSAJE = "El compromiso quedó escrito: falta formalizarlo."
_LO_MISMO = (
    *("institucion", "externo", "externo_correo", "area_responsable", "area_coordinadora"),
    *("coordina", "verifica", "verifica_externo", "verifica_externo_correo"),
    *("resultado_esperado", "producto"),
)
"""What a continuation takes of the commitment that was fulfilled in part."""


def _exigir_que_escriba(actor: Usuario) -> None:
    if not papeles(actor).tiene(*DE_LA_UNIDAD[Verbo.ESCRIBIR]):
        raise SinPermiso


def _escribir(actor: Usuario, acuerdo_id: int, nuevo: Compromiso) -> Compromiso:
    return motor.con_compromisos(services.escribir, lambda uno: [uno], actor, acuerdo_id, nuevo)


class Escribir(PaginaDeRegistro[CompromisoForm, Acuerdo]):
    """One more commitment of an agreement."""

    form_class = CompromisoForm
    titulo = str(Verbo.ESCRIBIR.label)
    hecho = _MENSAJE

    def buscar(self) -> Acuerdo:
        return get_object_or_404(acuerdo_para(self.actor), pk=self.kwargs["pk"])

    def exigir(self, registro: Acuerdo, /) -> None:
        _exigir_que_escriba(self.actor)

    @property
    def sobre(self) -> str:
        return self.registro.texto

    def ejecutar(self, form: CompromisoForm) -> str:
        nuevo = Compromiso(**form.campos)
        return _escribir(self.actor, self.registro.pk, nuevo).get_absolute_url()


class Continuar(PaginaDeRegistro[CompromisoForm, Compromiso]):
    """What remains of a commitment fulfilled in part, as another one of the same agreement."""

    form_class = CompromisoForm
    titulo = "Escribir lo que falta"
    boton = str(Verbo.ESCRIBIR.label)
    hecho = _MENSAJE

    def buscar(self) -> Compromiso:
        return get_object_or_404(selectors.compromiso_para(self.actor), pk=self.kwargs["pk"])

    def exigir(self, registro: Compromiso, /) -> None:
        _exigir_que_escriba(self.actor)
        if not registro.resta:
            raise EstadoNoAdmite(f"Del compromiso {registro} no quedó nada por cumplir.")

    @property
    def sobre(self) -> str:
        return self.registro.resta

    def get_initial(self) -> dict[str, Any]:
        suyo = {campo: getattr(self.registro, campo) for campo in _LO_MISMO}
        return super().get_initial() | suyo | {"texto": self.registro.resta}

    def ejecutar(self, form: CompromisoForm) -> str:
        nuevo = Compromiso(**form.campos, continua_a=self.registro)
        return _escribir(self.actor, self.registro.acuerdo_id, nuevo).get_absolute_url()
