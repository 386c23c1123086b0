"""A small office with one object in each state that an address asks for.

What is called `propia` is turned to agency A; `ajena` is reserved and turned to agency B, so that
neither agency A nor the people of the unit who were not named may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.archivo import services as archivo
from coordinacion.buzon.imap import Bajado, Cuenta
from coordinacion.buzon.models import LecturaDelBuzon
from coordinacion.buzon.services import recibir_correo
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.enlaces import Proposito, recibo
from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.canalizacion.services.adjuntar import adjuntar
from coordinacion.carga.services import pedidos
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.oficios import services as oficios
from coordinacion.operaciones import services as operaciones
from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import CategoriaSuspension, EscalonAviso, ReglaPlazo
from coordinacion.relevos import services as relevos
from tests.archivo.expedientes import expediente
from tests.buzon.conftest import con_adjunto, correo
from tests.canalizacion.enlaces import enlace, turno_por_correo
from tests.documentos.archivos import pdf
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    respondida,
    turnada,
)
from tests.lenguas.apoyos import apoyo_en
from tests.matriz import verbos_carta
from tests.oficios.oficios import oficio_en
from workflows import bloque

Args = tuple[Any, ...]

DE_LA_RECIBIDA = (
    "asunto:clasificar",
    "asunto:destinos",
    "asunto:prever",
    "asunto:desechar",
    "asunto:prevenir",
    "asunto:acumular",
    "asunto:desglosar",
    "asunto:ligar",
    "asunto:cancelar",
    "asunto:tomar",
    "asunto:soltar",
    "asunto:reasignar",
    "registro:corregir",
    "registro:acuse",
)
DE_LA_CLASIFICADA = ("asunto:tomar_conocimiento", "asunto:responder_directo")
DE_LA_ATENDIDA = ("asunto:regresar", "archivo:concluir")
DE_ARCHIVO = ("archivo:concluir", "archivo:archivar", "archivo:trasladar")
DE_LA_TURNADA = (
    "asunto:ver",
    "asunto:turnar",
    "asunto:reclasificar",
    "asunto:remitir",
    "asunto:notificar",
    "asunto:adjuntar",
)
DEL_TURNO = (
    "ver",
    "volante",
    "acusar",
    "asignar",
    "responder",
    "declinar",
    "retirar",
    "acusar_papel",
    "responder_papel",
    "declinar_papel",
    "asignar_papel",
)
DEL_ACUSADO = (
    "turno:notificar",
    "turno:informe_parcial",
    "turno:informe_papel",
    "turno:solicitar_prorroga",
    "turno:prorroga_papel",
    "turno:suspender",
)
OFICIO_EN = {
    "borrador": ("editar", "enviar_a_firma", "cancelar"),
    "por_firmar": ("ver", "pdf", "devolver", "firmar"),
    "firmado": ("despachar",),
    "despachado": ("acusar",),
}


@dataclass
class Mundo:
    """The people and what they work on; `args` fills each address with an object."""

    elenco: Elenco
    args: Mapping[str, Args]
    ajenos: Mapping[str, Args]
    """The same addresses with an object that only agency B and those named may read."""
    propia: Correspondencia
    turno: Turno
    ajeno: Turno

    def url(self, nombre: str) -> str:
        return reverse(nombre, args=self.args.get(nombre, ()))

    def url_ajena(self, nombre: str) -> str:
        return reverse(nombre, args=self.ajenos[nombre])


def poblar(elenco: Elenco) -> Mundo:
    """Everything that the matrix asks for, by the real verbs."""
    propia, (turno,) = turnada(elenco)
    escaneo = _con_documento(elenco, propia)
    ajena, (ajeno,) = turnada(
        elenco, destino(elenco.b, enlaces=(elenco.enlace_b,)), tipo="denuncia"
    )
    suyo = _con_documento(elenco, ajena)
    en_lote = documentos.guardar(elenco.oficialia, _archivo(), clase=Documento.Clase.LOTE)
    args = {
        **_de_cartas(elenco, propia),
        **_de_turnos(elenco, turno, escaneo),
        **_de_documentos(propia, escaneo),
        **_de_papel(elenco),
        **_de_oficios(elenco, propia),
        **_del_archivo(elenco),
        **_de_apoyos(elenco, propia),
        **_de_catalogos(elenco),
        **_de_operaciones(elenco.analista, propia),
        **_de_importaciones(elenco.oficialia),
        **_de_registros(elenco),
        **_de_enlaces(elenco),
        **_de_buzon(turno),
        **_de_relevos(elenco),
        "asunto:autorizar": (ajena.slug,),
        "registro:lote_documento": (en_lote.pk,),
        "bandejas:ver": ("terminados",),
        "bandejas:filtros": ("terminados",),
    }
    de_carta = [n for n in args if n.startswith("asunto:") or n in (*DE_LA_RECIBIDA, *DE_ARCHIVO)]
    ajenos: dict[str, Args] = dict.fromkeys(de_carta, (ajena.slug,))
    ajenos["asunto:desligar"] = (ajena.slug, *args["asunto:desligar"][1:])
    ajenos |= {nombre: (ajeno.pk,) for nombre in args if nombre.startswith("turno:")}
    ajenos |= _de_apoyos(elenco, ajena)
    ajenos |= _de_documentos(ajena, suyo) | {"turno:documento": (ajeno.pk, suyo.pk)}
    return Mundo(elenco, args, ajenos, propia, turno, ajeno)


def _archivo() -> SimpleUploadedFile:
    return SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")


def _con_documento(elenco: Elenco, carta: Correspondencia) -> Documento:
    hecho = documentos.guardar(elenco.analista, _archivo(), clase=Documento.Clase.ANEXO)
    adjuntar(elenco.analista, carta.pk, [hecho])
    return hecho


def _de_cartas(elenco: Elenco, propia: Correspondencia) -> dict[str, Args]:
    recibida, clasificada_ = carta_nueva(elenco), clasificada(elenco)
    circular = clasificada(elenco, tipo="circular", via="conocimiento")
    respondida_, _ = atendida(elenco)
    prevenida, desechada = carta_nueva(elenco), carta_nueva(elenco)
    verbos_carta.prevenir(elenco, elenco.analista, prevenida)
    verbos_carta.desechar(elenco, elenco.titular_unidad, desechada)
    (liga,) = correspondencia.ligar(
        elenco.analista, recibida.pk, otras={clasificada_.pk: "Piden lo mismo"}
    )
    return {
        "asunto:desligar": (recibida.slug, liga.pk),
        **dict.fromkeys(DE_LA_RECIBIDA, (recibida.slug,)),
        "asunto:desahogar": (prevenida.slug,),
        "asunto:reabrir": (desechada.slug,),
        **dict.fromkeys(DE_LA_CLASIFICADA, (clasificada_.slug,)),
        "asunto:tomar_conocimiento": (circular.slug,),
        **dict.fromkeys(DE_LA_ATENDIDA, (respondida_.slug,)),
        **dict.fromkeys(DE_LA_TURNADA, (propia.slug,)),
    }


def _de_registros(elenco: Elenco) -> dict[str, Args]:
    """The register of a year that is over, and a block of this one."""
    del_ano_pasado = carta_nueva(elenco, recibida_en=reloj.ahora() - timedelta(days=366))
    registro = ContadorFolio.objects.get(serie=del_ano_pasado.serie, anio=del_ano_pasado.anio)
    bloque = correspondencia.reservar(
        elenco.oficialia, cuantos=2, motivo="Corte de energía", clave_envio=uuid4()
    )
    del_bloque = dict.fromkeys(
        ("registro:bloque", "registro:hojas", "registro:declarar"), (bloque.pk,)
    )
    return {"registro:cerrar": (registro.pk,), "competencia:adoptar": (0, 0), **del_bloque}


def _de_relevos(elenco: Elenco) -> dict[str, Args]:
    """A liaison of A who is absent, her work, and an institution that may end."""
    ausencia = relevos.suplir(
        elenco.enlace_a2,
        persona=elenco.enlace_a2,
        sustituto=elenco.enlace_a,
        desde=reloj.hoy(),
        hasta=reloj.hoy(),
        motivo="Comisión",
    )
    return {
        "relevo:terminar": (ausencia.pk,),
        "relevo:extinguir": (elenco.c.pk,),
        "relevo:persona": (elenco.enlace_a2.pk,),
    }


def _de_documentos(carta: Correspondencia, documento: Documento) -> dict[str, Args]:
    plazo = Correspondencia.objects.get(pk=carta.pk).plazo_respuesta
    assert plazo is not None
    return {
        "asunto:documento": (carta.slug, documento.pk),
        "asunto:visor": (carta.slug, documento.pk),
        "asunto:por_que": (carta.slug, plazo.pk),
        "asunto:turnar_propuesta": (carta.slug, carta.turnos.latest("pk").pk),
    }


def _de_turnos(elenco: Elenco, turno: Turno, documento: Documento) -> dict[str, Args]:
    _, respondido = respondida(elenco)
    directa = destino(elenco.a, instruccion=instruccion("atender_y_responder"))
    _, (por_notificar,) = turnada(elenco, directa)
    canalizacion.acusar(elenco.enlace_a, por_notificar.pk)
    _, turnos = turnada(elenco, destino(elenco.b), destino(elenco.a, ""))
    return {
        **{f"turno:{nombre}": (turno.pk,) for nombre in DEL_TURNO},
        "turno:documento": (turno.pk, documento.pk),
        "turno:devolver": (respondido.pk,),
        "turno:aceptar": (respondido.pk,),
        **dict.fromkeys(DEL_ACUSADO, (por_notificar.pk,)),
        "turno:cambiar_caracter": (turnos[1].pk,),
        "turno:rectificar": (_tacito(elenco).pk,),
        **dict.fromkeys(
            ("turno:conceder_prorroga", "turno:negar_prorroga", "turno:reanudar"),
            (_suspendido_y_con_prorroga(elenco).pk,),
        ),
    }


def _suspendido_y_con_prorroga(elenco: Elenco) -> Turno:
    _, (turno,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    canalizacion.solicitar_prorroga(elenco.enlace_a, turno.pk, dias=1, motivo="Falta el dictamen")
    canalizacion.suspender(
        elenco.analista, turno.pk, categoria=CategoriaSuspension.OTRA, motivo="Se verifica"
    )
    return turno


def _tacito(elenco: Elenco) -> Turno:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        _, (viejo,) = turnada(elenco)
    canalizacion.acusar_tacitos()
    return viejo


def _de_enlaces(elenco: Elenco) -> dict[str, Args]:
    """A turn to an institution that works by mail, with its links."""
    turno = turno_por_correo(elenco)
    fichas = {verbo: enlace(turno, verbo).split("/")[2] for verbo in ("acusar", "responder")}
    recibo_ = recibo(Proposito.ACUSAR, turno.pk).split("/")[2]
    return {
        **{f"enlace:{verbo}": (ficha,) for verbo, ficha in fichas.items()},
        "enlace:hecho": (recibo_,),
        "enlace:anular": (elenco.d.pk,),
    }


def _de_buzon(turno: Turno) -> dict[str, Args]:
    """A mail about which nobody decided, and one that was set aside."""
    cuenta = Cuenta.de_url("imaps://unidad:x@correo.example/")
    LecturaDelBuzon.objects.create(cuenta=str(cuenta))
    ahora = reloj.ahora()
    crudos = (con_adjunto(correo(), pdf(), "uno.pdf"), correo("Fuera", Precedence="bulk"))
    bajados = [Bajado(n, uno.as_bytes(), ahora, 1, True) for n, uno in enumerate(crudos, 1)]
    recibido, apartado = (recibir_correo(cuenta, uno) for uno in bajados)
    assert recibido is not None and apartado is not None
    nombres = ("ver", "registrar", "elegir", "descartar")
    return {
        **{f"buzon:{nombre}": (recibido.pk,) for nombre in nombres},
        "buzon:adjunto": (recibido.pk, recibido.adjuntos.get().documento_id),
        "buzon:responder": (recibido.pk, turno.pk),
        "buzon:recuperar": (apartado.pk,),
    }


def _de_papel(elenco: Elenco) -> dict[str, Args]:
    entregada = _relacion(elenco)
    hoja = documentos.guardar(elenco.oficialia, _archivo(), clase=Documento.Clase.ACUSE)
    canalizacion.entregar_relacion(
        elenco.oficialia,
        entregada.pk,
        momento=reloj.ahora(),
        recibio="Oficialía de prueba",
        prueba=hoja,
    )
    por_entregar = _relacion(elenco)
    return {
        "papel:relacion": (por_entregar.pk,),
        "papel:relacion_pdf": (por_entregar.pk,),
        "papel:relacion_entregar": (por_entregar.pk,),
        "papel:relacion_prueba": (entregada.pk,),
    }


def _relacion(elenco: Elenco) -> RelacionEnvio:
    _, (turno,) = turnada(elenco, destino(elenco.d))
    return canalizacion.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])


def _de_oficios(elenco: Elenco, carta: Correspondencia) -> dict[str, Args]:
    hojas = {estado: oficio_en(elenco, estado, carta=carta).pk for estado in OFICIO_EN}
    escaneado = oficios.digitalizar(elenco.oficialia, _archivo()).pk
    acusado = oficio_en(elenco, "despachado", carta=carta)
    oficios.confirmar(
        elenco.oficialia,
        oficios.digitalizar(elenco.oficialia, _archivo()).pk,
        acusado.pk,
        momento=reloj.ahora(),
        recibio="Oficialía de prueba",
    )
    return {
        "oficio:nuevo": ("invitacion",),
        "oficio:acuse": (acusado.pk,),
        **{f"oficio:{verbo}": (hojas[en],) for en, verbos in OFICIO_EN.items() for verbo in verbos},
        **{f"oficio:{n}": (escaneado,) for n in ("confirmar", "documento", "descartar")},
    }


def _del_archivo(elenco: Elenco) -> dict[str, Args]:
    abierto, cerrado = expediente(elenco), expediente(elenco)
    archivo.cerrar(elenco.archivo, cerrado.pk)
    por_archivar, archivada = carta_nueva(elenco), carta_nueva(elenco)
    for carta in (por_archivar, archivada):
        verbos_carta.cancelar(elenco, elenco.analista, carta)
    archivo.archivar(elenco.archivo, archivada.pk, expediente=abierto, fojas=1)
    return {
        **{
            f"archivo:{n}": (abierto.pk,)
            for n in ("ver", "caratula", "editar", "cerrar_expediente")
        },
        "archivo:volver_a_abrir": (cerrado.pk,),
        "archivo:archivar": (por_archivar.slug,),
        "archivo:trasladar": (archivada.slug,),
    }


def _de_apoyos(elenco: Elenco, carta: Correspondencia) -> dict[str, Args]:
    """A support of that letter; where reception may read it, reception has it."""
    apoyo = apoyo_en(
        elenco, "solicitado" if carta.acceso == Acceso.RESERVADO else "asignado", carta
    )
    verbos = ("ver", "asignar", "prestar", "declarar_no_disponible", "cancelar")
    return {"apoyo:solicitar": (carta.slug,), **{f"apoyo:{v}": (apoyo.pk,) for v in verbos}}


def _de_catalogos(elenco: Elenco) -> dict[str, Args]:
    return {
        "catalogos:lista": ("instituciones",),
        "catalogos:nuevo": ("temas",),
        "catalogos:editar": ("instituciones", str(elenco.a.pk)),
        "catalogos:uso": ("instituciones", str(elenco.a.pk)),
        "catalogos:quitar": ("escalones", str(EscalonAviso.objects.earliest("pk").pk)),
        "catalogos:validar": (ReglaPlazo.objects.filter(validado_en=None)[0].pk,),
    }


def _de_importaciones(actor: Usuario) -> dict[str, Args]:
    """A file already read, ready to be written."""
    importacion = pedidos.pedir(
        actor, "libro.csv", b"asunto\nPide agua\n", clave_envio=uuid4(), columnas={}, fijos={}
    )
    pedidos.atender_siguiente()
    nombres = ("ver", "avance", "informe", "aplicar")
    return {f"importar:{nombre}": (importacion.pk,) for nombre in nombres}


def _de_operaciones(actor: Usuario, carta: Correspondencia) -> dict[str, Args]:
    """An operation to be confirmed, one under way, and one that left its file; all of `actor`."""

    def una(clase: str, *, confirmada: bool = True) -> Operacion:
        return operaciones.crear(
            actor,
            clase=clase,
            titulo="De prueba",
            renglones=[operaciones.NuevoRenglon(carta.folio, carta.pk)],
            clave_envio=uuid4(),
            parametros={"de_turnos": False, "raiz": ""},
            confirmada=confirmada,
        )

    con_archivo = una("exportar")
    bloque.avanzar(con_archivo.pk)
    en_curso = una("exportar").pk
    return {
        "operaciones:preparar": (una("turnar", confirmada=False).pk,),
        "operaciones:archivo": (con_archivo.pk,),
        **{f"operaciones:{n}": (en_curso,) for n in ("ver", "avance", "detener", "reintentar")},
    }


def concluida(elenco: Elenco) -> Correspondencia:
    """A letter at its end, by the head."""
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    tipo = carta.tipo
    assert tipo is not None
    return canalizacion.concluir(
        elenco.titular_unidad, carta.pk, sentido=tipo.sentidos.all()[0], sin_notificacion=""
    )
