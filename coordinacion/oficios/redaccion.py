"""How each kind of oficio begins: what is known is already written, the rest is for a person."""

from collections.abc import Callable, Mapping

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.oficios import reglas
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.selectors.origen import Origen
from coordinacion.organizacion.models import Titular
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import (
    identidad,
    personas_con_rol,
    titular_de,
    unidad,
)

LARGO_DEL_ASUNTO = 400
DESPEDIDA = "Sin otro particular, le envío un cordial saludo."


def propuesta(origen: Origen) -> dict[str, str]:
    """The texts of a new oficio, by field."""
    textos = _DE_CADA_CLASE[origen.clase](origen)
    return {**_firma(), **_destinatario(origen), **textos}


def titular_de_la_unidad() -> Titular | None:
    """Who heads the unit today, if it is known."""
    return titular_de(unidad().pk)


def _firma() -> dict[str, str]:
    titular = titular_de_la_unidad()
    return {
        "firma": str(titular or Rol.TITULAR_UNIDAD.label),
        "firma_cargo": titular.cargo if titular else identidad().nombre,
    }


def _destinatario(origen: Origen) -> dict[str, str]:
    if origen.institucion is not None:
        return _de_la_institucion(origen.institucion.pk, origen.institucion.nombre)
    if origen.carta is not None and origen.clase in (ClaseOficio.RESPUESTA, ClaseOficio.PREVENCION):
        return _del_peticionario(origen.carta)
    return {"destinatario": "", "destinatario_cargo": ""}


def _de_la_institucion(institucion_id: int, nombre: str) -> dict[str, str]:
    titular = titular_de(institucion_id)
    if titular is None:
        return {"destinatario": "Persona titular", "destinatario_cargo": nombre}
    return {"destinatario": str(titular), "destinatario_cargo": f"{titular.cargo}\n{nombre}"}


def _del_peticionario(carta: Correspondencia) -> dict[str, str]:
    persona = carta.peticionarios.first()
    if persona is None:
        return {"destinatario": carta.remitente, "destinatario_cargo": ""}
    lineas = (persona.cargo, persona.comunidad)
    return {
        "destinatario": persona.nombre,
        "destinatario_cargo": "\n".join(linea for linea in lineas if linea),
    }


def _respuesta(origen: Origen) -> dict[str, str]:
    carta = _carta(origen)
    texto = carta.respuesta or "[Escriba aquí la respuesta.]"
    return {
        "asunto": f"Respuesta: {_asunto(carta)}",
        "responde_a": _oficio_recibido(carta),
        "cuerpo": _cuerpo(f"{_antecedente(carta)}, le informo lo siguiente:", texto),
    }


def _prevencion(origen: Origen) -> dict[str, str]:
    carta = _carta(origen)
    return {
        "asunto": f"Se solicita información: {_asunto(carta)}",
        "responde_a": _oficio_recibido(carta),
        "cuerpo": _cuerpo(
            f"{_antecedente(carta)}, para darle trámite es necesario que precise o entregue:",
            "[Escriba aquí qué falta y en qué plazo debe entregarse.]",
        ),
    }


def _canalizacion(origen: Origen) -> dict[str, str]:
    carta, turno = _carta(origen), origen.turno
    pide = turno.instruccion.nombre if turno else ""
    plazo = turno.plazo_respuesta if turno else None
    termino = f"El término para responder vence el {fecha_larga(plazo.vence_en)}." if plazo else ""
    return {
        "asunto": f"Se turna el asunto {carta.folio}: {_asunto(carta)}",
        "cuerpo": _cuerpo(
            f"Le turno el asunto con folio {carta.folio}, recibido el "
            f"{fecha_larga(reloj.local(carta.recibida_en).date())}, relativo a «{_asunto(carta)}», "
            f"con la instrucción siguiente: {pide}.",
            turno.indicaciones if turno else "",
            termino,
        ),
    }


def _remision(origen: Origen) -> dict[str, str]:
    carta, turno = _carta(origen), origen.turno
    fundamento = turno.fundamento_remision if turno else ""
    return {
        "asunto": f"Se remite el asunto {carta.folio}: {_asunto(carta)}",
        "cuerpo": _cuerpo(
            f"Por ser de su competencia, le remito el asunto con folio {carta.folio}, relativo a "
            f"«{_asunto(carta)}», para que resuelva lo conducente.",
            f"Fundamento: {fundamento}." if fundamento else "",
        ),
    }


