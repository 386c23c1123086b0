"""Opening, previewing and ending clocks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.sql import fila
from coordinacion.plazos import selectors, sql
from coordinacion.plazos.clases import Desenlace
from coordinacion.plazos.escalera import proximo_paso
from coordinacion.plazos.models import Calendario, Plazo
from coordinacion.plazos.reglas import Computo
from coordinacion.plazos.selectors import Catalogo
from coordinacion.plazos.services.computo import Cuenta, Cuentas, Termino, computar, resolver
from coordinacion.plazos.sql_apertura import PROPIAS


@dataclass(frozen=True, kw_only=True)
class Apertura:
    """A clock to open: its class, the moment it counts from and whose it is: of a letter
    (``asunto_id``), or of a record of its own page.

    ``calendario`` left out is the institution's own, or the default one. ``tipo`` and ``tema``
    choose the rule; ``cantidad`` replaces its amount and ``fecha_senalada`` the whole rule.
    ``direccion`` is told where no institution owes it. ``tope`` is the clock that this one must fit
    inside, less the unit's reserve.
    """

    clase: str
    desde: datetime
    asunto_id: int | None
    folio: str
    url: str
    calendario: Calendario | None = None
    institucion_id: int | None = None
    turno_id: int | None = None
    persona_id: int | None = None
    tipo: str = ""
    tema: str = ""
    cantidad: int | None = None
    fecha_senalada: datetime | None = None
    tope: Plazo | None = None
    direccion: str = ""


def abrir(
    *,
    clase: str,
    desde: datetime,
    asunto_id: int | None,
    folio: str,
    url: str,
    calendario: Calendario | None = None,
    institucion_id: int | None = None,
    turno_id: int | None = None,
    persona_id: int | None = None,
    tipo: str = "",
    tema: str = "",
    cantidad: int | None = None,
    fecha_senalada: datetime | None = None,
    tope: Plazo | None = None,
    direccion: str = "",
) -> Plazo:
    """Open one clock; see `Apertura` for the arguments and `abrir_varios` for the errors."""
    apertura = Apertura(
        clase=clase,
        desde=desde,
        asunto_id=asunto_id,
        folio=folio,
        url=url,
        calendario=calendario,
        institucion_id=institucion_id,
        turno_id=turno_id,
        persona_id=persona_id,
        tipo=tipo,
        tema=tema,
        cantidad=cantidad,
        fecha_senalada=fecha_senalada,
        tope=tope,
        direccion=direccion,
    )
    return abrir_varios([apertura])[0]


@transaction.atomic
def abrir_varios(aperturas: Sequence[Apertura]) -> list[Plazo]:
    """Open many clocks with the same few queries as one; they come back in the same order.

    Raises `ErrorDeDominio` when no rule is in force for a class, and `DatoInvalido` (field
    ``fecha_senalada``) when the rule asks for the document's own date.
    """
    if not aperturas:
        return []
    return Plazo.objects.bulk_create(_preparar(aperturas))


@dataclass(frozen=True)
class Filas:
    """Clocks not yet written: what some share, and what each has of its own with its place (`n`)
    in the former. The columns are those of `sql_apertura`."""

    comunes: list[dict[str, Any]] = field(default_factory=list)
    propias: list[dict[str, Any]] = field(default_factory=list)


def preparar_filas(aperturas: Sequence[Apertura]) -> Filas:
    """The clocks as rows, for a verb that writes them with all the rest in one statement.

    Only inside a transaction, which holds back whoever changes a calendar until it ends. Raises
    as `abrir_varios`.
    """
    filas = Filas()
    if not aperturas:
        return filas
    catalogo = selectors.catalogo(sql.compartir_calendarios())
    cuentas = Cuentas(catalogo)
    lugares: dict[Apertura, int] = {}
    for apertura in aperturas:
        modelo = _lo_comun(apertura, catalogo)
        if modelo not in lugares:
            lugares[modelo] = len(lugares)
            filas.comunes.append(fila(_uno(modelo, catalogo, cuentas)))
        propia = {columna: getattr(apertura, columna) for columna in PROPIAS}
        filas.propias.append(propia | {"n": lugares[modelo]})
    return filas


def _lo_comun(apertura: Apertura, catalogo: Catalogo) -> Apertura:
    """The same clock whoever's it is: with its calendar instead of its institution."""
    return replace(
        apertura,
        calendario=_calendario(apertura, catalogo),
        institucion_id=None,
        persona_id=None,
        asunto_id=0,
        turno_id=None,
        folio="",
        url="",
    )


