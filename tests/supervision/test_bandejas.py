"""Each tray holds what it says, for each role, and its count equals its rows."""

from datetime import timedelta

import time_machine

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.roles import Rol
from coordinacion.supervision.bandejas import BANDEJAS
from tests.elenco import carta_nueva
from tests.supervision.conftest import cuentas, folios, pagina
from workflows.caminos import DE_CARTA
from workflows.nodos import Nodo

# tray → the situations that it holds (a turn tray: once per turn)
CONTIENE: dict[str, set[str]] = {
    "por-clasificar": {"recibida", "recibida vencida"},
    "por-turnar": {"por turnar", "requerimiento", "rechazada", "retirada"},
    "por-decidir": {"rechazada tres veces"},
    "por-responder": {"por responder", "de conocimiento"},
    "por-acusar": {"por acusar", "remitida", "rechazada y reemplazada", "reservada"},
    "en-tramite": {
        "por acusar",
        "acusada",
        "vencida en la dependencia",
        "por vencer",
        "con tácito",
        "remitida",
        "respondida",
        "devuelta",
        "rechazada y reemplazada",
        "rechazo fuera de ventana",
        "reservada",
    },
    "por-revisar": {"respondida"},
    "por-notificar": {"atendida", "no localizada"},
    "por-concluir": {"notificada", "anónima atendida", "sin datos para notificar"},
    "por-vencer": {"por vencer", "requerimiento", "rechazo fuera de ventana"},
    "vencidos": {"recibida vencida", "vencida en la dependencia"},
    "turnos-vencidos": {
        "vencida en la dependencia",
        "por vencer",
        "rechazo fuera de ventana",
    },
    "devueltas": {"devuelta"},
    "rechazados": {"rechazada", "rechazada tres veces", "rechazo fuera de ventana"},
    "reservados": {"reservada"},
    "por-archivar": {"concluida", "desechada", "cancelada"},
    "terminados": {"concluida", "desechada", "cancelada"},
    "acuses-tacitos": {"con tácito"},
}
ROLES = [rol.value for rol in Rol if rol not in ("administracion", "enlace", "titular_institucion")]


def test_que_hay_en_cada_bandeja(escenario):
    cliente = escenario.elenco.cliente("auditoria")
    obtenido = {
        clave: {escenario.nombre_de(f) for f in folios(pagina(cliente, f"/bandejas/{clave}/"))}
        for clave in CONTIENE
    }
    assert obtenido == CONTIENE


def test_la_bandeja_y_el_proceso_piden_lo_mismo_de_lo_respondido(escenario):
    for bandeja, nodo in (("por-notificar", Nodo.NOTIFICAR), ("por-concluir", Nodo.CONCLUIR)):
        for nombre in CONTIENE[bandeja]:
            assert DE_CARTA.pedido(escenario.cartas[nombre].pk) == nodo, nombre


def test_la_cuenta_de_cada_bandeja_es_la_de_sus_renglones(escenario):
    for rol in [*ROLES, "todologa"]:
        cliente = escenario.elenco.cliente(rol)
        primera = cliente.get("/bandejas/", follow=True).content.decode()
        suyas = cuentas(primera)
        assert suyas
        for clave, cuenta in suyas.items():
            html = pagina(cliente, f"/bandejas/{clave}/?tamano=100")
            assert len(folios(html)) == cuenta, (rol, clave)
            assert cuentas(html)[clave] == cuenta


def test_las_cuentas_siguen_al_reloj_dentro_del_dia(dia, elenco):
    plazo = carta_nueva(elenco).plazo_respuesta
    assert plazo
    vence = plazo.vence_en
    vistas = []
    for cuando in (vence - timedelta(minutes=1), vence + timedelta(minutes=1)):
        with time_machine.travel(cuando, tick=False):
            html = pagina(elenco.cliente("analista"), "/bandejas/por-clasificar/")
            vistas.append([cuentas(html)[clave] for clave in ("por-vencer", "vencidos")])
    assert vistas == [[1, 0], [0, 1]]


def test_cada_papel_ve_sus_bandejas_y_no_las_demas(elenco):
    for rol in ROLES:
        cliente = elenco.cliente(rol)
        for bandeja in BANDEJAS:
            esperado = 200 if Rol(rol) in bandeja.roles else 403
            assert cliente.get(f"/bandejas/{bandeja.clave}/").status_code == esperado
        assert cliente.get("/bandejas/no-existe/").status_code == 404


