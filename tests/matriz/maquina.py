"""Random verbs by random people through random doors: the product against the reference model.

What is refused changes nothing; what is done leaves the letter and its turns where the model says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coordinacion.archivo.models import EnExpediente
from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import InformeParcial, Turno
from coordinacion.correspondencia.models import Correspondencia, Liga, Tema
from coordinacion.nucleo import reloj
from coordinacion.plazos.models import AjustePlazo, Plazo, Prorroga, Suspension
from tests.archivo.expedientes import expediente
from tests.elenco import Elenco, carta_nueva
from tests.matriz import modelo, modelo_carta, modelo_turno, puertas
from tests.matriz.modelo import HECHO
from workflows import marcha
from workflows.caminos import DE_CARTA
from workflows.models import Proceso, Tarea
from workflows.nodos import Nodo
from workflows.referencias import nodo_de
from workflows.situacion import pedidos

NOMBRES = (
    "oficialia",
    "analista",
    "titular_unidad",
    "archivo",
    "consulta",
    "auditoria",
    "administracion",
    "todologa",
    "enlace_a",
    "enlace_b",
    "titular_institucion_a",
    "extrano",
)
# the unit's people come up more often, or most letters would never leave the first state
PERSONAS = st.sampled_from(
    (*NOMBRES, "analista", "analista", "titular_unidad", "todologa", "enlace_a", "enlace_b")
)
EN_PANTALLA = st.sampled_from([False, False, True])
# those that begin a life come up more often than those that end it
VERBOS_DE_CARTA = st.sampled_from(
    (
        *modelo_carta.DE_CARTA,
        "clasificar",
        "clasificar",
        "concluir",
        "notificar",
        "reabrir",
        "desahogar",
    )
)
VERBOS_DE_TURNO = st.sampled_from((*modelo_turno.DE_TURNO, "responder", "aceptar", "declinar"))
A_QUIENES: list[puertas.Destinos] = [
    (("a", "responsable"),),
    (("b", "responsable"),),
    (("a", "responsable"), ("b", "coadyuvante")),
    (("a", "responsable"), ("b", "")),
    (("b", "coadyuvante"),),
    (("b", ""),),
    (("a", "coadyuvante"),),
]
DESTINOS = st.sampled_from(A_QUIENES)
REGLAS_DE_CIERRE = st.sampled_from(["todas", "responsable", "cualquiera"])
LUNES = datetime(2026, 11, 9, 10, tzinfo=ZoneInfo("America/Mexico_City"))
"""A working day with its whole afternoon ahead: no term runs out while the machine works."""
CERRADOS = {"concluida", "desechada", "cancelada", "acumulada", "archivada"}


def _tema(regla: str) -> int:
    """A topic that binds nobody, with that closing rule from now on."""
    uno = Tema.objects.filter(vinculante=False, padre__isnull=False).order_by("pk")[0]
    Tema.objects.filter(pk=uno.pk).update(regla_cierre=regla)
    return uno.pk


class Maquina(RuleBasedStateMachine):
    """One letter, from its registration; subclasses give the cast."""

    elenco: Elenco
    intentos: Counter[str]

    @initialize(
        anonima=st.booleans(), regla=st.sampled_from(["todas", "responsable", "cualquiera"])
    )
    def recibir(self, anonima: bool, regla: str) -> None:
        self.ahora = LUNES
        with reloj.en(self.ahora):
            condicion = "anonima" if anonima else "identificado"
            principal = carta_nueva(self.elenco)
            carta = carta_nueva(self.elenco, condicion=condicion)
            carta.puntos.create(numero=2, texto="Y un puente")
            lugar = expediente(self.elenco)
        self.mundo = puertas.Mundo(self.elenco, carta.pk, principal, _tema(regla), lugar)
        self.modelo = modelo.Carta(anonima, regla, puntos=2)

    @rule(verbo=VERBOS_DE_CARTA, quien=PERSONAS, en_pantalla=EN_PANTALLA)
    def de_la_carta(self, verbo: str, quien: str, en_pantalla: bool) -> None:
        self._probar_carta(verbo, quien, (), en_pantalla=en_pantalla)

    @rule(a_quienes=DESTINOS, quien=PERSONAS, en_pantalla=EN_PANTALLA)
    def turnar(self, a_quienes: puertas.Destinos, quien: str, en_pantalla: bool) -> None:
        self._probar_carta("turnar", quien, a_quienes, en_pantalla=en_pantalla)

    @precondition(lambda self: self.modelo.turnos)
    @rule(
        verbo=VERBOS_DE_TURNO,
        quien=PERSONAS,
        cual=st.integers(0, 7),
        en_papel=st.booleans(),
        en_pantalla=EN_PANTALLA,
    )
    def del_turno(
        self, verbo: str, quien: str, cual: int, en_papel: bool, en_pantalla: bool
    ) -> None:
        cual %= len(self.modelo.turnos)
        en_papel = en_papel and verbo in modelo_turno.DE_LA_INSTITUCION
        self._probar_turno(verbo, quien, cual, en_papel=en_papel, en_pantalla=en_pantalla)

    def _probar_turno(
        self, verbo: str, quien: str, cual: int, *, en_papel: bool, en_pantalla: bool
    ) -> None:
        esperado = modelo_turno.intentar(
            self.modelo, self.modelo.turnos[cual], verbo, quien, por_cuenta=en_papel
        )
        antes = self._huella_si_se_niega(esperado)
        puerta = puertas.turno_por_pantalla if en_pantalla else puertas.turno_por_servicio
        with reloj.en(self._un_minuto_despues()):
            dicho = puerta(self.mundo, self.mundo.turnos[cual], verbo, quien, en_papel=en_papel)
        self._comparar(verbo, quien, esperado, dicho, antes)

    @rule(cual=st.integers(0, 9_999), en_pantalla=EN_PANTALLA)
    def algo_que_se_puede(self, cual: int, en_pantalla: bool) -> None:
        """Something that the model admits now: at random alone, few letters would get far."""
        posibles = list(self._posibles())
        if not posibles:
            return
        verbo, quien, donde = posibles[cual % len(posibles)]
        if isinstance(donde, int):
            self._probar_turno(verbo, quien, donde, en_papel=False, en_pantalla=en_pantalla)
        else:
            self._probar_carta(verbo, quien, donde, en_pantalla=en_pantalla)

    def _posibles(self) -> Iterator[tuple[str, str, puertas.Destinos | int]]:
        """Each verb that moves the letter or a turn, by the first person who may."""
        pruebas: list[tuple[str, puertas.Destinos | int]] = [
            *((verbo, ()) for verbo in modelo_carta.DE_CARTA),
            *(("turnar", destinos) for destinos in A_QUIENES),
            *((v, n) for v in modelo_turno.DE_TURNO for n in range(len(self.modelo.turnos))),
        ]
        for verbo, donde in pruebas:
            for quien in NOMBRES:
                copia = deepcopy(self.modelo)
                if isinstance(donde, int):
                    dicho = modelo_turno.intentar(copia, copia.turnos[donde], verbo, quien)
                else:
                    dicho = modelo_carta.intentar(copia, verbo, quien, donde)
                if dicho == HECHO:
                    if copia != self.modelo:
                        yield verbo, quien, donde
                    break

    @rule()
    def se_tira_el_proceso(self) -> None:
        """It holds nothing that cannot be rebuilt from where the letter stands (design §6)."""
        Proceso.objects.filter(carta=self.mundo.carta_id).delete()
        marcha.reconstruir(DE_CARTA, [self.mundo.carta_id])

    def _probar_carta(
        self, verbo: str, quien: str, a_quienes: puertas.Destinos, *, en_pantalla: bool
    ) -> None:
        esperado = modelo_carta.intentar(self.modelo, verbo, quien, a_quienes)
        antes = self._huella_si_se_niega(esperado)
        en_pantalla = en_pantalla and puertas.tiene_pantalla(verbo, self.mundo.carta.estado)
        puerta = puertas.carta_por_pantalla if en_pantalla else puertas.carta_por_servicio
        with reloj.en(self._un_minuto_despues()):
            dicho = puerta(self.mundo, verbo, quien, a_quienes)
        self._comparar(verbo, quien, esperado, dicho, antes)

    def _un_minuto_despues(self) -> datetime:
        self.ahora += timedelta(minutes=1)
        return self.ahora

    def _comparar(
        self, verbo: str, quien: str, esperado: str, dicho: str, antes: list[Any]
    ) -> None:
        self.intentos[dicho] += 1
        assert dicho == esperado, f"{verbo} por {quien}: {dicho}, y el modelo dice {esperado}"
        despues = self._huella_si_se_niega(esperado)
        cambio = [(a, b) for a, b in zip(antes, despues, strict=True) if a != b]
        assert not cambio, f"{verbo} por {quien} se negó y algo cambió: {cambio}"

    @invariant()
    def esta_donde_dice_el_modelo(self) -> None:
        if not hasattr(self, "mundo"):
            return
        carta = self.mundo.carta
        assert (carta.estado, carta.decide_titular, carta.puntos.count()) == (
            self.modelo.estado,
            self.modelo.decide_titular,
            self.modelo.puntos,
        )
        assert [(t.estado, t.caracter, t.parte, t.vinculante) for t in self.mundo.turnos] == [
            (t.estado, t.caracter, t.parte, t.vinculante) for t in self.modelo.turnos
        ]
        abierta = Tarea.objects.abiertas().filter(carta_id=carta.pk).first()
        assert (nodo_de(abierta) if abierta else Nodo.FIN) == pedidos([carta.pk])[carta.pk]
        self._los_relojes_cuadran(carta)

    def _los_relojes_cuadran(self, carta: Correspondencia) -> None:
        """Those of each turn run, stand still or ended as the model says; no date ever changed
        without its line: the first one plus the ledger is the present one."""
        de_los_turnos = [
            {
                clase: (plazo.cerrado_en is not None, plazo.suspendido_en is not None)
                for clase in ("acuse", "declinar", "respuesta")
                if (plazo := getattr(turno, f"plazo_{clase}")) is not None
            }
            for turno in self.mundo.turnos
        ]
        assert [
            {clase: abierto for clase, (abierto, _) in relojes.items()} for relojes in de_los_turnos
        ] == [{clase: r.cerrado for clase, r in t.relojes.items()} for t in self.modelo.turnos]
        for relojes, turno in zip(de_los_turnos, self.modelo.turnos, strict=True):
            for clase, (cerrado, detenido) in relojes.items():
                assert cerrado or detenido == bool(turno.relojes[clase].detenido)
        abiertos = Plazo.objects.filter(asunto_id=carta.pk, cerrado_en=None)
        if carta.estado in CERRADOS:
            assert not abiertos.exists()
        if carta.estado == "canalizada" and not self.modelo.tiene_responsable:
            assert abiertos.filter(clase="canalizar").exists()
        de_la_carta = Plazo.objects.filter(asunto_id=carta.pk)
        fechas = {plazo.pk: plazo.vence_original_en for plazo in de_la_carta}
        for ajuste in AjustePlazo.objects.filter(plazo__in=fechas).order_by("pk"):
            assert ajuste.antes == fechas[ajuste.plazo_id]
            fechas[ajuste.plazo_id] = ajuste.despues
        assert fechas == {plazo.pk: plazo.vence_en for plazo in de_la_carta}

    def _huella_si_se_niega(self, esperado: str) -> list[Any]:
        return [] if esperado == HECHO else self._huella()

    def _huella(self) -> list[Any]:
        """Everything that a verb may write of the letter."""
        pk = self.mundo.carta_id
        return [
            list(Correspondencia.objects.filter(numero=self.mundo.carta.numero).values()),
            list(Turno.objects.filter(correspondencia=pk).order_by("pk").values()),
            list(self.mundo.carta.puntos.values()),
            list(self.mundo.carta.notificaciones.values()),
            list(self.mundo.carta.prevenciones.values()),
            list(Plazo.objects.filter(asunto_id=pk).order_by("pk").values()),
            list(Prorroga.objects.filter(plazo__asunto_id=pk).order_by("pk").values()),
            list(Suspension.objects.filter(plazo__asunto_id=pk).order_by("pk").values()),
            InformeParcial.objects.filter(turno__correspondencia=pk).count(),
            EnExpediente.objects.filter(carta=pk).count(),
            Liga.objects.count(),
            Asiento.objects.count(),
            Aviso.objects.count(),
        ]
