"""Non-working days from a file: all of it goes in, or none, with a line about each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from coordinacion.carga.importacion import lector, valores
from coordinacion.carga.importacion.columnas import llano
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import selectors, sql
from coordinacion.plazos.models import Calendario, DiaInhabil
from coordinacion.plazos.selectors import Corrimiento
from coordinacion.plazos.services import agregar_inhabiles, crear_calendario, publicar_calendario

COLUMNAS = ("fecha_inicio", "fecha_fin", "motivo")
MAXIMO_DE_DIAS = timedelta(days=366)


@dataclass(frozen=True)
class Pedido:
    """A file for a calendar, with the act that orders its days."""

    nombre: str
    contenido: bytes
    calendario: str
    acto: str
    crear: bool = False
    padre: str = ""
    publicado_hasta: date | None = None
    ensayo: bool = False


@dataclass
class Renglon:
    """One row: the days that it gives, or why it gives none."""

    numero: int
    dias: DiaInhabil | None = None
    error: str = ""
    ya_estaba: bool = False


@dataclass
class Informe:
    """What became of each row; `corrimientos` is what moved, `nota` what concerns all of it."""

    renglones: list[Renglon]
    nota: str = ""
    calendario: Calendario | None = None
    corrimientos: Sequence[Corrimiento] = field(default_factory=list)

    @property
    def con_error(self) -> list[Renglon]:
        """Rows that keep the whole file out."""
        return [uno for uno in self.renglones if uno.error]

    @property
    def nuevos(self) -> list[DiaInhabil]:
        """The days that were not in the calendar."""
        return [uno.dias for uno in self.renglones if uno.dias and not uno.ya_estaba]


def importar(actor: Usuario, pedido: Pedido) -> Informe:
    """Add to a calendar the days of a file that it does not have, as one act.

    Nothing is left written when a row is wrong, nor in a rehearsal. Raises `SinPermiso`, or
    `DatoInvalido` about the file or the calendar.
    """
    tabla = lector.leer(pedido.nombre, pedido.contenido)
    lugares = _lugares(tabla.encabezados)
    informe = Informe([_leer(uno, lugares) for uno in tabla.renglones], tabla.nota)
    if not informe.con_error:
        _escribir(actor, pedido, informe)
    return informe


@transaction.atomic
def _escribir(actor: Usuario, pedido: Pedido, informe: Informe) -> None:
    sql.formar_cambios()
    marca = selectors.ultimo_ajuste()
    calendario = informe.calendario = _calendario(actor, pedido, informe.renglones)
    _marcar_los_que_estan(calendario, informe.renglones)
    for nuevo in informe.nuevos:
        nuevo.calendario, nuevo.acto = calendario, pedido.acto
    if informe.nuevos:
        agregar_inhabiles(actor, calendario, informe.nuevos, acto=pedido.acto)
    hasta, conocido = pedido.publicado_hasta, calendario.cargado_hasta
    if hasta and (conocido is None or hasta > conocido):
        informe.calendario = publicar_calendario(actor, calendario, hasta=hasta, acto=pedido.acto)
    ajustes = selectors.ajustes_desde(marca, actor, pedido.acto)
    informe.corrimientos = selectors.corrimientos(ajustes)
    transaction.set_rollback(pedido.ensayo)


def _lugares(encabezados: Sequence[str]) -> dict[str, int]:
    llanos = [llano(encabezado) for encabezado in encabezados]
    faltan = [columna for columna in COLUMNAS if columna not in llanos]
    if faltan:
        raise DatoInvalido(
            f"Faltan columnas: {', '.join(faltan)}. Encabezados: {', '.join(encabezados)}."
        )
    return {columna: llanos.index(columna) for columna in COLUMNAS}


def _leer(fila: lector.Renglon, lugares: Mapping[str, int]) -> Renglon:
    celdas = {
        columna: fila.celdas[lugar] if lugar < len(fila.celdas) else None
        for columna, lugar in lugares.items()
    }
    try:
        inicio = _fecha("fecha_inicio", celdas["fecha_inicio"])
        fin = _fecha("fecha_fin", celdas["fecha_fin"])
        return Renglon(fila.numero, _dias(inicio, fin or inicio, valores.texto(celdas["motivo"])))
    except ValueError as error:
        return Renglon(fila.numero, error=str(error))


def _fecha(columna: str, celda: lector.Celda) -> date | None:
    try:
        return valores.fecha(celda)
    except ValueError as error:
        raise ValueError(f"{columna}: {error}") from error


def _dias(inicio: date | None, fin: date | None, motivo: str) -> DiaInhabil:
    if inicio is None or fin is None:
        raise ValueError("fecha_inicio: escriba el primer día")
    if fin < inicio:
        raise ValueError("fecha_fin: el último día no puede ser anterior al primero")
    if fin - inicio > MAXIMO_DE_DIAS:
        raise ValueError("fecha_fin: son más de 366 días; revise los años")
    largo = DiaInhabil._meta.get_field("motivo").max_length or 0
    if not 0 < len(motivo) <= largo:
        raise ValueError(f"motivo: escríbalo, en {largo} letras o menos")
    return DiaInhabil(fecha_inicio=inicio, fecha_fin=fin, motivo=motivo)


def _marcar_los_que_estan(calendario: Calendario, renglones: Sequence[Renglon]) -> None:
    """Days in force in the calendar, by whatever act, or in an earlier row, are not added again."""
    vigentes = calendario.inhabiles.filter(retirado_en__isnull=True)
    vistos = set(vigentes.values_list("fecha_inicio", "fecha_fin"))
    for uno in renglones:
        if uno.dias:
            periodo = (uno.dias.fecha_inicio, uno.dias.fecha_fin)
            uno.ya_estaba = periodo in vistos
            vistos.add(periodo)


def _calendario(actor: Usuario, pedido: Pedido, renglones: Sequence[Renglon]) -> Calendario:
    """The calendar of the file; created when that was asked and it was not there."""
    if bool(pedido.padre) != pedido.crear:
        raise DatoInvalido("--crear y --padre van juntos: diga de qué calendario hereda el nuevo.")
    calendario = Calendario.objects.filter(clave=pedido.calendario).first()
    if calendario is None:
        if not pedido.crear:
            raise DatoInvalido(
                f"No existe el calendario «{pedido.calendario}». Use --crear y --padre si es nuevo."
            )
        return crear_calendario(actor, _nuevo(pedido, renglones))
    if pedido.padre and (calendario.padre is None or calendario.padre.clave != pedido.padre):
        raise DatoInvalido(
            f"El calendario «{calendario.clave}» ya existe y no hereda de «{pedido.padre}»."
        )
    return calendario


def _nuevo(pedido: Pedido, renglones: Sequence[Renglon]) -> Calendario:
    """Its parent's hours; known until the end of the last year in which its days begin."""
    padre = Calendario.objects.filter(clave=pedido.padre).first()
    if padre is None:
        raise DatoInvalido(f"No existe el calendario «{pedido.padre}», del que se heredaría.")
    anio = max(uno.dias.fecha_inicio.year for uno in renglones if uno.dias)
    return Calendario(
        clave=pedido.calendario,
        nombre=pedido.calendario,
        padre=padre,
        hora_apertura=padre.hora_apertura,
        hora_cierre=padre.hora_cierre,
        cargado_hasta=pedido.publicado_hasta or date(anio, 12, 31),
    )
