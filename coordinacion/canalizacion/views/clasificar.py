"""«Clasificar y turnar»: the queue, the scan and the decision on one screen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coordinacion.canalizacion import selectors
from coordinacion.canalizacion.forms.asunto_clasificar import ClasificarForm, inicial
from coordinacion.canalizacion.selectors import cola
from coordinacion.canalizacion.selectors.expediente import turnos_del_asunto
from coordinacion.canalizacion.services.clasificar import clasificar
from coordinacion.canalizacion.services.clasificar_y_turnar import (
    clasificar_y_responder,
    clasificar_y_tomar_conocimiento,
    clasificar_y_turnar,
)
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.asunto import documento_elegido
from coordinacion.canalizacion.views.asunto_acciones import CLASIFICAR_Y_TURNAR, posible
from coordinacion.canalizacion.views.asunto_verbo import VerboDeAsunto
from coordinacion.canalizacion.views.clasificar_previsto import (
    AGREGAR,
    ELEGIR_TEMA,
    QUITAR,
    con_renglones,
    forma_tecleada,
    hay_responsable,
    prevision,
    sugerida,
)
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.opciones import Via
from coordinacion.correspondencia.permisos import puede
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import (
    ASUNTO_RESERVADO,
    MISMO_ASUNTO,
    EstadoCorrespondencia,
)
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.vistas import persona
from coordinacion.sugerencias.selectors import temas_sugeridos
from workflows import motor


class ClasificarYTurnar(VerboDeAsunto[ClasificarForm]):
    """The whole screen. Its buttons send `accion`: which exit the letter takes."""

    con_carta = True
    template_name = "canalizacion/clasificar.html"
    form_class = ClasificarForm
    con_cola = True

    @property
    def verbo(self) -> Verbo:  # type: ignore[override]
        """What the letter's state asks for here."""
        recibida = self.carta.estado == EstadoCorrespondencia.RECIBIDA
        return Verbo.CLASIFICAR if recibida else Verbo.TURNAR

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        correspondencia.dejar_constancia_de_consulta(self.actor, self.carta)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.accion.partition(":")[0] not in (AGREGAR, QUITAR, ELEGIR_TEMA):
            return super().post(request, *args, **kwargs)
        form = ClasificarForm(carta=self.carta, initial=con_renglones(self.carta, request.POST))
        return self.render_to_response(self.get_context_data(form=form))

    @property
    def accion(self) -> str:
        """The button that was pressed."""
        return self.request.POST.get("accion", Verbo.TURNAR.value)

    def get_initial(self) -> dict[str, Any]:
        return inicial(self.carta)

    def ejecutar(self, form: ClasificarForm) -> str:
        salidas: dict[str, Callable[[ClasificarForm], str]] = {
            Verbo.TURNAR: self._turnar,
            Verbo.CLASIFICAR: self._solo_clasificar,
            Verbo.REMITIR: self._por_remitir,
            Verbo.RESPONDER_DIRECTO: self._responder,
            Verbo.TOMAR_CONOCIMIENTO: self._tomar_conocimiento,
        }
        if self.accion not in salidas:
            raise DatoInvalido("Elija qué hacer con el asunto.")
        mensaje = salidas[self.accion](form)
        messages.success(self.request, f"{self.carta.folio}: {mensaje}", extra_tags=self.borrador)
        if self.accion == Verbo.REMITIR:
            return reverse("asunto:remitir", args=[self.carta.slug])
        return self._siguiente()

    def _turnar(self, form: ClasificarForm) -> str:
        envios = form.filas.envios(
            indicaciones=form.cleaned_data["indicaciones"],
            reservado=form.es_reservado(),
            hay_responsable=hay_responsable(self.carta),
        )
        solo_remision = bool(envios) and all(envio.es_remision for envio in envios)
        motor.de_carta(
            clasificar_y_turnar,
            self.actor,
            self.carta.pk,
            form.clasificacion(Via.REMITIR if solo_remision else Via.TURNAR),
            envios,
            version=form.cleaned_data["version"],
            confirmado=self.confirmado,
        )
        return "se remitió." if solo_remision else "se turnó."

    def _solo_clasificar(self, form: ClasificarForm) -> str:
        return self._clasificar(form, form.via_sugerida() if form.por_clasificar else "")

    def _por_remitir(self, form: ClasificarForm) -> str:
        return self._clasificar(form, Via.REMITIR) + " Indique a qué autoridad se remite."

    def _clasificar(self, form: ClasificarForm, via: str) -> str:
        clasificacion = form.clasificacion(via)
        if clasificacion is None:
            raise DatoInvalido("El asunto ya está clasificado.")
        motor.de_carta(
            clasificar,
            self.actor,
            self.carta.pk,
            version=form.cleaned_data["version"],
            cambios=clasificacion.cambios,
            puntos=clasificacion.puntos,
        )
        return "se clasificó."

    def _responder(self, form: ClasificarForm) -> str:
        datos = form.cleaned_data
        if datos["sentido"] is None:
            raise DatoInvalido({"sentido": "Indique el sentido de la respuesta."})
        archivos = [datos["archivo"]] if datos["archivo"] else []
        with guardados(self.actor, archivos, Documento.Clase.RESPUESTA) as adjuntos:
            motor.de_carta(
                clasificar_y_responder,
                self.actor,
                self.carta.pk,
                form.clasificacion(Via.DIRECTO),
                texto=datos["respuesta"],
                sentidos=datos["sentido"],
                adjuntos=adjuntos,
                version=datos["version"],
            )
        return "se respondió; falta notificar."

    def _tomar_conocimiento(self, form: ClasificarForm) -> str:
        motor.de_carta(
            clasificar_y_tomar_conocimiento,
            self.actor,
            self.carta.pk,
            form.clasificacion(Via.CONOCIMIENTO),
            version=form.cleaned_data["version"],
        )
        return "se tomó conocimiento y quedó concluido."

    def _siguiente(self) -> str:
        proximo = cola.siguiente(self.actor, self.carta.pk) if self.con_cola else None
        if proximo is not None:
            return reverse("asunto:clasificar", args=[proximo.slug])
        if self.con_cola:
            messages.info(self.request, "No quedan asuntos por clasificar ni por turnar.")
        return self.carta.get_absolute_url()

    @property
    def _mismo_asunto(self) -> str:
        """What the list of candidates is called; nothing for who may not link them."""
        return MISMO_ASUNTO if posible(self.actor, Verbo.LIGAR, self.carta) else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        documentos = list(selectors.documentos_para(self.actor, self.carta))
        turnos = turnos_del_asunto(self.actor, self.carta)
        fila = list(cola.cola(self.actor)[: cola.A_LA_VISTA]) if self.con_cola else []
        contexto = super().get_context_data(
            cola=fila,
            documentos=documentos,
            documento=documento_elegido(self.request, documentos),
            rechazos=[turno for turno in turnos if turno.declinado_en is not None],
            vivos=[turno for turno in turnos if turno.esta_vivo],
            por_clasificar=self.carta.estado == EstadoCorrespondencia.RECIBIDA,
            puede_resolver=self.carta.estado != EstadoCorrespondencia.CANALIZADA,
            etiqueta_turnar=Verbo.TURNAR.label,
            etiqueta_reservado=ASUNTO_RESERVADO,
            etiqueta_mismo_asunto=self._mismo_asunto,
            verbos={verbo.value: verbo.label for verbo in Verbo},
            **kwargs,
        )
        contexto["puede_cancelar"] = not contexto["vivos"] and posible(
            self.actor, Verbo.CANCELAR, self.carta
        )
        contexto["titulo"] = self.titulo
        if contexto["por_clasificar"]:
            contexto["titulo"] = CLASIFICAR_Y_TURNAR
            contexto["temas_sugeridos"] = temas_sugeridos(self.carta.asunto)
        return contexto | previsto(contexto["form"])


