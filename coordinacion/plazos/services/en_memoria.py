"""Clocks opened, ruled again and ended in memory, for who makes many whole lives at once.

The arithmetic and the fields are those of the verbs; only the reads are kept and the writing is
left to the notebook. The calendars' days must not change meanwhile: `sql.compartir_calendarios`.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import Cuaderno, JsonEscrito, armar
from coordinacion.plazos import escalera, selectors
from coordinacion.plazos.clases import POR_DIAS, ClasePlazo, Desenlace
from coordinacion.plazos.models import AjustePlazo, Calendario, Plazo
from coordinacion.plazos.reglas import VistaCalendario
from coordinacion.plazos.services.ajustes import Causa
from coordinacion.plazos.services.computo import (
    Cuenta,
    Medida,
    Termino,
    computar,
    contar,
    resolver,
)
from coordinacion.plazos.services.relojes import Apertura, campos, reserva

_MAXIMO = 20_000
_FORMATO = "%d/%m/%Y %H:%M"


class Relojes:
    """Every rule, calendar and ladder, read once; the clocks go to `cuaderno`."""

    def __init__(self, cuaderno: Cuaderno) -> None:
        self._cuaderno = cuaderno
        self._catalogo = selectors.catalogo()
        self._vistas: dict[int, VistaCalendario] = {}
        self._calendarios: dict[int | None, Calendario] = {}
        self._terminos: dict[tuple[object, ...], Termino] = {}
        self._cuentas: dict[tuple[object, ...], Cuenta] = {}
        self._pasos: dict[tuple[object, ...], datetime | None] = {}

    @property
    def catalogo(self) -> selectors.Catalogo:
        """What they are counted with."""
        return self._catalogo

    def abrir(self, apertura: Apertura) -> Plazo:
        """Open a clock now; errors as `abrir_varios`."""
        calendario = apertura.calendario or self._calendario_de(apertura.institucion_id)
        dia = reloj.local(apertura.desde).date()
        termino = self._termino(dia, apertura)
        cuenta = self._contar(
            apertura.clase,
            termino.medida,
            apertura.desde,
            calendario,
            apertura.tope,
            reserva() if apertura.tope else 0,
        )
        columnas = campos(apertura, termino, cuenta, calendario)
        columnas["paso_en"] = self._paso(apertura.clase, cuenta.vence_ordinal, calendario)
        return self._cuaderno.anotar(armar(Plazo, columnas, calendario=calendario))

    def recontar(self, plazo: Plazo, apertura: Apertura) -> None:
        """Give a clock that nobody has seen yet the columns of another opening."""
        calendario = plazo.calendario
        termino = self._termino(reloj.local(apertura.desde).date(), apertura)
        cuenta = self._contar(
            apertura.clase, termino.medida, apertura.desde, calendario, None, plazo.reserva
        )
        vars(plazo).update(campos(apertura, termino, cuenta, calendario))
        plazo.paso_en = self._paso(apertura.clase, cuenta.vence_ordinal, calendario)

    def cerrar(self, *plazos: Plazo | None, en: datetime, desenlace: Desenlace) -> None:
        """End those that exist and still run, at the moment of the fact that ends them."""
        for plazo in plazos:
            if plazo is not None and plazo.cerrado_en is None:
                plazo.cerrado_en = en
                plazo.desenlace = desenlace
                plazo.paso_en = None

    def reajustar(
        self, plazo: Plazo, causa: Causa, *, tipo: str, tema: str, fecha: datetime | None
    ) -> None:
        """Rule a clock again under its letter's type and topic, with ledger if its date moves.

        It contains no other clock yet: a letter is classified before it is routed.
        """
        dia = reloj.local(plazo.desde).date()
        termino = resolver(
            self._catalogo.reglas_vigentes(plazo.clase, dia),
            plazo.clase,
            tipo=tipo,
            tema=tema,
            fecha_senalada=fecha,
        )
        antes = plazo.vence_en
        cuenta = self._contar(
            plazo.clase, termino.medida, plazo.desde, plazo.calendario, None, plazo.reserva
        )
        se_mueve = cuenta.vence_en != antes
        columnas = termino.campos() | vars(cuenta)
        columnas["paso_en"] = plazo.paso_en
        if se_mueve:
            columnas["paso_en"] = self._paso(plazo.clase, cuenta.vence_ordinal, plazo.calendario)
        vars(plazo).update(columnas)
        if se_mueve:
            plazo.version += 1
            plazo.ultimo_paso = None
            self._asentar_ajuste(plazo, antes, causa)

    def poner_al_corriente(self, plazo: Plazo, ahora: datetime) -> bool:
        """Leave a running clock as the watch would after looking at it, telling nobody.

        Returns whether it had run out.
        """
        if plazo.cerrado_en is not None:
            return False
        if plazo.paso_en is not None and plazo.paso_en <= ahora:
            self._avanzar(plazo, reloj.local(ahora))
        return plazo.vence_en < ahora

    def habiles_transcurridos(self, desde: datetime, hasta: datetime) -> int:
        """Working days of the unit between two moments, as `selectors.habiles_transcurridos`."""
        dias = self._vista(self._calendario_de(None))
        primero, ultimo = reloj.local(desde).date(), reloj.local(hasta).date()
        uno, otro = dias.ordinal(primero), dias.ordinal(ultimo)
        if uno is None or otro is None:
            return selectors.habiles_transcurridos(desde, hasta)
        return max(otro - uno, 0)

    def _calendario_de(self, institucion_id: int | None) -> Calendario:
        if institucion_id not in self._calendarios:
            suyo = self._catalogo.calendario_de(institucion_id)
            self._calendarios[institucion_id] = suyo
        return self._calendarios[institucion_id]

    def _termino(self, dia: date, apertura: Apertura) -> Termino:
        pedido = (apertura.clase, apertura.tipo, apertura.tema, apertura.cantidad)
        clave = (dia, *pedido, apertura.fecha_senalada)
        if clave not in self._terminos:
            _aligerar(self._terminos)
            self._terminos[clave] = resolver(
                self._catalogo.reglas_vigentes(apertura.clase, dia),
                apertura.clase,
                tipo=apertura.tipo,
                tema=apertura.tema,
                cantidad=apertura.cantidad,
                fecha_senalada=apertura.fecha_senalada,
            )
        return self._terminos[clave]

    def _contar(
        self,
        clase: str,
        medida: Medida,
        desde: datetime,
        calendario: Calendario,
        tope: Plazo | None,
        reserva_: int,
    ) -> Cuenta:
        clave = _clave(clase, medida, desde, calendario, tope)
        cuenta = self._cuentas.get(clave)
        if cuenta is None:
            _aligerar(self._cuentas)
            computo = computar(medida, desde, calendario, tope=tope, reserva=reserva_)
            cuenta = contar(medida, computo, calendario, self._catalogo.escaleras[clase])
            cuenta = replace(cuenta, explicacion=JsonEscrito(cuenta.explicacion))
            self._cuentas[clave] = cuenta
        return cuenta

    def _paso(self, clase: str, ordinal: int | None, calendario: Calendario) -> datetime | None:
        ahora = reloj.local(reloj.ahora())
        dias = self._vista(calendario)
        clave = (clase, calendario.pk, ordinal, ahora.date(), ahora.time() < dias.apertura)
        if clave not in self._pasos:
            _aligerar(self._pasos)
            peldanos = self._catalogo.escaleras[clase]
            self._pasos[clave] = escalera.proximo_paso(ahora, ordinal, dias, peldanos)
        return self._pasos[clave]

    def _avanzar(self, plazo: Plazo, ahora: datetime) -> None:
        dias = self._vista(plazo.calendario)
        peldanos = self._catalogo.escaleras[plazo.clase]
        ordinal = plazo.vence_ordinal
        relativo = None if ordinal is None else escalera.relativo_a(ahora, ordinal, dias)
        if ordinal is None or relativo is None:
            return
        plazo.ultimo_paso = escalera.alcanzado(relativo, peldanos)
        siguiente = escalera.siguiente(relativo, peldanos)
        fecha = None if siguiente is None else dias.fecha_de(ordinal + siguiente)
        plazo.paso_en = (
            None if fecha is None else datetime.combine(fecha, dias.apertura, ahora.tzinfo)
        )

    def _vista(self, calendario: Calendario) -> VistaCalendario:
        if calendario.pk not in self._vistas:
            self._vistas[calendario.pk] = selectors.vista(calendario)
        return self._vistas[calendario.pk]

    def _asentar_ajuste(self, plazo: Plazo, antes: datetime, causa: Causa) -> None:
        ahora = reloj.ahora()
        motivo, acto = causa.motivo[:500], causa.acto[:300]
        self._cuaderno.apuntar(
            AjustePlazo,
            plazo_id=plazo.pk,
            antes=antes,
            despues=plazo.vence_en,
            motivo=motivo,
            acto=acto,
            quien_id=causa.actor.pk,
            en=ahora,
        )
        fechas = [reloj.local(momento).strftime(_FORMATO) for momento in (antes, plazo.vence_en)]
        datos: dict[str, Any] = {"clase": ClasePlazo(plazo.clase).label, "motivo": motivo}
        datos |= {"acto": acto, "cambios": {"vencimiento": fechas}}
        self._cuaderno.apuntar(
            Asiento,
            hecho=Hecho.PLAZO_REAJUSTADO,
            registro="plazo",
            registro_id=plazo.pk,
            asunto_id=plazo.asunto_id,
            turno_id=plazo.turno_id,
            actor_id=causa.actor.pk,
            institucion_id=plazo.institucion_id,
            ocurrido_en=ahora,
            asentado_en=ahora,
            datos=datos,
        )


def _clave(
    clase: str, medida: Medida, desde: datetime, calendario: Calendario, tope: Plazo | None
) -> tuple[object, ...]:
    """What decides a count: of the reception, only its day and whether the office was closed."""
    base = (clase, calendario.pk, medida.cantidad, medida.unidad, medida.dia_uno)
    if tope is None and medida.unidad in POR_DIAS:
        local = reloj.local(desde)
        return (*base, local.date(), local.time() > calendario.hora_cierre)
    limite = None if tope is None else (tope.cerrado_en is None, tope.vence_en, tope.calendario_id)
    return (*base, desde, medida.fecha_senalada, limite)


def _aligerar(memoria: dict[tuple[object, ...], Any]) -> None:
    """Keep a memory from growing without end."""
    if len(memoria) >= _MAXIMO:
        memoria.clear()
