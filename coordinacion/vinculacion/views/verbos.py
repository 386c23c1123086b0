"""Each verb of a meeting on its own page."""

from typing import Any

from django.shortcuts import get_object_or_404

from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import EstadoReunion
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.nucleo.forms import MotivoForm, SinDatosForm
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.vistas import VerboDeRegistro
from coordinacion.vinculacion import services
from coordinacion.vinculacion.forms.asistencia import AsistenciaForm
from coordinacion.vinculacion.forms.documentos import AdjuntarForm
from coordinacion.vinculacion.forms.reuniones import (
    CelebrarForm,
    EditarForm,
    FormalizarForm,
    OrdenForm,
    ReprogramarForm,
)
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.models.reunion import POR_CELEBRAR
from coordinacion.vinculacion.permisos import puede_en_reunion
from coordinacion.vinculacion.selectors import reuniones as selectors
from coordinacion.vinculacion.services.comun import exigir_en_reunion
from coordinacion.vinculacion.services.convocar import exigir_que_se_pueda
from coordinacion.vinculacion.services.editar import EDITABLES
from coordinacion.vinculacion.services.formalizar import exigir_asistencia
from coordinacion.vinculacion.services.pasar_lista import exigir_su_dia


class VerboDeReunion(VerboDeRegistro[F, Reunion]):
    """One verb of one meeting."""

    verbo: Verbo

    def buscar(self) -> Reunion:
        return get_object_or_404(selectors.reunion_para(self.actor), pk=self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede_en_reunion(self.actor, self.verbo):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_en_reunion(self.registro, self.verbo)

    @property
    def nombre(self) -> str:
        return self.registro.folio

    @property
    def sobre(self) -> str:
        return f"{self.registro.asunto} · {fecha_larga(self.registro.inicia_en)}"


class Editar(VerboDeReunion[EditarForm]):
    verbo = Verbo.EDITAR
    form_class = EditarForm
    template_name = "vinculacion/formulario.html"
    boton = "Guardar"
    mensaje = "Los datos de la reunión se corrigieron."

    @property
    def consecuencia(self) -> str:  # type: ignore[override]  # it depends on the meeting
        if self.registro.estado == EstadoReunion.CONVOCADA:
            return "Ya se convocó: se avisará del cambio a las instituciones."
        return "La fecha se cambia con «Reprogramar reunión»."

    def get_form_kwargs(self) -> dict[str, Any]:
        se_celebro = self.registro.estado not in POR_CELEBRAR
        return super().get_form_kwargs() | {"se_celebro": se_celebro}

    def get_initial(self) -> dict[str, Any]:
        propios = {campo: getattr(self.registro, campo) for campo in EDITABLES}
        convocadas = list(self.registro.convocadas.all())
        return propios | {"version": self.registro.version, "convocadas": convocadas}

    def ejecutar(self, form: EditarForm) -> str:
        datos = dict(form.cleaned_data)
        version, convocadas = datos.pop("version"), list(datos.pop("convocadas"))
        services.editar(self.actor, self.registro.pk, datos, version=version, convocadas=convocadas)
        return self.terminar()


class Ordenar(VerboDeReunion[OrdenForm]):
    verbo = Verbo.ORDENAR
    form_class = OrdenForm
    boton = "Guardar orden del día"
    mensaje = "El orden del día quedó escrito."

    def get_initial(self) -> dict[str, Any]:
        puntos = self.registro.orden_del_dia.values_list("texto", flat=True)
        return {"version": self.registro.version, "puntos": "\n".join(puntos)}

    def ejecutar(self, form: OrdenForm) -> str:
        services.ordenar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class Convocar(VerboDeReunion[SinDatosForm]):
    verbo = Verbo.CONVOCAR
    form_class = SinDatosForm
    mensaje = "Se convocó a la reunión. Imprima la convocatoria para quien no tiene cuenta."
    consecuencia = (
        "Se avisa a los enlaces y titulares de las instituciones convocadas, que desde ahora ven "
        "la reunión, su orden del día y sus documentos."
    )

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_que_se_pueda(self.registro)

    def ejecutar(self, form: SinDatosForm) -> str:
        services.convocar(self.actor, self.registro.pk)
        return self.terminar()


class Reprogramar(VerboDeReunion[ReprogramarForm]):
    verbo = Verbo.REPROGRAMAR
    form_class = ReprogramarForm
    mensaje = "La reunión tiene nueva fecha; la anterior se conserva."
    consecuencia = "La fecha anterior se conserva, con el motivo. Si ya se convocó, se avisa."

    def get_initial(self) -> dict[str, Any]:
        return {"inicia_en": self.registro.inicia_en, "termina_en": self.registro.termina_en}

    def ejecutar(self, form: ReprogramarForm) -> str:
        services.reprogramar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class PasarLista(VerboDeReunion[AsistenciaForm]):
    verbo = Verbo.PASAR_LISTA
    form_class = AsistenciaForm
    template_name = "vinculacion/asistencia.html"
    boton = "Guardar asistencia"
    mensaje = "La asistencia quedó registrada."
    consecuencia = (
        "Sólo se nombra a quien firma por una autoridad; de la comunidad se anota cuántas personas "
        "asistieron, por sexo y lengua."
    )

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_su_dia(self.registro)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"reunion": self.registro}

    def get_initial(self) -> dict[str, Any]:
        return {"version": self.registro.version}

    def ejecutar(self, form: AsistenciaForm) -> str:
        version = form.cleaned_data["version"]
        services.pasar_lista(self.actor, self.registro.pk, form.asistentes, version=version)
        return self.terminar()


