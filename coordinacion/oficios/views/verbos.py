"""Each verb of an oficio on its own page."""

from django.shortcuts import get_object_or_404

from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboOficio as Verbo
from coordinacion.nucleo.forms import MotivoForm, SinDatosForm
from coordinacion.nucleo.vistas import F
from coordinacion.oficios import selectors, services
from coordinacion.oficios.forms import AcusarForm, DespacharForm
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.permisos import puede
from coordinacion.oficios.services.comun import exigir_estado
from coordinacion.organizacion.vistas import VerboDeRegistro


class VerboDeOficio(VerboDeRegistro[F, Oficio]):
    """One verb of one oficio."""

    verbo: Verbo

    def buscar(self) -> Oficio:
        return get_object_or_404(selectors.oficio_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede(self.actor, self.verbo):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_estado(self.registro, self.verbo)

    @property
    def sobre(self) -> str:
        return self.registro.asunto


class EnviarAFirma(VerboDeOficio[SinDatosForm]):
    verbo = Verbo.ENVIAR_A_FIRMA
    form_class = SinDatosForm
    mensaje = "El oficio tiene número y está por firmar."
    consecuencia = "Toma su número y la fecha de hoy, que no cambian aunque después se cancele."

    def ejecutar(self, form: SinDatosForm) -> str:
        services.enviar_a_firma(self.actor, self.registro.pk)
        return self.terminar()


class Devolver(VerboDeOficio[MotivoForm]):
    verbo = Verbo.DEVOLVER
    form_class = MotivoForm
    mensaje = "El oficio volvió a borrador; conserva su número."
    consecuencia = "Podrá corregirse. Conserva su número y su fecha."

    def ejecutar(self, form: MotivoForm) -> str:
        services.devolver(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()


class Firmar(VerboDeOficio[SinDatosForm]):
    verbo = Verbo.FIRMAR
    form_class = SinDatosForm
    mensaje = "Se registró la firma: el oficio está por despachar."
    consecuencia = "La hoja firmada se conserva como está; su texto ya no podrá cambiar."

    def ejecutar(self, form: SinDatosForm) -> str:
        services.firmar(self.actor, self.registro.pk, raiz=self.request.build_absolute_uri("/"))
        return self.terminar()


class Despachar(VerboDeOficio[DespacharForm]):
    verbo = Verbo.DESPACHAR
    form_class = DespacharForm
    mensaje = "Se registró el despacho: falta el acuse."

    def ejecutar(self, form: DespacharForm) -> str:
        services.despachar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class Acusar(VerboDeOficio[AcusarForm]):
    verbo = Verbo.ACUSAR
    form_class = AcusarForm
    mensaje = "Se registró el acuse."

    def ejecutar(self, form: AcusarForm) -> str:
        datos = form.cleaned_data
        archivos = [datos["archivo"]] if datos["archivo"] else []
        with guardados(self.actor, archivos, Documento.Clase.ACUSE) as prueba:
            services.acusar(
                self.actor,
                self.registro.pk,
                momento=datos["momento"],
                recibio=datos["recibio"],
                acuse=prueba[0] if prueba else None,
            )
        return self.terminar()


class Cancelar(VerboDeOficio[MotivoForm]):
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "El oficio quedó cancelado."
    consecuencia = "Ya no podrá enviarse. Si tiene número, queda ocupado y a la vista."

    def ejecutar(self, form: MotivoForm) -> str:
        services.cancelar(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
