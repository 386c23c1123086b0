"""How long each unit had a letter, against its own term and against the petitioner's (ADR 038).

All of it is read off the clocks and the moments that the verbs left: nothing here is typed, and
nothing is kept but the one fact of a conclusion that came late.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter, Etapa
from coordinacion.canalizacion.reglas_tiempos import Tramo, habiles_entre, quien_tardo
from coordinacion.canalizacion.tiempos import Contraste, Demora, Renglon, Tiempos
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import Plazo, Suspension
from coordinacion.plazos.reglas import VistaCalendario
from coordinacion.plazos.selectors import Catalogo, catalogo, vista

_QUE_SE_MIDEN = (Desenlace.NOTIFICADA, Desenlace.IMPOSIBLE_NOTIFICAR)
"""Ends of RESPUESTA that may be late: in the other two nothing was owed any more."""


def tiempos_de(
    carta: Correspondencia, turnos: Sequence[Turno], del_catalogo: Catalogo | None = None
) -> Tiempos:
    """The measures of a letter with its turns, which carry their institution; one query, two if
    some clock ever stood still, and that of the catalogue unless it is given."""
    quieto = Suspension.objects.filter(plazo=OuterRef("pk"))
    plazos = list(
        Plazo.objects.filter(asunto_id=carta.pk)
        .defer("explicacion")
        .annotate(estuvo_quieto=Exists(quieto))
        .order_by("desde", "pk")
    )
    quietos = [plazo.pk for plazo in plazos if vars(plazo)["estuvo_quieto"]]
    pausas = list(Suspension.objects.filter(plazo__in=quietos)) if quietos else []
    return medir(carta, turnos, plazos, pausas, del_catalogo or catalogo())


def demora_de(carta: Correspondencia) -> Demora | None:
    """Who made the letter late, or is making it."""
    return tiempos_de(carta, list(carta.turnos.select_related("institucion"))).demora


def medir(
    carta: Correspondencia,
    turnos: Sequence[Turno],
    plazos: Sequence[Plazo],
    pausas: Sequence[Suspension],
    del_catalogo: Catalogo,
) -> Tiempos:
    """The same of what is already in memory: the clocks of the letter in their order, and when
    they stood still."""
    return _Medidor(carta, turnos, plazos, pausas, del_catalogo).tiempos()


def termino_tarde(plazo: Plazo | None) -> bool:
    """Whether a petitioner's clock ended in one of the ways that may be late, and was."""
    if plazo is None or plazo.cerrado_en is None or plazo.desenlace not in _QUE_SE_MIDEN:
        return False
    return plazo.vencio_en is not None or plazo.cerrado_en > plazo.vence_en