class Turnar(ClasificarYTurnar):
    """More institutions for a letter already routed; it goes back to its case."""

    con_cola = False


@require_POST
def destinos(request: HttpRequest, slug: str) -> HttpResponse:
    """The rows of institutions after adding or taking one out; writes nothing."""
    form = forma_tecleada(persona(request), slug, request.POST)
    contexto = {"carta": form.carta, "form": form, "oob": True, **previsto(form)}
    return render(request, "canalizacion/clasificar_destinos.html", contexto)


@require_POST
def prever(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates that what is typed would give, and whom the topic suggests; writes nothing."""
    form = forma_tecleada(persona(request), slug, request.POST)
    contexto = {"carta": form.carta, "form": form, "en_renglones": True, **previsto(form)}
    return render(request, "canalizacion/clasificar_prevision.html", contexto)


def previsto(form: ClasificarForm) -> dict[str, Any]:
    """What the screen says of a decision not yet made."""
    return {"sugerencia": sugerida(form), "prevision": prevision(form)}


@require_safe
def instituciones(request: HttpRequest) -> JsonResponse:
    """Suggestions for the box that adds an institution."""
    if not puede(persona(request), Verbo.TURNAR):
        raise PermissionDenied
    hallados = cola.sugerir_instituciones(request.GET.get("q", ""))
    resultados = [
        {
            "valor": una.pk,
            "texto": una.nombre,
            "detalle": f"{una.get_orden_display()} · {una.get_modo_display()}",
        }
        for una in hallados
    ]
    return JsonResponse({"resultados": resultados})
