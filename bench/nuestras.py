"""What the product is timed at, by the same verbs and screens that people use."""

from functools import partial

from django.test import Client
from django.urls import reverse

from bench import mundo
from bench.medida import Tanda, medir
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.organizacion.models import Usuario

ENTRADA = "allauth.account.auth_backends.AuthenticationBackend"


def acusar(cuantos: int) -> Tanda:
    """Acknowledge, in process."""
    enlaces = mundo.enlaces()
    turnos = mundo.por_acusar(cuantos + 1)
    return medir([partial(canalizacion.acusar, enlaces[t.institucion_id], t.pk) for t in turnos])


def acusar_http(cuantos: int) -> Tanda:
    """Acknowledge by the button of a card."""
    clientes = {pk: _cliente(enlace) for pk, enlace in mundo.enlaces().items()}

    def enviar(turno: Turno) -> None:
        url = reverse("turno:acusar", args=[turno.pk])
        respuesta = clientes[turno.institucion_id].post(url, {"volver": "lista"})
        assert respuesta.status_code == 302, respuesta.content

    return medir([partial(enviar, turno) for turno in mundo.por_acusar(cuantos + 1)])


def turnar(cuantas: int) -> Tanda:
    """Route one letter to forty institutions."""
    mundo.enlaces()
    cartas = [mundo.clasificada() for _ in range(cuantas + 1)]
    return medir([partial(mundo.repartir, carta) for carta in cartas])


def _cliente(persona: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(persona, backend=ENTRADA)
    return cliente
