"""The first administrator of an installation comes from a command, and only the first."""

import pytest
from django.core.management import CommandError, call_command

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, sistema

pytestmark = pytest.mark.django_db


def test_crea_a_quien_administra_con_contrasena_temporal(capsys):
    call_command("primera_administracion", "alma", "Alma", "Ruiz")

    alma = Usuario.objects.get(username="alma")
    contrasena = capsys.readouterr().out.strip().rsplit(" ", 1)[1]
    assert alma.check_password(contrasena)
    assert alma.contrasena_temporal
    assert papeles(alma).unidad == {Rol.ADMINISTRACION}
    lineas = Asiento.objects.filter(hecho=Hecho.CATALOGO_CAMBIADO)
    assert {linea.actor for linea in lineas} == {sistema()}
    assert lineas.count() == 2


def test_solo_la_primera(administradora):
    with pytest.raises(CommandError, match="Ya hay quien administra"):
        call_command("primera_administracion", "otra", "Otra", "Persona")
    assert not Usuario.objects.filter(username="otra").exists()


def test_un_nombre_de_usuario_tomado():
    with pytest.raises(CommandError, match="ya existe"):
        call_command("primera_administracion", "sistema", "Alma", "Ruiz")
