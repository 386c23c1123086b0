"""What a person may act as depends on dated roles and on nothing else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion import selectors, services
from coordinacion.organizacion.models import Adscripcion, Area, Institucion, Sustitucion, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, ROLES_UNIDAD, Rol

pytestmark = pytest.mark.django_db

AYER, HOY, MANANA = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11)


@pytest.fixture(autouse=True)
def _reloj_fijo():
    with time_machine.travel("2026-03-10T18:00:00+00:00", tick=False):
        yield


@pytest.fixture
def persona() -> Usuario:
    return Usuario.objects.create_user("rosa", first_name="Rosa", last_name="Pérez")


@pytest.fixture
def gobierno() -> Institucion:
    return Institucion.objects.get(clave="secretaria-de-gobierno")


def releida(persona: Usuario) -> Usuario:
    return Usuario.objects.get(pk=persona.pk)


def test_roles_de_unidad_e_institucion_se_reparten_todos():
    assert set(Rol) == ROLES_UNIDAD | ROLES_INSTITUCION
    assert not ROLES_UNIDAD & ROLES_INSTITUCION


def test_papeles_separa_la_unidad_de_las_instituciones(persona, gobierno):
    services.adscribir(usuario=persona, institucion=selectors.unidad(), rol=Rol.ANALISTA, desde=HOY)
    services.adscribir(usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=HOY)

    papeles = selectors.papeles(releida(persona))

    assert papeles.tiene(Rol.ANALISTA) and papeles.tiene(Rol.OFICIALIA, Rol.ANALISTA)
    assert not papeles.tiene(Rol.ENLACE, Rol.OFICIALIA)
    assert papeles.instituciones(Rol.ENLACE) == {gobierno.pk}
    assert papeles.instituciones(Rol.TITULAR_INSTITUCION) == frozenset()


@pytest.mark.parametrize(
    ("desde", "hasta", "vigente"),
    [
        (AYER - timedelta(days=5), AYER, False),
        (AYER, HOY, True),
        (HOY, None, True),
        (MANANA, None, False),
        (HOY, AYER, False),
    ],
    ids=["terminó ayer", "último día", "desde hoy", "desde mañana", "retirado el mismo día"],
)
def test_solo_cuenta_lo_vigente_hoy(persona, desde, hasta, vigente):
    services.adscribir(
        usuario=persona,
        institucion=selectors.unidad(),
        rol=Rol.OFICIALIA,
        desde=desde,
        hasta=hasta,
    )
    assert selectors.papeles(releida(persona)).tiene(Rol.OFICIALIA) is vigente
    assert (persona in selectors.personas_con_rol(Rol.OFICIALIA)) is vigente


def test_el_dia_es_el_local_y_no_el_de_utc(persona):
    services.adscribir(
        usuario=persona, institucion=selectors.unidad(), rol=Rol.OFICIALIA, desde=MANANA
    )
    with time_machine.travel("2026-03-11T03:00:00+00:00", tick=False):
        assert reloj.hoy() == HOY
        assert not selectors.papeles(releida(persona)).tiene(Rol.OFICIALIA)


def test_una_sola_consulta_por_persona_y_dia(persona, django_assert_num_queries):
    with django_assert_num_queries(1):
        selectors.papeles(persona)
        selectors.papeles(persona)
    with time_machine.travel("2026-03-12T18:00:00+00:00"), django_assert_num_queries(1):
        selectors.papeles(persona)


def test_sin_papeles_para_nadie_anonima_o_inactiva(persona):
    services.adscribir(usuario=persona, institucion=selectors.unidad(), rol=Rol.ANALISTA, desde=HOY)
    persona.is_active = False
    persona.save()
    for quien in (None, AnonymousUser(), persona):
        assert not selectors.papeles(quien).unidad
    assert persona not in selectors.personas_con_rol(Rol.ANALISTA)


def test_personas_con_rol_de_una_institucion(persona, gobierno):
    services.adscribir(usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=HOY)
    otra = Institucion.objects.get(clave="ieepo")
    assert list(selectors.personas_con_rol(Rol.ENLACE, gobierno.pk)) == [persona]
    assert not selectors.personas_con_rol(Rol.ENLACE, otra.pk)
    assert not selectors.personas_con_rol(Rol.ENLACE)


@pytest.mark.parametrize("rol", sorted(ROLES_UNIDAD))
def test_un_papel_de_la_unidad_no_existe_fuera(persona, gobierno, rol):
    with pytest.raises(DatoInvalido) as error:
        services.adscribir(usuario=persona, institucion=gobierno, rol=rol, desde=HOY)
    assert "rol" in error.value.campos


@pytest.mark.parametrize("rol", sorted(ROLES_INSTITUCION))
def test_un_papel_de_institucion_no_existe_en_la_unidad(persona, rol):
    with pytest.raises(DatoInvalido) as error:
        services.adscribir(usuario=persona, institucion=selectors.unidad(), rol=rol, desde=HOY)
    assert "rol" in error.value.campos


def test_no_se_da_dos_veces_el_mismo_papel_en_las_mismas_fechas(persona, gobierno):
    primera = services.adscribir(
        usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=AYER, hasta=HOY
    )
    with pytest.raises(DatoInvalido):
        services.adscribir(usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=HOY)
    services.adscribir(usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=MANANA)
    with pytest.raises(DatoInvalido):
        services.concluir_adscripcion(primera, hasta=MANANA)


def test_la_base_impide_dos_adscripciones_abiertas(persona, gobierno):
    Adscripcion.objects.create(
        usuario=persona, institucion=gobierno, rol=Rol.ENLACE, vigente_desde=AYER
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Adscripcion.objects.create(
            usuario=persona, institucion=gobierno, rol=Rol.ENLACE, vigente_desde=HOY
        )


def test_el_area_es_de_la_misma_institucion(persona, gobierno):
    ajena = Area.objects.create(
        institucion=Institucion.objects.get(clave="ieepo"), nombre="Jurídico"
    )
    with pytest.raises(DatoInvalido) as error:
        services.adscribir(
            usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=HOY, area=ajena
        )
    assert "area" in error.value.campos


def test_concluir_no_puede_ser_antes_de_la_vispera(persona, gobierno):
    suya = services.adscribir(usuario=persona, institucion=gobierno, rol=Rol.ENLACE, desde=HOY)
    with pytest.raises(DatoInvalido):
        services.concluir_adscripcion(suya, hasta=AYER - timedelta(days=1))
    services.concluir_adscripcion(Adscripcion.objects.get(pk=suya.pk), hasta=AYER)
    assert not selectors.papeles(releida(persona)).por_institucion


def test_quien_entra_trae_los_papeles_que_tendria(persona, gobierno, django_assert_num_queries):
    """With whoever that person stands in for, too."""
    suplida = Usuario.objects.create_user("inés", first_name="Inés", last_name="Luna")
    services.adscribir(usuario=persona, institucion=selectors.unidad(), rol=Rol.ANALISTA, desde=HOY)
    services.adscribir(usuario=suplida, institucion=gobierno, rol=Rol.ENLACE, desde=AYER)
    Sustitucion.objects.create(
        persona=suplida,
        sustituto=persona,
        desde=HOY,
        hasta=MANANA,
        motivo="Licencia",
        registrada_por=suplida,
        registrada_en=reloj.ahora(),
    )
    for quien in (persona, suplida):
        entra = selectors.quien_entra(quien.pk)
        assert entra == quien and vars(entra).keys() >= vars(releida(quien)).keys() - {"_state"}
        with django_assert_num_queries(0):
            suyos = selectors.papeles(entra)
        assert suyos == selectors.papeles(releida(quien))
    with django_assert_num_queries(1):
        selectors.papeles(selectors.quien_entra(suplida.pk))


def test_no_entra_quien_no_existe_y_sin_papeles_se_entra_sin_ninguno(persona):
    assert selectors.quien_entra(0) is None
    entra = selectors.quien_entra(persona.pk)
    assert entra is not None and not selectors.papeles(entra).unidad
