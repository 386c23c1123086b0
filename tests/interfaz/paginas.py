"""A page with every piece on it, served only to these tests."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import engines
from django.urls import include, path

MUNICIPIOS = [("", "—"), ("1", "Ánimas Trujano"), ("2", "San Juan Ñumí"), ("3", "Yalálag")]
PAGINA = """{% extends "base.html" %}{% load crispy_forms_filters %}
{% block titulo %}Piezas{% endblock %}
{% block contenido %}<h1>Piezas</h1>
{% include "componentes/tira.html" with registradas=37 en_lote=23 %}
<input aria-label="Buscar" data-buscar>
{% if con_visor %}
  {% include "componentes/visor.html" with url=documento mime=mime nombre="Oficio 12" %}
{% endif %}
<form method="post" data-borrador="piezas" novalidate>{% csrf_token %}
  {% include "componentes/errores.html" with formulario=form %}
  {{ form|crispy }}
  <div id="bloque">Motivo de la urgencia</div>
  {% include "componentes/filas.html" with conjunto=puntos uno="punto" agregar="Otro" tecla="p" %}
  {% include "componentes/subida.html" with nombre="archivos" url="/subir/" %}
  <button class="btn btn-secondary" name="otro" value="1">Guardar incompleto</button>
  <button class="btn btn-primary" name="principal" value="1">Registrar</button>
</form>
<button type="button" hx-get="/conflicto/" hx-target="#bloque">Chocar</button>
<button type="button" hx-get="/no-hay/" hx-target="#bloque">Perder</button>
<button type="button" hx-get="/otro-visor/" hx-target="#visor" hx-swap="outerHTML">Cambiar</button>
<ul>{% for n in filas %}<li><a data-abrir href="#f{{ n }}">Fila {{ n }}</a></li>{% endfor %}</ul>
{% endblock %}"""


class Formulario(forms.Form):
    """One field of each kind that a piece dresses."""

    remitente = forms.CharField(
        label="Remitente",
        widget=forms.TextInput(
            attrs={
                "data-combo": "",
                "data-combo-url": "/sugerir/",
                "data-combo-valor": "id_remitente_id",
            }
        ),
    )
    remitente_id = forms.CharField(required=False, widget=forms.HiddenInput)
    municipio = forms.ChoiceField(
        label="Municipio", choices=MUNICIPIOS, widget=forms.Select(attrs={"data-combo": ""})
    )
    urgente = forms.BooleanField(
        label="Urgente",
        required=False,
        widget=forms.CheckboxInput(attrs={"data-controla": "bloque"}),
    )
    asunto = forms.CharField(label="Asunto", widget=forms.Textarea)


class Punto(forms.Form):
    """A row of the formset."""

    texto = forms.CharField(label="Punto", required=False)


Puntos = forms.formset_factory(Punto, extra=1, can_delete=True)


def piezas(request: HttpRequest) -> HttpResponse:
    """The page; a good POST says what was pressed and clears the draft."""
    form = Formulario(request.POST or None)
    if request.method == "POST" and form.is_valid():
        boton = "principal" if "principal" in request.POST else "otro"
        total = request.POST["puntos-TOTAL_FORMS"]
        dato = f"{boton} {total} {form.cleaned_data['municipio']}"
        messages.success(request, f"Guardado {dato}", extra_tags="piezas")
        return HttpResponseRedirect("/piezas/")
    ahora = datetime(2026, 11, 20, 20, 12, tzinfo=UTC)  # 14:12 in Oaxaca, a Friday
    contexto = {
        "ahora": ahora,
        "corte": ahora + timedelta(minutes=48),
        "cuenta_como": date(2026, 11, 23),
        "form": form,
        "puntos": Puntos(prefix="puntos"),
        "filas": range(3),
        "con_visor": "visor" in request.GET,
        "documento": "/documento/",
        "mime": request.GET.get("visor", ""),
    }
    return HttpResponse(engines["django"].from_string(PAGINA).render(contexto, request))


def otro_visor(request: HttpRequest) -> HttpResponse:
    """The fragment that changes the document."""
    texto = (
        '{% include "componentes/visor.html" with url="/documento/?2"'
        ' mime="application/pdf" nombre="Oficio 13" %}'
    )
    return HttpResponse(engines["django"].from_string(texto).render({}, request))


def documento(request: HttpRequest) -> HttpResponse:
    """A PDF of two letter pages."""
    salida = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(612, 792))
        pdf.save(salida)
    return HttpResponse(salida.getvalue(), content_type="application/pdf")


def sugerir(request: HttpRequest) -> JsonResponse:
    """Two suggestions with what was asked."""
    q = request.GET["q"]
    uno = {"valor": 7, "texto": f"{q} López", "detalle": "Último folio JG/2026/000012-K"}
    return JsonResponse({"resultados": [uno, {"valor": 8, "texto": f"{q} Ruiz"}]})


def subir(request: HttpRequest) -> JsonResponse:
    """Refuses what is called `malo`, keeps the rest."""
    archivo = request.FILES["archivo"]
    assert isinstance(archivo, UploadedFile)
    if "malo" in str(archivo.name):
        return JsonResponse({"error": "No es un PDF: es una página web."}, status=422)
    return JsonResponse({"id": 5})


def conflicto(request: HttpRequest) -> HttpResponse:
    """A 409 by htmx."""
    plantilla = engines["django"].get_template("componentes/conflicto.html")
    return HttpResponse(plantilla.render({"mensaje": "Ya lo acusó María."}, request), status=409)


VISTAS = {
    "piezas/": piezas,
    "otro-visor/": otro_visor,
    "documento/": documento,
    "sugerir/": sugerir,
    "subir/": subir,
    "conflicto/": conflicto,
}
urlpatterns = [
    path("", include("config.urls")),
    *(path(ruta, login_not_required(vista)) for ruta, vista in VISTAS.items()),
]