class _Medidor:
    """One letter being measured."""

    def __init__(
        self,
        carta: Correspondencia,
        turnos: Sequence[Turno],
        plazos: Sequence[Plazo],
        pausas: Sequence[Suspension],
        del_catalogo: Catalogo,
    ) -> None:
        self.carta, self.pausas, self.catalogo = carta, pausas, del_catalogo
        desde = reloj.minuto(carta.cuenta_desde)
        se_reabrio = carta.inconformidad_en is not None
        # what was before a letter was reopened belongs to a term that already ended
        self.plazos = [p for p in plazos if not se_reabrio or p.desde >= desde]
        self.turnos = [t for t in turnos if not se_reabrio or t.turnado_en >= desde]
        self.legal = self._ultimo(ClasePlazo.RESPUESTA)
        self.fin = carta.cerrada_en or reloj.ahora()
        self.unidad = del_catalogo.calendario_de(None)
        self._vistas: dict[int, VistaCalendario] = {}

    def tiempos(self) -> Tiempos:
        renglones = sorted(
            [*self._de_la_unidad(), *self._de_los_turnos(), *self._de_la_notificacion()],
            key=lambda uno: (uno.desde, uno.hasta),
        )
        return Tiempos(renglones, self._del_peticionario(), self._demora(renglones))

    # Who had it

    def _de_la_unidad(self) -> Iterator[Renglon]:
        carta, clasificar = self.carta, self._ultimo(ClasePlazo.CLASIFICAR)
        if carta.inconformidad_en is None and clasificar is not None:
            clasificada = clasificar.cerrado_en or self.fin
            capturada = carta.recibida_en
            if carta.recibida_en < carta.capturada_en <= clasificada:  # what is imported is not
                capturada = carta.capturada_en
                limite = clasificar.vence_en
                yield self._renglon(Etapa.REGISTRAR, carta.recibida_en, capturada, limite=limite)
            yield self._renglon(Etapa.CLASIFICAR, capturada, clasificar.cerrado_en, clasificar)
        for plazo in self._de_clase(ClasePlazo.CANALIZAR):
            yield self._renglon(Etapa.CANALIZAR, plazo.desde, plazo.cerrado_en, plazo)
        if not self.turnos and clasificar is not None and carta.atendida_en is not None:
            desde = carta.inconformidad_en or clasificar.cerrado_en or carta.recibida_en
            yield self._renglon(Etapa.RESPONDER, desde, carta.atendida_en)

    def _de_los_turnos(self) -> Iterator[Renglon]:
        rondas = self._de_clase(ClasePlazo.RESPUESTA_TURNO)
        for turno in self.turnos:
            suyas = [plazo for plazo in rondas if plazo.turno_id == turno.pk]
            yield from self._de_un_turno(turno, suyas) if suyas else self._sin_termino(turno)

    def _de_un_turno(self, turno: Turno, rondas: Sequence[Plazo]) -> Iterator[Renglon]:
        siguientes = [plazo.desde for plazo in rondas[1:]] + [turno.atendido_en]
        for vuelta, (plazo, acaba) in enumerate(zip(rondas, siguientes, strict=True), start=1):
            yield self._renglon(
                Etapa.ATENDER, plazo.desde, plazo.cerrado_en, plazo, turno=turno, vuelta=vuelta
            )
            respondio = plazo.desenlace == Desenlace.CUMPLIDO and plazo.cerrado_en is not None
            if respondio and (acaba is not None or turno.esta_vivo):
                yield self._renglon(
                    Etapa.REVISAR,
                    plazo.cerrado_en,
                    acaba,
                    limite=self._fin_de_la_reserva(plazo),
                    turno=turno,
                    vuelta=vuelta,
                )

    def _sin_termino(self, turno: Turno) -> Iterator[Renglon]:
        """A remission, or what was asked without an answer: until when is known, if it is."""
        acaba = turno.atendido_en or turno.respondido_en
        if turno.caracter != Caracter.CONOCIMIENTO and (acaba or turno.esta_vivo):
            yield self._renglon(Etapa.ATENDER, turno.turnado_en, acaba, turno=turno)

    def _de_la_notificacion(self) -> Iterator[Renglon]:
        legal, atendida = self.legal, self.carta.atendida_en
        if atendida is None or legal is None or not legal.obliga:
            return
        if legal.cerrado_en is not None and legal.cerrado_en <= atendida:
            return
        aceptadas = [
            plazo
            for plazo in self._de_clase(ClasePlazo.RESPUESTA_TURNO)
            if plazo.desenlace == Desenlace.CUMPLIDO
        ]
        limites = [limite for p in aceptadas if (limite := self._fin_de_la_reserva(p))]
        limite = max(limites, default=None)
        yield self._renglon(Etapa.NOTIFICAR, atendida, legal.cerrado_en, limite=limite)

    def _renglon(
        self,
        etapa: Etapa,
        desde: datetime | None,
        hasta: datetime | None,
        plazo: Plazo | None = None,
        *,
        limite: datetime | None = None,
        turno: Turno | None = None,
        vuelta: int = 1,
    ) -> Renglon:
        desde = desde or self.carta.recibida_en
        acaba = max(hasta or self.fin, desde)
        calendario = self._vista(plazo)
        primero = reloj.local(desde).date()
        if plazo is not None:
            primero = max(primero, plazo.inicia_en)
        quietos = self._quietos(plazo or self.legal, desde, acaba, calendario)
        dias = habiles_entre(primero, reloj.local(acaba).date(), calendario) - quietos
        return Renglon(
            etapa=etapa,
            desde=desde,
            hasta=acaba,
            sigue=hasta is None and self.carta.cerrada_en is None,
            dias=max(dias, 0),
            suspendidos=quietos,
            plazo=plazo,
            limite=_limite(plazo) or limite,
            turno=turno,
            vuelta=vuelta,
            propio=self._contraste(plazo, acaba),
            legal=self._contraste(self.legal, acaba),
        )

    # Terms

    def _del_peticionario(self) -> Renglon | None:
        legal = self.legal
        if legal is None:
            return None
        return self._renglon(Etapa.NOTIFICAR, legal.desde, legal.cerrado_en, legal)

    def _contraste(self, plazo: Plazo | None, momento: datetime) -> Contraste | None:
        """That moment against the present and the original date of a clock that binds."""
        if plazo is None or not plazo.obliga:
            return None
        if plazo.suspendido_en is not None:
            momento = min(momento, plazo.suspendido_en)
        calendario, dia = self._vista(plazo), reloj.local(momento).date()
        vigente, original = (
            habiles_entre(reloj.local(fecha).date(), dia, calendario)
            for fecha in (plazo.vence_en, plazo.vence_original_en)
        )
        return Contraste(
            vigente=vigente,
            original=original,
            fuera=plazo.vencio_en is not None or momento > plazo.vence_en,
            fuera_del_original=momento > plazo.vence_original_en,
        )

    def _fin_de_la_reserva(self, plazo: Plazo) -> datetime | None:
        """Until when the unit may review and notify what that clock ended: the reserve that was
        kept for it. None when none was."""
        if plazo.cerrado_en is None or not plazo.reserva:
            return None
        calendario = vista(self.unidad)
        dia = reloj.local(plazo.cerrado_en).date()
        fecha = calendario.fecha_de((calendario.ordinal(dia) or 0) + plazo.reserva)
        if fecha is None:
            return None
        return reloj.local(plazo.cerrado_en).replace(
            year=fecha.year,
            month=fecha.month,
            day=fecha.day,
            hour=calendario.cierre.hour,
            minute=calendario.cierre.minute,
            second=0,
            microsecond=0,
        )

    def _quietos(
        self, plazo: Plazo | None, desde: datetime, hasta: datetime, calendario: VistaCalendario
    ) -> int:
        """Working days of the stretch in which that clock stood still."""
        if plazo is None:
            return 0
        tramos = (
            (max(pausa.desde, desde), min(pausa.hasta or hasta, hasta))
            for pausa in self.pausas
            if pausa.plazo_id == plazo.pk
        )
        return sum(
            habiles_entre(reloj.local(de).date(), reloj.local(a).date(), calendario)
            for de, a in tramos
            if de < a
        )

    # The delay

    def _demora(self, renglones: Sequence[Renglon]) -> Demora | None:
        legal = self.legal
        contraste = self._contraste(legal, (legal and legal.cerrado_en) or self.fin)
        if legal is None or contraste is None or not contraste.fuera:
            return None
        if self.carta.cerrada_en is not None and not termino_tarde(legal):
            return None
        hasta = legal.cerrado_en or self.fin
        tramos = [
            self._tramo(lugar, uno, hasta)
            for lugar, uno in enumerate(renglones)
            if uno.desde < hasta and not self._sobraba(uno)
        ]
        quien = quien_tardo(tramos, legal.vencio_en or legal.vence_en, hasta)
        return Demora(
            dias=contraste.vigente,
            corre=legal.cerrado_en is None,
            de_quien=None if quien is None else renglones[quien.lugar],
            exceso=None if quien is None or not quien.rebasa else quien.exceso,
        )

    def _tramo(self, lugar: int, uno: Renglon, tope: datetime) -> Tramo:
        hasta, exceso = min(uno.hasta, tope), 0
        if uno.limite is not None and hasta > uno.limite:
            desde, dia = max(uno.limite, uno.desde), reloj.local(hasta).date()
            exceso = habiles_entre(reloj.local(desde).date(), dia, self._vista(uno.plazo))
        return Tramo(lugar, uno.desde, hasta, uno.limite, exceso)

    def _sobraba(self, uno: Renglon) -> bool:
        """A turn that was withdrawn because the letter no longer needed its answer."""
        atendida, plazo = self.carta.atendida_en, uno.plazo
        return (
            atendida is not None
            and plazo is not None
            and plazo.desenlace == Desenlace.RETIRADO
            and uno.hasta >= atendida
        )

    # Reads of what is in memory

    def _de_clase(self, clase: ClasePlazo) -> list[Plazo]:
        return [plazo for plazo in self.plazos if plazo.clase == clase]

    def _ultimo(self, clase: ClasePlazo) -> Plazo | None:
        return next(reversed(self._de_clase(clase)), None)

    def _vista(self, plazo: Plazo | None) -> VistaCalendario:
        cual = self.unidad.pk if plazo is None else plazo.calendario_id
        if cual not in self._vistas:
            self._vistas[cual] = vista(self.catalogo.calendarios[cual])
        return self._vistas[cual]


def _limite(plazo: Plazo | None) -> datetime | None:
    """When its own term ran out; of what came to nothing, never."""
    if plazo is None or plazo.desenlace == Desenlace.SIN_EFECTO:
        return None
    return plazo.vencio_en or plazo.vence_en
