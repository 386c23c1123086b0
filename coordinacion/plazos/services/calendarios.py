"""The verbs of calendars: create one, add and withdraw its days, say until when it is known."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos import sql
from coordinacion.plazos.models import Calendario, DiaInhabil, Plazo
from coordinacion.plazos.services.ajustes import Causa
from coordinacion.plazos.services.dias import (
    PRIMER_ANIO,
    Cambio,
    materializar,
    mover_por_lotes,
    propagar,
)


@transaction.atomic
def crear_calendario(actor: Usuario, calendario: Calendario) -> Calendario:
    """Save a new calendar with its effective days. Raises `SinPermiso` or `DatoInvalido`."""
    _exigir_administracion(actor)
    _validar(calendario)
    sql.formar_cambios()
    calendario.save()
    materializar(calendario)
    cambios = {"hereda": [None, str(calendario.padre or "")]}
    _asentar_cambio(actor, calendario, "nuevo", cambios)
    return calendario


def agregar_inhabil(
    actor: Usuario,
    *,
    calendario: Calendario,
    fecha_inicio: date,
    fecha_fin: date | None = None,
    motivo: str,
    acto: str,
    publicado_en: date | None = None,
    fuente: str = "",
    retroactivo: bool = False,
) -> DiaInhabil:
    """Add non-working days by an act; see `agregar_inhabiles`."""
    inhabil = DiaInhabil(
        calendario=calendario,
        fecha_inicio=fecha_inicio,
        fecha_fin=fecha_fin or fecha_inicio,
        motivo=motivo,
        acto=acto,
        publicado_en=publicado_en,
        fuente=fuente,
        retroactivo=retroactivo,
    )
    agregar_inhabiles(actor, calendario, [inhabil], acto=acto)
    return inhabil


def agregar_inhabiles(
    actor: Usuario, calendario: Calendario, nuevos: Sequence[DiaInhabil], *, acto: str
) -> None:
    """Add all the days of one act; every running clock that they touch moves once, with ledger.

    A clock that had already run out is revived only when the act says that it is retroactive.
    Raises `SinPermiso` (only `administracion`) or `DatoInvalido`.
    """
    _exigir_administracion(actor)
    for inhabil in nuevos:
        _validar(inhabil)
    with transaction.atomic():
        sql.formar_cambios()
        for inhabil in nuevos:
            _guardar(inhabil)
            _asentar(actor, Hecho.DIA_INHABIL_AGREGADO, inhabil, acto)
        causa = Causa(actor, _motivo(nuevos), acto)
        propagar(Cambio(f"inhabil:{nuevos[0].pk}", calendario, nuevos, causa))


def _motivo(nuevos: Sequence[DiaInhabil]) -> str:
    if len(nuevos) == 1:
        return f"Días inhábiles: {nuevos[0].dias} ({nuevos[0].motivo})"
    desde, hasta = min(n.fecha_inicio for n in nuevos), max(n.fecha_fin for n in nuevos)
    return f"Días inhábiles: {len(nuevos)} periodos, de {desde:%d/%m/%Y} a {hasta:%d/%m/%Y}"


def retirar_inhabil(actor: Usuario, inhabil: DiaInhabil, *, acto: str) -> DiaInhabil:
    """Withdraw non-working days by an act: running clocks that they touched move back.

    Raises `SinPermiso`, `DatoInvalido` without an act, `EstadoNoAdmite` if already withdrawn.
    """
    _exigir_administracion(actor)
    if not acto.strip():
        raise DatoInvalido({"acto": "Indique el acto que deja sin efecto los días inhábiles."})
    with transaction.atomic():
        ahora = reloj.ahora()
        vigentes = DiaInhabil.objects.filter(pk=inhabil.pk, retirado_en__isnull=True)
        if not vigentes.update(retirado_en=ahora, acto_de_retiro=acto):
            raise EstadoNoAdmite("Esos días ya se habían retirado del calendario.")
        inhabil.retirado_en, inhabil.acto_de_retiro = ahora, acto
        _asentar(actor, Hecho.DIA_INHABIL_RETIRADO, inhabil, acto)
        causa = Causa(actor, f"Se retiraron días inhábiles: {inhabil.dias}", acto)
        propagar(Cambio(f"inhabil-retirado:{inhabil.pk}", inhabil.calendario, [inhabil], causa))
    return inhabil


@transaction.atomic
def publicar_calendario(
    actor: Usuario, calendario: Calendario, *, hasta: date, acto: str
) -> Calendario:
    """Say until when the calendar's acts are known; provisional dates that it covers settle.

    Raises `SinPermiso` (only `administracion`) or `DatoInvalido` without an act.
    """
    _exigir_administracion(actor)
    if not acto.strip():
        raise DatoInvalido({"acto": "Indique el acto que publica el calendario."})
    sql.formar_cambios()
    calendario = Calendario.objects.select_for_update().get(pk=calendario.pk)
    antes = calendario.cargado_hasta
    calendario.cargado_hasta = hasta
    calendario.save(update_fields=["cargado_hasta"])
    cambios = {"publicado_hasta": [antes.isoformat() if antes else None, hasta.isoformat()]}
    _asentar_cambio(actor, calendario, f"publicado hasta {hasta:%d/%m/%Y} ({acto})", cambios)
    desde = min(antes or date(PRIMER_ANIO, 1, 1), hasta)
    familia = sql.descendencia(calendario.pk)
    suyos = Q(calendario__in=familia) | Q(tope__calendario__in=familia)
    inicio = make_aware(datetime.combine(desde, time.min))
    abiertos = Plazo.objects.filter(suyos, cerrado_en__isnull=True, vence_en__gte=inicio)
    _confirmar(abiertos, hasta, Causa(actor, "Se publicó el calendario.", acto))
    return calendario


def _confirmar(abiertos: QuerySet[Plazo], hasta: date, causa: Causa) -> None:
    """Count again what still runs; what has run out is settled as it is, for it never revives."""
    ahora, fin = reloj.ahora(), make_aware(datetime.combine(hasta, time.max))
    vencidos = abiertos.filter(provisional=True, vence_en__lt=ahora, vence_en__lte=fin)
    Plazo.objects.filter(pk__in=vencidos.values("pk")).update(provisional=False)
    mover_por_lotes(abiertos.filter(vence_en__gte=ahora), causa, set())


def _exigir_administracion(actor: Usuario) -> None:
    """The role `administracion`; whoever runs a command on the server, as SISTEMA."""
    if not (actor.es_sistema or papeles(actor).tiene(Rol.ADMINISTRACION)):
        raise SinPermiso


def _validar(registro: Calendario | DiaInhabil) -> None:
    try:
        registro.full_clean()
    except ValidationError as error:
        campos = {campo: " ".join(textos) for campo, textos in error.message_dict.items()}
        raise DatoInvalido(campos) from error


def _guardar(inhabil: DiaInhabil) -> None:
    """Save new days; the same ones by the same act may have been added since they were checked."""
    try:
        with transaction.atomic():
            inhabil.save()
    except IntegrityError as error:
        raise DatoInvalido("Esos días ya están en el calendario por el mismo acto.") from error


def _asentar_cambio(
    actor: Usuario, calendario: Calendario, que: str, cambios: Mapping[str, list[str | None]]
) -> None:
    asentar(
        actor,
        Hecho.CATALOGO_CAMBIADO,
        registro="calendario",
        registro_id=calendario.pk,
        datos={
            "catalogo": "de calendarios",
            "nombre": f"{calendario.nombre}, {que}",
            "cambios": cambios,
        },
    )


def _asentar(actor: Usuario, hecho: Hecho, inhabil: DiaInhabil, acto: str) -> None:
    asentar(
        actor,
        hecho,
        registro="calendario",
        registro_id=inhabil.calendario_id,
        datos={
            "calendario": inhabil.calendario.nombre,
            "dias": inhabil.dias,
            "motivo": inhabil.motivo,
            "acto": acto,
            "retroactivo": inhabil.retroactivo,
        },
    )
