"""The agreements: their list, one of them whole, and its sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coordinacion.acuerdos import impresos, selectors
from coordinacion.acuerdos.forms.acuerdo import FILTROS, FiltroForm
from coordinacion.acuerdos.models import Acuerdo
from coordinacion.acuerdos.permisos import puede_en_acuerdo, puede_ligar
from coordinacion.acuerdos.selectors import ligas
from coordinacion.acuerdos.selectors.acuerdos import pagina_de, por_estado
from coordinacion.acuerdos.services.acuerdos.comun import REGISTRO
from coordinacion.acuerdos.views.pasos import pasos
from coordinacion.bitacora.selectors import del_registro
from coordinacion.documentos.views import entregar_impreso
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.etiquetas import (
    ASUNTO_RESERVADO,
    EstadoAcuerdo,
    VerboAcuerdo,
    VerboCompromiso,
)
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The agreements that this person may read, the latest first, with their states in tabs."""
    usuario = persona(request)
    filtros = {campo: request.GET.get(campo, "")[:100] for campo in FILTROS}
    numero = max(entero(request.GET.get("pagina")), 1)
    filas, hay_mas = pagina_de(selectors.lista(usuario, filtros), numero)
    contexto = {
        "filas": filas,
        "numero": numero,
        "hay_mas": hay_mas,
        "form": FiltroForm(request.GET),
        "pestanas": _pestanas(usuario, filtros),
        "con_filtros": any(filtros[campo] for campo in FILTROS if campo != "estado"),
        "puede_proponer": puede_en_acuerdo(usuario, VerboAcuerdo.PROPONER),
    }
    return render(request, "acuerdos/acuerdos.html", contexto)


def _pestanas(usuario: Usuario, filtros: dict[str, str]) -> list[dict[str, Any]]:
    cuentas, actual = por_estado(usuario, filtros), filtros["estado"]
    otros = {campo: valor for campo, valor in filtros.items() if valor and campo != "estado"}
    todos = {
        "texto": "Todos",
        "url": f"?{urlencode(otros)}",
        "actual": actual not in EstadoAcuerdo.values,
    }
    return [
        todos,
        *(
            {
                "texto": uno.label,
                "url": f"?{urlencode({**otros, 'estado': uno.value})}",
                "actual": actual == uno,
                "cuenta": cuentas[uno],
                "tope": TOPE,
            }
            for uno in EstadoAcuerdo
        ),
    ]


@require_safe
def ver(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement, its parties, what is owed by it and what this person may do."""
    usuario = persona(request)
    acuerdo = get_object_or_404(selectors.acuerdo_para(usuario), pk=pk)
    compromisos = selectors.compromisos_de(usuario, acuerdo)
    contexto = {
        "acuerdo": acuerdo,
        "carta": selectors.carta_de(usuario, acuerdo),
        "asunto_reservado": ASUNTO_RESERVADO,
        "partes": selectors.partes_de(acuerdo),
        "compromisos": compromisos,
        "cumplimiento": selectors.cumplimiento(compromisos),
        "ligas": ligas.del_acuerdo(usuario, acuerdo),
        "pasos": pasos(usuario, acuerdo),
        "url_escribir": _url_escribir(usuario, acuerdo),
        "puede_ligar": puede_ligar(usuario),
        "asientos": del_registro(REGISTRO, acuerdo.pk),
    }
    return render(request, "acuerdos/acuerdo.html", contexto)


def _url_escribir(usuario: Usuario, acuerdo: Acuerdo) -> str:
    """Where one more commitment is written, for who may do it."""
    if acuerdo.estado == EstadoAcuerdo.NO_ALCANZADO:
        return ""
    if not puede_en_acuerdo(usuario, VerboAcuerdo.EDITAR):
        return ""
    return reverse(f"compromiso:{VerboCompromiso.ESCRIBIR.value}", args=[acuerdo.pk])


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of an agreement with its parties and commitments."""
    usuario = persona(request)
    acuerdo = get_object_or_404(selectors.acuerdo_para(usuario), pk=pk)
    compromisos = selectors.compromisos_de(usuario, acuerdo)
    url = request.build_absolute_uri(acuerdo.get_absolute_url())
    hoja = impresos.acuerdo(acuerdo, selectors.partes_de(acuerdo), compromisos, url)
    return entregar_impreso(hoja, f"acuerdo-{a_slug(acuerdo.folio)}.pdf")