def test_quien_no_es_de_la_unidad_no_tiene_bandejas(elenco):
    for nombre in ("enlace_a", "titular_institucion_a", "administracion", "extrano"):
        cliente = elenco.cliente(nombre)
        for ruta in ("/bandejas/", "/bandejas/vencidos/", "/bandejas/buscar/?q=JG", "/hoy/"):
            assert cliente.get(ruta).status_code == 403
        assert cliente.post("/bandejas/siguiente/").status_code == 403


def test_ningun_asunto_abierto_se_queda_sin_bandeja(escenario):
    cliente = escenario.elenco.cliente("analista")
    trabajo = set(CONTIENE) - {"por-vencer", "vencidos", "reservados", "por-archivar", "terminados"}
    vistos: set[str] = set()
    for clave in trabajo:
        vistos |= set(folios(pagina(cliente, f"/bandejas/{clave}/?tamano=100")))
    abiertos = set(Correspondencia.objects.abiertas().values_list("folio", flat=True))
    assert abiertos <= vistos


def test_lo_que_vence_antes_va_primero(escenario):
    html = pagina(escenario.elenco.cliente("analista"), "/bandejas/en-tramite/")
    abiertos = []
    for folio in folios(html):
        plazo = Correspondencia.objects.get(folio=folio).plazo_respuesta
        if plazo is not None and plazo.cerrado_en is None:
            abiertos.append(plazo.vence_en)
    assert abiertos == sorted(abiertos)
    assert len(abiertos) > 5


def test_dice_por_que_volvio_a_turnarse_y_que_sigue(escenario):
    html = pagina(escenario.elenco.cliente("analista"), "/bandejas/por-turnar/")
    assert f"No es de la competencia de {escenario.elenco.a.nombre}" in html
    assert f"Se retiró el turno a {escenario.elenco.a.nombre}" in html
    assert f"/asuntos/{escenario.cartas['rechazada'].slug}/turnar/" in html


def test_lo_rechazado_se_vuelve_a_turnar_y_lo_pedido_tarde_se_retira(escenario):
    html = pagina(escenario.elenco.cliente("analista"), "/bandejas/rechazados/")
    tardio = escenario.cartas["rechazo fuera de ventana"].turnos.get()
    assert f"/turnos/{tardio.pk}/retirar/" in html
    rechazado = escenario.cartas["rechazada"].turnos.get()
    propuesta = f"/asuntos/{escenario.cartas['rechazada'].slug}/turnar/{rechazado.pk}/"
    assert f'action="{propuesta}"' in html
    assert f"Propone: {escenario.elenco.b.nombre}" in html


def test_quien_solo_consulta_no_recibe_verbos(escenario):
    html = pagina(escenario.elenco.cliente("consulta"), "/bandejas/por-turnar/")
    assert "/turnar/" not in html
    assert "Ver asunto" in html
    assert "Siguiente asunto" not in html


def test_una_bandeja_vacia_dice_que_aparecera_y_que_hacer(elenco):
    for bandeja in BANDEJAS:
        rol = "auditoria" if Rol.AUDITORIA in bandeja.roles else "oficialia"
        html = pagina(elenco.cliente(rol), f"/bandejas/{bandeja.clave}/")
        assert bandeja.aparece in html
        assert bandeja.despues in html


RAROS = (
    "orden=no-existe",
    "pagina=-1",
    "pagina=999999999999999999999",
    "tamano=1e9",
    "tamano=1000000000",
    "tamano=-5",
    "tipo=999999",
    "desde=ayer",
    "semaforo=morado",
    "institucion=%00",
    "q=%00",
    "q=%27%22%28%26%7C%21%3A%2A",
)


def test_lo_que_no_existe_en_la_direccion_no_rompe(escenario):
    cliente = escenario.elenco.cliente("analista")
    for consulta in RAROS:
        for clave in ("en-tramite", "por-acusar", "buscar"):
            respuesta = cliente.get(f"/bandejas/{clave}/?{consulta}")
            assert respuesta.status_code == 200, (clave, consulta)
