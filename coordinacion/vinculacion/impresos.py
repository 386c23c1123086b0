"""Meetings and tables put into the words of their printed forms."""

from collections.abc import Sequence

from coordinacion.canalizacion.impresos import membrete
from coordinacion.documentos.formatos import Lista, lista
from coordinacion.nucleo import reloj
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta, fecha_larga
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import identidad, titulares_de
from coordinacion.vinculacion import formatos, reglas
from coordinacion.vinculacion.models import Asistencia, Mesa, Opinion, Reunion
from coordinacion.vinculacion.selectors import mesas as selectors

COLUMNAS = ("Folio", "Fecha y hora", "Clase", "Asunto", "Lugar", "Estado")
ANCHOS = (1.7, 1.5, 1.8, 3.4, 2.8, 1.6)


def convocatoria(reunion: Reunion, raiz: str) -> bytes:
    """The call, one sheet for each who is called, as PDF."""
    return formatos.convocatoria(
        formatos.Convocatoria(
            membrete=membrete(),
            folio=reunion.folio,
            url=f"{raiz.rstrip('/')}{reunion.get_absolute_url()}",
            fecha=fecha_larga(reloj.hoy()),
            clase=reunion.get_clase_display(),
            asunto=reunion.asunto,
            cuando=_cuando(reunion),
            lugar=_lugar(reunion),
            interprete=_interprete(reunion),
            puntos=_puntos(reunion),
            firma=reunion.responsable.nombre_completo,
            firma_cargo=identidad().nombre,
            destinatarios=_destinatarios(reunion),
        )
    )


def minuta(reunion: Reunion, raiz: str, acuerdos: Sequence[formatos.FilaAcuerdo]) -> bytes:
    """The minutes with the list of who came, to be signed, as PDF.

    `acuerdos` are given by the app that keeps them, which this one does not know; it serves this
    sheet.
    """
    asistentes = list(reunion.asistencias.select_related("institucion", "lengua"))
    return formatos.minuta(
        formatos.Minuta(
            membrete=membrete(),
            folio=reunion.folio,
            url=f"{raiz.rstrip('/')}{reunion.get_absolute_url()}",
            clase=reunion.get_clase_display(),
            asunto=reunion.asunto,
            mesa=str(reunion.mesa or ""),
            cuando=fecha_larga(reunion.celebrada_en) if reunion.celebrada_en else _cuando(reunion),
            lugar=_lugar(reunion),
            interprete=_interprete(reunion),
            puntos=_puntos(reunion),
            parrafos=_parrafos(reunion.desarrollo),
            acuerdos=acuerdos,
            autoridades=[_fila(uno) for uno in asistentes if uno.nombre],
            contados=[_contado(uno) for uno in asistentes if not uno.nombre],
            total=str(sum(uno.cuantos for uno in asistentes)),
        )
    )


def programa(titulo: str, reuniones: Sequence[Reunion], quien: Usuario) -> bytes:
    """A list of meetings, letter size lying down, as PDF."""
    return lista(
        Lista(
            membrete=membrete(),
            titulo=titulo,
            elaborada_en=fecha_larga(reloj.ahora()),
            elaboro=quien.nombre_completo,
            columnas=COLUMNAS,
            anchos=ANCHOS,
            filas=[renglon(reunion) for reunion in reuniones],
        )
    )


def renglon(reunion: Reunion) -> tuple[str, ...]:
    """A meeting as a row of `COLUMNAS`."""
    return (
        reunion.folio,
        fecha_hora_corta(reunion.inicia_en),
        reunion.get_clase_display(),
        reunion.asunto,
        _lugar(reunion),
        reunion.get_estado_display(),
    )


def resumen_publico(mesa: Mesa, url: str) -> bytes:
    """What anybody may read of a table, as PDF."""
    publicas = selectors.opiniones_de(mesa).filter(publica=True)
    return formatos.resumen_de_mesa(
        formatos.ResumenDeMesa(
            membrete=membrete(),
            folio=mesa.folio,
            url=url,
            nombre=mesa.nombre,
            objeto=mesa.objeto,
            donde=", ".join(filter(None, (mesa.comunidad, str(mesa.municipio)))),
            estado=mesa.get_estado_display(),
            instalada=fecha_larga(mesa.instalada_en),
            sesiones=[fecha_larga(una.celebrada_en) for una in selectors.fechas_publicas(mesa)],
            parrafos=_parrafos(mesa.resumen_publico),
            opiniones=[_opinion(una) for una in publicas],
        )
    )


def _opinion(una: Opinion) -> formatos.FilaOpinion:
    return formatos.FilaOpinion(
        tema=str(una.tema),
        comunidad=una.comunidad,
        texto=una.texto,
        lengua=str(una.lengua or "español"),
        respuesta=una.respuesta,
        lengua_respuesta=str(una.lengua_respuesta or "español"),
        respondida=fecha_larga(una.respondida_en),
    )


def _parrafos(texto: str) -> list[str]:
    return [parrafo for parrafo in reglas.normal(texto).split("\n\n") if parrafo.strip()]


def _cuando(reunion: Reunion) -> str:
    fin = reloj.local(reunion.termina_en)
    if reloj.local(reunion.inicia_en).date() == fin.date():
        return f"{fecha_larga(reunion.inicia_en)}, a {fin:%H:%M} h"
    return f"{fecha_larga(reunion.inicia_en)}, al {fecha_larga(reunion.termina_en)}"


def _lugar(reunion: Reunion) -> str:
    partes = (reunion.lugar, reunion.comunidad, str(reunion.municipio))
    return ", ".join(parte for parte in partes if parte)


def _interprete(reunion: Reunion) -> str:
    if reunion.lengua is None:
        return ""
    if reunion.interprete:
        return f"{reunion.lengua}: {reunion.interprete}"
    if reunion.sin_interprete:
        return f"{reunion.lengua}: no hubo intérprete. {reunion.sin_interprete}"
    return f"{reunion.lengua}: por confirmar"


def _puntos(reunion: Reunion) -> list[str]:
    return list(reunion.orden_del_dia.values_list("texto", flat=True))


def _destinatarios(reunion: Reunion) -> list[formatos.Destinatario]:
    convocadas = list(reunion.convocadas.order_by("nombre"))
    titulares = titulares_de([una.pk for una in convocadas])
    instituciones = [
        formatos.Destinatario(
            nombre=str(titulares.get(una.pk, "")),
            cargo=titulares[una.pk].cargo if una.pk in titulares else "",
            de=una.nombre,
        )
        for una in convocadas
    ]
    otros = reglas.puntos_de(reunion.otros_convocados)
    return instituciones + [formatos.Destinatario(nombre=otro, cargo="", de="") for otro in otros]


def _fila(uno: Asistencia) -> tuple[str, ...]:
    return (uno.nombre, uno.cargo, _de_parte_de(uno))


def _contado(uno: Asistencia) -> tuple[str, ...]:
    return (
        _de_parte_de(uno),
        uno.get_sexo_display(),
        str(uno.lengua or "Sin anotar"),
        str(uno.cuantos),
    )


def _de_parte_de(uno: Asistencia) -> str:
    if uno.representa or uno.institucion is None:
        return uno.representa or uno.get_orden_display()
    return uno.institucion.nombre
