"""corregir: what was captured wrong is mended; nobody overwrites what they have not seen."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coordinacion.correspondencia import selectors, services
from coordinacion.correspondencia.forms import CorreccionForm, Firmantes
from coordinacion.correspondencia.forms.campos import Contacto
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import Prioridad
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.comun import exigir_estado
from coordinacion.correspondencia.views.captura import con_representante
from coordinacion.correspondencia.views.comparacion import comparar
from coordinacion.documentos.selectors import del_asunto
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso, VersionAnterior
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO, volcar
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from workflows import motor

DE_LA_PERSONA = ("cargo", "comunidad", "clase", "sexo", "firmantes", "curp")


@require_http_methods(["GET", "POST"])
def corregir(request: HttpRequest, slug: str) -> HttpResponse:
    """The data of a letter, to be mended."""
    actor = persona(request)
    carta = selectors.carta_visible(actor, slug)
    if not puede(actor, Verbo.CORREGIR, carta):
        raise SinPermiso
    exigir_estado(carta, Verbo.CORREGIR)
    correccion = Correccion(actor, carta, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _pagina(request, correccion, 200)
    if not correccion.valida():
        return _pagina(request, correccion, INVALIDO)
    try:
        correccion.guardar()
    except DatoInvalido as error:
        volcar(correccion.form, error)
        return _pagina(request, correccion, INVALIDO)
    except VersionAnterior as error:
        return _conflicto(request, correccion, error)
    messages.success(
        request, f"Se corrigió el asunto {carta.folio}.", extra_tags=f"corregir-{carta.pk}"
    )
    return redirect("registro:mesa" if puede(actor, Verbo.RECIBIR) else carta)


class Correccion:
    """The letter as the form shows it, and what the person makes of it."""

    def __init__(self, actor: Usuario, carta: Correspondencia, datos: Any) -> None:
        self.actor = actor
        self.carta = carta
        self.pide_motivo = reloj.local(carta.capturada_en).date() < reloj.hoy()
        self.form, self.firmantes = formularios(carta, datos, pide_motivo=self.pide_motivo)

    def valida(self) -> bool:
        """Whether both forms hold."""
        form_valido = self.form.is_valid()
        return self.firmantes.is_valid() and form_valido

    def guardar(self) -> None:
        """Run the verb. Raises as `services.corregir`."""
        motor.de_carta(
            services.corregir,
            self.actor,
            self.carta.pk,
            version=self.form.cleaned_data["version"],
            cambios=self.form.cambios(),
            peticionarios=con_representante(
                self.form.primer_firmante(), self.firmantes.peticionarios()
            ),
            motivo=self.form.cleaned_data["motivo"],
        )


def formularios(
    carta: Correspondencia, datos: Any, *, pide_motivo: bool = False
) -> tuple[CorreccionForm, Firmantes]:
    """The forms of one letter, empty of anything but what it says today."""
    personas = list(carta.peticionarios.all())
    form = CorreccionForm(
        datos, instance=carta, initial=_iniciales(carta, personas), pide_motivo=pide_motivo
    )
    otros = [{"nombre": p.nombre, **_de_la_persona(p)} for p in personas[1:]]
    return form, Firmantes(datos, prefix="firmantes", initial=otros)


def _iniciales(carta: Correspondencia, personas: list[Peticionario]) -> dict[str, Any]:
    primero = personas[0] if personas else None
    return {
        "version": carta.version,
        "urgente": carta.prioridad == Prioridad.URGENTE,
        "con_termino": carta.termino_senalado is not None,
        "otra_lengua": carta.otra_lengua or carta.lengua_id is not None,
        "remitente": primero.nombre if primero else "",
        **(_de_la_persona(primero) if primero else {}),
    }


def _de_la_persona(firmante: Peticionario) -> dict[str, Any]:
    contacto = Contacto(
        firmante.telefono, firmante.correo, firmante.domicilio, firmante.sin_contacto
    )
    suyos = {campo: getattr(firmante, campo) for campo in DE_LA_PERSONA}
    return {**suyos, "contacto": str(contacto)}


def _conflicto(
    request: HttpRequest, correccion: Correccion, error: VersionAnterior
) -> HttpResponse:
    """Both versions side by side; saving again, now with both seen, keeps what is typed."""
    ahora = selectors.carta_visible(correccion.actor, correccion.carta.slug)
    actual, firmantes = formularios(ahora, None)
    datos = request.POST.copy()
    datos["version"] = str(ahora.version)
    escrita = Correccion(correccion.actor, ahora, datos)
    escrita.valida()
    diferencias = comparar(actual, escrita.form, firmantes, escrita.firmantes)
    return _pagina(request, escrita, CONFLICTO, conflicto=error.mensaje, diferencias=diferencias)


def _pagina(
    request: HttpRequest, correccion: Correccion, estado: int, **extra: Any
) -> HttpResponse:
    documentos = del_asunto(correccion.carta.pk).visibles_para(correccion.actor)
    contexto = {
        "carta": correccion.carta,
        "form": correccion.form,
        "firmantes": correccion.firmantes,
        "pide_motivo": correccion.pide_motivo,
        "documento": documentos.first(),
        "puede_registrar": puede(correccion.actor, Verbo.RECIBIR),
        "Verbo": Verbo,
        **extra,
    }
    return render(request, "correspondencia/corregir.html", contexto, status=estado)
