"""The load of the catalogues: what it brings, that it may run again, and what it respects."""

from collections import Counter

import pytest
from django.core.management import call_command

from coordinacion.canalizacion.models import Instruccion
from coordinacion.catalogos.carga import cargar
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.organizacion.models import (
    IdentidadUnidad,
    Institucion,
    Lengua,
    Municipio,
    Region,
    VarianteLengua,
)
from coordinacion.sugerencias.models import PalabraClave

MAXIMO_DE_CONSULTAS = 200
"""However many rows a catalogue has."""

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("modelo", "cuantas"),
    [
        (Region, 8),
        (Municipio, 570),
        (Lengua, 16),
        (VarianteLengua, 178),
        (Tipo, 12),
        (Instruccion, 7),
        (IdentidadUnidad, 1),
    ],
)
def test_cuenta_de_cada_catalogo(modelo, cuantas):
    assert modelo.objects.count() == cuantas


def test_instituciones_por_orden():
    ordenes = Counter(Institucion.objects.values_list("orden", flat=True))
    assert ordenes["ejecutivo_estatal"] == 38
    assert ordenes["municipal"] == 570
    assert all(ordenes[orden] for orden in ("federal", "autonomo", "legislativo", "judicial"))


def test_los_ayuntamientos_trabajan_en_papel_y_no_repiten_nombre():
    municipales = Institucion.objects.filter(orden="municipal")
    assert set(municipales.values_list("modo", flat=True)) == {"papel"}
    assert len(set(municipales.values_list("nombre", flat=True))) == 570
    assert Institucion.objects.get(clave="mun-20209").nombre == (
        "Municipio de San Juan Mixtepec (distrito de Miahuatlán)"
    )


def test_cifras_del_censo():
    municipios = Municipio.objects.all()
    assert sum(municipio.poblacion for municipio in municipios) == 4_132_148
    assert sum(municipio.hablantes_indigenas for municipio in municipios) == 1_221_555
    assert all(municipio.distrito_por_confirmar for municipio in municipios)


def test_lo_no_verificado_se_dice():
    assert Institucion.objects.get(clave="secretaria-de-finanzas").por_validar
    assert not Institucion.objects.get(clave="secretaria-de-gobierno").por_validar
    assert "2024" in IdentidadUnidad.objects.get().fuente


def test_el_conflicto_religioso_va_a_gobierno_y_obliga():
    tema = Tema.objects.get(clave="conflicto-religioso")
    assert tema.institucion == Institucion.objects.get(clave="secretaria-de-gobierno")
    assert tema.vinculante


def test_temas_en_dos_niveles_con_institucion():
    temas = list(Tema.objects.select_related("padre", "institucion"))
    assert all(tema.padre is None or tema.padre.padre_id is None for tema in temas)
    assert all(tema.institucion_id for tema in temas)
    assert sum(tema.padre_id is None for tema in temas) == 12


def test_cada_tipo_admite_algun_sentido_y_la_denuncia_es_reservada():
    assert not Tipo.objects.filter(sentidos__isnull=True).exists()
    assert not Sentido.objects.filter(tipo__isnull=True).exists()
    assert list(Tipo.objects.filter(reservado=True).values_list("clave", flat=True)) == ["denuncia"]
    assert not Tipo.objects.get(clave="requerimiento_autoridad").admite_tacito


def test_repetir_la_carga_no_cambia_nada_y_es_barato(django_assert_max_num_queries):
    with django_assert_max_num_queries(MAXIMO_DE_CONSULTAS):
        nuevas = cargar()
    assert not any(nuevas.values())


def test_nunca_pisa_lo_que_se_edito(capsys):
    Institucion.objects.filter(clave="ieepo").update(siglas="OTRAS", activa=False)
    Tipo.objects.get(clave="peticion").sentidos.clear()
    VarianteLengua.objects.filter(clave="021106").delete()

    call_command("cargar_catalogos")

    ieepo = Institucion.objects.get(clave="ieepo")
    assert (ieepo.siglas, ieepo.activa) == ("OTRAS", False)
    assert not Tipo.objects.get(clave="peticion").sentidos.exists()
    assert capsys.readouterr().out == "Catálogos: variantes 1.\n"


def test_la_primera_carga_escribe_de_mucho_en_mucho(django_assert_max_num_queries):
    PalabraClave.objects.all().delete()
    Tema.objects.filter(padre__isnull=False).delete()
    for modelo in (Tema, Tipo, Sentido, Instruccion, VarianteLengua, Lengua):
        modelo.objects.all().delete()
    Institucion.objects.filter(orden="municipal").delete()
    Municipio.objects.all().delete()
    Region.objects.all().delete()

    with django_assert_max_num_queries(MAXIMO_DE_CONSULTAS):
        nuevas = cargar()

    assert nuevas["municipios"] == 570
    assert nuevas["instituciones"] == 570
    assert nuevas["temas"] == 75
    assert nuevas["palabras"] == PalabraClave.objects.count() > 90