def _preparar(aperturas: Sequence[Apertura]) -> list[Plazo]:
    catalogo = selectors.catalogo(sql.compartir_calendarios())
    cuentas = Cuentas(catalogo)
    return [_uno(apertura, catalogo, cuentas) for apertura in aperturas]


def _uno(apertura: Apertura, catalogo: Catalogo, cuentas: Cuentas) -> Plazo:
    termino, calendario = _termino(apertura, catalogo), _calendario(apertura, catalogo)
    local = reloj.local(apertura.desde)
    numero = cuentas.numero(
        apertura.clase,
        termino.medida,
        apertura.desde,
        local.date(),
        local.time(),
        calendario,
        apertura.tope,
        reserva(),
    )
    return nuevo(apertura, termino, cuentas.lista[numero], calendario)


def prever(
    *,
    clase: str,
    desde: datetime,
    calendario: Calendario | None = None,
    institucion_id: int | None = None,
    tipo: str = "",
    tema: str = "",
    cantidad: int | None = None,
    fecha_senalada: datetime | None = None,
    tope: Plazo | None = None,
) -> Computo:
    """When such a clock would run out, and why, without writing; errors as `abrir_varios`."""
    apertura = Apertura(
        clase=clase,
        desde=desde,
        asunto_id=0,
        folio="",
        url="",
        calendario=calendario,
        institucion_id=institucion_id,
        tipo=tipo,
        tema=tema,
        cantidad=cantidad,
        fecha_senalada=fecha_senalada,
        tope=tope,
    )
    return prever_varios([apertura])[0]


def prever_varios(aperturas: Sequence[Apertura]) -> list[Computo]:
    """As `prever`, of many with the same queries as one."""
    catalogo = selectors.catalogo()
    return [
        computar(
            _termino(una, catalogo).medida,
            una.desde,
            _calendario(una, catalogo),
            tope=una.tope,
            reserva=reserva(),
        )
        for una in aperturas
    ]


def cerrar(plazo: Plazo, *, en: datetime, desenlace: Desenlace) -> Plazo:
    """End a clock at the moment of the fact that ends it; an ended clock is left as it is.

    ``plazo`` is brought up to date with its row.
    """
    if cerrar_en_bloque([plazo.pk], en=en, desenlace=desenlace):
        marcar_cerrado(plazo, en=en, desenlace=desenlace)
    else:
        plazo.refresh_from_db(fields=["cerrado_en", "desenlace", "paso_en"])
    return plazo


def marcar_cerrado(plazo: Plazo, *, en: datetime, desenlace: Desenlace) -> None:
    """Bring a clock in memory up to date with its row, which the caller has just ended."""
    plazo.cerrado_en, plazo.desenlace, plazo.paso_en = en, desenlace, None


def cerrar_si_corren(*plazos: Plazo | None, en: datetime, desenlace: Desenlace) -> None:
    """End those clocks that exist and still run; each is brought up to date with its row."""
    for plazo in plazos:
        if plazo is not None and plazo.cerrado_en is None:
            cerrar(plazo, en=en, desenlace=desenlace)


def corregir_cierre(plazo: Plazo, *, en: datetime, desenlace: Desenlace) -> Plazo:
    """Rewrite how an ended clock ended, when what proves it arrived later than the system knew."""
    Plazo.objects.filter(pk=plazo.pk, cerrado_en__isnull=False).update(
        cerrado_en=en, desenlace=desenlace
    )
    plazo.refresh_from_db(fields=["cerrado_en", "desenlace"])
    return plazo


def reabrir(plazo: Plazo) -> None:
    """An ended clock runs again to the same date, for what ended it did not hold.

    No step that was told is told again; ``plazo`` is brought up to date with its row.
    """
    plazo.cerrado_en, plazo.desenlace = None, ""
    plazo.paso_en = _siguiente_paso(plazo, callado=False)
    plazo.save(update_fields=["cerrado_en", "desenlace", "paso_en"])


