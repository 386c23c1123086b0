"""People with an address, a mail server, and rounds of the watch and of the mail at set moments."""

from collections.abc import Callable, Iterator
from datetime import time
from typing import Any

import pytest

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.canalizacion.services import repartir_avisos
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Calendario, DiaCalendario
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.elenco import Elenco, crear_elenco
from tests.plazos.conftest import Reloj
from tests.plazos.conftest import abrir as abrir
from tests.plazos.conftest import en as en
from tests.plazos.conftest import local as local
from tests.soporte.correo import Buzon, servidor_de_correo

Ronda = Callable[[str], int]


def direccion(persona: Usuario) -> str:
    """The address that the tests give to a person."""
    return f"{persona.username}@dependencia.example"


@pytest.fixture
def elenco(db: None) -> Elenco:
    """The cast, each with an address."""
    elenco = crear_elenco()
    for persona in elenco.personas.values():
        persona.email = direccion(persona)
        persona.save(update_fields=["email"])
    return elenco


@pytest.fixture
def ronda(en: Reloj) -> Ronda:
    """Watch and hand out at a local moment; how many mails it made."""

    def dar(momento: str) -> int:
        en(momento)
        plazos.vigilar()
        plazos.latir(LATIDO)
        return repartir_avisos()

    return dar


@pytest.fixture
def buzon(settings: Any) -> Iterator[Buzon]:
    """A mail server, and the settings that lead to it."""
    with servidor_de_correo() as servidor:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", servidor.puerto
        yield servidor


def correos(persona: Usuario | None = None, **campos: Any) -> list[Correo]:
    """The mails of a person (or all), in the order in which they were made."""
    todos = Correo.objects.filter(**campos).order_by("id")
    return list(todos.filter(destinatario=persona) if persona else todos)


def envios() -> dict[str, str]:
    """What was decided of each notice, by its key."""
    return dict(Aviso.objects.values_list("clave", "envio"))


def abrir_oficinas() -> None:
    """Let every office be open now, whatever day and hour the machine says it is."""
    Calendario.objects.update(hora_apertura=time(0, 0))
    DiaCalendario.objects.filter(fecha=reloj.hoy()).update(es_habil=True)


@pytest.fixture
def enlace_con_correo(base_limpia: str) -> Usuario:
    """A liaison with an address, committed, on a day on which the office is open."""
    persona = crear_elenco().enlace_a
    Usuario.objects.filter(pk=persona.pk).update(email=direccion(persona))
    abrir_oficinas()
    return Usuario.objects.get(pk=persona.pk)


@pytest.fixture
def buzon_de_procesos(monkeypatch: pytest.MonkeyPatch) -> Iterator[Buzon]:
    """A mail server that the processes which a test starts find in their environment."""
    with servidor_de_correo() as servidor:
        monkeypatch.setenv("EMAIL_URL", servidor.url)
        yield servidor
