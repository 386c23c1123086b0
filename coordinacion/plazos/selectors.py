"""Reads of calendars, rules, ladders and clocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models import Count, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils.timezone import make_aware

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.escritas import Escrita, Hueco, escribir
from coordinacion.nucleo.etiquetas import EstadoProrroga
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.vigencia import en_vigor
from coordinacion.plazos import sql
from coordinacion.plazos.clases import ClasePlazo, Unidad
from coordinacion.plazos.escalera import Peldano
from coordinacion.plazos.models import (
    AjustePlazo,
    Calendario,
    DiaCalendario,
    EscalonAviso,
    Plazo,
    Prorroga,
    ReglaPlazo,
)
from coordinacion.plazos.reglas import Dia, VistaCalendario

_CALENDARIOS = Calendario.objects.select_related("padre__padre")

# Rules, ladders and calendars in memory, as they are at one mark (`sql.marca_de_catalogos`).
_copia: list["Catalogo"] = []

# Days in memory, by calendar and version: a version is never reused, so a copy is never wrong.
_vistas: dict[int, tuple[tuple[object, ...], VistaCalendario]] = {}

# Rough length in days, only to tell which of two rules of different units is the stricter.
_DIAS_POR_UNIDAD = {
    Unidad.HORAS: 1 / 24,
    Unidad.HORAS_HABILES: 7 / 5 / 6,
    Unidad.HABILES: 7 / 5,
    Unidad.NATURALES: 1.0,
    Unidad.MESES: 30.0,
}


@dataclass(frozen=True)
class Catalogo:
    """All that opening a clock asks for; shared between threads, so nobody writes on its rows."""

    marca: str
    reglas: Sequence[ReglaPlazo]
    escaleras: Mapping[str, Sequence[Peldano]]
    calendarios: Mapping[int, Calendario]

    def reglas_vigentes(self, clase: str, fecha: date) -> list[ReglaPlazo]:
        """The rules of a class in force on a local date; the latest first."""
        return [
            regla
            for regla in self.reglas
            if regla.clase == clase
            and regla.vigente_desde <= fecha
            and (regla.vigente_hasta is None or regla.vigente_hasta >= fecha)
        ]

    def calendario_de(self, institucion_id: int | None) -> Calendario:
        """As `calendario_de`, from memory."""
        return _el_suyo(self.calendarios.values(), institucion_id)


def catalogo(marca: str = "") -> Catalogo:
    """The copy of that mark (the present one), read anew when what is in memory has another.

    What is read after the mark is at least as new as it: never older than what was asked for.
    """
    marca = marca or sql.marca_de_catalogos()
    for copia in _copia:
        if copia.marca == marca:
            return copia
    nueva = Catalogo(
        marca,
        list(ReglaPlazo.objects.order_by("-vigente_desde", "-pk")),
        escaleras(ClasePlazo.values),
        {c.pk: c for c in _CALENDARIOS.all()},
    )
    _copia[:] = [nueva]
    return nueva


def calendario_de(institucion_id: int | None) -> Calendario:
    """The institution's own calendar, or the default one when it has none (or for the unit).

    Raises `Calendario.DoesNotExist` before the catalogues load.
    """
    return _el_suyo(_CALENDARIOS.all(), institucion_id)


def _el_suyo(calendarios: Iterable[Calendario], institucion_id: int | None) -> Calendario:
    comun = None
    for calendario in calendarios:
        if institucion_id is not None and calendario.institucion_id == institucion_id:
            return calendario
        if calendario.es_predeterminado:
            comun = calendario
    if comun is None:
        raise Calendario.DoesNotExist("No hay un calendario predeterminado")
    return comun


def vista(calendario: Calendario) -> VistaCalendario:
    """The calendar in memory; its days are read once per version and process."""
    marca = (
        calendario.version,
        calendario.hora_apertura,
        calendario.hora_cierre,
        calendario.publicado_hasta,
    )
    guardada = _vistas.get(calendario.pk)
    if guardada is None or guardada[0] != marca:
        guardada = (marca, _leer_vista(calendario))
        _vistas[calendario.pk] = guardada
    return guardada[1]


def _leer_vista(calendario: Calendario) -> VistaCalendario:
    filas = DiaCalendario.objects.filter(calendario=calendario).values_list(
        "fecha", "es_habil", "ordinal", "motivo"
    )
    return VistaCalendario(
        nombre=calendario.nombre,
        apertura=calendario.hora_apertura,
        cierre=calendario.hora_cierre,
        cargado_hasta=calendario.publicado_hasta,
        dias={fecha: Dia(habil, ordinal, motivo) for fecha, habil, ordinal, motivo in filas},
    )


def ordinales(fecha: date | None = None) -> dict[int, int]:
    """The working ordinal of a local date (today) in every calendar, with one query."""
    filas = DiaCalendario.objects.filter(fecha=fecha or reloj.hoy())
    return dict(filas.values_list("calendario_id", "ordinal"))


def ultimo_dia(desde: Mapping[int, int], mas: int) -> date | None:
    """The last local date that, in some calendar, is at most ``mas`` working days after its ordinal
    in ``desde``; None without calendars."""
    cerca = Q(pk__in=[])
    for calendario, ordinal in desde.items():
        cerca |= Q(calendario=calendario, ordinal__range=(ordinal, ordinal + mas))
    ultimo: date | None = DiaCalendario.objects.filter(cerca).aggregate(u=Max("fecha"))["u"]
    return ultimo


@dataclass(frozen=True)
class DiaDeOficina:
    """One working day of one calendar; ``institucion_id`` says whose, when it is one's own."""

    calendario_id: int
    institucion_id: int | None
    es_predeterminado: bool
    es_habil: bool
    abre_en: datetime

    def abierto(self, ahora: datetime) -> bool:
        """Whether it is a working day and the office has opened."""
        return self.es_habil and self.abre_en <= ahora


