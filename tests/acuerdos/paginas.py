"""Agreements and commitments in every state that a page tells apart, with texts as long as real
ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.acuerdos.models import Acuerdo, Compromiso, Parte, TablaAsm
from coordinacion.acuerdos.opciones import Cumplimiento, SentidoLiga
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.acuerdos.services import acuerdos, asm, compromisos
from coordinacion.acuerdos.services.compromisos import Hallazgo
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from tests.acuerdos.acuerdos import acuerdo_en, propuesto
from tests.acuerdos.asm_archivos import sintetico
from tests.acuerdos.compromisos import CORREO, compromiso_en, del_municipio, dicho
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, clasificada
from tests.vinculacion.reuniones import celebrada, reunion_en

Args = tuple[int | str, ...]
LARGO = (
    "Rehabilitar los cinco kilómetros de terracería entre la cabecera y la agencia, con obras de "
    "drenaje y señalamiento, antes de que empiece la temporada de lluvias"
)
UN_ACUERDO: list[dict[str, Any]] = [
    {
        "texto": "Reparar el camino de acceso a la comunidad",
        "desenlace": "alcanzado",
        "compromisos": [
            {"texto": LARGO, "quien": "Municipio de San Juan Mixtepec", "dias": "20"},
            {"texto": "Prestar la revolvedora", "fecha": "2026-04-20"},
        ],
    },
    {"texto": "Ceder el predio", "desenlace": "no_alcanzado", "motivo": "Falta avalúo"},
]


def sembrar_acuerdos(elenco: Elenco) -> dict[str, Args]:
    """What each page of the agreements asks for in its address, by the name of the record."""
    reunion = celebrada(elenco, elenco.a, asunto="Camino a la comunidad")
    con_borrador = celebrada(elenco, elenco.a, asunto="Abasto de agua")
    acuerdos.guardar_borrador(elenco.vinculacion, con_borrador.pk, UN_ACUERDO, uuid4())
    carta = clasificada(elenco)
    uno = _alcanzado(elenco, reunion)
    liga = acuerdos.ligar(
        elenco.analista,
        _compromiso(uno).pk,
        carta.pk,
        sentido=SentidoLiga.DA_LUGAR,
        motivo="Lo que pidieron",
    )
    for estado in ("por_verificar", "cumplido", "incumplido", "cancelado"):
        compromiso_en(elenco, estado)
    return {
        "propuesto": (_a_medio_firmar(elenco).pk,),
        "alcanzado": (uno.pk,),
        "no_alcanzado": (acuerdo_en(elenco, "no_alcanzado").pk,),
        "compromiso": (_compromiso(uno).pk,),
        "institucion": (elenco.a.pk,),
        "reunion": (reunion.pk,),
        "con_borrador": (con_borrador.pk,),
        "formalizada": (reunion_en(elenco, "formalizada").pk,),
        "liga": (liga.pk,),
        "asunto": (carta.slug,),
    }


def _a_medio_firmar(elenco: Elenco) -> Acuerdo:
    """A convenio of four parties that one of them signed."""
    uno = propuesto(elenco, elenco.b, elenco.externa, texto=LARGO)
    parte = Parte.objects.filter(acuerdo=uno, institucion=elenco.a).get()
    acuerdos.firmar(
        elenco.vinculacion,
        uno.pk,
        parte_id=parte.pk,
        firmado_en=reloj.hoy(),
        firmante="Ana Ruiz",
        cargo="Secretaria",
    )
    return uno


def _alcanzado(elenco: Elenco, reunion: Any) -> Acuerdo:
    """Reached at a meeting, with a commitment in force and one to be formalised."""
    uno = propuesto(elenco, elenco.b, origen="reunion", reunion=reunion)
    acuerdos.alcanzar(elenco.vinculacion, uno.pk)
    for institucion, en_vigor in ((elenco.a, True), (elenco.b, False)):
        nuevo = Compromiso(
            texto=LARGO,
            institucion=institucion,
            verifica=elenco.c,
            fecha_comprometida=reloj.hoy() + timedelta(days=20),
        )
        escrito = compromisos.escribir(elenco.vinculacion, uno.pk, nuevo)
        if en_vigor:
            compromisos.formalizar(elenco.vinculacion, escrito.pk)
    return uno


def _compromiso(acuerdo: Acuerdo) -> Compromiso:
    return acuerdo.compromisos.order_by("pk")[0]


def sembrar_compromisos(elenco: Elenco) -> dict[str, Args]:
    """The same of the commitments, of their mailed links and of the follow-up tables."""
    estados = ("propuesto", "vigente", "por_verificar", "cumplido", "incumplido", "cancelado")
    suyos = {estado: compromiso_en(elenco, estado, texto=LARGO) for estado in estados}
    suyos |= {
        "con_historia": _con_historia(elenco),
        "vencido": _vencido(elenco),
        "vencido_de_fuera": _vencido(elenco, **del_municipio()),
        "de_la_unidad": compromiso_en(elenco, "por_verificar", verifica=None),
        "de_fuera": compromiso_en(elenco, "vigente", **del_municipio(externo_correo="")),
        "de_la_comunidad": compromiso_en(
            elenco, "por_verificar", verifica=None, verifica_externo="Comunidad de Santa Cruz"
        ),
        "en_parte": _en_parte(elenco),
    }
    args: dict[str, Args] = {nombre: (uno.pk,) for nombre, uno in suyos.items()}
    acuerdo = {"acuerdo": (suyos["vigente"].acuerdo_id,)}
    return args | acuerdo | _por_enlace(elenco) | _asm(elenco)


def _vencido(elenco: Elenco, **campos: Any) -> Compromiso:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        plazo = reloj.hoy() + timedelta(days=15)
        return compromiso_en(elenco, "vigente", fecha_comprometida=plazo, **campos)


def _con_historia(elenco: Elenco) -> Compromiso:
    """With a file, another date, and one report that was not accepted."""
    uno = compromiso_en(elenco, "vigente", texto=LARGO, resultado_esperado="Cinco kilómetros")
    archivo = SimpleUploadedFile("fotografía del tramo.pdf", pdf(), "application/pdf")
    foto = documentos.guardar(elenco.enlace_a, archivo, clase=Documento.Clase.ANEXO)
    compromisos.informar(elenco.enlace_a, uno.pk, dicho(40, documentos=[foto], evidencia="Acta 3"))
    compromisos.reprogramar(
        elenco.vinculacion,
        uno.pk,
        fecha=date(2026, 5, 15),
        motivo="La revolvedora sale del taller en abril",
    )
    compromisos.reportar(elenco.enlace_a, uno.pk, dicho(100))
    compromisos.rechazar(elenco.enlace_b, uno.pk, motivo="Falta el último kilómetro")
    return uno


def _en_parte(elenco: Elenco) -> Compromiso:
    uno = compromiso_en(elenco, "por_verificar", verifica=None)
    hallazgo = Hallazgo(Cumplimiento.PARCIAL, "El último kilómetro")
    return compromisos.verificar(elenco.vinculacion, uno.pk, hallazgo)


def _por_enlace(elenco: Elenco) -> dict[str, Args]:
    """The four mailed links, by `enlace_` and what each is for."""
    debido = compromiso_en(elenco, "vigente", **del_municipio(texto=LARGO))
    quien = {"verifica_externo": "Comunidad", "verifica_externo_correo": CORREO}
    reportado = compromiso_en(elenco, "por_verificar", verifica=None, **quien)
    urls = [uno.url for caso in (debido, reportado) for uno in enlaces_de(caso, CORREO)]
    partes = [url.split("/") for url in urls]
    fichas: dict[str, Args] = {f"enlace_{uno[3]}": (uno[4],) for uno in partes}
    return {**fichas, "enlace_hecho": ("informar",), "enlace_roto": ("nada",)}


def _asm(elenco: Elenco) -> dict[str, Args]:
    """A table already registered, the same once more, and one with mistakes."""
    actor, contenido = elenco.vinculacion, sintetico()
    asm.aplicar(actor, "asm.tsv", contenido)
    otra = contenido.replace(b"Avance:95%", b"Avance:96%")
    mala = contenido.replace(b"1.-Aforar las veredas", b"")
    subidos = {
        nombre: asm.subir(actor, f"{nombre}.tsv", bytes_, clave_envio=uuid4())
        for nombre, bytes_ in (("igual", contenido), ("cambiada", otra), ("mala", mala))
    }
    args: dict[str, Args] = {f"asm_{nombre}": (uno.pk,) for nombre, uno in subidos.items()}
    return args | {"asm_tabla": (TablaAsm.objects.get().pk,)}
