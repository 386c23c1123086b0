"""More time on a clock: asked for, and granted or refused. The caller says who may and tells it."""

from datetime import datetime

from django.db import transaction

from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import EstadoProrroga
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import selectors
from coordinacion.plazos.clases import termino_en_palabras
from coordinacion.plazos.models import Plazo, Prorroga
from coordinacion.plazos.services.ajustes import Causa, contar_con, mover


def solicitar_prorroga(
    plazo: Plazo | None, *, actor: Usuario, dias: int, motivo: str, en: datetime
) -> tuple[Prorroga, bool]:
    """Ask for more time at `en` (UTC), the moment of the fact; the date does not move yet.

    ``dias`` are of the clock's own unit. The same request sent again is the one that waits; the
    second value says whether it is new. Raises `DatoInvalido`.
    """
    if plazo is None or plazo.cerrado_en is not None:
        raise DatoInvalido("No hay un plazo de respuesta que corra.")
    pendiente = selectors.prorroga_por_resolver(plazo)
    if pendiente is not None:
        if (pendiente.dias, pendiente.motivo) == (dias, motivo):
            return pendiente, False
        raise DatoInvalido("Ya hay una solicitud de prórroga por resolver.")
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique por qué necesita más tiempo."})
    _exigir_dentro_de_la_regla(plazo, dias)
    nueva = Prorroga.objects.create(
        plazo=plazo,
        dias=dias,
        motivo=motivo,
        extemporanea=plazo.vencido_a(en),
        solicitada_en=en,
        solicitada_por=actor,
    )
    return nueva, True


@transaction.atomic
def conceder_prorroga(
    plazo: Plazo | None, *, actor: Usuario, dias: int, motivo: str, rebasa: bool
) -> Prorroga:
    """Grant so much of what waits; the date moves with its ledger line and its fact.

    ``rebasa`` says whether the actor may go beyond the petitioner's date. Asked once the clock
    had run out, it stays late against its original date. ``plazo`` is brought up to date. Raises
    `EstadoNoAdmite` when nothing waits, or `DatoInvalido`.
    """
    prorroga, plazo = _por_resolver(plazo)
    _exigir_dentro_de_la_regla(plazo, dias)
    prorroga.dias_concedidos = dias
    _resolver(prorroga, EstadoProrroga.CONCEDIDA, actor, motivo)
    if prorroga.extemporanea and plazo.vencio_en is None:
        Plazo.objects.filter(pk=plazo.pk).update(vencio_en=plazo.vence_en)
    mover([plazo.pk], Causa(actor, f"Prórroga de {prorroga.concedido}. {motivo}".strip()))
    plazo.refresh_from_db()
    tope = tope_que_pasa(plazo, plazo.vence_en)
    if not rebasa and tope is not None:
        fecha = reloj.local(tope.vence_en)
        raise DatoInvalido(
            {
                "dias": f"Rebasa la fecha del peticionario ({fecha:%d/%m/%Y}): conceda menos, o "
                "pida a la persona titular de la unidad que la conceda."
            }
        )
    return prorroga


def negar_prorroga(plazo: Plazo | None, *, actor: Usuario, motivo: str) -> Prorroga:
    """Refuse what waits; the date stays. Raises `EstadoNoAdmite`, or `DatoInvalido`."""
    prorroga, _ = _por_resolver(plazo)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique por qué se niega."})
    _resolver(prorroga, EstadoProrroga.NEGADA, actor, motivo)
    return prorroga


def prever_prorroga(plazo: Plazo, dias: int) -> datetime:
    """When the clock would run out with so much more, without writing."""
    return contar_con(plazo, dias).vence_en


def tope_que_pasa(plazo: Plazo, vence: datetime) -> Plazo | None:
    """The running clock that contains this one, if `vence` is beyond its date."""
    tope = plazo.tope
    pasa = tope is not None and tope.cerrado_en is None and vence > tope.vence_en
    return tope if pasa else None


def _por_resolver(plazo: Plazo | None) -> tuple[Prorroga, Plazo]:
    prorroga = selectors.prorroga_por_resolver(plazo) if plazo is not None else None
    if plazo is None or prorroga is None:
        raise EstadoNoAdmite("No hay una solicitud de prórroga por resolver.")
    return prorroga, plazo


def _resolver(prorroga: Prorroga, estado: EstadoProrroga, actor: Usuario, motivo: str) -> None:
    prorroga.estado, prorroga.resolucion = estado, motivo
    prorroga.resuelta_por, prorroga.resuelta_en = actor, reloj.ahora()
    prorroga.save()


def _exigir_dentro_de_la_regla(plazo: Plazo, dias: int) -> None:
    queda = selectors.prorroga_que_admite(plazo)
    if queda <= 0:
        raise DatoInvalido("La regla de este plazo no admite más prórroga.")
    if not 1 <= dias <= queda:
        limite = termino_en_palabras(queda, plazo.unidad_de_prorroga)
        raise DatoInvalido({"dias": f"La regla admite hasta {limite}."})