def dias_de_oficina(fecha: date) -> list[DiaDeOficina]:
    """How each calendar has a local date, with one query; a date never materialised is closed."""
    filas = Calendario.objects.annotate(
        habil=Exists(
            DiaCalendario.objects.filter(calendario=OuterRef("pk"), fecha=fecha, es_habil=True)
        )
    ).values_list("pk", "institucion_id", "es_predeterminado", "habil", "hora_apertura")
    return [
        DiaDeOficina(*fila[:4], abre_en=make_aware(datetime.combine(fecha, fila[4])))
        for fila in filas
    ]


def habiles_transcurridos(
    desde: datetime, hasta: datetime, del_catalogo: Catalogo | None = None
) -> int:
    """Working days of the unit's calendar after the day of ``desde`` up to that of ``hasta``.

    ``del_catalogo`` is what the caller has already read.
    """
    dias = vista((del_catalogo or catalogo()).calendario_de(None))
    primero, ultimo = reloj.local(desde).date(), reloj.local(hasta).date()
    siguientes = (primero + timedelta(days=n) for n in range(1, (ultimo - primero).days + 1))
    return sum(dias.dia(fecha).es_habil for fecha in siguientes)


def elegir_regla(
    reglas: Sequence[ReglaPlazo], clase: str, tipo: str = "", tema: str = ""
) -> ReglaPlazo | None:
    """The most specific rule for a type and topic.

    A letter that has no type yet answers under the strictest of all, until it is classified.
    """
    suyas = [r for r in reglas if r.clase == clase]
    if clase == ClasePlazo.RESPUESTA and not tipo:
        return min((r for r in suyas if r.cantidad), key=_rigor, default=None)
    aplican = [r for r in suyas if r.tipo_clave in ("", tipo) and r.tema_clave in ("", tema)]
    return max(aplican, key=lambda r: (bool(r.tipo_clave), bool(r.tema_clave)), default=None)


def _rigor(regla: ReglaPlazo) -> float:
    return (regla.cantidad or 0) * _DIAS_POR_UNIDAD[Unidad(regla.unidad)]


def escaleras(clases: Iterable[str]) -> dict[str, list[Peldano]]:
    """The ladder of each class, with one query."""
    pedidas = set(clases)
    filas = EscalonAviso.objects.filter(clase__in=pedidas)
    hallados = filas.values_list("clase", "dias_habiles", "repite_cada").distinct()
    por_clase: dict[str, list[Peldano]] = {clase: [] for clase in pedidas}
    for clase, dias, repite in hallados.order_by("clase", "dias_habiles"):
        por_clase[clase].append(Peldano(dias, repite))
    return por_clase


