"""What the small office has besides letters and turns: one object for each address that asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.acuerdos.models import TablaAsm
from coordinacion.acuerdos.services import asm
from coordinacion.archivo import services as archivo
from coordinacion.buzon.imap import Bajado, Cuenta
from coordinacion.buzon.models import LecturaDelBuzon
from coordinacion.buzon.services import recibir_correo
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.enlaces import Proposito, recibo
from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.carga.services import pedidos
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.giras import services as giras
from coordinacion.nucleo import reloj
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.oficios import services as oficios
from coordinacion.operaciones import services as operaciones
from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import EscalonAviso, ReglaPlazo
from coordinacion.relevos import services as relevos
from tests.acuerdos.asm_archivos import sintetico
from tests.archivo.expedientes import expediente
from tests.buzon.conftest import con_adjunto, correo
from tests.canalizacion.enlaces import enlace, turno_por_correo
from tests.documentos.archivos import pdf
from tests.elenco import (
    Elenco,
    carta_nueva,
    destino,
    turnada,
)
from tests.giras.giras import captura
from tests.lenguas.apoyos import apoyo_en
from tests.matriz import verbos_carta
from tests.oficios.oficios import oficio_en
from workflows import bloque

Args = tuple[Any, ...]

OFICIO_EN = {
    "borrador": ("editar", "enviar_a_firma", "cancelar"),
    "por_firmar": ("ver", "pdf", "devolver", "firmar"),
    "firmado": ("despachar",),
    "despachado": ("acusar",),
}


def archivo_de_prueba() -> SimpleUploadedFile:
    return SimpleUploadedFile("oficio.pdf", pdf(), "application/pdf")


def de_registros(elenco: Elenco) -> dict[str, Args]:
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


def de_giras(elenco: Elenco) -> dict[str, Args]:
    """A gira with a sheet being captured and a form that came back filled."""
    una = captura(elenco)
    reunion = una.reunion
    giras.imprimir_hojas(elenco.oficialia, reunion.pk, desde=1, cuantas=1)
    escaneo = documentos.guardar(
        elenco.oficialia, archivo_de_prueba(), clase=Documento.Clase.OFICIO_RECIBIDO
    )
    giras.leer_hoja(elenco.oficialia, reunion, escaneo, numero=1)
    de_la_gira = (
        *("ver", "abrir", "relacion", "xlsx", "talones"),
        *("hojas", "hojas_pdf", "leer_hojas"),
    )
    return {
        **{f"gira:{nombre}": (reunion.pk,) for nombre in de_la_gira},
        **{f"gira:{nombre}": (reunion.pk, 1) for nombre in ("hoja", "hoja_documento")},
        **{f"gira:{nombre}": (una.pk,) for nombre in ("captura", "guardar", "continuar")},
    }


def de_relevos(elenco: Elenco) -> dict[str, Args]:
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


def de_enlaces(elenco: Elenco) -> dict[str, Args]:
    """A turn to an institution that works by mail, with its links."""
    turno = turno_por_correo(elenco)
    fichas = {verbo: enlace(turno, verbo).split("/")[2] for verbo in ("acusar", "responder")}
    recibo_ = recibo(Proposito.ACUSAR, turno.pk).split("/")[2]
    return {
        **{f"enlace:{verbo}": (ficha,) for verbo, ficha in fichas.items()},
        "enlace:hecho": (recibo_,),
        "enlace:anular": (elenco.d.pk,),
    }


def de_buzon(turno: Turno) -> dict[str, Args]:
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


def de_papel(elenco: Elenco) -> dict[str, Args]:
    entregada = _relacion(elenco)
    hoja = documentos.guardar(elenco.oficialia, archivo_de_prueba(), clase=Documento.Clase.ACUSE)
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


def de_oficios(elenco: Elenco, carta: Correspondencia) -> dict[str, Args]:
    hojas = {estado: oficio_en(elenco, estado, carta=carta).pk for estado in OFICIO_EN}
    escaneado = oficios.digitalizar(elenco.oficialia, archivo_de_prueba()).pk
    acusado = oficio_en(elenco, "despachado", carta=carta)
    oficios.confirmar(
        elenco.oficialia,
        oficios.digitalizar(elenco.oficialia, archivo_de_prueba()).pk,
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


def del_archivo(elenco: Elenco) -> dict[str, Args]:
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


def de_apoyos(elenco: Elenco, carta: Correspondencia) -> dict[str, Args]:
    """A support of that letter; where reception may read it, reception has it."""
    apoyo = apoyo_en(
        elenco, "solicitado" if carta.acceso == Acceso.RESERVADO else "asignado", carta
    )
    verbos = ("ver", "asignar", "prestar", "declarar_no_disponible", "cancelar")
    return {"apoyo:solicitar": (carta.slug,), **{f"apoyo:{v}": (apoyo.pk,) for v in verbos}}


def de_catalogos(elenco: Elenco) -> dict[str, Args]:
    return {
        "catalogos:lista": ("instituciones",),
        "catalogos:nuevo": ("temas",),
        "catalogos:editar": ("instituciones", str(elenco.a.pk)),
        "catalogos:uso": ("instituciones", str(elenco.a.pk)),
        "catalogos:quitar": ("escalones", str(EscalonAviso.objects.earliest("pk").pk)),
        "catalogos:validar": (ReglaPlazo.objects.filter(validado_en=None)[0].pk,),
    }


def de_importaciones(actor: Usuario) -> dict[str, Args]:
    """A file already read, ready to be written."""
    importacion = pedidos.pedir(
        actor, "libro.csv", b"asunto\nPide agua\n", clave_envio=uuid4(), columnas={}, fijos={}
    )
    pedidos.atender_siguiente()
    nombres = ("ver", "avance", "informe", "aplicar")
    return {f"importar:{nombre}": (importacion.pk,) for nombre in nombres}


def de_asm(actor: Usuario) -> dict[str, Args]:
    """A follow-up table already registered, and another file of it to be applied."""
    contenido = sintetico()
    asm.aplicar(actor, "asm.tsv", contenido)
    archivo = asm.subir(actor, "asm.tsv", contenido, clave_envio=uuid4())
    tabla = TablaAsm.objects.get()
    return {
        **{f"asm:{nombre}": (archivo.pk,) for nombre in ("archivo", "aplicar")},
        **{f"asm:{nombre}": (tabla.pk,) for nombre in ("tabla", "hoja", "pdf")},
    }


def de_operaciones(actor: Usuario, carta: Correspondencia) -> dict[str, Args]:
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
