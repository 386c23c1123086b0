"""The calendar file and the private feed: what the usual calendars read, and when it dies."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Municipio, Usuario
from coordinacion.vinculacion import calendario, services
from coordinacion.vinculacion.models import CalendarioPersonal, Reunion
from tests.elenco import Elenco
from tests.vinculacion.reuniones import celebrada, convocada, programada


def _feed(elenco: Elenco, persona: str) -> str:
    """Her address, as the page gives it to her."""
    cliente = elenco.cliente(persona)
    cliente.post(reverse("calendario:suscripcion"), {"renovar": "si"})
    pagina = cliente.get(reverse("calendario:suscripcion")).content.decode()
    suyo = calendario.direccion(CalendarioPersonal.objects.get(usuario=elenco.personas[persona]))
    assert suyo in pagina
    return suyo


def _eventos(url: str) -> dict[str, str]:
    """What a calendar without a session reads there: subject → status."""
    respuesta = Client().get(url)
    assert respuesta.status_code == 200
    leido = Calendar.from_ical(respuesta.content)
    return {str(uno["summary"]): str(uno["status"]) for uno in leido.walk("VEVENT")}


def test_el_archivo_dice_que_cuando_y_donde_y_nunca_quien(elenco: Elenco) -> None:
    reunion = celebrada(elenco, elenco.a)
    respuesta = elenco.cliente("enlace_a").get(reverse("reunion:ics", args=[reunion.pk]))
    assert respuesta["Content-Type"].startswith("text/calendar")
    (evento,) = Calendar.from_ical(respuesta.content).walk("VEVENT")
    assert evento["summary"] == reunion.asunto
    entre = (evento.decoded("dtstart"), evento.decoded("dtend"))
    assert entre == (reunion.inicia_en, reunion.termina_en)
    assert b"Ana Ruiz" not in respuesta.content and b"ATTENDEE" not in respuesta.content


def test_el_calendario_de_cada_quien_es_lo_que_puede_ver(elenco: Elenco) -> None:
    programada(elenco, elenco.a, asunto="Sólo programada")
    convocada(elenco, elenco.a, asunto="Con A")
    convocada(elenco, elenco.b, asunto="Con B")
    cancelada = convocada(elenco, elenco.a, asunto="Ya no")
    services.cancelar(elenco.vinculacion, cancelada.pk, motivo="Lluvias")
    assert _eventos(_feed(elenco, "enlace_a")) == {"Con A": "CONFIRMED", "Ya no": "CANCELLED"}
    assert _eventos(_feed(elenco, "vinculacion")) == {
        "Sólo programada": "TENTATIVE",
        "Con A": "CONFIRMED",
        "Con B": "CONFIRMED",
        "Ya no": "CANCELLED",
    }


def test_la_direccion_muere_al_cambiarla_al_dejarla_y_al_irse(elenco: Elenco) -> None:
    primera = _feed(elenco, "enlace_a")
    segunda = _feed(elenco, "enlace_a")
    assert Client().get(primera).status_code == 404
    assert Client().get(segunda).status_code == 200
    ayer = reloj.hoy() - timedelta(days=1)
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(vigente_hasta=ayer)
    assert Client().get(segunda).status_code == 404
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(vigente_hasta=None)
    Usuario.objects.filter(pk=elenco.enlace_a.pk).update(is_active=False)
    assert Client().get(segunda).status_code == 404
    tercera = _feed(elenco, "consulta")
    elenco.cliente("consulta").post(reverse("calendario:suscripcion"), {"dejar": "si"})
    assert Client().get(tercera).status_code == 404
    assert Client().get(tercera[:-20] + "x/reuniones.ics").status_code == 404


def test_la_direccion_no_se_guarda_ni_se_indexa(elenco: Elenco) -> None:
    respuesta = Client().get(_feed(elenco, "vinculacion"))
    assert respuesta["Referrer-Policy"] == "no-referrer"
    assert "noindex" in respuesta["X-Robots-Tag"] and "no-store" in respuesta["Cache-Control"]
    assert Client().post(_feed(elenco, "vinculacion")).status_code == 405


def test_quien_insiste_demasiado_espera(elenco: Elenco) -> None:
    url = _feed(elenco, "vinculacion")
    insistente = Client(REMOTE_ADDR="203.0.113.7")  # nobody else's count, whatever runs beside
    codigos = [insistente.get(url).status_code for _ in range(32)]
    assert codigos[0] == 200 and codigos[-1] == 429


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_cualquier_asunto_se_lee_igual(asunto: str) -> None:
    """Commas, semicolons, line folds and letters of any script come back as they were."""
    ahora = reloj.ahora()
    una = Reunion(
        pk=1,
        clase="social",
        folio="JG/RE/2026/000001-A",
        asunto=asunto,
        inicia_en=ahora,
        termina_en=ahora + timedelta(hours=1),
        lugar=asunto,
        municipio=Municipio(nombre="Oaxaca de Juárez"),
    )
    (evento,) = Calendar.from_ical(calendario.ics([una], "Reuniones")).walk("VEVENT")
    assert str(evento["summary"]) == asunto
    assert str(evento["location"]) == f"{asunto}, Oaxaca de Juárez"
