"""A few weeks of the unit's work, told in the order in which they would have happened.

Every fact is made by its real verb with the clock set to its moment; the watch and the tacit
acknowledgements run every simulated day. Nothing is written around the verbs.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from coordinacion.avisos.services import marcar_leidos
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Declinacion, Parte
from coordinacion.correspondencia.models import (
    Correspondencia,
    Notificacion,
    Sentido,
    Tema,
    Tipo,
)
from coordinacion.demostracion.asuntos import ASUNTOS, Asunto
from coordinacion.demostracion.casos import Caso, Casos, Momento
from coordinacion.demostracion.registro import clave, registrar
from coordinacion.demostracion.reuniones import Reuniones
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoTurno
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos import services as plazos
from coordinacion.plazos.selectors import calendario_de, vista
from workflows import motor

DIAS = 24
"""Working days of history."""
POR_DIA = 2
AL_FINAL = 4
SEMILLA = 104

Suceso = Callable[[], None]


class Guion:
    """An agenda of facts to come; each may put others after it."""

    def __init__(self, hasta: datetime) -> None:
        self.hasta = hasta
        self.azar = random.Random(SEMILLA)  # noqa: S311  (the same history every time)
        self._agenda: list[tuple[datetime, int, Suceso]] = []
        self._orden = count()
        self._habiles = _habiles_hasta(reloj.local(hasta).date(), DIAS)
        self.oficialia = Usuario.objects.get(username="oficialia")
        self.analista = Usuario.objects.get(username="analista")
        self.titular = Usuario.objects.get(username="titular_unidad")

    def contar(self) -> None:
        """Tell everything up to the present moment."""
        cuantos = (DIAS - 2) * POR_DIA + 2 * AL_FINAL
        asuntos = iter(self.azar.choices(ASUNTOS, k=cuantos))
        for dia in self._habiles:
            self._poner(_momento(dia, 9, 0), _lectura_de_avisos)
            self._poner(_momento(dia, 9, 1), _rutina_diaria)
            self._poner(_momento(dia, 15, 1), _rutina_diaria)
            for _ in range(POR_DIA if dia < self._habiles[-2] else AL_FINAL):
                self._poner(self._a_la_hora(dia), self._recibir(next(asuntos)))
        for caso in self._casos():
            self._seguir(caso)
        while self._agenda:
            momento, _, suceso = heapq.heappop(self._agenda)
            if momento > self.hasta:
                break
            with reloj.en(momento):
                suceso()

    def _casos(self) -> Iterator[Caso]:
        yield from Casos(self.oficialia, self.analista, self.titular).todos()
        vinculacion, todologa = (
            Usuario.objects.get(username=quien) for quien in ("vinculacion", "todologa")
        )
        yield from Reuniones(self._situar, vinculacion, todologa).todos()

    def _seguir(self, caso: Caso) -> None:
        """Put the next fact of a case, which puts the one after it."""
        momento = next(caso, None)
        if momento is not None:
            self._poner(self._situar(momento), lambda: self._seguir(caso))

    def _situar(self, momento: Momento) -> datetime:
        return _momento(self._habiles[-1 - momento.hace], momento.hora, momento.minuto)

    def _poner(self, momento: datetime, suceso: Suceso) -> None:
        heapq.heappush(self._agenda, (momento, next(self._orden), suceso))

    def _a_la_hora(self, dia: date) -> datetime:
        return _momento(dia, self.azar.randint(9, 14), self.azar.randint(2, 58))

    def _despues(self, dias: int, suceso: Suceso) -> None:
        """Put a fact so many working days from the simulated present; past the end, never."""
        hoy = reloj.hoy()
        siguientes = [dia for dia in self._habiles if dia > hoy]
        if dias == 0:
            self._poner(reloj.ahora() + timedelta(minutes=self.azar.randint(5, 40)), suceso)
        elif dias <= len(siguientes):
            self._poner(self._a_la_hora(siguientes[dias - 1]), suceso)

    def _recibir(self, guia: Asunto) -> Suceso:
        def recibir() -> None:
            anonima = self.azar.random() < 0.06
            carta = registrar(
                self.oficialia,
                guia,
                self.azar,
                recibida_en=reloj.ahora() - timedelta(minutes=self.azar.randint(2, 30)),
                canal=self.azar.choice(["ventanilla", "ventanilla", "mensajeria", "correo"]),
                condicion_remitente="anonima" if anonima else "identificado",
                fojas=self.azar.randint(1, 6),
            )
            if not self._se_queda_por_clasificar():
                self._despues(self.azar.choice([0, 0, 1]), self._clasificar(carta.pk, guia))

        return recibir

    def _se_queda_por_clasificar(self) -> bool:
        """Of the last two days, most letters still wait: there is work to try."""
        return reloj.hoy() >= self._habiles[-2] and self.azar.random() < 0.7

    def _clasificar(self, carta_id: int, guia: Asunto) -> Suceso:
        def clasificar() -> None:
            tipo = Tipo.objects.get(clave=guia.tipo)
            cambios = {
                "tipo": tipo,
                "tema": Tema.objects.get(clave=guia.tema),
                "via": tipo.via_sugerida,
            }
            if tipo.pide_evento:
                cambios |= {
                    "evento_en": reloj.ahora() + timedelta(days=9),
                    "evento_lugar": "Explanada municipal",
                }
            motor.de_carta(canalizacion.clasificar, self.analista, carta_id, cambios=cambios)
            if not tipo.requiere_respuesta:
                motor.de_carta(canalizacion.tomar_conocimiento, self.analista, carta_id)
            elif self.azar.random() < 0.93:
                self._despues(0, self._turnar(carta_id))

        return clasificar

    def _turnar(self, carta_id: int) -> Suceso:
        def turnar() -> None:
            carta = Correspondencia.objects.get(pk=carta_id)
            orden = Instruccion.objects.get(clave="atender_e_informar")
            responsable = carta.tema.institucion if carta.tema else None
            if responsable is None:
                return
            destinos = [canalizacion.Destino(responsable, orden, Parte.RESPONSABLE)]
            gobierno = Institucion.objects.get(clave="secretaria-de-gobierno")
            if self.azar.random() < 0.25 and responsable != gobierno:
                saber = Instruccion.objects.get(clave="para_conocimiento")
                destinos.append(canalizacion.Destino(gobierno, saber))
            turnos = motor.de_carta(
                canalizacion.turnar, self.analista, carta_id, destinos, confirmado=True
            )
            for turno in turnos:
                if turno.parte and reloj.hoy() < self._habiles[-2] and self.azar.random() < 0.8:
                    self._despues(self.azar.choice([0, 1]), self._acusar(turno.pk))

        return turnar

    def _acusar(self, turno_id: int) -> Suceso:
        def acusar() -> None:
            turno = Turno.objects.select_related("institucion").get(pk=turno_id)
            enlace = _enlace(turno)
            if enlace is None or turno.estado != EstadoTurno.TURNADO:
                return
            canalizacion.acusar(enlace, turno_id)
            suerte = self.azar.random()
            if suerte < 0.08:
                self._despues(1, self._declinar(turno_id))
            elif suerte < 0.85:
                self._despues(self.azar.randint(2, 7), self._responder(turno_id))

        return acusar

    def _declinar(self, turno_id: int) -> Suceso:
        def declinar() -> None:
            enlace = _enlace(Turno.objects.get(pk=turno_id))
            if enlace is not None:
                motor.de_turno(
                    canalizacion.declinar,
                    enlace,
                    turno_id,
                    fundamento="La obra corresponde a la red estatal de carreteras",
                    competencia=canalizacion.Competencia(
                        Declinacion.INSTITUCION,
                        Institucion.objects.get(
                            clave="secretaria-de-infraestructuras-y-comunicaciones"
                        ),
                    ),
                )

        return declinar

    def _responder(self, turno_id: int) -> Suceso:
        def responder() -> None:
            turno = Turno.objects.select_related("correspondencia__tipo").get(pk=turno_id)
            enlace = _enlace(turno)
            if enlace is None or turno.estado != EstadoTurno.ACUSADO:
                return
            motor.de_turno(
                canalizacion.responder,
                enlace,
                turno_id,
                texto="Se realizó la visita técnica y se programó la atención en el ejercicio.",
                oficio_numero=f"DG/{turno_id:04d}/{reloj.hoy().year}",
                oficio_fecha=reloj.hoy(),
                sentidos=_sentidos(turno),
            )
            self._despues(self.azar.choice([0, 1, 2]), self._revisar(turno_id))

        return responder

    def _revisar(self, turno_id: int) -> Suceso:
        def revisar() -> None:
            turno = Turno.objects.get(pk=turno_id)
            if turno.estado != EstadoTurno.RESPONDIDO:
                return
            if turno.vueltas == 0 and self.azar.random() < 0.15:
                motor.de_turno(
                    canalizacion.devolver,
                    self.analista,
                    turno_id,
                    complemento="Falta la fecha comprometida de la obra.",
                )
                self._despues(2, self._responder(turno_id))
                return
            motor.de_turno(canalizacion.aceptar, self.analista, turno_id)
            self._despues(self.azar.choice([0, 1]), self._notificar(turno.correspondencia_id))

        return revisar

    def _notificar(self, carta_id: int) -> Suceso:
        def notificar() -> None:
            carta = Correspondencia.objects.get(pk=carta_id)
            if carta.estado != EstadoCorrespondencia.ATENDIDA:
                return
            if carta.condicion_remitente == "identificado":
                motor.de_carta(
                    canalizacion.notificar, self.oficialia, carta_id, self._intento(carta)
                )
            self._despues(self.azar.choice([1, 2]), self._concluir(carta_id))

        return notificar

    def _intento(self, carta: Correspondencia) -> Notificacion:
        entregada = self.azar.random() < 0.9
        return Notificacion(
            clave_envio=clave(self.azar),
            a_quien=carta.remitente,
            realizada_en=reloj.ahora(),
            medio="domicilio",
            resultado="entregada" if entregada else "no_localizado",
        )

    def _concluir(self, carta_id: int) -> Suceso:
        def concluir() -> None:
            carta = Correspondencia.objects.select_related("sentido", "tipo").get(pk=carta_id)
            sentido = carta.sentido
            if sentido is None or carta.estado != EstadoCorrespondencia.ATENDIDA:
                return
            sin_notificar = "anonima" if carta.condicion_remitente == "anonima" else ""
            if carta.notificada_en is None and not sin_notificar:
                return
            motor.de_carta(
                canalizacion.concluir,
                self.titular,
                carta_id,
                sentido=sentido,
                sin_notificacion=sin_notificar,
            )

        return concluir


def _lectura_de_avisos() -> None:
    """Every morning people have read what they were told the day before."""
    for persona in Usuario.objects.filter(es_sistema=False):
        marcar_leidos(persona)


def _rutina_diaria() -> None:
    """What runs by itself: the watch, and the acknowledgements that nobody gave."""
    plazos.vigilar(reloj.ahora())
    canalizacion.acusar_tacitos(reloj.ahora())


def _enlace(turno: Turno) -> Usuario | None:
    return personas_con_rol(Rol.ENLACE, turno.institucion_id).first()


def _sentidos(turno: Turno) -> dict[int, Sentido]:
    tipo = turno.correspondencia.tipo
    if tipo is None:
        raise ErrorDeDominio("El asunto de la demostración no tiene tipo.")
    sentido = tipo.sentidos.order_by("pk").first()
    return {punto.pk: sentido for punto in turno.puntos.all() if sentido}


def _momento(dia: date, hora: int, minuto: int) -> datetime:
    return datetime.combine(dia, time(hora, minuto), timezone.get_default_timezone())


def _habiles_hasta(hoy: date, cuantos: int) -> list[date]:
    """The last working days of the unit's calendar, today included if it is one."""
    dias = vista(calendario_de(None))
    atras = (hoy - timedelta(days=n) for n in range(cuantos * 3))
    return sorted([dia for dia in atras if dias.dia(dia).es_habil][:cuantos])
