"""From rows marked in a list to work under way: choose, say what the verb needs, confirm."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from coordinacion.canalizacion.views.clasificar_previsto import AGREGAR, QUITAR, filas_cambiadas
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoOperacion
from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo
from coordinacion.nucleo.vistas import VistaDeVerbo
from coordinacion.operaciones import selectors, services
from coordinacion.operaciones.forms.comun import EnBloqueForm
from coordinacion.operaciones.forms.elegir import ElegirForm
from coordinacion.operaciones.forms.otros import (
    AcumularVariosForm,
    ArchivarVariosForm,
    AsignarVariosForm,
    ConcluirVariosForm,
    ReasignarVariosForm,
)
from coordinacion.operaciones.forms.turnar import ClasificarYTurnarVariosForm, TurnarVariosForm
from coordinacion.operaciones.models import Operacion
from coordinacion.operaciones.reglas import MAXIMO, que_pasara, titulo
from coordinacion.operaciones.selectors.eleccion import Elegido, de_la_lista, por_clave
from coordinacion.operaciones.verbos import EnBloque, verbos_de
from coordinacion.operaciones.views.origen import Origen, origen
from coordinacion.operaciones.views.progreso import empezar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona

FORMAS: Mapping[str, type[EnBloqueForm]] = {
    Verbo.ASIGNAR: AsignarVariosForm,
    Verbo.CLASIFICAR_Y_TURNAR: ClasificarYTurnarVariosForm,
    Verbo.TURNAR: TurnarVariosForm,
    Verbo.ACUMULAR: AcumularVariosForm,
    Verbo.CONCLUIR: ConcluirVariosForm,
    Verbo.ARCHIVAR: ArchivarVariosForm,
    Verbo.REASIGNAR: ReasignarVariosForm,
}

MUESTRA = 12
"""Rows named on the page that confirms."""


@require_POST
def elegir(request: HttpRequest) -> HttpResponse:
    """Keep the rows chosen, and ask what the verb needs; what needs nothing starts at once."""
    actor = persona(request)
    form = ElegirForm(request.POST)
    if not form.is_valid():
        raise DatoInvalido("La selección llegó incompleta: vuelva a la lista e inténtelo de nuevo.")
    lista = origen(actor, form.cleaned_data["lista"], form.cleaned_data["consulta"])
    en_bloque = _verbo(actor, lista, form.cleaned_data["verbo"])
    elegidos = _elegidos(actor, lista, form)
    if not elegidos:
        messages.error(request, "Marque al menos un renglón, o elija todos los de la lista.")
        return redirect(lista.volver)
    _decir_si_cambio(request, form, len(elegidos))
    operacion = services.crear(
        actor,
        clase=en_bloque.verbo,
        titulo=titulo(en_bloque.verbo, len(elegidos), de_turnos=lista.de_turnos),
        renglones=[services.NuevoRenglon(folio, pk, url) for pk, folio, url in elegidos],
        clave_envio=uuid4(),
        parametros={
            "de_turnos": lista.de_turnos,
            "raiz": request.build_absolute_uri("/").rstrip("/"),
        },
        confirmada=not en_bloque.pide,
        volver=lista.volver,
        maximo=en_bloque.maximo,
    )
    if en_bloque.pide:
        return redirect("operaciones:preparar", operacion.pk)
    empezar(operacion)
    return redirect(operacion)


def _verbo(actor: Usuario, lista: Origen, clave: str) -> EnBloque:
    for uno in verbos_de(actor, lista.clave, de_turnos=lista.de_turnos):
        if uno.verbo == clave:
            return uno
    raise SinPermiso


def _elegidos(actor: Usuario, lista: Origen, form: ElegirForm) -> list[Elegido]:
    """The rows; a key that the person may not read is nobody's row."""
    if form.todo:
        return de_la_lista(lista.filas, MAXIMO + 1, de_turnos=lista.de_turnos)
    claves = form.claves
    elegidos = por_clave(actor, claves, de_turnos=lista.de_turnos)
    if len(elegidos) < len(set(claves)):
        raise Http404
    return elegidos


def _decir_si_cambio(request: HttpRequest, form: ElegirForm, hay: int) -> None:
    """The list is read again when it is sent: what the page said may be old by then."""
    decia = form.cleaned_data["cuantos"]
    if form.todo and decia is not None and decia <= TOPE and decia != hay:
        messages.warning(
            request, f"La lista cambió: la página decía {decia:,} y ahora son {hay:,}."
        )


class Preparar(VistaDeVerbo[EnBloqueForm]):
    """What the verb needs, what will happen, and the button that sets it going."""

    operacion: Operacion

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.actor = persona(request)
        self.operacion = selectors.propia(self.actor, kwargs["pk"])
        if self.operacion.estado != EstadoOperacion.PREPARADA:
            return redirect(self.operacion)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        accion = request.POST.get("accion", "").partition(":")[0]
        if accion in (AGREGAR, QUITAR) and issubclass(self.get_form_class(), TurnarVariosForm):
            return self._con_otras_filas(request)
        return super().post(request, *args, **kwargs)

    def _con_otras_filas(self, request: HttpRequest) -> HttpResponse:
        inicial = {
            **self.get_form_class().tecleado(request.POST),
            **filas_cambiadas(request.POST, lambda: False),
        }
        form = self.get_form_class()(actor=self.actor, initial=inicial)
        return self.render_to_response(self.get_context_data(form=form, agregada=True))

    def get_form_class(self) -> type[EnBloqueForm]:
        return FORMAS.get(self.operacion.clase, EnBloqueForm)

    def get_initial(self) -> dict[str, Any]:
        if self.operacion.clase != Verbo.ACUMULAR:
            return {}
        return {"principal": selectors.el_mas_antiguo(self.actor, self.operacion)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def get_template_names(self) -> list[str]:
        con_destinos = issubclass(self.get_form_class(), TurnarVariosForm)
        return [f"operaciones/{'preparar_turnar' if con_destinos else 'preparar'}.html"]

    def ejecutar(self, form: EnBloqueForm) -> str:
        nuevo = self._titulo(self.operacion.total, form.detalle())
        operacion = services.confirmar(
            self.actor, self.operacion.pk, titulo=nuevo, parametros=form.parametros()
        )
        empezar(operacion)
        return reverse("operaciones:ver", args=[operacion.pk])

    def _titulo(self, cuantos: int, detalle: str = "") -> str:
        de_turnos = bool(self.operacion.parametros.get("de_turnos"))
        return titulo(self.operacion.clase, cuantos, detalle, de_turnos=de_turnos)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        total = self.operacion.total
        de_turnos = bool(self.operacion.parametros.get("de_turnos"))
        return super().get_context_data(
            operacion=self.operacion,
            registro="Volver a la lista",
            volver=self.operacion.volver or reverse("operaciones:lista"),
            muestra=selectors.renglones(self.operacion)[:MUESTRA],
            resto=max(total - MUESTRA, 0),
            **kwargs,
        ) | {
            "titulo": self._titulo(total),
            "boton": self._titulo(total),
            "consecuencia": que_pasara(self.operacion.clase, total, de_turnos=de_turnos),
        }
