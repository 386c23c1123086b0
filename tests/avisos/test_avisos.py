"""One notice per key for ever; each person sees and marks only their own."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coordinacion.avisos import selectors, services
from coordinacion.avisos.models import Aviso
from coordinacion.avisos.services import NuevoAviso
from tests.elenco import Elenco
from tests.elenco import elenco as elenco


def nuevo(elenco: Elenco, n: int = 1, **campos: object) -> NuevoAviso:
    datos: dict[str, object] = {
        "clave": f"prueba:{n}",
        "destinatario_id": elenco.analista.pk,
        "titulo": f"Aviso {n}",
        **campos,
    }
    return NuevoAviso(**datos)  # type: ignore[arg-type]


def test_una_clave_avisa_una_sola_vez(elenco: Elenco) -> None:
    assert services.avisar([nuevo(elenco, 1), nuevo(elenco, 2)]) == 2
    assert services.avisar([nuevo(elenco, 1, titulo="Otro"), nuevo(elenco, 3)]) == 1
    assert services.avisar([nuevo(elenco, 4), nuevo(elenco, 4)]) == 1
    assert services.avisar([]) == 0
    assert Aviso.objects.get(clave="prueba:1").titulo == "Aviso 1"


def test_muchos_avisos_son_una_instruccion(elenco: Elenco) -> None:
    with CaptureQueriesContext(connection) as consultas:
        services.avisar(nuevo(elenco, n, asunto_id=None if n % 2 else n) for n in range(200))
    assert len(consultas) == 1
    assert selectors.cuenta_pendientes(elenco.analista) == 99


def test_cada_quien_marca_los_suyos(elenco: Elenco) -> None:
    services.avisar(
        [nuevo(elenco, 1), nuevo(elenco, 2), nuevo(elenco, 3, destinatario_id=elenco.oficialia.pk)]
    )
    todos = list(Aviso.objects.values_list("pk", flat=True))
    suyo = Aviso.objects.filter(destinatario=elenco.analista).earliest("pk")
    assert services.marcar_leidos(elenco.analista, [suyo.pk]) == 1
    assert services.marcar_leidos(elenco.analista, todos) == 1
    assert services.marcar_leidos(elenco.analista) == 0
    assert selectors.cuenta_pendientes(elenco.oficialia) == 1


def test_la_campana_y_su_pagina(elenco: Elenco) -> None:
    cliente = elenco.cliente("analista")
    vacia = cliente.get("/avisos/").content.decode()
    assert "No tiene avisos" in vacia
    assert "ninguno sin leer" in vacia
    services.avisar([nuevo(elenco, n, url="/x/", urgente=True) for n in range(60)])
    services.avisar([nuevo(elenco, 99, destinatario_id=elenco.oficialia.pk, titulo="Ajeno")])
    pagina = cliente.get("/avisos/").content.decode()
    assert '<span class="campana-cuenta">60</span>' in pagina
    assert pagina.count("Marcar como leído<") == 50
    assert "Ajeno" not in pagina
    assert cliente.get("/avisos/?pagina=2").content.decode().count("Marcar como leído<") == 10


@pytest.mark.parametrize("pagina", ["-1", "0", "x", "99999999999999999999"])
def test_una_pagina_imposible_no_es_un_error(elenco: Elenco, pagina: str) -> None:
    assert elenco.cliente("analista").get("/avisos/", {"pagina": pagina}).status_code == 200


def test_marcar_leido_solo_por_post_y_solo_lo_propio(elenco: Elenco) -> None:
    services.avisar([nuevo(elenco, 1), nuevo(elenco, 2, destinatario_id=elenco.oficialia.pk)])
    suyo, ajeno = Aviso.objects.order_by("clave")
    cliente = elenco.cliente("analista")
    assert cliente.get("/avisos/leer/").status_code == 405
    for valores in ([ajeno.pk], ["x"], ["9" * 40], ["²"]):
        assert cliente.post("/avisos/leer/", {"aviso": valores}).status_code == 302
    assert not Aviso.objects.filter(leido_en__isnull=False).exists()
    cliente.post("/avisos/leer/", {"aviso": [suyo.pk]})
    assert Aviso.objects.filter(leido_en__isnull=False).get() == suyo
    assert elenco.cliente("oficialia").post("/avisos/leer/").status_code == 302
    assert not Aviso.objects.filter(leido_en__isnull=True).exists()


def test_sin_entrar_no_se_ve_nada(elenco: Elenco) -> None:
    assert Client().get("/avisos/").status_code == 302
