"""Reads of the agreements: the list, one of them whole, and those of a meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet

from coordinacion.acuerdos.models import (
    Acuerdo,
    BorradorDeAcuerdos,
    Compromiso,
    Parte,
    ProyectoEstrategico,
)
from coordinacion.acuerdos.models.acuerdo import AcuerdoQuerySet
from coordinacion.acuerdos.models.compromiso import ABIERTOS, CompromisoQuerySet
from coordinacion.acuerdos.opciones import OrigenAcuerdo
from coordinacion.acuerdos.selectors.dimensiones import DIMENSIONES
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo.cuentas import contar
from coordinacion.nucleo.etiquetas import EstadoAcuerdo, EstadoCompromiso
from coordinacion.nucleo.paginas import rebanada
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion


@dataclass(frozen=True)
class Cumplimiento:
    """How much of an agreement is done: commitments fulfilled, of those that were not cancelled."""

    cumplidos: int
    total: int
    abiertos: int

    @property
    def texto(self) -> str:
        """As people read it."""
        if not self.total:
            return "Sin compromisos"
        return f"{self.cumplidos} de {self.total} compromisos cumplidos"


def con_cumplimiento(acuerdos: AcuerdoQuerySet) -> AcuerdoQuerySet:
    """Agreements with `cumplidos`, `exigibles` (not cancelled) and `abiertos` counted."""
    cuenta = "compromisos"
    return acuerdos.annotate(
        cumplidos=Count(cuenta, Q(compromisos__estado=EstadoCompromiso.CUMPLIDO), distinct=True),
        exigibles=Count(cuenta, ~Q(compromisos__estado=EstadoCompromiso.CANCELADO), distinct=True),
        abiertos=Count(cuenta, Q(compromisos__estado__in=ABIERTOS), distinct=True),
    )


def cumplimiento(compromisos: list[Compromiso]) -> Cumplimiento:
    """The same of one agreement whose commitments were read."""
    estados = [uno.estado for uno in compromisos]
    return Cumplimiento(
        cumplidos=estados.count(EstadoCompromiso.CUMPLIDO),
        total=len(estados) - estados.count(EstadoCompromiso.CANCELADO),
        abiertos=sum(estado in ABIERTOS for estado in estados),
    )


def acuerdo_para(usuario: Usuario) -> AcuerdoQuerySet:
    """Agreements that `usuario` may open, with what their page shows."""
    return Acuerdo.objects.visibles_para(usuario).select_related(
        "reunion", "proyecto", "municipio__region", "creado_por"
    )


def compromisos_de(usuario: Usuario, acuerdo: Acuerdo) -> list[Compromiso]:
    """What is owed by an agreement, as far as `usuario` may read it."""
    suyos = Compromiso.objects.visibles_para(usuario).filter(acuerdo=acuerdo)
    return list(con_lo_que_muestra(suyos).order_by("numero").distinct())


def escritos_en(acuerdos: Iterable[Acuerdo]) -> list[Compromiso]:
    """Every commitment of these agreements, in the order in which they were written."""
    return list(Compromiso.objects.filter(acuerdo__in=acuerdos).order_by("acuerdo", "numero"))


def con_lo_que_muestra(compromisos: CompromisoQuerySet) -> CompromisoQuerySet:
    """Commitments with what a row of any list shows."""
    return compromisos.select_related("institucion", "verifica", "plazo", "acuerdo")


def partes_de(acuerdo: Acuerdo) -> list[Parte]:
    """Its parties, in the order in which they were named."""
    return list(acuerdo.partes.select_related("institucion"))


def lista(usuario: Usuario, filtros: Mapping[str, str]) -> AcuerdoQuerySet:
    """Agreements that `usuario` may read, the latest first, by state, origin and dimension."""
    acuerdos = Acuerdo.objects.visibles_para(usuario)
    if filtros.get("estado", "") in EstadoAcuerdo.values:
        acuerdos = acuerdos.filter(estado=filtros["estado"])
    if filtros.get("origen", "") in OrigenAcuerdo.values:
        acuerdos = acuerdos.filter(origen=filtros["origen"])
    for clave, dimension in DIMENSIONES.items():
        if filtros.get(clave):
            acuerdos = acuerdos.filter(dimension.de_acuerdos(filtros[clave]))
    if texto := filtros.get("q", "").strip():
        acuerdos = acuerdos.filter(Q(folio__iexact=texto) | Q(texto__icontains=texto))
    return acuerdos.order_by("-id").distinct()


def pagina_de(acuerdos: AcuerdoQuerySet, numero: int) -> tuple[list[Acuerdo], bool]:
    """One page with what a row shows, and whether there is another; nothing is counted."""
    llaves, hay_mas = rebanada(acuerdos.values_list("pk", flat=True), numero)
    de_la_pagina = Acuerdo.objects.filter(pk__in=llaves)
    filas = con_cumplimiento(de_la_pagina).select_related("reunion", "proyecto").order_by("-id")
    return list(filas), hay_mas


def por_estado(usuario: Usuario, filtros: Mapping[str, str]) -> dict[str, int]:
    """How many agreements stand in each state, with the other filters as they are."""
    listas = [lista(usuario, {**filtros, "estado": estado}) for estado in EstadoAcuerdo]
    return dict(zip(EstadoAcuerdo.values, contar(listas), strict=True))


def de_la_reunion(usuario: Usuario, reunion: Reunion) -> list[Acuerdo]:
    """What was agreed at a meeting, in the order in which it was written."""
    suyos = Acuerdo.objects.visibles_para(usuario).filter(reunion=reunion)
    return list(con_cumplimiento(suyos).order_by("pk"))


def de_la_minuta(usuario: Usuario, reunion: Reunion) -> AcuerdoQuerySet:
    """The same with what is owed by each, as its minutes print it; two queries."""
    exigibles = Compromiso.objects.exclude(estado=EstadoCompromiso.CANCELADO)
    suyos = con_lo_que_muestra(exigibles).order_by("numero")
    acuerdos = Acuerdo.objects.visibles_para(usuario).filter(reunion=reunion).order_by("pk")
    return acuerdos.prefetch_related(Prefetch("compromisos", suyos))


def carta_de(usuario: Usuario, acuerdo: Acuerdo) -> Correspondencia | None:
    """The letter that it comes from, if `usuario` may read it."""
    if acuerdo.carta_id is None:
        return None
    return Correspondencia.objects.visibles_para(usuario).filter(pk=acuerdo.carta_id).first()


def proyectos() -> QuerySet[ProyectoEstrategico]:
    """Strategic projects from which an agreement may hang."""
    return ProyectoEstrategico.objects.filter(activo=True)


def borrador_de(usuario: Usuario, reunion: Reunion) -> BorradorDeAcuerdos | None:
    """What `usuario` was writing at that meeting."""
    return BorradorDeAcuerdos.objects.filter(reunion=reunion, autor=usuario).first()


def faltan_por_firmar(acuerdo: Acuerdo) -> QuerySet[Parte]:
    """Parties whose signature has not been recorded."""
    return acuerdo.partes.filter(firmado_en=None).select_related("institucion").order_by(F("id"))
