"""The list of tables of dialogue, one of them, and each of its verbs on its own page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST, require_safe

from coordinacion.bitacora.selectors import del_registro
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.documentos.models import Documento
from coordinacion.documentos.views import entregar
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboMesa as Verbo
from coordinacion.nucleo.forms import SinDatosForm
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.nucleo.templatetags.interfaz import PAGINA
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import VerboDeRegistro, persona
from coordinacion.vinculacion.forms import mesas as forms
from coordinacion.vinculacion.models import Mesa, Opinion
from coordinacion.vinculacion.permisos import puede_en_mesa, puede_ver
from coordinacion.vinculacion.selectors import mesas as selectors
from coordinacion.vinculacion.services import mesas as services
from coordinacion.vinculacion.services.comun import MESA, exigir_en_mesa
from coordinacion.vinculacion.services.mesas.concluir import exigir_sin_sesiones
from coordinacion.vinculacion.services.mesas.editar import EDITABLES
from coordinacion.vinculacion.views.pasos import pasos_de_mesa

POR_PAGINA = 50


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The tables, the latest first, with what each one heard and answered."""
    usuario = persona(request)
    if not puede_ver(usuario):
        raise PermissionDenied
    form = forms.FiltroForm(request.GET)
    filtros = form.limpios()
    contexto = {
        "pagina": Paginator(selectors.lista(usuario, filtros), POR_PAGINA).get_page(
            request.GET.get(PAGINA)
        ),
        "form": form,
        "con_filtros": any(filtros.values()),
        "puede_programar": puede_en_mesa(usuario, Verbo.PROGRAMAR),
    }
    return render(request, "vinculacion/mesas.html", contexto)


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One table, whole, and what this person may do with it."""
    usuario = persona(request)
    mesa = _la_mesa(usuario, pk)
    opiniones = list(selectors.opiniones_de(mesa))
    contexto = {
        "mesa": mesa,
        "pasos": pasos_de_mesa(usuario, mesa),
        "sesiones": selectors.sesiones_de(mesa),
        "opiniones": opiniones,
        "sin_respuesta": sum(una.respondida_en is None for una in opiniones),
        "puede_responder": _puede(usuario, mesa, Verbo.RESPONDER),
        "puede_retirar": mesa.publica and puede_en_mesa(usuario, Verbo.PUBLICAR),
        "asientos": del_registro(MESA, mesa.pk),
    }
    return render(request, "vinculacion/mesa.html", contexto)


def _puede(usuario: Usuario, mesa: Mesa, verbo: Verbo) -> bool:
    return puede_en_mesa(usuario, verbo) and can_proceed(getattr(mesa, verbo.value))


def _la_mesa(usuario: Usuario, pk: int) -> Mesa:
    return get_object_or_404(selectors.mesa_para(usuario), pk=pk)


@require_safe
def acta(request: HttpRequest, pk: int) -> FileResponse:
    """The act of its installation."""
    mesa = _la_mesa(persona(request), pk)
    if mesa.acta is None:
        raise Http404
    return entregar(mesa.acta)


@require_POST
def retirar(request: HttpRequest, pk: int) -> HttpResponse:
    """Take its summary out of the public's sight."""
    mesa = services.retirar(persona(request), pk)
    messages.success(request, "El resumen ya no es público.")
    return redirect(mesa.get_absolute_url())


class VerboDeMesa(VerboDeRegistro[F, Mesa]):
    """One verb of one table."""

    verbo: Verbo

    def buscar(self) -> Mesa:
        return _la_mesa(self.actor, self.kwargs["pk"])

    def exigir_permiso(self) -> None:
        if not puede_en_mesa(self.actor, self.verbo):
            raise SinPermiso

    def exigir_estado(self) -> None:
        exigir_en_mesa(self.registro, self.verbo)

    @property
    def nombre(self) -> str:
        return self.registro.folio

    @property
    def sobre(self) -> str:
        return self.registro.nombre


class Editar(VerboDeMesa[forms.EditarForm]):
    verbo = Verbo.EDITAR
    form_class = forms.EditarForm
    boton = "Guardar"
    mensaje = "Los datos de la mesa se corrigieron."

    def get_initial(self) -> dict[str, Any]:
        propios = {campo: getattr(self.registro, campo) for campo in EDITABLES}
        return propios | {"version": self.registro.version}

    def ejecutar(self, form: forms.EditarForm) -> str:
        datos = dict(form.cleaned_data)
        version = datos.pop("version")
        services.editar(self.actor, self.registro.pk, datos, version=version)
        return self.terminar()


