"""The mailbox is read by IMAP over a socket: each mail once, whatever is cut and whenever."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from config.celery import app
from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.buzon.imap import BuzonMalConfigurado, Cuenta
from coordinacion.buzon.models import CorreoRecibido, LecturaDelBuzon
from coordinacion.buzon.selectors import situacion_del_buzon
from coordinacion.buzon.services import leer_buzon
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from tests.buzon.conftest import Recibir, con_adjunto, correo
from tests.documentos.archivos import pdf
from tests.elenco import Elenco
from tests.soporte.imap import BuzonDePrueba


def claves() -> list[str]:
    return list(CorreoRecibido.objects.order_by("pk").values_list("clave", flat=True))


def test_cada_correo_llega_una_vez_y_se_marca_visto(elenco: Elenco, imap: BuzonDePrueba) -> None:
    imap.llega(correo("Uno", Message_ID="<1@x.example>"))
    imap.llega(correo("Dos", Message_ID="<2@x.example>"))
    assert (leer_buzon(), leer_buzon()) == (2, 0)
    assert claves() == ["<1@x.example>", "<2@x.example>"]
    assert imap.sin_ver == []
    assert Asiento.objects.filter(hecho=Hecho.CORREO_RECIBIDO).count() == 2
    uno = CorreoRecibido.objects.earliest("pk")
    assert (uno.de_nombre, uno.de_correo) == ("Comité de Agua", "comite@pueblo.example")
    assert (uno.asunto, uno.texto) == ("Uno", "Pedimos agua.")
    assert abs(uno.recibido_en - reloj.ahora()) < timedelta(minutes=1), "manda el servidor"


def test_se_lee_sin_marcar_y_se_marca_despues_de_guardar(
    elenco: Elenco, imap: BuzonDePrueba
) -> None:
    imap.llega(correo())
    leer_buzon()
    orden = [o.split(" ")[1] for o in imap.ordenes if o.startswith(("UID FETCH", "UID STORE"))]
    assert orden == ["FETCH", "FETCH", "STORE"]
    assert not any("BODY[" in o for o in imap.ordenes), "sólo BODY.PEEK"


def test_el_mismo_message_id_dos_veces_es_un_correo(elenco: Elenco, imap: BuzonDePrueba) -> None:
    for texto in ("Por la lista", "Directo"):
        imap.llega(correo("Igual", texto, Message_ID="<igual@x.example>"))
    assert leer_buzon() == 1
    assert (claves(), imap.sin_ver) == (["<igual@x.example>"], [])


def test_sin_message_id_la_huella_lo_distingue(elenco: Elenco, imap: BuzonDePrueba) -> None:
    crudo = b"From: a@x.example\r\nSubject: Sin identidad\r\n\r\nHola\r\n"
    for uno in (crudo, crudo, crudo.replace(b"Hola", b"Otra cosa")):
        imap.llega(uno)
    assert leer_buzon() == 2
    assert all(clave.startswith("sha256:") for clave in claves())


def test_una_conexion_cortada_a_la_mitad_no_pierde_ni_repite(
    elenco: Elenco, imap: BuzonDePrueba, tmp_path: Path
) -> None:
    for n in (1, 2, 3):
        imap.llega(con_adjunto(correo(f"Asunto {n}", Message_ID=f"<{n}@x>"), pdf(), f"{n}.pdf"))
    leer_buzon_hasta_el_corte(imap, cuerpo=400)
    assert (claves(), imap.sin_ver) == ([], [1, 2, 3])
    assert situacion_del_buzon().bien is False
    leer_buzon_hasta_el_corte(imap, marca=True)
    assert (claves(), imap.sin_ver) == (["<1@x>"], [1, 2, 3]), "guardado y sin marcar"
    assert leer_buzon() == 2
    assert (claves(), imap.sin_ver) == (["<1@x>", "<2@x>", "<3@x>"], [])
    assert Documento.objects.count() == len([p for p in tmp_path.rglob("*") if p.is_file()]) == 3
    assert situacion_del_buzon().bien is True


def leer_buzon_hasta_el_corte(
    imap: BuzonDePrueba, *, cuerpo: int | None = None, marca: bool = False
) -> None:
    imap.corta_cuerpo, imap.corta_marca = cuerpo, marca
    leer_buzon()
    assert (imap.corta_cuerpo, imap.corta_marca) == (None, False), "no llegó a cortarse"


def test_lo_que_alguien_abrio_en_su_programa_de_correo_llega_igual(
    elenco: Elenco, imap: BuzonDePrueba
) -> None:
    imap.llega(correo("Viejo, de antes", Message_ID="<0@x>"), visto=True)
    leer_buzon()
    assert claves() == [], "lo anterior a la primera lectura, y ya visto, no se importa"
    imap.llega(correo("Nuevo", Message_ID="<1@x>"), visto=True)
    assert leer_buzon() == 1
    assert claves() == ["<1@x>"]


def test_si_los_numeros_del_servidor_empiezan_de_nuevo_nada_se_repite(
    elenco: Elenco, imap: BuzonDePrueba
) -> None:
    imap.llega(correo("Uno", Message_ID="<1@x>"))
    leer_buzon()
    imap.validez += 1
    imap.mensajes[0].uid, imap.mensajes[0].visto, imap.siguiente = 1, False, 2
    assert leer_buzon() == 0
    imap.llega(correo("Dos", Message_ID="<2@x>"))
    assert leer_buzon() == 1
    assert claves() == ["<1@x>", "<2@x>"]


def test_si_algo_falla_al_guardar_no_queda_nada_ni_se_marca(
    elenco: Elenco, imap: BuzonDePrueba, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full, say: the others go on, and this one waits for the next round."""
    from coordinacion.documentos import services as documentos
    from coordinacion.nucleo.errores import DatoInvalido

    imap.llega(con_adjunto(correo("Con adjunto", Message_ID="<1@x>"), pdf(), "uno.pdf"))
    imap.llega(correo("Sin adjunto", Message_ID="<2@x>"))
    with monkeypatch.context() as sin_disco:

        def falla(*_args: object, **_kwargs: object) -> None:
            raise DatoInvalido({"archivo": documentos.SIN_ESPACIO})

        sin_disco.setattr(documentos, "guardar", falla)
        assert leer_buzon() == 1
    assert (claves(), imap.sin_ver) == (["<2@x>"], [1])
    assert "1 mensajes no se pudieron guardar" in situacion_del_buzon().estado
    assert leer_buzon() == 1
    assert (imap.sin_ver, situacion_del_buzon().bien) == ([], True)


