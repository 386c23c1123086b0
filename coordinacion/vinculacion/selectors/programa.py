"""The year's programme: how many meetings of each kind, month by month. Each number is a list."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import ExtractMonth
from django.utils import timezone

from coordinacion.nucleo.templatetags.interfaz import MESES
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion import reglas
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.opciones import ClaseReunion, ListaReuniones
from coordinacion.vinculacion.selectors.reuniones import de_lista, del_periodo


@dataclass(frozen=True)
class Casilla:
    """One number, and the filters that open its list."""

    cuantas: int
    consulta: str


@dataclass(frozen=True)
class Renglon:
    """A month, a quarter or the year: one number for each kind, all of them, and those held."""

    titulo: str
    casillas: list[Casilla]
    es_suma: bool


def programa(usuario: Usuario, anio: int) -> list[Renglon]:
    """The months, each quarter after its own, and the year; what was cancelled does not count.
    One query."""
    todas, hechas = _cuentas(usuario, anio)
    renglones = []
    for trimestre, nombre in enumerate(reglas.TRIMESTRES, start=1):
        meses = range(3 * trimestre - 2, 3 * trimestre + 1)
        renglones += [
            _renglon(MESES[mes - 1].capitalize(), [mes], f"anio={anio}&mes={mes}", todas, hechas)
            for mes in meses
        ]
        del_trimestre = f"anio={anio}&trimestre={trimestre}"
        renglones.append(_renglon(nombre, meses, del_trimestre, todas, hechas, es_suma=True))
    del_anio = f"anio={anio}"
    renglones.append(_renglon(str(anio), range(1, 13), del_anio, todas, hechas, es_suma=True))
    return renglones


_Cuentas = Counter[tuple[int, str]]


def _cuentas(usuario: Usuario, anio: int) -> tuple[_Cuentas, _Cuentas]:
    """By month and kind: those that were not cancelled, and those held."""
    visibles = Reunion.objects.visibles_para(usuario).filter(
        del_periodo({"anio": anio}), de_lista(ListaReuniones.VIGENTES)
    )
    mes = ExtractMonth("inicia_en", tzinfo=timezone.get_default_timezone())
    filas = (
        visibles.order_by()
        .annotate(mes=mes)
        .values_list("mes", "clase")
        .annotate(Count("pk"), Count("pk", filter=de_lista(ListaReuniones.REALIZADAS)))
    )
    todas: _Cuentas = Counter()
    hechas: _Cuentas = Counter()
    for del_mes, clase, cuantas, realizadas in filas:
        todas[del_mes, clase], hechas[del_mes, clase] = cuantas, realizadas
    return todas, hechas


def _renglon(
    titulo: str,
    meses: Collection[int],
    consulta: str,
    todas: _Cuentas,
    hechas: _Cuentas,
    *,
    es_suma: bool = False,
) -> Renglon:
    vigentes = f"{consulta}&lista={ListaReuniones.VIGENTES}"
    casillas = [
        Casilla(_suma(todas, meses, [clase]), f"{vigentes}&clase={clase}")
        for clase in ClaseReunion.values
    ]
    casillas.append(Casilla(_suma(todas, meses, ClaseReunion.values), vigentes))
    realizadas = f"{consulta}&lista={ListaReuniones.REALIZADAS}"
    casillas.append(Casilla(_suma(hechas, meses, ClaseReunion.values), realizadas))
    return Renglon(titulo, casillas, es_suma)


def _suma(cuentas: _Cuentas, meses: Collection[int], clases: Collection[str]) -> int:
    return sum(cuentas[mes, clase] for mes in meses for clase in clases)
