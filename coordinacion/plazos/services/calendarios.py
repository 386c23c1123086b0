"""Calendars: their effective days, and what happens to clocks when a day changes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import make_aware

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import papeles, personas_con_rol
from coordinacion.plazos import sql
from coordinacion.plazos.models import Calendario, DiaInhabil, Plazo
from coordinacion.plazos.services.ajustes import Causa, mover

PRIMER_ANIO = 2023
ANIOS_POR_DELANTE = 5
LOTE = 10_000
VENTANA_DE_REZAGO = timedelta(minutes=10)


def materializar(calendario: Calendario) -> None:
    """Write the effective days of a calendar and of all that inherit from it.

    From 2023, so that ordinals never move by themselves, to five years from now.
    """
    hasta = date(reloj.hoy().year + ANIOS_POR_DELANTE, 12, 31)
    with transaction.atomic():
        sql.formar_cambios()
        for pk in sql.descendencia(calendario.pk):
            sql.materializar(pk, date(PRIMER_ANIO, 1, 1), hasta)
            Calendario.objects.filter(pk=pk).update(version=uuid4())


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
    """Add non-working days by an act; every running clock that they touch moves, with ledger.

    A clock that had already run out is revived only when the act says that it is retroactive.
    Raises `SinPermiso` (only `administracion`) or `DatoInvalido`.
    """
    _exigir_administracion(actor)
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
    _validar(inhabil)
    with transaction.atomic():
        _guardar(inhabil)
        _asentar(actor, Hecho.DIA_INHABIL_AGREGADO, inhabil, acto)
        _propagar(actor, inhabil, f"Días inhábiles: {inhabil.dias} ({motivo})", acto)
    return inhabil


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
        _propagar(actor, inhabil, f"Se retiraron días inhábiles: {inhabil.dias}", acto)
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
    asentar(
        actor,
        Hecho.CATALOGO_CAMBIADO,
        registro="calendario",
        registro_id=calendario.pk,
        datos={
            "catalogo": "de calendarios",
            "nombre": f"{calendario.nombre}, publicado hasta {hasta:%d/%m/%Y} ({acto})",
            "cambios": {"publicado_hasta": [antes and antes.isoformat(), hasta.isoformat()]},
        },
    )
    desde = min(antes or date(PRIMER_ANIO, 1, 1), hasta)
    familia = sql.descendencia(calendario.pk)
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True, calendario__in=familia)
    inicio = make_aware(datetime.combine(desde, time.min))
    causa = Causa(actor, "Se publicó el calendario.", acto)
    _por_lotes(abiertos.filter(vence_en__gte=inicio), causa, set())
    return calendario


def _exigir_administracion(actor: Usuario) -> None:
    if not papeles(actor).tiene(Rol.ADMINISTRACION):
        raise SinPermiso


def _validar(inhabil: DiaInhabil) -> None:
    try:
        inhabil.full_clean()
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


def _propagar(actor: Usuario, inhabil: DiaInhabil, motivo: str, acto: str) -> None:
    """Materialise the change and move the clocks that it touches, now and after commit.

    A clock that somebody is opening with the old days commits after this has looked: once they
    have all ended, those that were not seen are looked at.
    """
    inicio = reloj.ahora()
    materializar(inhabil.calendario)
    familia = sql.descendencia(inhabil.calendario_id)
    causa = Causa(actor, motivo, acto)
    vistos: set[int] = set()
    revividos = _mover_tocados(_abiertos(inhabil), familia, inhabil, causa, vistos)
    sql.reordenar(familia)
    if inhabil.retroactivo:
        _avisar_revividos(inhabil, revividos)
    recientes = _abiertos(inhabil).filter(creado_en__gte=inicio - VENTANA_DE_REZAGO)
    rezagados = partial(_alcanzar, recientes, familia, inhabil, causa, vistos)
    transaction.on_commit(rezagados, robust=True)


def _alcanzar(
    recientes: QuerySet[Plazo],
    familia: Sequence[int],
    inhabil: DiaInhabil,
    causa: Causa,
    vistos: set[int],
) -> None:
    with transaction.atomic():
        sql.esperar_aperturas()
    with transaction.atomic():
        _mover_tocados(recientes, familia, inhabil, causa, vistos)


def _abiertos(inhabil: DiaInhabil) -> QuerySet[Plazo]:
    """The running clocks that may move: those already expired, only by a retroactive act."""
    abiertos = Plazo.objects.filter(cerrado_en__isnull=True)
    return abiertos if inhabil.retroactivo else abiertos.filter(vence_en__gte=reloj.ahora())


def _mover_tocados(
    abiertos: QuerySet[Plazo],
    familia: Sequence[int],
    inhabil: DiaInhabil,
    causa: Causa,
    vistos: set[int],
) -> list[int]:
    """Move the clocks whose span includes a changed day; return those that came back to life.

    Those in ``vistos`` are left alone, and those looked at are added to it.
    """
    revividos: list[int] = []
    # Letters first: what must fit inside them is then computed against their new date.
    for contenidos, prefijo in ((False, ""), (True, ""), (True, "tope__")):
        tramo = _tramo(familia, inhabil, prefijo)
        tocados = abiertos.filter(tramo, tope__isnull=not contenidos)
        revividos += _por_lotes(tocados, causa, vistos)
    return revividos


def _tramo(familia: Sequence[int], inhabil: DiaInhabil, prefijo: str) -> Q:
    """Clocks (or their ceilings, by ``prefijo``) that run over some of the days."""
    desde = make_aware(datetime.combine(inhabil.fecha_inicio, time.min))
    hasta = make_aware(datetime.combine(inhabil.fecha_fin, time.max))
    return Q(
        **{
            f"{prefijo}calendario__in": familia,
            f"{prefijo}vence_en__gte": desde,
            f"{prefijo}desde__lte": hasta,
        }
    )


def _por_lotes(plazos: QuerySet[Plazo], causa: Causa, vistos: set[int]) -> list[int]:
    """Recompute in batches, in the order of the keys; return those that came back to life."""
    ids = [pk for pk in plazos.order_by("pk").values_list("pk", flat=True) if pk not in vistos]
    vistos.update(ids)
    revividos: list[int] = []
    for inicio in range(0, len(ids), LOTE):
        revividos += mover(ids[inicio : inicio + LOTE], causa)
    return revividos


def _avisar_revividos(inhabil: DiaInhabil, ids: Sequence[int]) -> None:
    """One notice per person about all the clocks of theirs that a retroactive act revived."""
    revividos = Plazo.objects.filter(pk__in=ids)
    cuenta: Counter[int] = Counter()
    for institucion_id, cuantos in (
        revividos.values_list("institucion").annotate(n=Count("pk")).order_by()
    ):
        rol = Rol.ANALISTA if institucion_id is None else Rol.ENLACE
        for persona in personas_con_rol(rol, institucion_id):
            cuenta[persona.pk] += cuantos
    avisar(
        NuevoAviso(
            clave=f"inhabil:{inhabil.pk}:{persona_id}",
            destinatario_id=persona_id,
            titulo=f"Plazos vencidos que vuelven a correr: {cuantos}",
            texto=f"{inhabil.acto} declaró inhábil {inhabil.dias} con efecto retroactivo.",
        )
        for persona_id, cuantos in cuenta.items()
    )
