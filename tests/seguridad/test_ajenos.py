"""What belongs to another institution, or is reserved, does not exist for whoever asks."""

from __future__ import annotations

import json
import re

import pytest
from django.urls import reverse

from coordinacion.canalizacion.models import RelacionEnvio, Turno
from tests.seguridad.mundo import Mundo
from tests.seguridad.peticiones import DE_MAS, pedir

SIN_ROL_DE_IMPRIMIR = ("consulta", "auditoria", "enlace_a", "titular_institucion_a")


@pytest.mark.parametrize("persona", ["todologa", "oficialia", *SIN_ROL_DE_IMPRIMIR])
def test_lo_ajeno_no_existe(mundo: Mundo, persona: str) -> None:
    """A reserved letter turned to B, asked for by A and by people of the unit not named."""
    faltas = []
    for nombre in mundo.ajenos:
        for metodo in ("get", "post"):
            dado = pedir(mundo.elenco, persona, metodo, mundo.url_ajena(nombre), DE_MAS)
            por_rol = nombre == "registro:acuse" and persona in SIN_ROL_DE_IMPRIMIR
            if dado.codigo not in ({403, 405} if por_rol else {404, 405}) or dado.escritas:
                faltas.append((nombre, metodo, dado.codigo, dado.escritas))
    assert faltas == []


def test_lo_ajeno_y_lo_inexistente_contestan_lo_mismo(mundo: Mundo) -> None:
    cliente = mundo.elenco.cliente("enlace_a")
    inexistente = _sin_nonce(cliente.get("/asuntos/JG-2020-999999-A/").content)
    assert _sin_nonce(cliente.get(mundo.url_ajena("asunto:ver")).content) == inexistente
    assert _sin_nonce(cliente.get(mundo.url_ajena("turno:ver")).content) == inexistente


def _sin_nonce(pagina: bytes) -> str:
    return re.sub(r'nonce="[^"]*"|value="[^"]{64}"|"X-CSRFToken": "[^"]*"', "", pagina.decode())


def test_lo_ajeno_no_se_alcanza_por_lo_propio(mundo: Mundo) -> None:
    """A document or a clock of another letter, hung from one's own address."""
    cliente = mundo.elenco.cliente("enlace_a")
    _, ajeno = mundo.ajenos["turno:documento"]
    _, plazo_ajeno = mundo.ajenos["asunto:por_que"]
    propia = mundo.propia.slug
    for nombre, args in (
        ("turno:documento", [mundo.turno.pk, ajeno]),
        ("asunto:documento", [propia, ajeno]),
        ("asunto:visor", [propia, ajeno]),
        ("asunto:por_que", [propia, plazo_ajeno]),
    ):
        assert cliente.get(reverse(nombre, args=args)).status_code == 404, nombre


def test_acusar_varios_deja_lo_ajeno_como_estaba(mundo: Mundo) -> None:
    ids = [mundo.turno.pk, mundo.ajeno.pk, 2**62]
    enviada = mundo.elenco.cliente("enlace_a").post(
        reverse("mis_turnos:acusar_varios"), {"turnos": json.dumps(ids)}
    )
    assert "No existe ese turno" in enviada.content.decode()
    assert Turno.objects.get(pk=mundo.turno.pk).estado == "acusado"
    assert Turno.objects.get(pk=mundo.ajeno.pk).estado == "turnado"


def test_una_relacion_no_lleva_turnos_que_no_se_ofrecieron(mundo: Mundo) -> None:
    emitidas = RelacionEnvio.objects.count()
    datos = {"institucion": mundo.elenco.d.pk, "turnos": [mundo.ajeno.pk, mundo.turno.pk]}
    enviada = mundo.elenco.cliente("oficialia").post(reverse("papel:relacion_emitir"), datos)
    assert enviada.status_code == 422
    assert RelacionEnvio.objects.count() == emitidas


def test_un_reservado_no_se_adivina_como_duplicado(mundo: Mundo) -> None:
    reservado = Turno.objects.select_related("correspondencia").get(pk=mundo.ajeno.pk)
    datos = {"motivo": "duplicado", "duplicado_de": reservado.correspondencia.folio}
    enviada = mundo.elenco.cliente("todologa").post(mundo.url("asunto:cancelar"), datos)
    assert enviada.status_code == 422
    assert "No se encontró ningún asunto con ese folio" in enviada.content.decode()


def test_leer_un_reservado_deja_constancia_y_nada_mas(mundo: Mundo) -> None:
    for nombre in ("asunto:ver", "turno:ver", "asunto:documento", "turno:documento"):
        leido = pedir(mundo.elenco, "enlace_b", "get", mundo.url_ajena(nombre))
        escritas = {"bitacora_asiento": 1, "bitacora_cabeza": 1}  # the fact, and its chain's head
        assert (leido.codigo, leido.escritas) == (200, escritas), nombre
