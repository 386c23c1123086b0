"""What a page of a tray shows, from the address that asked for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from coordinacion.nucleo.cuentas import TOPE, Cuenta, escribir, leer
from coordinacion.nucleo.escritas import Registros
from coordinacion.nucleo.memoria import Memoria
from coordinacion.nucleo.templatetags.interfaz import PAGINA, fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.supervision import filas, reglas
from coordinacion.supervision.bandejas import BUSQUEDA, Bandeja, bandejas_de, filas_de
from coordinacion.supervision.filtros import FiltroDeCartas, FiltroDeTurnos
from coordinacion.supervision.momento import Momento
from coordinacion.supervision.pestanas import clave_del_dia, cuentas_de
from coordinacion.supervision.selectors import cartas, turnos
from coordinacion.supervision.selectors.opciones import opciones
from coordinacion.supervision.selectors.por_reloj import PorReloj

_POR_RELOJ = ("vence", "-vence")
_escritas: Memoria[Registros[Any]] = Memoria(tope=100)
_ORDEN_DE_CARTAS: dict[str, tuple[str, ...]] = {
    "recibida": ("recibida_en",),
    "-recibida": ("-recibida_en",),
    "folio": ("anio", "numero"),
    "-folio": ("-anio", "-numero"),
    "cerrada": ("cerrada_en",),
    "-cerrada": ("-cerrada_en",),
}
_ORDEN_DE_TURNOS: dict[str, tuple[str, ...]] = {
    "recibida": ("turnado_en",),
    "-recibida": ("-turnado_en",),
    "folio": ("correspondencia__anio", "correspondencia__numero", "numero"),
    "-folio": ("-correspondencia__anio", "-correspondencia__numero", "numero"),
    "-acusado": ("-acusado_en",),
}


@dataclass(frozen=True)
class Pestana:
    """A tray as its tab shows it."""

    url: str
    texto: str
    cuenta: int
    actual: bool
    alerta: bool
    tope: int = TOPE


@dataclass(frozen=True)
class Columna:
    """A heading that orders the list: where it leads and how the list is ordered now."""

    url: str
    sentido: str


@dataclass(frozen=True)
class FiltroPuesto:
    """A filter in force, and the query that takes it out."""

    etiqueta: str
    texto: str
    quitar: str


class _Cortado(Paginator[Any]):
    """A paginator that was told how many rows there are; it never counts."""

    def __init__(self, filas: QuerySet[Any], tamano: int, cuantas: int) -> None:
        super().__init__(filas, tamano)
        self.cuantas = min(cuantas, TOPE)

    @cached_property
    def count(self) -> int:
        return self.cuantas


class Listado:
    """One page of one tray for one person: rows, tabs, filters and order, with few queries."""

    def __init__(self, usuario: Usuario, bandeja: Bandeja, pedido: QueryDict) -> None:
        self.usuario = usuario
        self.bandeja = bandeja
        self.pedido = pedido
        self.momento = Momento.actual()

    @cached_property
    def filtro(self) -> FiltroDeCartas:
        """The filter panel, bound to the address; what it asks wrongly is left out."""
        clase = FiltroDeTurnos if self.bandeja.de_turnos else FiltroDeCartas
        filtro = clase(
            self.pedido,
            self._de_la_bandeja,
            usuario=self.usuario,
            reloj=self.bandeja.reloj,
            momento=self.momento,
            opciones=cache(opciones),
        )
        filtro.form.full_clean()
        return filtro

    @cached_property
    def _de_la_bandeja(self) -> QuerySet[Any]:
        return filas_de(self.bandeja, self.usuario, self.momento)

    @cached_property
    def puestos(self) -> dict[str, Any]:
        """The filters in force: field → its clean value."""
        if not self.pedido:
            return {}
        limpios = self.filtro.form.cleaned_data.items()
        return {campo: valor for campo, valor in limpios if valor not in (None, "", False)}

    @cached_property
    def _filas(self) -> QuerySet[Any]:
        if not self.puestos:
            return self._de_la_bandeja
        filtradas: QuerySet[Any] = self.filtro.filter_queryset(self._de_la_bandeja)
        return filtradas

    @cached_property
    def _cuentas(self) -> list[int]:
        """The rows of each tray of the person, then what is counted of this list: one statement."""
        cuentas = cuentas_de(self.usuario, self.momento, self._en_pestanas)
        return leer([*cuentas, *self._cuenta_propia()])

    def _cuenta_propia(self) -> Iterator[Cuenta]:
        """What is counted of this list besides its tab: its rows under the filters, or how many of
        those that the page may show have a running clock."""
        if self.puestos or self.es_busqueda:
            yield escribir(self._filas)
        elif self._por_indice:
            hasta = self._numero(hasta=TOPE // self._tamano) * self._tamano
            corren = self._por_reloj(self._filas).las_que_corren(self._por_indice)
            yield escribir(corren, hasta=hasta)

    @cached_property
    def _en_pestanas(self) -> list[Bandeja]:
        suyas = bandejas_de(self.usuario)
        return [una for una in suyas if una.pestana or una == self.bandeja]

    @property
    def total(self) -> int:
        """How many rows the list has, up to one more than the limit."""
        if self.puestos or self.es_busqueda:
            return self._cuentas[-1]
        return self._cuentas[self._en_pestanas.index(self.bandeja)]

    @property
    def hay_mas(self) -> bool:
        """Whether there are rows beyond what is shown."""
        return self.total > TOPE

    @cached_property
    def pestanas(self) -> list[Pestana]:
        """The trays of the person with how much each one holds."""
        return [
            Pestana(
                reverse("bandejas:ver", args=[una.clave]),
                una.titulo,
                cuenta,
                una == self.bandeja,
                una.alerta,
            )
            for una, cuenta in zip(self._en_pestanas, self._cuentas, strict=False)
        ]

    @cached_property
    def pagina(self) -> Page[Any]:
        """The page asked for, or the closest one that exists."""
        paginador = _Cortado(self.todas(), self._tamano, self.total)
        return paginador.page(self._numero(hasta=paginador.num_pages))

    @property
    def _tamano(self) -> int:
        return reglas.tamano(self.pedido.get("tamano"))

    def _numero(self, hasta: int) -> int:
        return reglas.entero(self.pedido.get(PAGINA), minimo=1, maximo=hasta, si_no=1)

    @property
    def _tramo(self) -> tuple[int, int]:
        """Where the page begins and ends in the list."""
        return max(self.pagina.start_index() - 1, 0), self.pagina.end_index()

    def _claves(self, lista: QuerySet[Any]) -> QuerySet[Any]:
        """Only the keys of the rows of the page, so that what they show is read for those few and
        not for all that had to be put in order."""
        desde, hasta = self._tramo
        if self._por_indice is None:
            return self._ordenar(lista).values("pk")[desde:hasta]
        return self._por_reloj(lista).claves(self._por_indice, self._cuentas[-1], desde, hasta)

    @property
    def _por_indice(self) -> ClasePlazo | None:
        """The class of the clocks whose index gives the list in order. Not with filters: all those
        clocks would be gone through for the few rows that are left."""
        sin_filtros = self.orden in _POR_RELOJ and not self.puestos
        return self.bandeja.por_indice if sin_filtros else None

    def todas(self) -> QuerySet[Any]:
        """Every row of the list, on this page or not, in its order."""
        return self._ordenar(self._filas)

    @cached_property
    def filas(self) -> list[filas.Fila]:
        """The rows of the page."""
        if not self.bandeja.de_turnos:
            return [filas.de_carta(una, self.usuario) for una in self._leidas()]
        return [filas.de_turno(uno, self.usuario, self._reloj_de(uno)) for uno in self._leidas()]

    def _leidas(self) -> list[Any]:
        """The records of the page. Without filters their query is kept: to write it takes a third
        of the page's Python."""
        if self.puestos or self.es_busqueda:
            return list(self._para_filas(self._filas, self.momento.ahora))
        clave = (
            clave_del_dia(self.usuario, self.momento),
            (self.bandeja.clave, self.orden, *self._tramo),
            self._por_indice and self._cuentas[-1],
        )
        return _escritas.dar(clave, self._escribir).leer(ahora=self.momento.ahora)

    def _escribir(self) -> Registros[Any]:
        momento = self.momento.sin_hora()
        lista = filas_de(self.bandeja, self.usuario, momento)
        return Registros(self._para_filas(lista, momento.ahora))

    def _para_filas(self, lista: QuerySet[Any], ahora: datetime) -> QuerySet[Any]:
        """The rows of the page, out of `lista`, with what they show."""
        claves = self._claves(lista)
        if self.bandeja.de_turnos:
            suyos = turnos.listables(self.usuario).filter(pk__in=claves)
            return self._ordenar(turnos.para_filas(suyos, self.bandeja.reloj, ahora))
        suyas = cartas.listables(self.usuario).filter(pk__in=claves)
        return self._ordenar(cartas.para_filas(suyas, ahora))

    def _reloj_de(self, turno: Any) -> Any:
        if self.bandeja.reloj == turnos.RELOJ_PETICIONARIO:
            return turno.correspondencia.plazo_respuesta
        return getattr(turno, self.bandeja.reloj)

    @cached_property
    def orden(self) -> str:
        """The order asked for, if there is such an order; else the tray's own."""
        return reglas.elegido(self.pedido.get("orden"), self._ordenes.keys(), self.bandeja.orden)

    @property
    def _ordenes(self) -> dict[str, tuple[str, ...]]:
        propios = _ORDEN_DE_TURNOS if self.bandeja.de_turnos else _ORDEN_DE_CARTAS
        return {**dict.fromkeys(_POR_RELOJ, ()), **propios}

    def _ordenar(self, lista: QuerySet[Any]) -> QuerySet[Any]:
        if self.orden in _POR_RELOJ:
            por_reloj, todas = self._por_reloj(lista), self.bandeja.corren
            return por_reloj.con_reloj(todas) if todas else por_reloj.todas()
        llave = "-pk" if self.orden.startswith("-") else "pk"
        return lista.order_by(*self._ordenes[self.orden], llave)

    def _por_reloj(self, lista: QuerySet[Any]) -> PorReloj:
        return PorReloj(lista, self.bandeja.reloj, descendente=self.orden.startswith("-"))

    @property
    def columnas(self) -> dict[str, Columna]:
        """The headings that order the list, by their key."""
        return {clave: self._columna(clave) for clave in ("vence", "folio", "recibida")}

    def _columna(self, clave: str) -> Columna:
        sentido = {clave: "ascending", f"-{clave}": "descending"}.get(self.orden, "")
        nuevo = f"-{clave}" if sentido == "ascending" else clave
        pedido = self.pedido.copy()
        pedido.pop(PAGINA, None)
        pedido["orden"] = nuevo
        return Columna(f"?{pedido.urlencode()}", sentido)

    @cached_property
    def chips(self) -> list[FiltroPuesto]:
        """The filters in force, each with the link that removes it."""
        return [self._chip(campo, valor) for campo, valor in self.puestos.items()]

    def _chip(self, campo: str, valor: Any) -> FiltroPuesto:
        etiqueta = str(self.filtro.form.fields[campo].label)
        return FiltroPuesto(etiqueta, self._en_palabras(campo, valor), self.sin(campo))

    def _en_palabras(self, campo: str, valor: Any) -> str:
        opciones_del_campo = getattr(self.filtro.form.fields[campo], "choices", None)
        if opciones_del_campo is not None:
            return str(dict(opciones_del_campo).get(valor, valor))
        if valor is True:
            return "Sí"
        return str(valor) if isinstance(valor, str) else fecha_corta(valor)

    def sin(self, *campos: str) -> str:
        """The present address without some filters, from the first page."""
        quedan = self.pedido.copy()
        for campo in (*campos, PAGINA):
            quedan.pop(campo, None)
        return f"?{quedan.urlencode()}"

    @property
    def sin_filtros(self) -> str:
        """The present address without any filter; the order stays."""
        return self.sin(*self.puestos)

    @property
    def url(self) -> str:
        """Where the list is, without what was asked of it."""
        return reverse("bandejas:ver", args=[self.bandeja.clave])

    @property
    def url_de_filtros(self) -> str:
        """Where its filter panel is, with what is in force."""
        ruta = reverse("bandejas:filtros", args=[self.bandeja.clave])
        return f"{ruta}?{self.pedido.urlencode()}" if self.pedido else ruta

    @property
    def filtros_a_la_vista(self) -> bool:
        """Whether the panel comes open: something asked is wrong, or there is nothing else."""
        mal_pedido = self.pedido and self.filtro.form.errors
        return bool(mal_pedido) or (self.es_busqueda and not self.filas)

    @property
    def es_busqueda(self) -> bool:
        """Whether this is the search and not a tray."""
        return self.bandeja == BUSQUEDA
