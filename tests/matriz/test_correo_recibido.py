"""State × verb × role of a mail that came in. The tables are the acceptance document."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from coordinacion.buzon import services
from coordinacion.buzon.imap import Bajado, Cuenta
from coordinacion.buzon.models import CorreoRecibido, LecturaDelBuzon
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorreoRecibido as Estado
from coordinacion.organizacion.models import Usuario
from tests.buzon.conftest import correo
from tests.elenco import Elenco, sentidos, turnada
from tests.matriz.tablas import Tablas
from workflows import motor

# verb → the states that admit it, and the state that it leads to
ADMITE: dict[str, tuple[set[str], str]] = {
    "registrar_correo": ({"por_atender"}, "registrado"),
    "vincular_correo": ({"por_atender"}, "vinculado"),
    "descartar_correo": ({"por_atender"}, "descartado"),
    "recuperar_correo": ({"descartado", "ignorado"}, "por_atender"),
}

# verb → the people who may run it; nobody else knows of the tray
PUEDE: dict[str, set[str]] = {
    "registrar_correo": {"oficialia", "todologa"},
    "vincular_correo": {"oficialia", "todologa"},
    "descartar_correo": {"oficialia", "todologa"},
    "recuperar_correo": {"oficialia", "todologa"},
}
CUENTA = Cuenta.de_url("imaps://unidad:x@correo.example/")


@pytest.fixture(autouse=True)
def _carpeta(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def _registrar(elenco: Elenco, actor: Usuario, uno: CorreoRecibido) -> object:
    carta = Correspondencia(
        recibida_en=uno.recibido_en, canal="correo", dirigida_a="gobernador", asunto="Pide agua"
    )
    firmas = [Peticionario(nombre="Comité de Agua")]
    return motor.registrar(
        services.registrar_correo,
        actor,
        carta,
        correo_id=uno.pk,
        impreso=[],
        peticionarios=firmas,
    )


def _vincular(elenco: Elenco, actor: Usuario, uno: CorreoRecibido) -> object:
    _, (turno,) = turnada(elenco)
    CorreoRecibido.objects.filter(pk=uno.pk).update(recibido_en=reloj.ahora())
    return motor.de_turno(
        services.vincular_correo,
        actor,
        turno.pk,
        correo_id=uno.pk,
        impreso=[],
        sentidos=sentidos(turno),
        texto="Se atenderá.",
    )


def _descartar(elenco: Elenco, actor: Usuario, uno: CorreoRecibido) -> object:
    return services.descartar_correo(actor, uno.pk, motivo="Publicidad")


def _recuperar(elenco: Elenco, actor: Usuario, uno: CorreoRecibido) -> object:
    return services.recuperar_correo(actor, uno.pk)


Hacer = Callable[[Elenco, Usuario, CorreoRecibido], object]
VERBOS: dict[str, Hacer] = {
    "registrar_correo": _registrar,
    "vincular_correo": _vincular,
    "descartar_correo": _descartar,
    "recuperar_correo": _recuperar,
}


def en_estado(elenco: Elenco, estado: str) -> CorreoRecibido:
    """A mail brought to that state by the real verbs."""
    LecturaDelBuzon.objects.get_or_create(cuenta=str(CUENTA))
    numero = CorreoRecibido.objects.count() + 1
    automatico = {"Precedence": "bulk"} if estado == Estado.IGNORADO else {}
    mensaje = correo(Message_ID=f"<{numero}@x>", **automatico)
    bajado = Bajado(numero, mensaje.as_bytes(), reloj.ahora(), 1, True)
    recibido = services.recibir_correo(CUENTA, bajado)
    assert recibido is not None
    for verbo, (_, llega) in ADMITE.items():
        if estado == llega and estado != Estado.POR_ATENDER:
            VERBOS[verbo](elenco, elenco.oficialia, recibido)
    leido = CorreoRecibido.objects.get(pk=recibido.pk)
    assert leido.estado == estado
    return leido


def tablas(elenco: Elenco) -> Tablas[CorreoRecibido]:
    """Its verbs make letters and turns of the same cast."""
    ejecutar = {verbo: partial(hacer, elenco) for verbo, hacer in VERBOS.items()}
    return Tablas(CorreoRecibido, ADMITE, PUEDE, set(), ejecutar, en_estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_la_maquina_admite_solo_lo_que_dice_la_tabla(elenco: Elenco, estado: str) -> None:
    assert tablas(elenco).admitidos(estado) == tablas(elenco).admite_la_tabla(estado)


@pytest.mark.parametrize("estado", Estado.values)
def test_quien_puede_que(elenco: Elenco, estado: str) -> None:
    assert tablas(elenco).respuestas(elenco, estado) == tablas(elenco).esperadas(elenco, estado)


@pytest.mark.parametrize("verbo", ADMITE)
def test_cada_verbo_lleva_a_donde_dice_la_tabla(elenco: Elenco, verbo: str) -> None:
    assert tablas(elenco).llegadas(elenco, verbo) == tablas(elenco).destinos(verbo)