class Instalar(VerboDeMesa[forms.InstalarForm]):
    verbo = Verbo.INSTALAR
    form_class = forms.InstalarForm
    mensaje = "La mesa quedó instalada: ya puede sesionar y recoger opiniones."

    def ejecutar(self, form: forms.InstalarForm) -> str:
        datos = form.cleaned_data
        archivos = [datos["archivo"]] if datos["archivo"] else []
        with guardados(self.actor, archivos, Documento.Clase.ANEXO) as hechos:
            services.instalar(
                self.actor,
                self.registro.pk,
                momento=datos["momento"],
                acta=hechos[0] if hechos else None,
            )
        return self.terminar()


class Recoger(VerboDeMesa[forms.RecogerForm]):
    verbo = Verbo.RECOGER
    form_class = forms.RecogerForm
    template_name = "vinculacion/opiniones.html"
    boton = "Guardar opiniones"
    mensaje = "Las opiniones quedaron recogidas."
    consecuencia = "Se anota qué dijo cada comunidad y en qué lengua; nunca quién lo dijo."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"mesa": self.registro}

    def ejecutar(self, form: forms.RecogerForm) -> str:
        services.recoger(self.actor, self.registro.pk, form.opiniones)
        return self.terminar()


class Responder(VerboDeMesa[forms.ResponderForm]):
    verbo = Verbo.RESPONDER
    form_class = forms.ResponderForm
    template_name = "vinculacion/responder.html"
    boton = "Guardar respuesta"
    mensaje = "La respuesta quedó registrada."

    @cached_property
    def opinion(self) -> Opinion:
        """The opinion of the address, of this table."""
        suyas = selectors.opiniones_de(self.registro)
        return get_object_or_404(suyas, pk=self.kwargs["opinion_id"])

    def exigir_estado(self) -> None:
        super().exigir_estado()
        self.opinion  # noqa: B018  # of another table: not found

    def get_initial(self) -> dict[str, Any]:
        una = self.opinion
        if una.respondida_en is None:
            return {"lengua": una.lengua}
        return {
            "respuesta": una.respuesta,
            "lengua": una.lengua_respuesta,
            "momento": una.respondida_en,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"opinion": self.opinion}

    def ejecutar(self, form: forms.ResponderForm) -> str:
        services.responder(self.actor, self.registro.pk, self.opinion.pk, **form.cleaned_data)
        return self.terminar()


class Publicar(VerboDeMesa[forms.PublicarForm]):
    verbo = Verbo.PUBLICAR
    form_class = forms.PublicarForm
    boton = "Publicar"
    mensaje = "El resumen es público: cualquiera puede leerlo sin entrar al sistema."
    consecuencia = "Sólo se publica lo que marque aquí. Puede retirarse después."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"mesa": self.registro}

    def get_initial(self) -> dict[str, Any]:
        publicas = self.registro.opiniones.filter(publica=True)
        return {
            "version": self.registro.version,
            "resumen": self.registro.resumen_publico,
            "opiniones": list(publicas),
        }

    def ejecutar(self, form: forms.PublicarForm) -> str:
        datos = form.cleaned_data
        services.publicar(
            self.actor,
            self.registro.pk,
            resumen=datos["resumen"],
            opiniones=[una.pk for una in datos["opiniones"]],
            version=datos["version"],
        )
        return self.terminar()


class Concluir(VerboDeMesa[SinDatosForm]):
    verbo = Verbo.CONCLUIR
    form_class = SinDatosForm
    template_name = "acuerdos/concluir_mesa.html"
    mensaje = "La mesa de diálogo concluyó."
    consecuencia = "Ya no tendrá sesiones ni recogerá opiniones. Podrá responderse lo pendiente."

    def exigir_estado(self) -> None:
        super().exigir_estado()
        exigir_sin_sesiones(self.registro)

    def ejecutar(self, form: SinDatosForm) -> str:
        services.concluir(self.actor, self.registro.pk, confirmado=self.confirmado)
        return self.terminar()
