"""What a newcomer finds loaded, told by the real verbs and only once."""

from datetime import datetime

import pytest
from django.core.management import call_command
from django.utils.timezone import make_aware

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.demostracion import guion
from coordinacion.demostracion.personas import PERSONAS
from coordinacion.giras.models import Renglon
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Mesa, Opinion, Reunion
from workflows.models import ProcesoDeCompromiso

MIERCOLES = make_aware(datetime(2026, 11, 25, 18, 30))


@pytest.fixture
def contada(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cases without the letters of every day, on a working Wednesday after hours."""
    monkeypatch.setattr(guion, "POR_DIA", 0)
    monkeypatch.setattr(guion, "AL_FINAL", 0)
    with reloj.en(MIERCOLES):
        call_command("demostracion", verbosity=0)


def test_hay_reuniones_compromisos_y_peticiones_de_gira_una_sola_vez(contada: None) -> None:
    assert Usuario.objects.filter(es_sistema=False).count() == len(PERSONAS)
    assert sorted(Reunion.objects.values_list("clase", "estado")) == [
        ("gira", "convocada"),
        ("informativa", "programada"),
        ("politica", "convocada"),
        ("sesion", "celebrada"),
        ("social", "formalizada"),
    ]
    assert Mesa.objects.get().estado == "en_sesiones"
    assert Opinion.objects.count() == 2 and Opinion.objects.exclude(respuesta="").count() == 1
    assert Acuerdo.objects.get().estado == "alcanzado"

    por_estado = dict(Compromiso.objects.values_list("estado", "institucion__clave"))
    assert por_estado == {
        "vigente": "caminos-bienestar",
        "por_verificar": "comision-estatal-del-agua",
        "cumplido": "ieepo",
    }
    assert Compromiso.objects.filter(estado="vigente", plazo__vence_en__lt=MIERCOLES).count() == 1
    assert ProcesoDeCompromiso.objects.count() == 3

    cartas = Correspondencia.objects.filter(pk__in=Renglon.objects.values("carta"))
    assert sorted(cartas.values_list("estado", flat=True)) == [
        "canalizada",
        "recibida",
        "recibida",
    ]
    antes = Correspondencia.objects.count()
    with reloj.en(MIERCOLES):
        call_command("demostracion", verbosity=0)
    assert (Reunion.objects.count(), Correspondencia.objects.count()) == (5, antes)