def hay_reglas_por_validar() -> bool:
    """Whether some rule in force today still has nobody's name on it (shows the band)."""
    return bool(_alguna_por_validar().filas(hoy=reloj.hoy()))


@cache
def _alguna_por_validar() -> Escrita:
    """Every page of the unit's people asks it, so it is written once."""
    return escribir(_por_validar(Hueco("hoy", DateField())).values_list("pk")[:1])


def por_validar() -> QuerySet[ReglaPlazo]:
    """Rules in force today that nobody has validated."""
    return _por_validar(reloj.hoy())


def _por_validar(dia: date | Hueco) -> QuerySet[ReglaPlazo]:
    return ReglaPlazo.objects.filter(en_vigor(dia), validado_por__isnull=True)


def prorroga_por_resolver(plazo: Plazo) -> Prorroga | None:
    """The extension that was asked for and nobody has resolved, while the clock runs."""
    if plazo.cerrado_en is not None:
        return None
    return plazo.prorrogas.filter(estado=EstadoProrroga.SOLICITADA).first()


def prorroga_que_admite(plazo: Plazo) -> int:
    """How much more its rule lets be granted, in the clock's own unit."""
    maxima = plazo.regla.prorroga_max if plazo.regla is not None else None
    concedido = plazo.prorrogas.aggregate(total=Sum("dias_concedidos"))["total"]
    return (maxima or 0) - (concedido or 0)


def ajustes(plazo: Plazo) -> QuerySet[AjustePlazo]:
    """The ledger of a clock, oldest first."""
    return plazo.ajustes.select_related("quien").order_by("id")


def recorridos(asunto_id: int | OuterRef) -> QuerySet[AjustePlazo]:
    """What acts of calendars moved of a letter's clocks; what they revived is told by its fact."""
    suyos = AjustePlazo.objects.filter(plazo__asunto_id=asunto_id).exclude(acto="")
    revividos = Q(antes__lt=F("en"), despues__gte=F("en"))
    return suyos.exclude(revividos).select_related("quien", "plazo__institucion")


def como_hecho(ajuste: AjustePlazo) -> Asiento:
    """A line of the ledger as the log would tell it, unsaved."""
    plazo = ajuste.plazo
    antes, despues = (reloj.local(m) for m in (ajuste.antes, ajuste.despues))
    return Asiento(
        hecho=Hecho.PLAZO_REAJUSTADO,
        registro="plazo",
        registro_id=plazo.pk,
        asunto_id=plazo.asunto_id,
        turno_id=plazo.turno_id,
        actor=ajuste.quien,
        institucion=plazo.institucion,
        ocurrido_en=ajuste.en,
        asentado_en=ajuste.en,
        datos={
            "clase": plazo.get_clase_display(),
            "motivo": f"{ajuste.motivo} ({ajuste.acto})",
            "cambios": {"vencimiento": [f"{m:%d/%m/%Y %H:%M}" for m in (antes, despues)]},
        },
    )


@dataclass(frozen=True)
class Corrimiento:
    """How many clocks moved from one local day to another."""

    antes: date
    despues: date
    cuantos: int


def ultimo_ajuste() -> int:
    """Where the ledger ends now: what is written from here on has a greater key."""
    return AjustePlazo.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def ajustes_desde(marca: int, actor: Usuario, acto: str) -> QuerySet[AjustePlazo]:
    """What one act of one person moved after `ultimo_ajuste` said ``marca``."""
    return AjustePlazo.objects.filter(pk__gt=marca, quien=actor, acto=acto[:300])


def corrimientos(ajustes: QuerySet[AjustePlazo]) -> list[Corrimiento]:
    """The ledger lines by the days that they move from and to, with one query."""
    dias = ajustes.annotate(de=TruncDate("antes"), a=TruncDate("despues"))
    grupos = dias.values_list("de", "a").annotate(n=Count("pk")).order_by("de", "a")
    return [Corrimiento(*grupo) for grupo in grupos]
