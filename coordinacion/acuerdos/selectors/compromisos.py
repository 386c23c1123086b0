"""Reads of the commitments: one whole, and the lists of what is still to be done about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, TextChoices

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.models.compromiso import CompromisoQuerySet
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import contar
from coordinacion.nucleo.etiquetas import EstadoCompromiso as Estado
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import ClasePlazo
from coordinacion.plazos.selectors import ordinales, ultimo_dia
from coordinacion.plazos.semaforo import POR_VENCER

QUE_SE_DICE = ("acuerdo", "institucion", "verifica", "coordina", "plazo")


class Lista(TextChoices):
    """The lists. Those of an institution say what is asked of it."""

    POR_INFORMAR = "por_informar", "Por cumplir"
    POR_FORMALIZAR = "por_formalizar", "Por formalizar"
    VIGENTES = "vigentes", "Vigentes"
    POR_VENCER = "por_vencer", "Por vencer"
    VENCIDOS = "vencidos", "Vencidos"
    POR_VERIFICAR = "por_verificar", "Por verificar"
    EN_VERIFICACION = "en_verificacion", "En verificación"
    TERMINADOS = "terminados", "Terminados"


DE_LA_UNIDAD = (
    *(Lista.POR_FORMALIZAR, Lista.VIGENTES, Lista.POR_VENCER, Lista.VENCIDOS),
    *(Lista.POR_VERIFICAR, Lista.TERMINADOS),
)
DE_LA_INSTITUCION = (
    *(Lista.POR_INFORMAR, Lista.VENCIDOS, Lista.POR_VERIFICAR, Lista.EN_VERIFICACION),
    Lista.TERMINADOS,
)


@dataclass(frozen=True)
class _Donde:
    """What a list is narrowed by: the moment, and the institutions of who asks (None: all)."""

    ahora: datetime
    suyas: tuple[int, ...] | None

    def de_quien_lo_debe(self) -> Q:
        return Q() if self.suyas is None else Q(institucion__in=self.suyas)

    def de_quien_verifica(self) -> Q:
        return Q() if self.suyas is None else Q(verifica__in=self.suyas)


def _corren(donde: _Donde) -> Q:
    """Those in force, as the index of open clocks finds them."""
    reloj_abierto = Q(plazo__clase=ClasePlazo.COMPROMISO, plazo__cerrado_en__isnull=True)
    return donde.de_quien_lo_debe() & Q(estado=Estado.VIGENTE) & reloj_abierto


def _por_vencer(donde: _Donde) -> Q:
    ultimo = ultimo_dia(ordinales(), POR_VENCER) or reloj.hoy()
    fin = reloj.inicio_del_dia(ultimo.fromordinal(ultimo.toordinal() + 1))
    return _corren(donde) & Q(plazo__vence_en__gte=donde.ahora, plazo__vence_en__lt=fin)


_FILTROS: Mapping[Lista, Callable[[_Donde], Q]] = {
    Lista.POR_INFORMAR: _corren,
    Lista.POR_FORMALIZAR: lambda donde: Q(estado=Estado.PROPUESTO),
    Lista.VIGENTES: _corren,
    Lista.POR_VENCER: _por_vencer,
    Lista.VENCIDOS: lambda donde: _corren(donde) & Q(plazo__vence_en__lt=donde.ahora),
    Lista.POR_VERIFICAR: lambda donde: donde.de_quien_verifica() & Q(estado=Estado.POR_VERIFICAR),
    Lista.EN_VERIFICACION: lambda donde: donde.de_quien_lo_debe() & Q(estado=Estado.POR_VERIFICAR),
    Lista.TERMINADOS: lambda donde: Q(
        estado__in=[Estado.CUMPLIDO, Estado.INCUMPLIDO, Estado.CANCELADO],
        terminado_en__isnull=False,
    ),
}
_POR_SU_RELOJ = frozenset({Lista.POR_INFORMAR, Lista.VIGENTES, Lista.POR_VENCER, Lista.VENCIDOS})
_ORDEN: Mapping[Lista, tuple[str, ...]] = {Lista.TERMINADOS: ("-terminado_en", "-pk")}


def listas_de(actor: Usuario) -> tuple[Lista, ...]:
    """The lists that the person has: of the unit, or of an institution."""
    return DE_LA_UNIDAD if papeles(actor).unidad else DE_LA_INSTITUCION


def lista(actor: Usuario, cual: Lista, filtros: Mapping[str, Any]) -> CompromisoQuerySet:
    """The commitments of one list that `actor` may see, what runs out first on top."""
    mis = papeles(actor)
    donde = _Donde(reloj.ahora(), None if mis.unidad else tuple(mis.por_institucion))
    filas = Compromiso.objects.visibles_para(actor).filter(_FILTROS[cual](donde))
    orden = ("plazo__vence_en", "pk") if cual in _POR_SU_RELOJ else ("fecha_comprometida", "pk")
    return filas.filter(_pedido(filtros)).order_by(*_ORDEN.get(cual, orden))


def _pedido(filtros: Mapping[str, Any]) -> Q:
    pedido = Q()
    if texto := str(filtros.get("q") or "").strip():
        pedido &= Q(folio__iexact=texto) | Q(texto__icontains=texto) | Q(externo__icontains=texto)
    if institucion := filtros.get("institucion"):
        pedido &= Q(institucion=institucion)
    return pedido


def cuentas(actor: Usuario) -> dict[Lista, int]:
    """How many each of the person's lists has, counted as far as is shown; one statement."""
    cuales = [una for una in listas_de(actor) if una != Lista.TERMINADOS]
    return dict(zip(cuales, contar([lista(actor, una, {}) for una in cuales]), strict=True))


def compromiso_para(actor: Usuario) -> QuerySet[Compromiso]:
    """Commitments that `actor` may open, with what their page shows."""
    return Compromiso.objects.visibles_para(actor).select_related(*QUE_SE_DICE, "continua_a")


def seguimiento_de(compromiso: Compromiso) -> dict[str, Any]:
    """What was told of it while it ran, the latest first; a fixed number of queries."""
    return {
        "avances": compromiso.avances.select_related("por", "institucion").prefetch_related(
            "documentos"
        ),
        "verificaciones": compromiso.verificaciones.select_related(
            "por", "institucion"
        ).prefetch_related("documentos"),
        "reprogramaciones": compromiso.reprogramaciones.select_related("por"),
        "continuaciones": compromiso.continuaciones.all(),
    }


def documento_de(compromiso: Compromiso, documento_id: int) -> Documento:
    """One file of its reports or of what was found of them. Raises `Documento.DoesNotExist`."""
    de_avances = compromiso.avances.filter(documentos=documento_id)
    de_verificaciones = compromiso.verificaciones.filter(documentos=documento_id)
    if not (de_avances.exists() or de_verificaciones.exists()):
        raise Documento.DoesNotExist
    return Documento.objects.get(pk=documento_id)


def aviso_de(compromiso: Compromiso, raiz: str) -> str:
    """The reminder that is copied and sent to who owes it: folio, term and link; no names."""
    plazo, vence = compromiso.plazo, ""
    if plazo is not None:
        verbo = "venció" if plazo.vencido_a(reloj.ahora()) else "vence"
        vence = f" · {verbo} el {reloj.local(plazo.vence_en):%d/%m/%Y}"
    pagina = f" · {raiz}{compromiso.get_absolute_url()}" if compromiso.institucion_id else ""
    return f"Compromiso {compromiso.folio}{vence} · avance de {compromiso.avance} %{pagina}"
