"""The commands of `docker-compose.yml`, run: a morning of the real thing, in order.

One test, because what costs is starting it all; each step reads by itself.
"""

import importlib.resources
import re
import signal
import threading
import time
from collections.abc import Iterator

import psutil
import psycopg2
import pytest

from tests.produccion.cliente import Cliente, Respuesta
from tests.produccion.despliegue import Despliegue, desplegar, esperar

UNICAS = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "X-Request-ID",
)
NUEVA = "Una-clave-larga-2026"


@pytest.fixture
def despliegue() -> Iterator[Despliegue]:
    """Everything ready to start."""
    with desplegar() as listo:
        yield listo


def test_los_procesos_de_produccion(despliegue: Despliegue) -> None:
    despliegue.arrancar("web", "worker", "beat", "proxy")
    persona = Cliente(despliegue.puertos["https"])
    todo_esta_bien_y_cada_sondeo_lo_dice(despliegue, persona)
    lo_claro_se_manda_a_lo_cifrado(despliegue)
    las_cabeceras_llegan_una_vez(persona)
    lo_estatico_se_guarda_y_llega_comprimido(persona)
    lo_de_otras_pantallas_no_se_recolecta(despliegue)
    lo_que_un_cliente_diga_de_si_no_cuenta(persona)
    entra_quien_administra_y_ve_el_estado(despliegue, persona)
    lo_demasiado_grande_se_dice_en_espanol(persona)
    cada_linea_lleva_el_numero_y_ninguna_lo_buscado(despliegue, persona)
    la_aplicacion_no_es_duena_de_nada(despliegue)
    el_respaldo_se_hace_y_se_anota(despliegue)
    sin_la_base_se_dice_y_al_volver_sigue(despliegue, persona)
    los_procesos_web_se_renuevan_sin_perder_a_nadie(despliegue, persona)
    lo_pedido_se_termina_antes_de_parar(despliegue, persona)
    sin_la_aplicacion_contesta_el_proxy(despliegue, persona)
    todos_paran_cuando_se_les_pide(despliegue)


def todo_esta_bien_y_cada_sondeo_lo_dice(despliegue: Despliegue, persona: Cliente) -> None:
    assert esperar(lambda: _estado(persona, "/salud/") == 200), _registros(despliegue)
    for nombre in ("postgres", "redis", "web", "worker", "beat", "proxy"):
        assert despliegue.sondear(nombre) == 0, nombre


def lo_claro_se_manda_a_lo_cifrado(despliegue: Despliegue) -> None:
    seguro = f"https://localhost:{despliegue.puertos['https']}"
    for puerto in ("http", "https"):  # also whoever writes http:// before the port of HTTPS
        claro = Cliente(despliegue.puertos[puerto], tls=False).pedir("/bandejas/?q=x")
        assert claro.estado == 301
        assert claro.de("Location") == [f"{seguro}/bandejas/?q=x"]


def las_cabeceras_llegan_una_vez(persona: Cliente) -> None:
    pagina = persona.pedir("/cuenta/entrar/")
    for nombre in UNICAS:
        assert len(pagina.de(nombre)) == 1, nombre
    assert pagina.de("Server") == ["nginx"]
    (galleta,) = pagina.de("Set-Cookie")
    assert galleta.startswith("__Host-csrf=") and "Secure" in galleta


def lo_estatico_se_guarda_y_llega_comprimido(persona: Cliente) -> None:
    hojas = re.findall(r'href="(/static/[^"]+\.css)"', persona.pedir("/cuenta/entrar/").texto)
    assert hojas
    for hoja in hojas:
        dada = persona.pedir(hoja, Accept_Encoding="gzip")
        assert dada.estado == 200 and "immutable" in dada.de("Cache-Control")[0]
        assert dada.de("Content-Encoding") == ["gzip"]
    pagina = persona.pedir("/cuenta/entrar/", Accept_Encoding="gzip")
    assert pagina.de("Content-Encoding") == ["gzip"]


