"""The writing screen of a meeting: typed by keyboard, kept as it is typed, registered at once."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coordinacion.acuerdos import selectors
from coordinacion.acuerdos.forms.escritura import Escritura, en_blanco, leer
from coordinacion.acuerdos.permisos import puede_en_acuerdo
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import (
    ErrorDeDominio,
    EstadoNoAdmite,
    RequiereConfirmacion,
    SinPermiso,
)
from coordinacion.nucleo.etiquetas import VerboAcuerdo as Verbo
from coordinacion.nucleo.tecleado import entero
from coordinacion.nucleo.vistas import CONFLICTO, INVALIDO, conflicto
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.selectors.reuniones import reunion_para
from workflows import motor


@require_http_methods(["GET", "HEAD", "POST"])
def escribir(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with what this person was writing; on POST it is registered."""
    usuario, reunion = _quien_y_donde(request, pk)
    if request.method == "POST":
        return _registrar(request, usuario, reunion)
    borrador = selectors.borrador_de(usuario, reunion)
    escritura = Escritura.de_borrador(borrador.datos if borrador else [])
    clave = borrador.clave_envio if borrador else uuid.uuid4()
    try:
        services.exigir_que_admita(reunion)
    except EstadoNoAdmite as error:
        return _ya_no(request, reunion, escritura, clave, error)
    return _pagina(request, reunion, escritura, clave)


def _ya_no(
    request: HttpRequest,
    reunion: Reunion,
    escritura: Escritura,
    clave: uuid.UUID,
    error: EstadoNoAdmite,
) -> HttpResponse:
    """Nobody begins to write what will be refused; but what was being written is still shown."""
    if any(uno.tiene_texto for uno in escritura.renglones):
        escritura.errores = [f"{error.mensaje} Copie lo que había escrito."]
        return _pagina(request, reunion, escritura, clave, estado=CONFLICTO)
    return conflicto(request, error, reunion.get_absolute_url())


@require_POST
def guardar(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the draft. A script is told the hour; a form comes back, with the row it asked for."""
    usuario, reunion = _quien_y_donde(request, pk)
    datos = leer(request.POST)
    if pedido := request.POST.get("agregar", ""):
        _agregar(datos, pedido)
    borrador = services.guardar_borrador(usuario, reunion.pk, datos, _clave(request))
    hora = f"{reloj.local(borrador.guardado_en):%H:%M}"
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"guardado": hora})
    if not pedido:
        messages.success(request, f"Borrador guardado {hora}")
    return redirect("acuerdo:escribir", reunion.pk)


def _registrar(request: HttpRequest, usuario: Usuario, reunion: Reunion) -> HttpResponse:
    escritura, clave = Escritura.de_envio(request.POST), _clave(request)
    if not escritura.es_valida():
        return _pagina(request, reunion, escritura, clave, estado=INVALIDO)
    escritos = escritura.escritos()
    try:
        hechos = motor.con_compromisos(
            services.registrar,
            selectors.escritos_en,
            usuario,
            reunion.pk,
            escritos,
            clave_envio=clave,
            confirmados=request.POST.getlist("confirmado"),
        )
    except RequiereConfirmacion as aviso:
        pregunta = {"por_confirmar": aviso.mensaje, "nombres": services.sin_cuenta(escritos)}
        return _pagina(request, reunion, escritura, clave, estado=CONFLICTO, **pregunta)
    except SinPermiso:
        raise
    except ErrorDeDominio as error:
        escritura.errores = [error.mensaje]
        return _pagina(request, reunion, escritura, clave, estado=CONFLICTO)
    folios = ", ".join(uno.folio for uno in hechos)
    cuantos = "Se registró el acuerdo" if len(hechos) == 1 else "Se registraron los acuerdos"
    messages.success(request, f"{cuantos} {folios}.", extra_tags=_llave(reunion))
    return redirect(reunion)


def _pagina(
    request: HttpRequest,
    reunion: Reunion,
    escritura: Escritura,
    clave: uuid.UUID,
    *,
    estado: int = 200,
    **propios: Any,
) -> HttpResponse:
    usuario = persona(request)
    contexto = {
        "reunion": reunion,
        "escritura": escritura,
        "clave_envio": clave,
        "ahora": reloj.ahora(),
        "llave": _llave(reunion),
        "borrador": selectors.borrador_de(usuario, reunion),
        "anteriores": selectors.de_la_reunion(usuario, reunion),
        **propios,
    }
    return render(request, "acuerdos/escribir.html", contexto, status=estado)


def _agregar(datos: list[dict[str, Any]], pedido: str) -> None:
    """One more agreement; or one more commitment, of the agreement of that place."""
    que, _, lugar = pedido.partition("-")
    if que != "compromiso":
        datos.append(en_blanco())
    elif datos:
        datos[min(entero(lugar), len(datos) - 1)]["compromisos"].append({})


def _quien_y_donde(request: HttpRequest, pk: int) -> tuple[Usuario, Reunion]:
    """Who writes, and a meeting that still admits it."""
    usuario = persona(request)
    reunion = reunion_para(usuario).filter(pk=pk).first()
    if reunion is None:
        raise Http404
    if not puede_en_acuerdo(usuario, Verbo.PROPONER):
        raise SinPermiso
    return usuario, reunion


def _clave(request: HttpRequest) -> uuid.UUID:
    """The key of what is being written; a new one when it came without one that can be read."""
    try:
        return uuid.UUID(request.POST.get("clave_envio", ""))
    except ValueError:
        return uuid.uuid4()


def _llave(reunion: Reunion) -> str:
    """The key of what the browser keeps."""
    return f"acuerdos-{reunion.pk}"
