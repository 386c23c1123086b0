"""T7: leap days, year ends, Oaxaca's midnight, and days made non-working under running clocks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.plazos import selectors
from coordinacion.plazos.models import AjustePlazo, DiaInhabil, Plazo
from coordinacion.plazos.services import agregar_inhabil, retirar_inhabil
from coordinacion.plazos.services.relojes import reserva
from tests.elenco import Elenco, crear_elenco, turnada
from tests.plazos import oraculo
from tests.plazos.calendario import ZONA
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.servidores import Servidores

DIA = timedelta(days=1)
FECHAS = st.one_of(
    st.dates(date(2028, 2, 12), date(2028, 3, 2)),  # around a 29 February
    st.dates(date(2026, 12, 14), date(2027, 1, 8)),  # around a year end
    st.dates(date(2027, 3, 1), date(2027, 11, 30)),
)
HORAS = st.sampled_from([0, 5, 8, 9, 12, 14, 15, 17, 18, 20, 23])
"""From 18:00 on in Oaxaca it is already tomorrow in UTC."""
MOMENTOS = st.builds(
    lambda dia, hora, minuto: datetime.combine(dia, time(hora, minuto), tzinfo=ZONA),
    FECHAS,
    HORAS,
    st.sampled_from([0, 1, 30, 59]),
)


@dataclass
class Cuentas:
    """What the drill went through."""

    plazos: int = 0
    corridos: int = 0
    en_otro_dia_utc: int = 0
    faltas: list[str] = field(default_factory=list)


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Each life: a letter routed at some moment, an act that takes days away, and its undoing."""
    informe = Informe("T7", "el calendario cambia bajo los plazos")
    vidas, cuentas = (30 if corto else 600), Cuentas()
    with informe.cronometro():
        _vivir(crear_elenco(), vidas, cuentas)
        informe.reclama(cuentas.faltas)
        informe.reclama(revisar_todo())
    informe.exige(cuentas.corridos > vidas // 3, "casi ningún plazo se movió")
    informe.cuenta(
        f"{vidas} asuntos",
        f"{cuentas.plazos} fechas iguales a la cuenta día por día",
        f"{cuentas.corridos} corridas por un acto",
        f"{cuentas.en_otro_dia_utc} recibidos cuando en UTC ya era mañana",
    )
    return informe


def _vivir(elenco: Elenco, vidas: int, cuentas: Cuentas) -> None:
    @settings(
        max_examples=vidas,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(recibida=MOMENTOS, tras=st.integers(0, 12), duran=st.integers(1, 6))
    def una(recibida: datetime, tras: int, duran: int) -> None:
        vida = _Vida(elenco, recibida, cuentas)
        vida.comprobar("al turnar")
        with vida.inhabiles(recibida.date() + tras * DIA, duran):
            vida.comprobar("con días inhábiles")
        vida.comprobar("tras retirarlos")

    una()


class _Vida:
    """A letter routed to an agency the moment it arrived, and an act one hour later."""

    def __init__(self, elenco: Elenco, recibida: datetime, cuentas: Cuentas) -> None:
        self.elenco, self.recibida, self.cuentas = elenco, recibida, cuentas
        cuentas.en_otro_dia_utc += reloj.local(recibida).date() != _dia_utc(recibida)
        with reloj.en(recibida):
            carta, turnos = turnada(elenco, recibida_en=recibida)
        self.carta_id, self.turno_id = carta.pk, turnos[0].pk

    @contextmanager
    def inhabiles(self, desde: date, duran: int) -> Iterator[None]:
        """Add days by an act, and withdraw them by another."""
        antes = self._fechas()
        with reloj.en(self.recibida + timedelta(hours=1)):
            acto = f"Acuerdo de la vida {self.carta_id}"
            inhabil = agregar_inhabil(
                self.elenco.administracion,
                calendario=selectors.calendario_de(None),
                fecha_inicio=desde,
                fecha_fin=desde + (duran - 1) * DIA,
                motivo="Suspensión de labores",
                acto=acto,
            )
        self.cuentas.corridos += sum(
            antes[clave] != fecha for clave, fecha in self._fechas().items()
        )
        yield
        with reloj.en(self.recibida + timedelta(hours=2)):
            retirar_inhabil(self.elenco.administracion, inhabil, acto="Se deja sin efecto")

    def comprobar(self, cuando: str) -> None:
        """Each date is what counting one day at a time gives, and the ledger leads to it."""
        oficina = _oficina()
        respuesta = oraculo.vence(self.recibida, 10, "habiles", oficina, mismo=False)
        suyo = oraculo.vence(self.recibida, 5, "habiles", oficina, mismo=False)
        limite = _antes(respuesta, reserva(), oficina)
        esperado = {
            "respuesta": respuesta,
            "acuse": oraculo.vence(self.recibida, 2, "habiles", oficina, mismo=False),
            "respuesta_turno": min(suyo, limite),
        }
        hallado = self._fechas()
        self.cuentas.plazos += len(esperado)
        for clave, fecha in esperado.items():
            if hallado[clave] != fecha:
                self.cuentas.faltas.append(
                    f"{clave} {cuando}, recibida {self.recibida:%Y-%m-%d %H:%M}: "
                    f"{reloj.local(hallado[clave]):%Y-%m-%d %H:%M} y se esperaba {fecha:%Y-%m-%d}"
                )
        self._comprobar_renglones(cuando)

    def _comprobar_renglones(self, cuando: str) -> None:
        for plazo in Plazo.objects.filter(asunto_id=self.carta_id):
            fecha = plazo.vence_original_en
            for ajuste in AjustePlazo.objects.filter(plazo=plazo).order_by("pk"):
                if ajuste.antes != fecha:
                    self.cuentas.faltas.append(f"{plazo} {cuando}: falta un renglón")
                fecha = ajuste.despues
            if plazo.vence_en != fecha:
                self.cuentas.faltas.append(f"{plazo} {cuando}: se movió sin renglón")

    def _fechas(self) -> dict[str, datetime]:
        carta = Correspondencia.objects.select_related("plazo_respuesta").get(pk=self.carta_id)
        relojes = ("plazo_acuse", "plazo_respuesta")
        turno = Turno.objects.select_related(*relojes).get(pk=self.turno_id)
        plazos = (carta.plazo_respuesta, turno.plazo_acuse, turno.plazo_respuesta)
        return {plazo.clase: plazo.vence_en for plazo in plazos if plazo is not None}


def _dia_utc(momento: datetime) -> date:
    return (momento - (momento.utcoffset() or timedelta())).date()


def _oficina() -> oraculo.Oficina:
    """Office hours, and every day that some act in force takes away."""
    vigentes = DiaInhabil.objects.filter(retirado_en=None)
    inhabiles = {
        desde + n * DIA
        for desde, hasta in vigentes.values_list("fecha_inicio", "fecha_fin")
        for n in range((hasta - desde).days + 1)
    }
    return oraculo.Oficina(time(9), time(15), lambda d: d.weekday() < 5 and d not in inhabiles)


def _antes(momento: datetime, dias: int, oficina: oraculo.Oficina) -> datetime:
    """The closing hour so many working days before that of `momento`."""
    dia = momento.date()
    while dias:
        dia -= DIA
        dias -= oficina.es_habil(dia)
    return datetime.combine(dia, oficina.cierra, tzinfo=momento.tzinfo)
