"""A letter and a day of letters, worded for paper."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import BloqueDeContingencia, Correspondencia
from coordinacion.correspondencia.opciones import Acceso, Canal, Prioridad
from coordinacion.documentos.formatos import (
    Acuse,
    Contingencia,
    FilaDiaria,
    HojaDeContingencia,
    Membrete,
    RelacionDiaria,
    Total,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.organizacion.models import IdentidadUnidad, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import identidad
from coordinacion.plazos.clases import Desenlace


def acuse(carta: Correspondencia, url: str) -> Acuse:
    """What the sender takes home; the letterhead is the one of the day of reception."""
    unidad = identidad(reloj.local(carta.recibida_en).date())
    return Acuse(
        membrete=_membrete(unidad),
        folio=carta.folio,
        url=url,
        unidad=unidad.nombre,
        recibido_en=fecha_larga(carta.recibida_en),
        recibio=carta.capturada_por.nombre_completo,
        recibio_cargo=Rol.OFICIALIA.label,
        fojas="" if carta.fojas is None else str(carta.fojas),
        anexos=carta.anexos,
        dirigida_a=carta.get_dirigida_a_display(),
        remitente=carta.remitente,
        asunto=carta.asunto,
        canal=carta.get_canal_display(),
        procedencia=_procedencia(carta),
        oficio=_oficio(carta),
        **_plazo(carta),
    )


def _membrete(unidad: IdentidadUnidad) -> Membrete:
    return Membrete(tuple(unidad.membrete.splitlines()), unidad.leyenda)


def _procedencia(carta: Correspondencia) -> str:
    municipio = carta.municipio.nombre if carta.municipio else ""
    return ", ".join(lugar for lugar in (carta.localidad, municipio) if lugar)


def _oficio(carta: Correspondencia) -> str:
    fecha = fecha_larga(carta.oficio_fecha)
    return ", ".join(dato for dato in (carta.oficio_numero, fecha) if dato)


def _plazo(carta: Correspondencia) -> dict[str, str]:
    """Until when an answer is owed; nothing where none is."""
    plazo = carta.plazo_respuesta
    if plazo is None or plazo.desenlace == Desenlace.NO_DEBIDA:
        return {}
    notas = {"Plazo por validar.": plazo.por_validar, "Fecha provisional.": plazo.provisional}
    return {
        "plazo": fecha_larga(plazo.vence_en),
        "plazo_nota": " ".join(nota for nota, si in notas.items() if si),
        "fundamento": plazo.fundamento,
    }


def relacion_diaria(
    cartas: Sequence[Correspondencia],
    dia: date,
    elaboro: Usuario,
    reservados: Iterable[BloqueDeContingencia] = (),
) -> RelacionDiaria:
    """The list of one day with its totals, and what became of the folios reserved on it. `cartas`
    come with their turns."""
    return RelacionDiaria(
        membrete=_membrete(identidad(dia)),
        fecha=fecha_larga(dia),
        elaborada_en=fecha_larga(reloj.ahora()),
        elaboro=elaboro.nombre_completo,
        filas=[_fila(carta) for carta in cartas],
        totales=_totales(cartas),
        contingencia=[f"{uno} ({uno.motivo}). {lo_reservado(uno)}" for uno in reservados],
    )


def lo_reservado(bloque: BloqueDeContingencia) -> str:
    """What became of the folios of a block, in one line; it explains the register's gaps."""
    de: dict[str, list[int]] = {}
    for uno in bloque.folios.all():
        etiqueta = uno.estado.label.lower()
        dicho = f"{etiqueta} ({uno.motivo_sin_usar})" if uno.motivo_sin_usar else etiqueta
        de.setdefault(dicho, []).append(uno.numero)
    return "; ".join(f"{dicho}: {reglas.en_rangos(numeros)}" for dicho, numeros in de.items())


def contingencia(bloque: BloqueDeContingencia, urls: Mapping[str, str]) -> Contingencia:
    """The sheets of those folios (folio → its address), to be filled in by hand."""
    unidad = identidad(reloj.local(bloque.reservado_en).date())
    return Contingencia(
        membrete=_membrete(unidad),
        unidad=unidad.nombre,
        bloque=str(bloque),
        motivo=bloque.motivo,
        reservado=f"{fecha_larga(bloque.reservado_en)}, {bloque.reservado_por.nombre_completo}",
        hojas=[HojaDeContingencia(folio, url) for folio, url in urls.items()],
    )


def _fila(carta: Correspondencia) -> FilaDiaria:
    return FilaDiaria(
        folio=carta.folio,
        hora=reloj.local(carta.recibida_en).strftime("%H:%M"),
        remitente=carta.remitente,
        asunto=carta.asunto,
        tipo=_tipo(carta),
        turnado_a=", ".join(
            turno.institucion.siglas or turno.institucion.nombre for turno in carta.turnos.all()
        ),
        reservado=carta.acceso == Acceso.RESERVADO,
    )


def _tipo(carta: Correspondencia) -> str:
    """The kind of letter; of a cancelled record, that it is."""
    if carta.como_termino == Estado.CANCELADA:
        return Estado.CANCELADA.label
    return carta.tipo.nombre if carta.tipo else "Por clasificar"


def _totales(cartas: Sequence[Correspondencia]) -> list[Total]:
    """How many in all, by channel, and of those urgent, still to be classified and cancelled."""
    por_canal = {canal.label: sum(carta.canal == canal for carta in cartas) for canal in Canal}
    otros = {
        Prioridad.URGENTE.label: sum(c.prioridad == Prioridad.URGENTE for c in cartas),
        Estado.RECIBIDA.label: sum(c.estado == Estado.RECIBIDA for c in cartas),
        Estado.CANCELADA.label: sum(c.como_termino == Estado.CANCELADA for c in cartas),
    }
    cuentas = {etiqueta: cuenta for etiqueta, cuenta in (por_canal | otros).items() if cuenta}
    total = Total("Recibidas", len(cartas))
    return [total, *(Total(etiqueta, cuenta) for etiqueta, cuenta in cuentas.items())]
