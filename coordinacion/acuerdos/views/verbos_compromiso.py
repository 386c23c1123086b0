"""Each verb of a commitment on its own page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.shortcuts import get_object_or_404

from coordinacion.acuerdos.forms import compromiso as formas
from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.permisos import puede, puede_por_cuenta
from coordinacion.acuerdos.selectors import compromisos as selectors
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.compromisos import PorCuenta
from coordinacion.acuerdos.services.compromisos.comun import exigir_estado
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.forms import MotivoForm, SinDatosForm
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.vistas import VerboDeRegistro
from workflows import motor

CLASE = Documento.Clase.ANEXO
DE_LOS_QUE_TERMINAN = "acuerdos/terminar_compromiso.html"
"""The page of a verb that ends it: which letters it leaves open is said before."""


class VerboDeCompromiso(VerboDeRegistro[F, Compromiso]):
    """One verb of one commitment."""

    verbo: Verbo

    def buscar(self) -> Compromiso:
        return get_object_or_404(selectors.compromiso_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede(self.actor, self.verbo, self.registro):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return self.registro.texto

    def hacer(self, servicio: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
        """Run the verb's service and move its process; returns where to go next."""
        motor.de_compromiso(servicio, self.actor, self.registro.pk, *args, **kwargs)
        return self.terminar()


class EnPapel(VerboDeCompromiso[F]):
    """A verb that somebody told the unit of, recorded on their behalf with what proves it."""

    def exigir_permiso(self) -> None:
        if not puede_por_cuenta(self.actor, self.verbo, self.registro):
            raise SinPermiso

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        verifica = self.verbo in (Verbo.VERIFICAR, Verbo.RECHAZAR)
        quien = self.registro.quien_verifica if verifica else self.registro.responsable
        self.consecuencia = f"Por cuenta de {quien}."
        return super().get_context_data(**kwargs)


@contextmanager
def _prueba(vista: EnPapel[Any], form: Any) -> Iterator[tuple[list[Documento], PorCuenta]]:
    """The files of the report and what proves who told it, kept with the verb or not at all."""
    with guardados(vista.actor, [*form.archivos, *form.elegidos], CLASE) as documentos:
        prueba = documentos[: len(form.archivos)]
        yield documentos[len(prueba) :], form.por_cuenta(prueba)


class Editar(VerboDeCompromiso[formas.CompromisoForm]):
    verbo = Verbo.EDITAR
    form_class = formas.CompromisoForm
    mensaje = "El compromiso se corrigió."

    @property
    def sobre(self) -> str:
        return ""  # it is a field of the form

    def get_initial(self) -> dict[str, Any]:
        campos = [c for c in formas.CompromisoForm.base_fields if c != "version"]
        suyos = {campo: getattr(self.registro, campo) for campo in campos}
        return super().get_initial() | suyos | {"version": self.registro.version}

    def ejecutar(self, form: formas.CompromisoForm) -> str:
        version = form.cleaned_data["version"] or 0
        return self.hacer(services.editar, form.campos, version=version)


class Formalizar(VerboDeCompromiso[SinDatosForm]):
    verbo = Verbo.FORMALIZAR
    form_class = SinDatosForm
    mensaje = "El compromiso está en vigor: su plazo corre y se avisó a quien lo cumple."
    consecuencia = (
        "Desde ahora se debe: empieza a correr su plazo y se avisa a quien lo cumple y a quien lo "
        "verifica. Su fecha sólo podrá cambiar reprogramándolo, con motivo."
    )

    def ejecutar(self, form: SinDatosForm) -> str:
        return self.hacer(services.formalizar)


class Informar(VerboDeCompromiso[formas.AvanceForm]):
    verbo = Verbo.INFORMAR
    form_class = formas.AvanceForm
    mensaje = "Se registró el avance."
    consecuencia = "El plazo sigue corriendo."

    def ejecutar(self, form: formas.AvanceForm) -> str:
        with guardados(self.actor, form.elegidos, CLASE) as documentos:
            return self.hacer(services.informar, form.dicho(documentos))


class Reportar(VerboDeCompromiso[formas.ReporteForm]):
    verbo = Verbo.REPORTAR
    form_class = formas.ReporteForm
    mensaje = "Se reportó como cumplido: falta que lo verifiquen."
    consecuencia = (
        "El plazo se detiene en este momento. Lo verifica la otra parte o la unidad; si no lo dan "
        "por cumplido, vuelve a deberse con la misma fecha."
    )

    def ejecutar(self, form: formas.ReporteForm) -> str:
        with guardados(self.actor, form.elegidos, CLASE) as documentos:
            return self.hacer(services.reportar, form.dicho(documentos))