def lo_de_otras_pantallas_no_se_recolecta(despliegue: Despliegue) -> None:
    estaticos = despliegue.carpeta / "estaticos"
    assert (estaticos / "css").is_dir()
    for paquete, suyos in {"viewflow": "viewflow", "django.contrib.admin": "admin"}.items():
        assert (importlib.resources.files(paquete) / "static" / suyos).is_dir()
        assert not (estaticos / suyos).exists()


def lo_que_un_cliente_diga_de_si_no_cuenta(persona: Cliente) -> None:
    falsa = persona.pedir(
        "/cuenta/entrar/",
        X_Forwarded_Proto="http",
        X_Forwarded_Host="ajeno.example",
        X_Request_ID="0" * 32,
    )
    assert falsa.estado == 200 and "ajeno.example" not in falsa.texto
    assert falsa.de("X-Request-ID") != ["0" * 32]
    assert persona.pedir("/salud/", Host="ajeno.example").estado == 400


def entra_quien_administra_y_ve_el_estado(despliegue: Despliegue, persona: Cliente) -> None:
    orden = despliegue.traductor.orden("migrar")[:2]
    hecha = despliegue.correr("web", *orden, "primera_administracion", "alma", "Alma", "Ruiz")
    clave = hecha.stdout.strip().rpartition(" ")[2]
    entro = persona.enviar("/cuenta/entrar/", login="alma", password=clave)
    assert entro.estado == 302, entro.texto
    assert "__Host-sesion" in persona.galletas
    cambio = persona.enviar(
        "/cuenta/contrasena/", oldpassword=clave, password1=NUEVA, password2=NUEVA
    )
    assert cambio.estado == 302, cambio.texto
    persona.enviar("/cuenta/entrar/", login="alma", password=NUEVA)
    estado = persona.pedir("/estado/")
    assert estado.estado == 200 and "Todo funciona." in estado.texto


def lo_demasiado_grande_se_dice_en_espanol(persona: Cliente) -> None:
    grande = persona.pedir("/registro/lote/subir/", b"x" * (2 * 2**20))
    assert grande.estado == 413
    assert "demasiado grande" in grande.texto
    _pagina_del_proxy(grande)
    larga = persona.pedir("/" + "x" * 20000)
    assert larga.estado in (400, 414) and "No se entendió" in larga.texto


def cada_linea_lleva_el_numero_y_ninguna_lo_buscado(
    despliegue: Despliegue, persona: Cliente
) -> None:
    perdida = persona.pedir("/no-existe/?q=Fulana")
    (numero,) = perdida.de("X-Request-ID")
    for nombre in ("proxy", "web"):
        lineas = esperar(
            lambda nombre=nombre: [  # type: ignore[misc]
                una for una in despliegue.registro(nombre).read_text().splitlines() if numero in una
            ],
            5,
        )
        assert any("/no-existe/" in una for una in lineas), nombre
        assert "Fulana" not in despliegue.registro(nombre).read_text()
    assert any("django.request Not Found" in una for una in lineas)


def la_aplicacion_no_es_duena_de_nada(despliegue: Despliegue) -> None:
    conectados = despliegue.consultar(
        "SELECT DISTINCT usename FROM pg_stat_activity"
        " WHERE datname = 'coordinacion' AND pid <> pg_backend_pid()"
    )
    assert conectados == [("coordinacion_app",)]
    url = despliegue.traductor.entorno("web")["DATABASE_URL"]
    with (
        psycopg2.connect(url) as conexion,
        conexion.cursor() as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
    ):
        cursor.execute("DELETE FROM bitacora_asiento")


def el_respaldo_se_hace_y_se_anota(despliegue: Despliegue) -> None:
    hecho = despliegue.correr("respaldo")
    assert hecho.returncode == 0, hecho.stderr
    (carpeta,) = (despliegue.carpeta / "respaldos").iterdir()
    assert {uno.name for uno in carpeta.iterdir()} == {"base.dump", "archivos.tar.gz", "SHA256SUMS"}
    assert despliegue.consultar("SELECT 1 FROM plazos_latido WHERE nombre = 'respaldo'")


