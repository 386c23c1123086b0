"""A small office with one object in each state that an address asks for.

What is called `propia` is turned to agency A; `ajena` is reserved and turned to agency B, so that
neither agency A nor the people of the unit who were not named may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta

from django.urls import reverse

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services.adjuntar import adjuntar
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import CategoriaSuspension
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
from tests.matriz import verbos_carta
from tests.seguridad import poblacion
from tests.seguridad.poblacion import Args, archivo_de_prueba
from tests.seguridad.poblacion_acuerdos import de_acuerdos
from tests.seguridad.poblacion_compromisos import de_compromisos
from tests.vinculacion.direcciones import de_vinculacion

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

    def de_nuevo(self) -> Mundo:
        """The same office for another test on the same rows."""
        suyos = {nombre: copy(getattr(self, nombre)) for nombre in ("propia", "turno", "ajeno")}
        return replace(self, elenco=self.elenco.de_nuevo(), **suyos)

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
    en_lote = documentos.guardar(elenco.oficialia, archivo_de_prueba(), clase=Documento.Clase.LOTE)
    args = {
        **_de_cartas(elenco, propia),
        **_de_turnos(elenco, turno, escaneo),
        **_de_documentos(propia, escaneo),
        **poblacion.de_papel(elenco),
        **poblacion.de_oficios(elenco, propia),
        **poblacion.del_archivo(elenco),
        **poblacion.de_apoyos(elenco, propia),
        **poblacion.de_giras(elenco),
        **poblacion.de_catalogos(elenco),
        **poblacion.de_operaciones(elenco.analista, propia),
        **poblacion.de_importaciones(elenco.oficialia),
        **poblacion.de_asm(elenco.vinculacion),
        **poblacion.de_registros(elenco),
        **poblacion.de_enlaces(elenco),
        **de_acuerdos(elenco, propia),
        **de_compromisos(elenco),
        **poblacion.de_buzon(turno),
        **poblacion.de_relevos(elenco),
        **de_vinculacion(elenco),
        "asunto:autorizar": (ajena.slug,),
        "registro:lote_documento": (en_lote.pk,),
        **dict.fromkeys(("bandejas:ver", "bandejas:filtros"), ("terminados",)),
    }
    de_carta = [n for n in args if n.startswith("asunto:") or n in (*DE_LA_RECIBIDA, *DE_ARCHIVO)]
    ajenos: dict[str, Args] = dict.fromkeys(de_carta, (ajena.slug,))
    ajenos["asunto:desligar"] = (ajena.slug, *args["asunto:desligar"][1:])
    ajenos |= {nombre: (ajeno.pk,) for nombre in args if nombre.startswith("turno:")}
    ajenos |= poblacion.de_apoyos(elenco, ajena)
    ajenos |= _de_documentos(ajena, suyo) | {"turno:documento": (ajeno.pk, suyo.pk)}
    return Mundo(elenco, args, ajenos, propia, turno, ajeno)


def _con_documento(elenco: Elenco, carta: Correspondencia) -> Documento:
    hecho = documentos.guardar(elenco.analista, archivo_de_prueba(), clase=Documento.Clase.ANEXO)
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


def concluida(elenco: Elenco) -> Correspondencia:
    """A letter at its end, by the head."""
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.oficialia, carta.pk, intento())
    tipo = carta.tipo
    assert tipo is not None
    return canalizacion.concluir(
        elenco.titular_unidad, carta.pk, sentido=tipo.sentidos.all()[0], sin_notificacion=""
    )