def test_uno_demasiado_pesado_se_lista_sin_bajarse(
    elenco: Elenco, imap: BuzonDePrueba, settings: Any
) -> None:
    settings.BUZON_TAMANO_MAXIMO = 1000
    imap.llega(correo("Pesado", "x" * 3000, Message_ID="<p@x>"))
    assert leer_buzon() == 1
    uno = CorreoRecibido.objects.get()
    assert (uno.asunto, uno.texto, uno.tamano > 3000) == ("Pesado", "", True)
    assert "no se bajó" in uno.reparos[0]
    assert not any("BODY.PEEK[])" in o for o in imap.ordenes)


def test_la_vuelta_tiene_tope_y_la_siguiente_continua(
    elenco: Elenco, imap: BuzonDePrueba, settings: Any
) -> None:
    settings.BUZON_POR_VUELTA = 2
    for n in range(3):
        imap.llega(correo(f"Asunto {n}", Message_ID=f"<{n}@x>"))
    assert (leer_buzon(), leer_buzon(), leer_buzon()) == (2, 1, 0)


# Off, badly set, refused


def test_apagado_no_hace_nada_y_lo_dice(elenco: Elenco, settings: Any) -> None:
    settings.BUZON_URL = ""
    assert leer_buzon() == 0
    assert situacion_del_buzon().bien is True and "apagado" in situacion_del_buzon().estado
    assert not LecturaDelBuzon.objects.exists()
    with pytest.raises(CommandError, match="BUZON_URL"):
        call_command("recibir_correo")


@pytest.mark.parametrize(
    ("url", "motivo"),
    [
        ("imap://u:c@correo.example/INBOX", "sin cifrado"),
        ("pop3://u:c@127.0.0.1/", "imaps://"),
        ("imaps://correo.example/", "usuario"),
        ("imaps://u:c@correo.example:puerto/", "imaps://"),
    ],
)
def test_una_direccion_que_no_sirve_se_dice_sin_su_clave(
    elenco: Elenco, settings: Any, url: str, motivo: str
) -> None:
    with pytest.raises(BuzonMalConfigurado, match=motivo):
        Cuenta.de_url(url)
    settings.BUZON_URL = url
    assert leer_buzon() == 0
    assert situacion_del_buzon().bien is False and "u:c@" not in situacion_del_buzon().estado


def test_la_direccion_admite_clave_con_signos() -> None:
    cuenta = Cuenta.de_url("imaps://ana%40x.example:c%3A%2Fd@correo.example/Entrada%20nueva")
    assert (cuenta.usuario, cuenta.clave, cuenta.puerto) == ("ana@x.example", "c:/d", 993)
    assert cuenta.carpeta == "Entrada nueva" and "c:/d" not in str(cuenta)


def test_un_servidor_que_no_deja_entrar_se_ve_en_la_salud(
    elenco: Elenco, imap: BuzonDePrueba
) -> None:
    imap.rechaza = True
    assert leer_buzon() == 0
    salud = Client().get("/salud/").json()["partes"]["buzon"]
    assert salud["bien"] is False and "AUTHENTICATIONFAILED" in salud["estado"]
    with pytest.raises(CommandError, match="AUTHENTICATIONFAILED"):
        call_command("recibir_correo")
    imap.rechaza = False
    call_command("recibir_correo")
    assert Client().get("/salud/").json()["partes"]["buzon"]["bien"] is True


def test_un_silencio_largo_se_ve_en_la_salud(elenco: Elenco, imap: BuzonDePrueba) -> None:
    leer_buzon()
    LecturaDelBuzon.objects.update(leido_en=reloj.ahora() - timedelta(hours=1))
    assert situacion_del_buzon().bien is False


def test_va_en_el_reloj_de_celery() -> None:
    tareas = {una["task"] for una in app.conf.beat_schedule.values()}
    assert "coordinacion.buzon.tasks.recibir_correo" in tareas


def test_oficialia_se_entera_una_vez_al_dia(elenco: Elenco, recibir: Recibir) -> None:
    recibir(correo("Uno", Message_ID="<1@x>"))
    recibir(correo("Dos", Message_ID="<2@x>"))
    avisos = Aviso.objects.filter(titulo="Hay correo recibido por atender")
    assert {a.destinatario_id for a in avisos} == {elenco.oficialia.pk, elenco.todologa.pk}
    assert avisos.count() == 2