class Celebrar(VerboDeReunion[CelebrarForm]):
    verbo = Verbo.CELEBRAR
    form_class = CelebrarForm
    mensaje = "La reunión se celebró: imprima la minuta, recabe las firmas y formalícela."
    consecuencia = "Después se imprime la minuta para firma."

    def get_initial(self) -> dict[str, Any]:
        desarrollo = self.registro.desarrollo
        return {"momento": self.registro.inicia_en, "desarrollo": desarrollo}

    def ejecutar(self, form: CelebrarForm) -> str:
        services.celebrar(self.actor, self.registro.pk, **form.cleaned_data)
        return self.terminar()


class Adjuntar(VerboDeReunion[AdjuntarForm]):
    verbo = Verbo.ADJUNTAR
    form_class = AdjuntarForm
    mensaje = "Los documentos quedaron en la reunión."
    consecuencia = "Los verán también las instituciones convocadas."

    def ejecutar(self, form: AdjuntarForm) -> str:
        archivos = form.cleaned_data["archivo"]
        with guardados(self.actor, archivos, Documento.Clase.ANEXO) as documentos:
            services.adjuntar(self.actor, self.registro.pk, documentos)
        return self.terminar()


class Formalizar(VerboDeReunion[FormalizarForm]):
    verbo = Verbo.FORMALIZAR
    form_class = FormalizarForm
    template_name = "acuerdos/formalizar_reunion.html"
    mensaje = "La reunión quedó formalizada con su minuta."
    consecuencia = "Ya no podrán corregirse sus datos ni su asistencia."

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_asistencia(self.registro)

    def ejecutar(self, form: FormalizarForm) -> str:
        archivo = form.cleaned_data["archivo"]
        archivos = [archivo] if archivo else []
        with guardados(self.actor, archivos, Documento.Clase.ANEXO) as hechos:
            services.formalizar(self.actor, self.registro.pk, minuta=hechos[0] if hechos else None)
        return self.terminar()


class Cancelar(VerboDeReunion[MotivoForm]):
    verbo = Verbo.CANCELAR
    form_class = MotivoForm
    mensaje = "La reunión quedó cancelada."
    consecuencia = "Ya no podrá celebrarse. Si se convocó, se avisa a las instituciones."

    def ejecutar(self, form: MotivoForm) -> str:
        services.cancelar(self.actor, self.registro.pk, motivo=form.cleaned_data["motivo"])
        return self.terminar()
