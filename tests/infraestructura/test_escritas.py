"""A query that is written once finds, with each value, what Django's own would find."""

import pytest
from django.db.models import BigIntegerField, TextField

from coordinacion.nucleo.escritas import Hueco, escribir
from coordinacion.organizacion.models import Institucion, Usuario
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
