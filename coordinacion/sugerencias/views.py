"""What is proposed while somebody types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.permisos import puede
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vistas import persona
from coordinacion.sugerencias.forms import TecleadoForm
from coordinacion.sugerencias.selectors.antecedentes import (
    MismoAsunto,
    del_mismo_asunto,
    elegidas,
)

A_LA_VISTA = 5


@dataclass(frozen=True)
class _Renglon:
    """One letter of the desk's panel."""

    carta: Correspondencia
    motivo: str
    es_duplicado: bool
    elegida: bool


@require_POST
def antecedentes(request: HttpRequest) -> HttpResponse:
    """Letters that may be of the same matter as the one being captured; those marked stay. By POST
    although it only reads: names of people do not belong in addresses, which servers write down."""
    actor = persona(request)
    if not puede(actor, Verbo.LIGAR):
        raise SinPermiso
    form = TecleadoForm(request.POST)
    hallados = del_mismo_asunto(actor, form.buscado(actor), cuantos=A_LA_VISTA)
    contexto = {
        "antecedentes": _renglones(actor, hallados, form.marcadas),
        "etiqueta_ligar": Verbo.LIGAR.label,
    }
    return render(request, "correspondencia/mesa/_antecedentes_y_cuenta.html", contexto)


def _renglones(
    actor: Usuario, hallados: Sequence[MismoAsunto], marcadas: Mapping[int, str]
) -> list[_Renglon]:
    """What was found, after what was marked and is found no more."""
    vistas = {uno.carta.pk for uno in hallados}
    perdidas = elegidas(actor, [pk for pk in marcadas if pk not in vistas])
    return [
        *(_Renglon(carta, marcadas[pk], False, True) for pk, carta in perdidas.items()),
        *(
            _Renglon(uno.carta, uno.motivo, uno.es_duplicado, uno.carta.pk in marcadas)
            for uno in hallados
        ),
    ]
