"""Forms that are right but for one extreme: the largest year, a number no column holds, a NUL."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.correspondencia.models import Correspondencia, Tipo
from tests.canalizacion.turnos_http import por_cuenta, respuesta
from tests.correspondencia.mesa import carta_tecleada
from tests.elenco import Elenco, carta_nueva, instruccion, tema, turnada

DEMASIADO = "9" * 18
FECHAS = ("0001-01-01T00:00", "9999-12-31T23:59", "1582-10-10T00:00")
NUMEROS = ("2147483648", DEMASIADO, "-5", "²")


def _enviar(elenco: Elenco, quien: str, url: str, datos: dict[str, Any]) -> int:
    """The status of a sending."""
    elenco.cliente(quien).raise_request_exception = False
    codigo: int = elenco.cliente(quien).post(url, datos).status_code
    return codigo


def _todo_se_lee(elenco: Elenco) -> None:
    """Whatever was kept is shown again by every page that lists it."""
    cliente = elenco.cliente("titular_unidad")
    cartas = [carta.get_absolute_url() for carta in Correspondencia.objects.all()]
    turnos = [turno.get_absolute_url() for turno in Turno.objects.all()]
    listas = ["/bandejas/por-clasificar/", "/bandejas/por-turnar/", "/bandejas/buscar/", "/hoy/"]
    for pagina in (*listas, *cartas, *turnos):
        assert cliente.get(pagina).status_code == 200, pagina


def _clasificacion(carta: Correspondencia, tipo: str, **campos: Any) -> dict[str, Any]:
    return {
        "version": carta.version,
        "tipo": Tipo.objects.get(clave=tipo).pk,
        "tema": tema().pk,
        "prioridad": "ordinaria",
        "acceso": "normal",
        "destino-TOTAL_FORMS": "0",
        "destino-INITIAL_FORMS": "0",
        "accion": "clasificar",
        **campos,
    }


def _renglon(elenco: Elenco, **campos: Any) -> dict[str, Any]:
    datos = {"institucion": elenco.a.pk, "papel": "responsable", "instruccion": instruccion().pk}
    return {
        "destino-TOTAL_FORMS": "1",
        "destino-INITIAL_FORMS": "0",
        **{f"destino-0-{campo}": valor for campo, valor in (datos | campos).items()},
    }


@pytest.mark.parametrize("fecha", FECHAS)
def test_fechas_al_clasificar(elenco: Elenco, fecha: str) -> None:
    for tipo, campo in (
        ("invitacion", "evento_en"),
        ("requerimiento_autoridad", "termino_senalado"),
    ):
        carta = carta_nueva(elenco)
        url = reverse("asunto:clasificar", args=[carta.slug])
        datos = _clasificacion(carta, tipo, **{campo: fecha})
        assert _enviar(elenco, "analista", url, datos) in (302, 422), (tipo, campo)
    _todo_se_lee(elenco)


@pytest.mark.parametrize("fecha", ["01/01/0001 00:00", "31/12/9999 23:59", "30/02/2026 10:00"])
def test_fechas_al_registrar(elenco: Elenco, fecha: str) -> None:
    url = reverse("registro:mesa")
    for campos in (
        {"recibida_en": fecha},
        {"con_termino": "on", "termino_senalado": fecha},
        {"oficio_numero": "X/1", "oficio_fecha": fecha.split()[0]},
    ):
        assert _enviar(elenco, "oficialia", url, carta_tecleada(**campos)) in (302, 422), campos
    _todo_se_lee(elenco)


@pytest.mark.parametrize("numero", NUMEROS)
def test_numeros_al_registrar(elenco: Elenco, numero: str) -> None:
    url = reverse("registro:mesa")
    for campo in ("fojas", "firmantes", "documento", "municipio", "lengua"):
        datos = carta_tecleada(otra_lengua="on" if campo == "lengua" else None, **{campo: numero})
        assert _enviar(elenco, "oficialia", url, datos) in (302, 422), campo
    otro = carta_tecleada() | {
        "firmantes-TOTAL_FORMS": "1",
        "firmantes-0-nombre": "Otra persona",
        "firmantes-0-firmantes": numero,
    }
    assert _enviar(elenco, "oficialia", url, otro) in (302, 422)
    _todo_se_lee(elenco)


@pytest.mark.parametrize("numero", NUMEROS[1:])
def test_numeros_al_turnar(elenco: Elenco, numero: str) -> None:
    carta = carta_nueva(elenco)
    url = reverse("asunto:clasificar", args=[carta.slug])
    cliente = elenco.cliente("analista")
    cliente.raise_request_exception = False
    for campo in ("institucion", "instruccion", "dias", "puntos", "enlaces"):
        renglon = _renglon(elenco, **{campo: numero})
        datos = _clasificacion(carta, "peticion", **renglon) | {"accion": "turnar"}
        previsto = cliente.post(reverse("asunto:prever", args=[carta.slug]), datos)
        assert previsto.status_code == 200, campo
        assert cliente.post(url, datos).status_code == 422, campo
    destinos = reverse("asunto:destinos", args=[carta.slug])
    for accion in (f"quitar:{numero}", f"agregar:{numero}"):
        datos = _clasificacion(carta, "peticion", **_renglon(elenco)) | {"accion": accion}
        assert cliente.post(destinos, datos).status_code == 200, accion
    total = _clasificacion(carta, "peticion", **_renglon(elenco)) | {"destino-TOTAL_FORMS": numero}
    assert cliente.post(url, total).status_code in (302, 422)


@pytest.mark.parametrize("fecha", FECHAS)
def test_fechas_de_un_turno(elenco: Elenco, fecha: str) -> None:
    _, (turno,) = turnada(elenco)
    dia = fecha.partition("T")[0]
    for nombre, quien, datos in (
        ("asignar", "enlace_a", {"persona": elenco.enlace_a2.pk, "fecha_interna": dia}),
        ("acusar_papel", "oficialia", por_cuenta() | {"momento": fecha}),
        ("responder", "enlace_a", respuesta(turno, oficio_fecha=dia)),
    ):
        url = reverse(f"turno:{nombre}", args=[turno.pk])
        assert _enviar(elenco, quien, url, datos) in (302, 422), nombre
    _todo_se_lee(elenco)


@pytest.mark.parametrize("texto", ["a\x00b", "\u202eoficio", "😀", "x" * 100_000])
def test_textos_que_la_base_no_guarda(elenco: Elenco, texto: str) -> None:
    _, (turno,) = turnada(elenco)
    opciones = {
        "turno:responder": respuesta(turno, texto=texto, oficio_numero=texto),
        "turno:declinar": {"clase": "no_identifica", "fundamento": texto},
    }
    for nombre, datos in opciones.items():
        url = reverse(nombre, args=[turno.pk])
        assert _enviar(elenco, "enlace_a", url, datos) in (302, 409, 422), nombre
    for campo in ("remitente", "asunto", "oficio_numero", "contacto", "curp", "puntos", "anexos"):
        datos = carta_tecleada(varios_asuntos="on", **{campo: texto})
        assert _enviar(elenco, "oficialia", reverse("registro:mesa"), datos) in (302, 422), campo
    _todo_se_lee(elenco)


def test_una_instruccion_de_fuera_de_la_lista_no_se_obedece(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    Instruccion.objects.filter(clave="agendar").update(activa=False)
    inactiva = Instruccion.objects.get(clave="agendar")
    renglon = _renglon(elenco, instruccion=inactiva.pk)
    datos = _clasificacion(carta, "peticion", **renglon) | {"accion": "turnar"}
    url = reverse("asunto:clasificar", args=[carta.slug])
    assert elenco.cliente("analista").post(url, datos).status_code == 422
