"""Who works on what: take, release, give to somebody; «Siguiente asunto» is in supervision."""

from datetime import timedelta

import pytest
import time_machine

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco, atendida, carta_nueva, clasificada, respondida, turnada
from tests.matriz import verbos_carta, verbos_turno
from workflows import asignacion
from workflows.lecturas import paso_actual
from workflows.models import Tarea
from workflows.nodos import Nodo
from workflows.permisos import personas_para


def quien(carta: Correspondencia) -> Usuario | None:
    return paso_actual(carta).quien


def test_lo_que_se_toma_se_tiene_hasta_soltarlo(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    with time_machine.travel(reloj.ahora() + timedelta(days=3)):
        assert quien(carta) == elenco.analista
        asignacion.soltar(elenco.analista, carta.pk)
        assert quien(carta) is None


def test_lo_de_una_persona_no_lo_toma_otra(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    with pytest.raises(EstadoNoAdmite, match="lo tiene Analista Prueba"):
        asignacion.tomar(elenco.todologa, carta.pk)
    with pytest.raises(EstadoNoAdmite, match="ya no tiene"):
        asignacion.soltar(elenco.todologa, carta.pk)
    assert quien(carta) == elenco.analista


def test_tomar_no_impide_que_otra_lo_atienda_y_atenderlo_lo_suelta(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    verbos_carta.corregir(elenco, elenco.todologa, carta)
    assert quien(carta) == elenco.analista
    verbos_carta.clasificar(elenco, elenco.todologa, carta)
    assert quien(carta) is None


def test_cada_paso_lo_toma_quien_puede_hacerlo(elenco: Elenco) -> None:
    Tipo.objects.update(concluye_analista=False)
    por_revisar, _ = respondida(elenco)
    por_notificar, _ = atendida(elenco)
    por_concluir, _ = atendida(elenco, condicion="anonima")
    en_espera, _ = turnada(elenco)
    personas = ("oficialia", "analista", "titular_unidad")
    toman = {
        (carta.folio, nombre): _puede(elenco.personas[nombre], carta)
        for carta in (por_revisar, por_notificar, por_concluir, en_espera)
        for nombre in personas
    }
    assert {clave for clave, si in toman.items() if si} == {
        (por_revisar.folio, "analista"),
        (por_notificar.folio, "oficialia"),
        (por_notificar.folio, "analista"),
        (por_concluir.folio, "titular_unidad"),
    }
    with pytest.raises(SinPermiso):
        asignacion.tomar(elenco.consulta, por_revisar.pk)
    with pytest.raises(Correspondencia.DoesNotExist):
        asignacion.tomar(elenco.enlace_a, carta_nueva(elenco).pk)


def _puede(persona: Usuario, carta: Correspondencia) -> bool:
    try:
        asignacion.tomar(persona, carta.pk)
    except EstadoNoAdmite:
        return False
    asignacion.soltar(persona, carta.pk)
    return True


def test_reasignar_avisa_y_queda_en_el_historial(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    asignacion.reasignar(elenco.titular_unidad, carta.pk, elenco.todologa)
    assert quien(carta) == elenco.todologa
    avisos = Aviso.objects.filter(asunto_id=carta.pk).values_list("destinatario", "titulo")
    assert set(avisos) == {
        (elenco.todologa.pk, "Se le asignó un asunto"),
        (elenco.analista.pk, "Un asunto que usted tenía pasó a Todologa Prueba"),
    }
    asiento = Asiento.objects.get(asunto_id=carta.pk, hecho="asunto_reasignado")
    assert asiento.datos == {"persona": "Todologa Prueba"}
    asignacion.reasignar(elenco.analista, carta.pk, elenco.analista)
    assert quien(carta) == elenco.analista


def test_reasignar_es_de_analista_y_titular_y_solo_a_quien_le_toca(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    with pytest.raises(SinPermiso):
        asignacion.reasignar(elenco.oficialia, carta.pk, elenco.analista)
    for persona in (elenco.oficialia, elenco.titular_unidad, elenco.enlace_a):
        with pytest.raises(DatoInvalido, match="no le corresponde"):
            asignacion.reasignar(elenco.analista, carta.pk, persona)
    reservada = clasificada(elenco, tipo="denuncia")
    assert list(personas_para(Nodo.DECIDIR, reservada)) == [elenco.analista]


def test_lo_terminado_no_se_toma(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    with pytest.raises(EstadoNoAdmite, match="ya terminó"):
        asignacion.tomar(elenco.analista, carta.pk)


def test_lo_tomado_se_suelta_cuando_el_turno_mueve_el_asunto(elenco: Elenco) -> None:
    carta, turno = respondida(elenco)
    asignacion.tomar(elenco.analista, carta.pk)
    verbos_turno.devolver(elenco, elenco.todologa, turno, None)
    assert quien(carta) is None
    assert Tarea.objects.get(carta=carta, owner=elenco.analista).status == "DONE"


def test_en_pantalla_se_toma_se_suelta_y_se_reasigna(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    cliente = elenco.cliente("analista")
    url = carta.get_absolute_url()
    assert "Tomar" in cliente.get(url).content.decode()
    assert cliente.post(f"{url}tomar/").headers["Location"] == url
    pagina = cliente.get(url).content.decode()
    assert "Lo tomó Analista Prueba" in pagina
    assert f"{url}soltar/" in pagina
    rechazo = elenco.cliente("todologa").post(f"{url}tomar/")
    assert rechazo.status_code == 409
    assert "lo tiene Analista Prueba" in rechazo.content.decode()
    bandeja = cliente.get("/bandejas/mis-asuntos/").content.decode()
    assert carta.folio in bandeja
    ajena = elenco.cliente("todologa").get("/bandejas/mis-asuntos/").content.decode()
    assert carta.folio not in ajena
    formulario = cliente.get(f"{url}reasignar/").content.decode()
    assert "Todologa Prueba" in formulario
    assert "Oficialia Prueba" not in formulario.split("<form")[-1]
    cliente.post(f"{url}reasignar/", {"persona": elenco.todologa.pk})
    assert quien(carta) == elenco.todologa


def test_el_filtro_dice_quien_la_tiene(elenco: Elenco) -> None:
    mia, ajena, libre = (carta_nueva(elenco) for _ in range(3))
    asignacion.tomar(elenco.analista, mia.pk)
    asignacion.tomar(elenco.todologa, ajena.pk)
    cliente = elenco.cliente("analista")
    for valor, esperada in (("yo", mia), ("otra", ajena), ("nadie", libre)):
        html = cliente.get(f"/bandejas/por-clasificar/?la_tiene={valor}").content.decode()
        hallados = {una for una in (mia, ajena, libre) if una.get_absolute_url() in html}
        assert hallados == {esperada}, valor
    html = cliente.get("/bandejas/por-revisar/?la_tiene=nadie").content.decode()
    assert "No hay" in html or "Nada coincide" in html
