"""The acta de entrega-recepción says what was pending that day, and hides what is reserved."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.urls import reverse
from openpyxl import load_workbook

from coordinacion.canalizacion import services as canalizacion
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Area, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.selectors.acta import De, pendientes
from tests.elenco import Elenco, destino, turnada
from tests.oficios.oficios import borrador
from tests.soporte.hojas import texto
from workflows.relevo import reasignar_todo


def folios(elenco: Elenco, quien: str, de: De, dias: int = 0) -> list[str]:
    corte = reloj.hoy() - timedelta(days=dias)
    return [uno.folio for uno in pendientes(elenco.fresca(quien), de, corte)]


def _analista(elenco: Elenco, nombre: str) -> Usuario:
    persona = Usuario.objects.create_user(nombre, first_name=nombre, last_name="Analista")
    Adscripcion.objects.create(
        usuario=persona,
        institucion=unidad(),
        rol=Rol.ANALISTA,
        vigente_desde=reloj.hoy() - timedelta(days=30),
    )
    elenco.personas[nombre] = persona
    return persona


def test_al_corte_y_no_a_hoy(elenco: Elenco) -> None:
    """What was handed over after that day was still hers; what came later was not there."""
    nueva = _analista(elenco, "nueva")
    with reloj.en(reloj.ahora() - timedelta(days=10)):
        vieja, _ = turnada(elenco)
    reciente, _ = turnada(elenco)
    assert set(folios(elenco, "titular_unidad", De(elenco.analista))) == {
        vieja.folio,
        reciente.folio,
    }
    assert folios(elenco, "titular_unidad", De(elenco.analista), 5) == [vieja.folio]
    reasignar_todo(elenco.titular_unidad, elenco.analista, {Trabajo.ASUNTOS: nueva})
    assert folios(elenco, "titular_unidad", De(elenco.analista)) == []
    assert folios(elenco, "titular_unidad", De(elenco.analista), 5) == [vieja.folio]
    assert folios(elenco, "titular_unidad", De(nueva), 5) == []


def test_los_turnos_de_una_persona_y_de_un_area(elenco: Elenco) -> None:
    area = Area.objects.create(institucion=elenco.a, nombre="Caminos rurales")
    with reloj.en(reloj.ahora() - timedelta(days=10)):
        _, (turno,) = turnada(elenco)
        canalizacion.asignar(elenco.enlace_a, turno.pk, area=area, persona=elenco.enlace_a2)
    canalizacion.asignar(elenco.enlace_a, turno.pk, persona=elenco.enlace_a)
    quien = "titular_institucion_a"
    assert folios(elenco, quien, De(elenco.enlace_a)) == [str(turno)]
    assert folios(elenco, quien, De(elenco.enlace_a2)) == []
    assert folios(elenco, quien, De(elenco.enlace_a2), 5) == [str(turno)]
    assert folios(elenco, quien, De(area=area), 5) == [str(turno)]
    assert folios(elenco, quien, De(area=area)) == []
    canalizacion.retirar(elenco.analista, turno.pk, motivo="Se turnó por error")
    assert folios(elenco, quien, De(elenco.enlace_a)) == []
    assert folios(elenco, quien, De(elenco.enlace_a2), 5) == [str(turno)]
    # Another institution's head sees nothing of it.
    assert folios(elenco, "enlace_b", De(elenco.enlace_a2), 5) == []


def test_lo_reservado_solo_folio_y_fechas(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia")
    (uno,) = pendientes(elenco.analista, De(elenco.analista), reloj.hoy())
    assert (uno.folio, uno.asunto, uno.situacion) == (carta.folio, "Asunto reservado", "")
    assert uno.vence is not None
    cliente = elenco.cliente("analista")
    for nombre in ("acta", "acta_pdf"):
        hoja = cliente.get(reverse(f"relevo:{nombre}"), _de(elenco.analista))
        dicho = hoja.content.decode() if nombre == "acta" else texto(hoja.getvalue())
        assert carta.folio in dicho and carta.asunto not in dicho


def _de(persona: Usuario, **campos: Any) -> dict[str, Any]:
    return {"persona": persona.pk, "corte": reloj.hoy().isoformat(), **campos}


def test_en_papel_con_quien_entrega_y_quien_recibe(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    oficio = borrador(elenco)
    cliente = elenco.cliente("titular_unidad")
    datos = _de(elenco.analista, recibe="Mtra. Ana Ruiz, analista")
    pantalla = cliente.get(reverse("relevo:acta"), datos).content.decode()
    assert carta.folio in pantalla and "acta.pdf" in pantalla
    hoja = cliente.get(reverse("relevo:acta_pdf"), datos)
    assert hoja["Content-Type"] == "application/pdf"
    dicho = texto(hoja.getvalue())
    for parte in (carta.folio, elenco.analista.nombre_completo, "Ana Ruiz", "por validar"):
        assert parte in dicho
    libro = load_workbook(BytesIO(cliente.get(reverse("relevo:acta_xlsx"), datos).content))
    filas = [[celda.value for celda in fila] for fila in libro.active]
    assert [fila[0] for fila in filas] == ["Clase", "Asunto", "Oficio"]
    assert filas[1][1] == carta.folio and filas[2][1] == str(oficio)


def test_ni_de_otra_oficina_ni_del_futuro(elenco: Elenco) -> None:
    url = reverse("relevo:acta")
    for quien, de in (
        ("analista", "oficialia"),
        ("titular_unidad", "enlace_a"),
        ("enlace_b", "enlace_a"),
    ):
        respuesta = elenco.cliente(quien).get(url, _de(elenco.personas[de]))
        assert respuesta.status_code == 422, (quien, de)
    manana = (reloj.hoy() + timedelta(days=1)).isoformat()
    cliente = elenco.cliente("titular_unidad")
    assert cliente.get(url, _de(elenco.analista, corte=manana)).status_code == 422
    assert cliente.get(reverse("relevo:acta_pdf"), {"corte": "x"}).status_code == 422
    assert cliente.get(url, _de(elenco.analista)).status_code == 200
