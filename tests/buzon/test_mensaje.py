"""Any bytes are a mail: what they say is read, nothing they hide is kept, nothing raises."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinacion.buzon import mensaje as m
from coordinacion.buzon.mensaje import Mensaje, leer
from coordinacion.buzon.reglas import folios_citados, motivo_para_ignorar
from coordinacion.buzon.texto import LARGO, de_html
from coordinacion.nucleo.folios import formatear
from tests.buzon.conftest import con_adjunto, correo

PROPIAS = {"no-responder@unidad.example", "correspondencia@unidad.example"}


def crudo(cabeceras: str, cuerpo: bytes = b"Hola") -> bytes:
    """A mail written by hand, with whatever is wrong in it."""
    return cabeceras.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + cuerpo


def de_tipo(tipo: str, cuerpo: bytes) -> Mensaje:
    return leer(crudo(f"From: a@x.example\nContent-Type: {tipo}", cuerpo))


# Text


def test_la_huella_es_de_los_bytes_como_llegaron() -> None:
    datos = correo().as_bytes()
    assert leer(datos).huella == hashlib.sha256(datos).hexdigest()


def test_de_html_queda_lo_que_una_persona_lee() -> None:
    html = (
        "<html><head><title>T</title><style>p{}</style></head><body><p>Pedimos&nbsp;<b>agua</b>"
        "</p><script>alert(1)</script><div>Gracias<br>Ana</div><img src=x onerror=alert(1)>"
    )
    assert de_html(html) == "Pedimos agua\n\nGracias\nAna"
    leido = de_tipo("text/html; charset=utf-8", html.encode())
    assert "Pedimos agua" in leido.texto and "alert" not in leido.texto and "<" not in leido.texto


def test_entre_texto_y_formato_se_queda_el_texto() -> None:
    doble = correo("Asunto", "Sólo esto")
    doble.add_alternative("<p>Otra cosa</p>", subtype="html")
    assert leer(doble.as_bytes()).texto == "Sólo esto"


@pytest.mark.parametrize(
    ("declara", "cuerpo", "texto", "miente"),
    [
        ("utf-8", "Petición".encode(), "Petición", False),
        ("iso-8859-1", "Petición".encode("latin-1"), "Petición", False),
        ("utf-8", "Petición".encode("latin-1"), "Petición", True),
        ("us-ascii", "Petición".encode(), "Petición", True),
        ("no-existe", "Petición".encode(), "Petición", True),
        ("utf-7\x01", b"Hola", "Hola", False),
        ("", "Petición".encode(), "Petición", True),
    ],
)
def test_una_codificacion_que_miente_se_lee_y_se_dice(
    declara: str, cuerpo: bytes, texto: str, miente: bool
) -> None:
    leido = de_tipo(f'text/plain; charset="{declara}"', cuerpo)
    assert leido.texto == texto
    assert (m.OTRA_CODIFICACION in leido.reparos) is miente


def test_lo_invisible_y_lo_nulo_no_pasa() -> None:
    leido = de_tipo("text/plain; charset=utf-8", "Pa\x00go\u202e gpj.\u200bexe\x07".encode())
    assert leido.texto == "Pago gpj.exe"


def test_un_texto_enorme_se_corta_y_se_dice() -> None:
    leido = de_tipo("text/plain", b"a" * (LARGO + 5))
    assert (len(leido.texto), leido.reparos) == (LARGO, [m.CORTADO])


def test_base64_roto_no_detiene_nada() -> None:
    cabeceras = "From: a@x.example\nSubject: S\nContent-Transfer-Encoding: base64"
    assert leer(crudo(cabeceras, b"esto no es base64 ===")).asunto == "S"


# Headers


def test_una_cabecera_no_mete_otra() -> None:
    """A line end, plain or inside an encoded word, stays in its own line."""
    leido = leer(crudo("From: a@x.example\nSubject: =?utf-8?q?Hola=0D=0ABcc:_otro@x.example?="))
    assert leido.asunto == "Hola Bcc: otro@x.example"
    assert "bcc" not in leido.cabeceras


def test_las_palabras_codificadas_y_los_ocho_bits_se_leen() -> None:
    leido = leer(
        crudo(
            "From: =?iso-8859-1?Q?Jos=E9_Ram=EDrez?= <jose@x.example>\n"
            "Subject: =?utf-8?B?UGV0aWNpw7Nu?=\n =?utf-8?Q?_urgente?="
        )
    )
    assert (leido.de_nombre, leido.de_correo) == ("José Ramírez", "jose@x.example")
    assert leido.asunto == "Petición urgente"
    en_bruto = b"From: a@x.example\r\nSubject: Petici\xc3\xb3n\r\n\r\nHola"
    assert leer(en_bruto).asunto == "Petición"


@pytest.mark.parametrize(
    "de", ["", "sin arroba", "<>", "a@b@c", "=?utf-8?q?x", '"a" <a@x.example>\x00']
)
def test_un_remitente_ilegible_no_se_inventa(de: str) -> None:
    leido = leer(crudo(f"From: {de}\nSubject: S"))
    assert leido.asunto == "S"
    assert leido.de_correo in ("", "a@x.example")
    assert bool(leido.de_correo) != (m.SIN_DIRECCION in leido.reparos)


@pytest.mark.parametrize("fecha", ["", "ayer", "Thu, 99 Nov 2026", "Thu, 05 Nov 99999 09:00:00"])
def test_una_fecha_imposible_no_se_inventa(fecha: str) -> None:
    assert leer(crudo(f"From: a@x.example\nDate: {fecha}")).fecha is None


def test_la_identidad_y_a_que_contesta() -> None:
    leido = leer(
        crudo("Message-ID: <1@x>\nIn-Reply-To: <2@x>\nReferences: <3@x> basura <4@x>\nFrom: a@x")
    )
    assert (leido.clave, leido.citas) == ("<1@x>", ["<2@x>", "<3@x>", "<4@x>"])
    for mala in ("", "sin picos", "<con espacio@x>", "<" + "a" * 500 + ">"):
        assert leer(crudo(f"Message-ID: {mala}\nFrom: a@x")).clave.startswith("sha256:")


# Attachments and structure


def test_los_adjuntos_con_su_nombre_y_los_del_correo_reenviado() -> None:
    dentro = con_adjunto(correo("Original", "Lo de adentro"), b"uno", "año 1.pdf")
    fuera = correo("Rv: Original", "Le reenvío")
    fuera.add_attachment(dentro)
    fuera = con_adjunto(fuera, b"dos", "dos.pdf")
    leido = leer(fuera.as_bytes())
    assert [(p.nombre, p.contenido) for p in leido.piezas] == [
        ("año 1.pdf", b"uno"),
        ("dos.pdf", b"dos"),
    ]
    assert "Le reenvío" in leido.texto and "Lo de adentro" in leido.texto


def test_de_muchos_adjuntos_se_miran_algunos_y_se_dice() -> None:
    muchos = correo()
    for n in range(m.PIEZAS + 3):
        muchos = con_adjunto(muchos, b"x", f"{n}.pdf")
    leido = leer(muchos.as_bytes())
    assert (len(leido.piezas), leido.reparos) == (m.PIEZAS, [m.DEMASIADAS])


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 3000,
        b"--x\r\nContent-Type: text/plain; charset*=%%%\r\n\r\nHola\r\n",
        b"--x\r\nContent-Disposition: attachment; filename*=utf-8''%ff%fe\r\n\r\nx\r\n",
        b"sin fin",
        b"",
    ],
)
def test_un_mime_roto_da_un_correo_que_se_puede_listar(cuerpo: bytes) -> None:
    cabeceras = "From: a@x.example\nSubject: Roto\nContent-Type: multipart/mixed; boundary=x"
    leido = leer(crudo(cabeceras, cuerpo))
    assert (leido.asunto, leido.de_correo) == ("Roto", "a@x.example")


@settings(max_examples=150)
@given(st.binary(max_size=600))
def test_ningun_byte_lo_detiene(datos: bytes) -> None:
    for cabecera in (b"", b"Subject: ", b"From: ", b"Content-Type: "):
        leido = leer(cabecera + datos)
        assert "\n" not in leido.asunto and "\x00" not in leido.texto + leido.asunto
        (leido.texto + leido.asunto + leido.de_nombre).encode()  # no lone surrogate
        assert len(leido.clave) <= m.LARGO_DE_CLAVE


# Who wrote it


@pytest.mark.parametrize(
    "cabeceras",
    [
        {"auto-submitted": "auto-replied"},
        {"auto-submitted": "Auto-Generated; x=y"},
        {"precedence": "bulk"},
        {"x-auto-response-suppress": "All"},
        {"x-autoreply": "yes"},
        {"return-path": "<>"},
        {"list-id": "<avisos.x.example>"},
        {"list-unsubscribe": "<mailto:baja@x.example>"},
        {"content-type": 'multipart/report; report-type="delivery-status"'},
    ],
    ids=lambda c: next(iter(c)),
)
def test_lo_que_escribe_una_maquina_se_aparta(cabeceras: dict[str, str]) -> None:
    assert motivo_para_ignorar(cabeceras, "a@x.example", PROPIAS)


@pytest.mark.parametrize(
    ("cabeceras", "de", "se_aparta"),
    [
        ({}, "a@x.example", False),
        ({"auto-submitted": "no"}, "a@x.example", False),
        ({"return-path": "<a@x.example>"}, "a@x.example", False),
        ({}, "No-Responder@unidad.example", True),
        ({}, "MAILER-DAEMON@x.example", True),
    ],
)
def test_lo_que_escribe_una_persona_no(cabeceras: dict[str, str], de: str, se_aparta: bool) -> None:
    assert bool(motivo_para_ignorar(cabeceras, de, PROPIAS)) is se_aparta


def test_los_folios_que_cita() -> None:
    bueno = formatear("JG", 2026, 12)
    malo = bueno[:-1] + ("A" if bueno[-1] != "A" else "B")
    texto = f"Re: {bueno}, {bueno.lower()}; no {malo} ni JG/2026/12"
    assert folios_citados(texto) == [bueno]
