"""The person who keeps the catalogues, and others who do not."""

from collections.abc import Callable

import pytest
from django.test import Client

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import ROLES_UNIDAD, Rol
from coordinacion.organizacion.selectors import unidad
from coordinacion.organizacion.services import adscribir


@pytest.fixture
def con_papel(db: None) -> Callable[[str], Usuario]:
    """Somebody who holds one role from today, at the unit or at an institution."""

    def dar(rol: str) -> Usuario:
        persona = Usuario.objects.create_user(rol, first_name="Persona", last_name=rol)
        donde = unidad() if rol in ROLES_UNIDAD else Institucion.objects.get(clave="ieepo")
        adscribir(usuario=persona, institucion=donde, rol=rol, desde=reloj.hoy())
        return persona

    return dar


@pytest.fixture
def administradora(con_papel: Callable[[str], Usuario]) -> Usuario:
    return con_papel(Rol.ADMINISTRACION)


@pytest.fixture
def navega(client: Client, administradora: Usuario) -> Client:
    """A client signed in as the administrator."""
    client.force_login(administradora)
    return client
