"""One invented life: an agenda of facts, each made by its verb in memory at its own moment.

What would happen after the end of the history does not happen: recent letters stay open, and a
few old ones because somebody never answered.
"""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from coordinacion.canalizacion.models import PENDIENTES, Turno
from coordinacion.canalizacion.opciones import Caracter, Declinacion, Parte
from coordinacion.canalizacion.services import Competencia, Destino, PorCuenta
from coordinacion.canalizacion.services import en_memoria as de_turno
from coordinacion.canalizacion.services.declinar import esta_en_ventana
from coordinacion.canalizacion.services.en_memoria import Expediente
from coordinacion.carga.siembra import textos
from coordinacion.carga.siembra.carta import Remitente, carta_nueva, destinos, intento
from coordinacion.carga.siembra.mundo import Mundo
from coordinacion.correspondencia.models import Notificacion, Sentido, Tema, Tipo
from coordinacion.correspondencia.opciones import (
    Acceso,
    CondicionRemitente,
    MotivoCancelacion,
    SinNotificacion,
    Via,
)
from coordinacion.correspondencia.services import en_memoria as de_carta
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import Rol

Suceso = Callable[[], None]


class VidaInventada:
    """Facts to come of one letter; each may put others after it."""

    de_carta: Any = de_carta
    de_turno: Any = de_turno

    def __init__(self, taller: Taller, mundo: Mundo, azar: Random, hasta: datetime) -> None:
        self.taller, self.mundo, self.azar, self.hasta = taller, mundo, azar, hasta
        self._agenda: list[tuple[datetime, int, Suceso]] = []
        self._orden = count()
        self.oficialia = azar.choice(mundo.unidad[Rol.OFICIALIA])
        self.analista = azar.choice(mundo.unidad[Rol.ANALISTA])
        self.titular = mundo.unidad[Rol.TITULAR_UNIDAD][0]
        self.tipo: Tipo = mundo.tipo(azar)
        self.tema: Tema = azar.choice(mundo.temas)
        self.negados: set[int] = set()

    def contar(self, recibida_en: datetime, numero: int) -> Expediente:
        """Tell the whole life, from its reception to the end of the history."""
        captura = self._capturada_en(recibida_en)
        self._poner(captura, lambda: self._recibir(recibida_en, numero))
        while self._agenda:
            momento, _, suceso = heapq.heappop(self._agenda)
            if momento > self.hasta:
                break
            with reloj.en(momento):
                suceso()
        return self.expediente

    # What happens and when

    def _capturada_en(self, recibida_en: datetime) -> datetime:
        """At once, or days later: then the register says why. Never after the history's end."""
        if self.azar.random() < 0.03:
            tarde = self.mundo.horario.despues(self.azar, recibida_en, self.azar.randint(2, 6))
            return min(tarde, self.hasta)
        return min(recibida_en + timedelta(minutes=self.azar.randint(1, 25)), self.hasta)

    def _recibir(self, recibida_en: datetime, numero: int) -> None:
        remitente = Remitente(self.azar, self.mundo, self.tipo)
        grupo = self.mundo.grupo_de[self.tema.pk]
        carta = carta_nueva(self.azar, self.mundo, self.tipo, grupo, remitente, recibida_en)
        puntos = [carta.asunto]
        for _ in range(self.azar.choices((0, 1, 2), (85, 10, 5))[0]):
            puntos.append(f"{textos.pedido(self.azar, grupo).capitalize()}, {carta.localidad}")
        vida = self.de_carta.recibir_en_memoria(
            self.taller,
            self.oficialia,
            carta,
            numero,
            peticionarios=remitente.firmas,
            puntos=puntos,
        )
        self.expediente = Expediente(vida)
        if self.azar.random() < 0.006:
            self._luego(1, self._cancelar)
        elif self.azar.random() < 0.008:
            self._luego(self.azar.randint(1, 4), self._desechar)
        else:
            self._luego(self._demora(0, 2, tarde=6), self._clasificar)

    def _clasificar(self) -> None:
        via = self._via()
        cambios = {"tipo": self.tipo, "tema": self.tema, "via": via}
        if self.azar.random() < 0.02 and not self.tipo.reservado:
            cambios["acceso"] = Acceso.CONFIDENCIAL
        self.de_carta.clasificar_en_memoria(
            self.taller, self.analista, self.expediente.vida, cambios
        )
        if self.azar.random() < 0.004:
            self._luego(1, self._cancelar)
            return
        siguiente = {
            Via.CONOCIMIENTO: self._tomar_conocimiento,
            Via.DIRECTO: self._responder_directo,
            Via.REMITIR: self._remitir,
            Via.TURNAR: self._turnar,
        }[via]
        if self.azar.random() < 0.55:
            siguiente()  # classified and routed in the same screen
        else:
            self._luego(self._demora(0, 2, tarde=7), siguiente)

    def _via(self) -> Via:
        if not self.tipo.requiere_respuesta:
            return Via.CONOCIMIENTO if self.azar.random() < 0.8 else Via.TURNAR
        if self.tipo.clave == "solicitud_audiencia" and self.azar.random() < 0.6:
            return Via.DIRECTO
        if self.tipo.clave == "solicitud_informacion" or self.azar.random() < 0.04:
            return Via.REMITIR
        return Via.DIRECTO if self.azar.random() < 0.06 else Via.TURNAR

    def _cancelar(self) -> None:
        motivo = self.azar.choice((MotivoCancelacion.PRUEBA, MotivoCancelacion.NO_CORRESPONDE))
        self.de_turno.cancelar_en_memoria(
            self.taller,
            self.analista,
            self.expediente,
            motivo=motivo,
            explicacion="Se registró por error.",
        )

    def _desechar(self) -> None:
        self.de_carta.desechar_en_memoria(
            self.taller,
            self.titular,
            self.expediente.vida,
            fundamento="No se precisa el hecho ni la petición.",
            aviso_al_peticionario="Se avisó por estrados.",
        )

    def _tomar_conocimiento(self) -> None:
        self.de_carta.tomar_conocimiento_en_memoria(
            self.taller, self.analista, self.expediente.vida
        )

    def _responder_directo(self) -> None:
        sentido = self._sentido()
        vida = self.expediente.vida
        self.de_carta.responder_directo_en_memoria(
            self.taller,
            self.analista,
            vida,
            texto=self.azar.choice(textos.RESPUESTAS),
            sentidos={punto.pk: sentido for punto in vida.puntos},
        )
        self._por_notificar()

    def _remitir(self) -> None:
        autoridad = self.azar.choice(self.mundo.externas)
        destino = Destino(autoridad, self.mundo.ordenes[0], Parte.RESPONSABLE)
        turno = self.de_turno.remitir_en_memoria(
            self.taller,
            self.analista,
            self.expediente,
            destino,
            fundamento="Corresponde a su competencia por disposición de ley.",
        )
        self._luego(self._demora(2, 6, tarde=20), lambda: self._acuse_de_remision(turno))

    def _acuse_de_remision(self, turno: Turno) -> None:
        acuse = PorCuenta(reloj.ahora(), textos.persona(self.azar)[0])
        self.de_turno.aceptar_en_memoria(
            self.taller, self._de_guardia(), self.expediente, turno, acuse
        )
        self._por_notificar()

    def _turnar(self) -> None:
        elegidos = destinos(self.azar, self.mundo, self.expediente, self.tema, self.negados)
        quien = self.titular if self.expediente.carta.decide_titular else self.analista
        for turno in self.de_turno.turnar_en_memoria(self.taller, quien, self.expediente, elegidos):
            self._esperar_a(turno)

    # What each institution does with its turn

    def _esperar_a(self, turno: Turno) -> None:
        """When it will acknowledge, if ever; on screen the clock may run out before."""
        demora = self._demora(0, 2, tarde=8)
        acuse = self.mundo.horario.despues(self.azar, turno.turnado_en, demora)
        nunca = self.azar.random() < 0.004
        plazo = turno.plazo_acuse if self.tipo.admite_tacito else None
        corre = plazo is not None and turno.caracter == Caracter.ATENCION
        if plazo is not None and corre and (nunca or plazo.vence_en < acuse):
            self._poner(plazo.vence_en + timedelta(minutes=1), self._acuses_tacitos)
        elif not nunca:
            self._poner(acuse, lambda: self._acusar(turno))

    def _acusar(self, turno: Turno) -> None:
        if turno.estado == EstadoTurno.TURNADO:
            actor, por_cuenta = self._quien(turno)
            self.de_turno.acusar_en_memoria(self.taller, actor, turno, por_cuenta)
            self._decidir(turno)

    def _acuses_tacitos(self) -> None:
        """The job that acknowledges tacitly takes at once every turn that it finds due."""
        for turno in self.de_turno.acusar_tacitos_en_memoria(self.taller, self.expediente):
            self._decidir(turno)

    def _decidir(self, turno: Turno) -> None:
        """Refuse it, answer it in time or late, or never."""
        if turno.caracter != Caracter.ATENCION:
            return
        if not turno.vinculante and self.azar.random() < 0.05:
            self._luego(self.azar.choices((1, 2, 6), (5, 3, 1))[0], lambda: self._declinar(turno))
        elif self.azar.random() > 0.006:
            self._luego(self._demora(1, 4, tarde=25), lambda: self._responder(turno))

    def _declinar(self, turno: Turno) -> None:
        if turno.estado not in PENDIENTES:
            return
        actor, por_cuenta = self._quien(turno)
        en_ventana = esta_en_ventana(turno, reloj.ahora())
        otra = self.azar.choice([i for i in self.mundo.estatales if i.pk != turno.institucion_id])
        self.de_turno.declinar_en_memoria(
            self.taller,
            actor,
            self.expediente,
            turno,
            fundamento=self.azar.choice(textos.NO_ES_NUESTRO),
            competencia=Competencia(Declinacion.INSTITUCION, institucion=otra),
            por_cuenta=por_cuenta,
        )
        self.negados.add(turno.institucion_id)
        if not en_ventana:
            self._luego(2, lambda: self._responder(turno))
        elif turno.parte == Parte.RESPONSABLE and self.expediente.carta.estado == Estado.CANALIZADA:
            self._luego(self._demora(0, 2, tarde=6), self._turnar)
        else:
            self._si_quedo_atendida()

    def _responder(self, turno: Turno) -> None:
        if turno.estado not in PENDIENTES:
            return
        actor, por_cuenta = self._quien(turno)
        sentido = self._sentido()
        puntos = self.expediente.puntos_de[turno.pk]
        avisa = turno.instruccion.notifica == "dependencia" and turno.parte == Parte.RESPONSABLE
        self.de_turno.responder_en_memoria(
            self.taller,
            actor,
            self.expediente,
            turno,
            texto=self.azar.choice(textos.RESPUESTAS),
            sentidos={punto.pk: sentido for punto in puntos},
            oficio_numero=f"OF/{self.azar.randint(1, 9999)}/{reloj.hoy().year}",
            notificacion=self._intento() if avisa and self.azar.random() < 0.6 else None,
            por_cuenta=por_cuenta,
        )
        self._luego(self._demora(0, 2, tarde=6), lambda: self._revisar(turno))

    def _revisar(self, turno: Turno) -> None:
        """Accept the answer, or send it back once or twice."""
        if turno.estado != EstadoTurno.RESPONDIDO:
            return
        if turno.vueltas < 2 and self.azar.random() < 0.07:
            falta = self.azar.choice(textos.COMPLEMENTOS)
            self.de_turno.devolver_en_memoria(self.taller, self.analista, turno, complemento=falta)
            self._luego(self._demora(1, 4, tarde=15), lambda: self._responder(turno))
            return
        self.de_turno.aceptar_en_memoria(self.taller, self.analista, self.expediente, turno)
        self._si_quedo_atendida()

    def _si_quedo_atendida(self) -> None:
        if self.expediente.carta.estado == Estado.ATENDIDA:
            self._por_notificar()

    # How it ends

    def _por_notificar(self) -> None:
        carta = self.expediente.carta
        sin_a_quien = carta.condicion_remitente != CondicionRemitente.IDENTIFICADO
        if carta.notificada_en is not None or sin_a_quien or not self.tipo.requiere_respuesta:
            self._luego(self._demora(0, 2, tarde=6), self._concluir)
        else:
            self._luego(self._demora(0, 3, tarde=12), self._notificar)

    def _notificar(self) -> None:
        if self.expediente.carta.estado != Estado.ATENDIDA:
            return
        vida = self.expediente.vida
        self.de_carta.notificar_en_memoria(self.taller, self._de_guardia(), vida, self._intento())
        carta = self.expediente.carta
        if carta.notificada_en is None and len(vida.notificaciones) < 3:
            self._luego(self.azar.randint(2, 6), self._notificar)
        else:
            self._luego(self._demora(0, 2, tarde=8), self._concluir)

    def _concluir(self) -> None:
        carta = self.expediente.carta
        if carta.estado != Estado.ATENDIDA:
            return
        self.de_turno.concluir_en_memoria(
            self.taller,
            self.analista if self.tipo.concluye_analista else self.titular,
            self.expediente,
            sentido=carta.sentido or self._sentido(),
            sin_notificacion=self._motivo_de_no_notificar(),
        )

    def _motivo_de_no_notificar(self) -> str:
        carta = self.expediente.carta
        if carta.notificada_en is not None:
            return ""
        if not self.tipo.requiere_respuesta:
            return SinNotificacion.NO_REQUIERE
        por_condicion = {
            CondicionRemitente.ANONIMA: SinNotificacion.ANONIMA,
            CondicionRemitente.SIN_DATOS: SinNotificacion.SIN_DATOS,
        }
        condicion = CondicionRemitente(carta.condicion_remitente)
        return por_condicion.get(condicion, SinNotificacion.IMPOSIBLE)

    # Chances

    def _poner(self, momento: datetime, suceso: Suceso) -> None:
        heapq.heappush(self._agenda, (momento, next(self._orden), suceso))

    def _luego(self, habiles: int, suceso: Suceso) -> None:
        self._poner(self.mundo.horario.despues(self.azar, reloj.ahora(), habiles), suceso)

    def _demora(self, minimo: int, maximo: int, *, tarde: int) -> int:
        """Working days that something takes: mostly few, one time in eight many."""
        if self.azar.random() < 0.12:
            return self.azar.randint(maximo + 1, tarde)
        return self.azar.randint(minimo, maximo)

    def _quien(self, turno: Turno) -> tuple[Usuario, PorCuenta | None]:
        """Its liaison on screen; on paper, somebody of the unit on its behalf."""
        enlaces = self.mundo.enlaces.get(turno.institucion_id, [])
        if turno.institucion.modo != Institucion.Modo.PAPEL and enlaces:
            return (enlaces[0] if self._es_reservada() else self.azar.choice(enlaces)), None
        return self._de_guardia(), PorCuenta(reloj.ahora(), textos.persona(self.azar)[0])

    def _de_guardia(self) -> Usuario:
        """Who records what comes on paper: reception, unless it may not read the letter."""
        return self.analista if self._es_reservada() else self.oficialia

    def _es_reservada(self) -> bool:
        return self.expediente.carta.acceso == Acceso.RESERVADO

    def _sentido(self) -> Sentido:
        admitidos = self.mundo.sentidos[self.tipo.pk]
        return admitidos[min(int(self.azar.expovariate(0.6)), len(admitidos) - 1)]

    def _intento(self) -> Notificacion:
        return intento(self.azar, self.expediente.carta)
