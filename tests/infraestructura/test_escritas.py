"""A query that is written once finds, with each value, what Django's own would find."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, TextField
from django.db.models.functions import Upper

from coordinacion.nucleo.escritas import Hueco, Registros, escribir
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_cada_vez_encuentra_lo_del_valor_que_se_le_da(elenco: Elenco) -> None:
    suya = Usuario.objects.filter(pk=Hueco("clave", BigIntegerField()))
    escrita = escribir(suya.values_list("username"))
    for persona in (elenco.analista, elenco.oficialia):
        assert escrita.filas(clave=persona.pk) == [(persona.username,)]
    assert escrita.filas(clave=0) == []


def test_sirve_de_condicion_a_otra_consulta(elenco: Elenco) -> None:
    del_nombre = Usuario.objects.filter(username=Hueco("nombre", TextField())).order_by()
    claves = escribir(del_nombre.values("pk")).claves(nombre=elenco.analista.username)
    assert list(Usuario.objects.filter(pk__in=claves)) == [elenco.analista]


def test_la_que_nada_puede_encontrar_es_vacia() -> None:
    vacia = escribir(Institucion.objects.none().values("pk"))
    assert vacia.filas() == []
    assert not Usuario.objects.filter(pk__in=vacia.claves()).exists()


def test_los_registros_traen_lo_que_su_consulta_lee_con_ellos(
    elenco: Elenco, django_assert_num_queries: Any
) -> None:
    suyas = Adscripcion.objects.filter(usuario=Hueco("clave", BigIntegerField()))
    con_nombre = suyas.select_related("usuario", "institucion").annotate(
        quien=Upper("usuario__username")
    )
    registros: Registros[Any] = Registros(con_nombre.defer("usuario__email").order_by("pk"))
    for persona in (elenco.todologa, elenco.enlace_a):
        with django_assert_num_queries(1):
            leidas = registros.leer(clave=persona.pk)
            assert {una.usuario.username for una in leidas} == {persona.username}
            assert {una.quien for una in leidas} == {persona.username.upper()}
            assert all(una.institucion.nombre for una in leidas)
        assert leidas == list(Adscripcion.objects.filter(usuario=persona).order_by("pk"))
    assert registros.leer(clave=0) == []


def test_cada_hilo_lee_los_registros_por_su_conexion(elenco: Elenco) -> None:
    registros = Registros(Institucion.objects.filter(pk=Hueco("clave", BigIntegerField())))
    assert registros.leer(clave=elenco.a.pk) == [elenco.a]

    def en_otro() -> Any:
        try:
            return registros.leer(clave=0), connection.connection
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilo:
        leidos, suya = hilo.submit(en_otro).result()
    assert leidos == []
    assert suya is not connection.connection


def test_los_registros_de_lo_que_nada_puede_encontrar() -> None:
    assert Registros(Institucion.objects.none()).leer() == []