def sin_la_base_se_dice_y_al_volver_sigue(despliegue: Despliegue, persona: Cliente) -> None:
    despliegue.postgres.detener()
    caida = persona.pedir("/estado/")
    assert caida.estado == 503 and "no está disponible" in caida.texto
    assert len(caida.de("Content-Security-Policy")) == 1 and caida.de("Retry-After")
    assert "Número de incidencia: " + caida.de("X-Request-ID")[0] in caida.texto
    assert despliegue.sondear("web") == 0  # nobody replaces it for that
    despliegue.postgres.iniciar()
    assert esperar(lambda: _estado(persona, "/estado/") == 200)


def los_procesos_web_se_renuevan_sin_perder_a_nadie(
    despliegue: Despliegue, persona: Cliente
) -> None:
    maestro = psutil.Process(despliegue.procesos["web"].pid)
    antes = {uno.pid for uno in maestro.children()}
    maestro.send_signal(signal.SIGHUP)
    estados = set()

    def renovados() -> bool:
        estados.add(persona.pedir("/cuenta/entrar/?next=/estado/").estado)
        ahora = {uno.pid for uno in maestro.children()}
        return bool(ahora) and not ahora & antes

    assert esperar(renovados)
    assert estados <= {200, 302}


def lo_pedido_se_termina_antes_de_parar(despliegue: Despliegue, persona: Cliente) -> None:
    dadas: list[Respuesta] = []
    hilo = threading.Thread(target=lambda: dadas.append(persona.pedir("/estado/")))
    duena = psycopg2.connect(despliegue.traductor.entorno("migrar")["DATABASE_URL"])
    with duena, duena.cursor() as cursor:
        cursor.execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
        hilo.start()
        assert esperar(lambda: _esperan(despliegue), 10), "the request never reached the database"
        despliegue.procesos["web"].terminate()
        time.sleep(1)  # the signal is heard, and the request still waits
        assert hilo.is_alive() and despliegue.procesos["web"].poll() is None
    duena.close()
    hilo.join(20)
    assert [dada.estado for dada in dadas] == [200]
    assert despliegue.procesos.pop("web").wait(20) == 0


def sin_la_aplicacion_contesta_el_proxy(despliegue: Despliegue, persona: Cliente) -> None:
    caida = persona.pedir("/bandejas/")
    assert caida.estado == 503 and "no está disponible" in caida.texto
    assert caida.de("Retry-After") == ["30"]
    _pagina_del_proxy(caida)
    assert persona.pedir("/_proxy/paginas.css").estado == 200
    despliegue.arrancar("web")
    assert esperar(lambda: _estado(persona, "/estado/") == 200), _registros(despliegue)


def todos_paran_cuando_se_les_pide(despliegue: Despliegue) -> None:
    for nombre in list(despliegue.procesos):
        assert despliegue.parar(nombre) == 0, _registros(despliegue)


def _estado(persona: Cliente, ruta: str) -> int:
    try:
        return persona.pedir(ruta).estado
    except OSError:
        return 0


def _esperan(despliegue: Despliegue) -> list[object]:
    return despliegue.consultar(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%session%'"
    )


def _pagina_del_proxy(respuesta: Respuesta) -> None:
    """The proxy's own pages are as closed as the application's."""
    assert 'lang="es-MX"' in respuesta.texto
    for nombre in ("Content-Security-Policy", "X-Frame-Options", "Strict-Transport-Security"):
        assert len(respuesta.de(nombre)) == 1, nombre


def _registros(despliegue: Despliegue) -> str:
    return "\n".join(
        f"== {nombre}\n{despliegue.registro(nombre).read_text()[-3000:]}"
        for nombre in ("web", "worker", "beat", "proxy")
        if despliegue.registro(nombre).exists()
    )
