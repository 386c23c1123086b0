"""The board of the agreements: figures by dimension, state and age, and the list behind each.

A figure and its list are the same conditions, so that they are equal by construction; a test adds
them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from coordinacion.acuerdos.models import Acuerdo, Compromiso, ProyectoEstrategico
from coordinacion.acuerdos.models.compromiso import CompromisoQuerySet
from coordinacion.acuerdos.selectors.acuerdos import con_lo_que_muestra
from coordinacion.acuerdos.selectors.dimensiones import (
    DIMENSIONES,
    NINGUNA,
    Dimension,
    nombre_de,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.etiquetas import EstadoAcuerdo, EstadoCompromiso
from coordinacion.nucleo.tecleado import entero
from coordinacion.organizacion.models import Institucion, Region, Usuario
from coordinacion.vinculacion.models import Reunion

Estado = EstadoCompromiso


@dataclass(frozen=True)
class Columna:
    """One column of the board: commitments in a state, of some age when that state runs late.

    Ages are natural days since the clock ran out, `desde` included and `hasta` not.
    """

    clave: str
    titulo: str
    estado: str
    desde: int | None = None
    hasta: int | None = None
    es_vencido: bool = False

    def condicion(self, ahora: datetime) -> Q:
        """The commitments of the column at that moment."""
        suyos = Q(estado=self.estado)
        if self.estado != Estado.VIGENTE:
            return suyos
        if not self.es_vencido:
            return suyos & Q(plazo__vence_en__gte=ahora)
        if self.desde:
            suyos &= Q(plazo__vence_en__lt=ahora - timedelta(days=self.desde))
        else:
            suyos &= Q(plazo__vence_en__lt=ahora)
        if self.hasta is None:
            return suyos
        return suyos & Q(plazo__vence_en__gte=ahora - timedelta(days=self.hasta))


COLUMNAS = (
    Columna("por_formalizar", "Por formalizar", Estado.PROPUESTO),
    Columna("en_tiempo", "Vigentes en tiempo", Estado.VIGENTE),
    Columna("vencidos_semana", "Vencidos hasta 7 días", Estado.VIGENTE, 0, 7, es_vencido=True),
    Columna("vencidos_mes", "Vencidos de 8 a 30 días", Estado.VIGENTE, 7, 30, es_vencido=True),
    Columna("vencidos_mas", "Vencidos más de 30 días", Estado.VIGENTE, 30, es_vencido=True),
    Columna("por_verificar", "Por verificar", Estado.POR_VERIFICAR),
    Columna("cumplidos", "Cumplidos", Estado.CUMPLIDO),
    Columna("incumplidos", "Incumplidos", Estado.INCUMPLIDO),
    Columna("cancelados", "Cancelados", Estado.CANCELADO),
)
_CATALOGOS: dict[str, Any] = {
    "reunion": Reunion,
    "region": Region,
    "institucion": Institucion,
    "proyecto": ProyectoEstrategico,
}
POR_CLAVE = {una.clave: una for una in COLUMNAS}
TOTAL = "total"


@dataclass
class Renglon:
    """One row: its key in an address, its name and its figures by column."""

    llave: str
    nombre: str
    acuerdos: dict[str, int] = field(default_factory=dict)
    compromisos: dict[str, int] = field(default_factory=dict)


def tablero(usuario: Usuario, dimension: Dimension, ahora: datetime) -> list[Renglon]:
    """The rows of the board by that dimension, with two queries; those without one come last."""
    renglones: dict[str, Renglon] = {}
    acuerdos = Acuerdo.objects.visibles_para(usuario)
    grupos: QuerySet[Acuerdo, Any] = acuerdos.values(llave=F(dimension.acuerdo_llave)).annotate(
        nombre=dimension.acuerdo_nombre,
        **{estado: Count("pk", Q(estado=estado), distinct=True) for estado in EstadoAcuerdo.values},
    )
    for grupo in grupos.order_by():
        renglon = _renglon(renglones, dimension, grupo)
        renglon.acuerdos = {estado: grupo[estado] for estado in EstadoAcuerdo.values}
    suyos = Compromiso.objects.visibles_para(usuario).annotate(llave=dimension.llave)
    cuentas = {una.clave: Count("pk", una.condicion(ahora), distinct=True) for una in COLUMNAS}
    cuentas[TOTAL] = Count("pk", distinct=True)
    contados: QuerySet[Compromiso, Any] = suyos.values("llave").annotate(
        nombre=dimension.nombre, **cuentas
    )
    for grupo in contados.order_by():
        renglon = _renglon(renglones, dimension, grupo)
        renglon.compromisos = {clave: grupo[clave] for clave in cuentas}
    return sorted(renglones.values(), key=lambda uno: (uno.llave == NINGUNA, uno.nombre))


def _renglon(
    renglones: dict[str, Renglon], dimension: Dimension, grupo: Mapping[str, object]
) -> Renglon:
    llave = grupo["llave"]
    texto = NINGUNA if llave is None else str(llave)
    nombre = grupo["nombre"]
    nuevo = Renglon(texto, nombre_de(dimension, llave, str(nombre) if nombre else ""))
    return renglones.setdefault(texto, nuevo)


def compromisos(
    usuario: Usuario, filtros: Mapping[str, str], ahora: datetime | None = None
) -> CompromisoQuerySet:
    """The commitments of one figure, or of any filter; what is due first, first."""
    suyos = Compromiso.objects.visibles_para(usuario)
    columna = POR_CLAVE.get(filtros.get("columna", ""))
    if columna is not None:
        suyos = suyos.filter(columna.condicion(ahora or reloj.ahora()))
    for clave, dimension in DIMENSIONES.items():
        if filtros.get(clave):
            pedidos = Compromiso.objects.alias(llave=dimension.llave)
            pedidos = pedidos.filter(dimension.de_compromisos(filtros[clave]))
            suyos = suyos.filter(pk__in=pedidos.values("pk"))
    return suyos.order_by("fecha_comprometida", "pk").distinct()


def pagina_de(suyos: CompromisoQuerySet) -> tuple[list[Compromiso], bool]:
    """What is shown of a list, and whether there is more than that."""
    filas = list(con_lo_que_muestra(suyos)[: TOPE + 1])
    return filas[:TOPE], len(filas) > TOPE


def por_vencer(usuario: Usuario, hasta: datetime, *, cuantos: int) -> list[Compromiso]:
    """Commitments in force whose clock runs out until that moment, late ones first."""
    suyos = Compromiso.objects.visibles_para(usuario).filter(
        estado=Estado.VIGENTE, plazo__vence_en__lt=hasta
    )
    return list(con_lo_que_muestra(suyos).order_by("plazo__vence_en", "pk")[:cuantos])


def nombre_de_llave(dimension: Dimension, llave: str) -> str:
    """What the row of that key is called; "" for a key that no row has."""
    if dimension.es_texto:
        return str(dict(Institucion.Orden.choices).get(llave, ""))
    fila = _CATALOGOS[dimension.clave].objects.filter(pk=min(entero(llave), 2**62)).first()
    return str(fila or "")
