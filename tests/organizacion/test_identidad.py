"""The unit, its identity by date, who heads an institution, and the actor SISTEMA."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from coordinacion.organizacion import selectors, services
from coordinacion.organizacion.models import IdentidadUnidad, Institucion, Titular, Usuario

pytestmark = pytest.mark.django_db


def test_hay_una_sola_unidad():
    with pytest.raises(IntegrityError), transaction.atomic():
        Institucion.objects.create(
            clave="otra", nombre="Otra", orden="ejecutivo_estatal", es_unidad_coordinadora=True
        )
    assert selectors.unidad().clave == "jefatura-de-gabinete"


def test_la_identidad_es_la_de_la_fecha():
    vieja = selectors.identidad(date(2025, 1, 15))
    assert (vieja.nombre, vieja.siglas) == ("Jefatura de Gabinete", "JG")
    vieja.vigente_hasta = date(2026, 5, 31)
    vieja.save()
    nueva = IdentidadUnidad.objects.create(
        institucion=selectors.unidad(),
        nombre="Coordinación General",
        siglas="CG",
        membrete="Gobierno del Estado",
        vigente_desde=date(2026, 6, 1),
    )
    assert selectors.identidad(date(2026, 5, 31)) == vieja
    assert selectors.identidad(date(2026, 6, 1)) == nueva
    with pytest.raises(IdentidadUnidad.DoesNotExist):
        selectors.identidad(date(2020, 1, 1))


def test_solo_la_unidad_tiene_identidad():
    ajena = IdentidadUnidad(
        institucion=Institucion.objects.get(clave="ieepo"),
        nombre="X",
        siglas="X",
        membrete="X",
        vigente_desde=date(2026, 1, 1),
    )
    with pytest.raises(ValidationError):
        ajena.full_clean()


def test_titular_de_una_fecha():
    gobierno = Institucion.objects.get(clave="secretaria-de-gobierno")
    corte = date(2026, 3, 1)
    primera = Titular.objects.create(
        institucion=gobierno,
        nombre="Ana Ruiz",
        cargo="Secretaria",
        vigente_desde=date(2025, 1, 1),
        vigente_hasta=corte - timedelta(days=1),
    )
    segundo = Titular.objects.create(
        institucion=gobierno, nombre="Luis Gil", cargo="Secretario", vigente_desde=corte
    )
    assert selectors.titular_de(gobierno.pk, date(2026, 2, 28)) == primera
    assert selectors.titular_de(gobierno.pk, corte) == segundo
    assert selectors.titular_de(gobierno.pk, date(2024, 1, 1)) is None


def test_sistema_no_puede_entrar():
    actor = selectors.sistema()
    assert actor.username == "sistema"
    assert not actor.is_active
    assert not actor.has_usable_password()
    assert services.asegurar_sistema() == actor
    assert Usuario.objects.filter(es_sistema=True).count() == 1


def test_nombre_completo_o_el_de_usuario():
    assert Usuario(username="x", first_name="Rosa", last_name="Pérez").nombre_completo == (
        "Rosa Pérez"
    )
    assert Usuario(username="x").nombre_completo == "x"


@pytest.mark.parametrize(
    "cambios",
    [{"municipio_id": None}, {"municipio_id": "20002"}],
    ids=["sin municipio", "municipio ya ocupado"],
)
def test_cada_municipio_tiene_una_institucion(cambios):
    with pytest.raises(IntegrityError), transaction.atomic():
        Institucion.objects.filter(clave="mun-20001").update(**cambios)