def _recordatorio(origen: Origen) -> dict[str, str]:
    institucion = origen.institucion
    if institucion is None:
        raise ValueError("Un recordatorio es para una institución")
    textos = {
        "asunto": f"{reglas.titulo(origen.clase, origen.vez)}: turnos con término vencido",
        "cuerpo": _cuerpo(
            "Le recuerdo que está vencido el término para responder los turnos que se relacionan "
            "al final. Le pido enviar la respuesta a la brevedad o informar qué lo impide."
        ),
    }
    return textos | _a_quien_se_recuerda(origen, institucion.pk, institucion.nombre)


def _a_quien_se_recuerda(origen: Origen, institucion_id: int, nombre: str) -> dict[str, str]:
    """The first goes to the liaison; from the second on, with copy to the head."""
    enlace = personas_con_rol(Rol.ENLACE, institucion_id).first()
    titular = titular_de(institucion_id)
    if enlace is None:
        return {}
    copia = f"{titular}, {titular.cargo}" if titular else f"Persona titular, {nombre}"
    return {
        "destinatario": enlace.nombre_completo,
        "destinatario_cargo": f"{Rol.ENLACE.label}\n{nombre}",
        "copias": copia if origen.vez > 1 else "",
    }


def _invitacion(origen: Origen) -> dict[str, str]:
    carta = origen.carta
    evento = carta.evento_en if carta else None
    cuando = fecha_larga(evento) if evento else "[fecha y hora]"
    lugar = (carta.evento_lugar if carta else "") or "[lugar]"
    return {
        "asunto": f"Invitación: {_asunto(carta)}" if carta else "Invitación",
        "cuerpo": _cuerpo(
            f"Por este medio le invito a [nombre del acto], que se llevará a cabo el {cuando}, "
            f"en {lugar}."
        ),
    }


def _tarjeta(origen: Origen) -> dict[str, str]:
    carta = _carta(origen)
    turnos = carta.turnos.select_related("institucion").order_by("numero")
    renglones = [f"{t.institucion}: {t.get_estado_display().lower()}." for t in turnos]
    titular = titular_de_la_unidad()
    plazo = carta.plazo_respuesta
    vence = f"La respuesta vence el {fecha_larga(plazo.vence_en)}." if plazo else ""
    return {
        "destinatario": str(titular or ""),
        "destinatario_cargo": titular.cargo if titular else "",
        "asunto": f"{carta.folio}: {_asunto(carta)}",
        "cuerpo": "\n\n".join(
            parte
            for parte in (
                f"Remitente: {carta.remitente}.",
                f"Recibido: {fecha_larga(carta.recibida_en)}.",
                f"Estado: {carta.get_estado_display()}. {vence}".strip(),
                "Turnos:\n" + "\n".join(renglones) if renglones else "",
            )
            if parte
        ),
    }


_DE_CADA_CLASE: Mapping[ClaseOficio, Callable[[Origen], dict[str, str]]] = {
    ClaseOficio.CANALIZACION: _canalizacion,
    ClaseOficio.RESPUESTA: _respuesta,
    ClaseOficio.PREVENCION: _prevencion,
    ClaseOficio.REMISION: _remision,
    ClaseOficio.RECORDATORIO: _recordatorio,
    ClaseOficio.INVITACION: _invitacion,
    ClaseOficio.TARJETA: _tarjeta,
}


def _carta(origen: Origen) -> Correspondencia:
    if origen.carta is None:
        raise ValueError(f"{origen.clase} es de un asunto")
    return origen.carta


def _cuerpo(*parrafos: str) -> str:
    return "\n\n".join([*(parrafo for parrafo in parrafos if parrafo), DESPEDIDA])


def _antecedente(carta: Correspondencia) -> str:
    recibido = fecha_larga(reloj.local(carta.recibida_en).date())
    return (
        f"En atención a su escrito recibido el {recibido} con el folio {carta.folio}, relativo a "
        f"«{_asunto(carta)}»"
    )


def _asunto(carta: Correspondencia) -> str:
    texto = carta.asunto.rstrip(" .")
    return texto if len(texto) <= LARGO_DEL_ASUNTO else f"{texto[:LARGO_DEL_ASUNTO].rstrip()}…"


def _oficio_recibido(carta: Correspondencia) -> str:
    partes = (carta.oficio_numero, fecha_larga(carta.oficio_fecha), f"folio {carta.folio}")
    return ", ".join(parte for parte in partes if parte)