def dejar_tarde_si_vencio(plazo: Plazo) -> None:
    """Before its date is moved: a running clock that has run out is late whatever its new date."""
    if plazo.vencio_en is None and plazo.vencido_a(reloj.ahora()):
        plazo.vencio_en = plazo.vence_en
        plazo.save(update_fields=["vencio_en"])


def callar_lo_pasado(plazo: Plazo) -> None:
    """A clock opened for what was owed elsewhere tells nobody of the days that already passed;
    one that had run out, nothing at all. ``plazo`` is brought up to date with its row."""
    plazo.paso_en = _siguiente_paso(plazo, callado=True)
    plazo.save(update_fields=["paso_en"])


def _siguiente_paso(plazo: Plazo, *, callado: bool) -> datetime | None:
    """When the watch must look at it next; None when what ran out is not to be told."""
    if callado and plazo.vencido_a(reloj.ahora()):
        return None
    catalogo = selectors.catalogo(sql.compartir_calendarios())
    dias = selectors.vista(catalogo.calendarios[plazo.calendario_id])
    escalera = catalogo.escaleras[plazo.clase]
    return proximo_paso(reloj.local(reloj.ahora()), plazo.vence_ordinal, dias, escalera)


def cerrar_en_bloque(ids: Collection[int], *, en: datetime, desenlace: Desenlace) -> int:
    """End those of the clocks that still run, with one statement; return how many."""
    abiertos = Plazo.objects.filter(pk__in=ids, cerrado_en__isnull=True)
    return abiertos.update(cerrado_en=en, desenlace=desenlace, paso_en=None)


def asignar_persona(ids: Collection[int], persona_id: int | None) -> int:
    """Say who took the work that those running clocks measure, so that they are told first."""
    abiertos = Plazo.objects.filter(pk__in=ids, cerrado_en__isnull=True)
    return abiertos.update(persona_id=persona_id)


def reserva() -> int:
    """Working days that the unit keeps to review and notify before the petitioner's date."""
    return int(settings.PLAZOS["RESERVA_HABILES"])


def _termino(apertura: Apertura, catalogo: Catalogo) -> Termino:
    dia = reloj.local(apertura.desde).date()
    return resolver(
        catalogo.reglas_vigentes(apertura.clase, dia),
        apertura.clase,
        tipo=apertura.tipo,
        tema=apertura.tema,
        cantidad=apertura.cantidad,
        fecha_senalada=apertura.fecha_senalada,
    )


def _calendario(apertura: Apertura, catalogo: Catalogo) -> Calendario:
    """Its own or its institution's; its ceiling's too comes from memory, not from a query."""
    if apertura.tope is not None:
        apertura.tope.calendario = catalogo.calendarios[apertura.tope.calendario_id]
    return apertura.calendario or catalogo.calendario_de(apertura.institucion_id)


def campos(
    apertura: Apertura, termino: Termino, cuenta: Cuenta, calendario: Calendario
) -> dict[str, Any]:
    """The columns of the clock of an opening, as of now."""
    return {
        "clase": apertura.clase,
        "calendario_id": calendario.pk,
        "institucion_id": apertura.institucion_id,
        "persona_id": apertura.persona_id,
        "asunto_id": apertura.asunto_id,
        "turno_id": apertura.turno_id,
        "direccion": apertura.direccion,
        "folio": apertura.folio,
        "url": apertura.url,
        "tope_id": apertura.tope.pk if apertura.tope else None,
        "reserva": reserva() if apertura.tope else 0,
        "desde": apertura.desde,
        "vence_original_en": cuenta.vence_en,
        "creado_en": reloj.ahora(),
        **termino.campos(),
        **vars(cuenta),
    }


def nuevo(apertura: Apertura, termino: Termino, cuenta: Cuenta, calendario: Calendario) -> Plazo:
    """The clock of an opening, unsaved, as of now."""
    conocidos = {"calendario": calendario}
    return armar(Plazo, campos(apertura, termino, cuenta, calendario), **conocidos)
