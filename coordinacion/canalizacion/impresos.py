"""A turn and a relación de envío put into the words of their printed forms."""

from collections.abc import Iterable
from datetime import date, datetime

from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.canalizacion.selectors import papel
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos import formatos
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta, fecha_larga
from coordinacion.organizacion.selectors import identidad, titular_de
from coordinacion.plazos.models import Plazo

PROVISIONAL = "Fecha provisional: el calendario de ese año aún no se publica."


def volante(turno: Turno, documentos: Iterable[Documento], url: str) -> bytes:
    """The volante of one turn, as PDF; `url` is where its code leads."""
    return formatos.volante(datos_del_volante(turno, documentos, url))


def datos_del_volante(turno: Turno, documentos: Iterable[Documento], url: str) -> formatos.Volante:
    """The volante of one turn in the words of its form."""
    carta = turno.correspondencia
    nombre, cargo = _titular(turno.institucion_id)
    recibidos = (Documento.Clase.OFICIO_RECIBIDO, Documento.Clase.ANEXO)
    return formatos.Volante(
        membrete=membrete(),
        folio=carta.folio,
        turno=f"Turno {turno.numero} de {papel.turnos_del_asunto(turno)}",
        url=url,
        turnado_en=fecha_larga(turno.turnado_en),
        turno_por=turno.turnado_por.nombre_completo,
        institucion=turno.institucion.nombre,
        titular=nombre,
        cargo=cargo,
        caracter=_caracter(turno),
        instruccion=turno.instruccion.nombre,
        indicaciones=turno.indicaciones,
        vinculante=turno.vinculante,
        asunto=carta.asunto,
        puntos=_puntos(turno),
        peticionario=carta.remitente,
        procedencia=_procedencia(carta),
        oficio=_oficio(carta),
        recibido_en=fecha_larga(carta.recibida_en),
        fojas=_fojas(carta),
        anexos=carta.anexos,
        termino=fecha_larga(_vence(turno)),
        termino_nota=_nota(turno.plazo_respuesta),
        documentos=[uno.nombre for uno in documentos if uno.clase in recibidos],
        reservado=carta.acceso == Acceso.RESERVADO,
    )


def relacion_envio(relacion: RelacionEnvio, turnos: Iterable[Turno], url: str) -> bytes:
    """The sheet of one delivery, as PDF; of a reserved letter it says the folio only."""
    nombre, cargo = _titular(relacion.institucion_id)
    return formatos.relacion_envio(
        formatos.RelacionEnvio(
            membrete=membrete(),
            folio=relacion.folio,
            url=url,
            fecha=fecha_larga(relacion.emitida_en),
            institucion=relacion.institucion.nombre,
            titular=nombre,
            cargo=cargo,
            entrega=relacion.emitida_por.nombre_completo,
            turnos=[_fila(turno) for turno in turnos],
        )
    )


def membrete(fecha: date | None = None) -> formatos.Membrete:
    """The letterhead of the coordinating unit on `fecha`; today's by default."""
    vigente = identidad(fecha)
    return formatos.Membrete(vigente.membrete.splitlines(), vigente.leyenda)


def _fila(turno: Turno) -> formatos.FilaEnvio:
    carta = turno.correspondencia
    return formatos.FilaEnvio(
        folio=carta.folio,
        asunto=carta.asunto,
        caracter=_caracter(turno),
        fojas=str(carta.fojas or ""),
        termino=fecha_hora_corta(_vence(turno)),
        reservado=carta.acceso == Acceso.RESERVADO,
    )


def _puntos(turno: Turno) -> list[formatos.PuntoDelAsunto]:
    """The points, unless they only repeat the subject."""
    puntos = [formatos.PuntoDelAsunto(p.numero, p.texto) for p in turno.puntos.all()]
    return [] if [p.texto for p in puntos] == [turno.correspondencia.asunto] else puntos


def _titular(institucion_id: int) -> tuple[str, str]:
    """Who heads the institution and the post; where nobody is known, to whoever heads it."""
    titular = titular_de(institucion_id)
    return (str(titular), titular.cargo) if titular else ("Persona titular de la institución", "")


def _caracter(turno: Turno) -> str:
    parte = turno.get_parte_display()
    return (
        f"{turno.get_caracter_display()}, {parte.lower()}"
        if parte
        else turno.get_caracter_display()
    )


def _procedencia(carta: Correspondencia) -> str:
    partes = (carta.localidad, carta.municipio.nombre if carta.municipio else "")
    return ", ".join(parte for parte in partes if parte)


def _oficio(carta: Correspondencia) -> str:
    partes = (carta.oficio_numero, fecha_larga(carta.oficio_fecha))
    return ", ".join(parte for parte in partes if parte)


def _fojas(carta: Correspondencia) -> str:
    if not carta.fojas:
        return ""
    return "1 foja" if carta.fojas == 1 else f"{carta.fojas} fojas"


def _vence(turno: Turno) -> datetime | None:
    return turno.plazo_respuesta.vence_en if turno.plazo_respuesta else None


def _nota(plazo: Plazo | None) -> str:
    return PROVISIONAL if plazo is not None and plazo.provisional else ""