class Verificar(VerboDeCompromiso[formas.VerificarForm]):
    template_name = DE_LOS_QUE_TERMINAN
    verbo = Verbo.VERIFICAR
    form_class = formas.VerificarForm
    mensaje = "Se registró la verificación."

    def ejecutar(self, form: formas.VerificarForm) -> str:
        with guardados(self.actor, form.elegidos, CLASE) as documentos:
            return self.hacer(services.verificar, form.hallazgo(documentos))


class Rechazar(VerboDeCompromiso[formas.RechazarForm]):
    verbo = Verbo.RECHAZAR
    form_class = formas.RechazarForm
    mensaje = "El compromiso vuelve a deberse, con la misma fecha."
    consecuencia = "Vuelve a quien lo debe, con este motivo; su plazo sigue a la misma fecha."

    def ejecutar(self, form: formas.RechazarForm) -> str:
        motivo = form.cleaned_data["motivo"]
        with guardados(self.actor, form.elegidos, CLASE) as documentos:
            return self.hacer(services.rechazar, motivo=motivo, documentos=documentos)


class InformarPapel(EnPapel[formas.AvancePapelForm]):
    verbo = Verbo.INFORMAR
    form_class = formas.AvancePapelForm
    mensaje = Informar.mensaje

    def ejecutar(self, form: formas.AvancePapelForm) -> str:
        with _prueba(self, form) as (documentos, por_cuenta):
            return self.hacer(services.informar, form.dicho(documentos), por_cuenta=por_cuenta)


class ReportarPapel(EnPapel[formas.ReportePapelForm]):
    verbo = Verbo.REPORTAR
    form_class = formas.ReportePapelForm
    mensaje = Reportar.mensaje

    def ejecutar(self, form: formas.ReportePapelForm) -> str:
        with _prueba(self, form) as (documentos, por_cuenta):
            return self.hacer(services.reportar, form.dicho(documentos), por_cuenta=por_cuenta)


class VerificarPapel(EnPapel[formas.VerificarPapelForm]):
    template_name = DE_LOS_QUE_TERMINAN
    verbo = Verbo.VERIFICAR
    form_class = formas.VerificarPapelForm
    mensaje = Verificar.mensaje

    def ejecutar(self, form: formas.VerificarPapelForm) -> str:
        with _prueba(self, form) as (documentos, por_cuenta):
            hallazgo = form.hallazgo(documentos)
            return self.hacer(services.verificar, hallazgo, por_cuenta=por_cuenta)


class RechazarPapel(EnPapel[formas.RechazarPapelForm]):
    verbo = Verbo.RECHAZAR
    form_class = formas.RechazarPapelForm
    mensaje = Rechazar.mensaje

    def ejecutar(self, form: formas.RechazarPapelForm) -> str:
        motivo = form.cleaned_data["motivo"]
        with _prueba(self, form) as (documentos, por_cuenta):
            return self.hacer(
                services.rechazar, motivo=motivo, documentos=documentos, por_cuenta=por_cuenta
            )


class Reprogramar(VerboDeCompromiso[formas.ReprogramarForm]):
    verbo = Verbo.REPROGRAMAR
    form_class = formas.ReprogramarForm
    mensaje = "El compromiso se reprogramó; conserva su fecha original."
    consecuencia = (
        "La fecha original se conserva a la vista. Si ya había vencido, sigue contando como fuera "
        "de término."
    )

    def ejecutar(self, form: formas.ReprogramarForm) -> str:
        datos = form.cleaned_data
        return self.hacer(services.reprogramar, fecha=datos["fecha"], motivo=datos["motivo"])


class Incumplir(VerboDeCompromiso[MotivoForm]):
    template_name = DE_LOS_QUE_TERMINAN
    verbo = Verbo.INCUMPLIR
    form_class = MotivoForm
    mensaje = "El compromiso quedó como incumplido."
    consecuencia = "Termina sin cumplirse y no se puede deshacer. Se avisa a las partes."

    def ejecutar(self, form: MotivoForm) -> str:
        return self.hacer(services.incumplir, motivo=form.cleaned_data["motivo"])


class Cancelar(VerboDeCompromiso[MotivoForm]):
    template_name = DE_LOS_QUE_TERMINAN
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "El compromiso quedó cancelado."
    consecuencia = "Deja de deberse y no se puede deshacer. Su folio queda a la vista."

    def ejecutar(self, form: MotivoForm) -> str:
        return self.hacer(services.cancelar, motivo=form.cleaned_data["motivo"])
