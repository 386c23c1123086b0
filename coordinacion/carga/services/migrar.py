"""One row carried by the verbs in memory, each at its own date, as far as its dates prove.

The log says truly when it was written: every line of an imported letter is dated by its fact and
signed now, by who imports. Nothing is told to anybody row by row.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from uuid import UUID, uuid5

from django.utils import timezone

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.services import Destino, PorCuenta
from coordinacion.canalizacion.services import en_memoria as de_turno
from coordinacion.canalizacion.services.relojes import apertura_de
from coordinacion.carga.importacion.catalogos import Catalogos
from coordinacion.carga.importacion.etapas import Alcance
from coordinacion.carga.importacion.renglon import Leido
from coordinacion.correspondencia.models import (
    Correspondencia,
    FolioAnterior,
    Notificacion,
    Peticionario,
)
from coordinacion.correspondencia.opciones import (
    Acceso,
    CondicionRemitente,
    ResultadoNotificacion,
    Sexo,
    Via,
)
from coordinacion.correspondencia.reglas import folio_llano
from coordinacion.correspondencia.services import en_memoria as de_carta
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoTurno
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos.models import ClasePlazo, Plazo

MOTIVO = "Se importó del registro anterior."
CONSTA = "Consta en el registro anterior."
_ABRE = time(9)


@dataclass(frozen=True)
class Origen:
    """Where the rows come from, and who answers for bringing them in, now."""

    actor: Usuario
    archivo: str
    ahora: datetime


class Migracion:
    """Carries rows into a notebook, one after another."""

    def __init__(self, taller: Taller, catalogos: Catalogos, origen: Origen) -> None:
        self.taller, self.catalogos, self.origen = taller, catalogos, origen

    def llevar(self, leido: Leido, hasta: Alcance, clave: UUID, numero: int) -> de_turno.Expediente:
        """Make the whole life of a row; raises `ErrorDeDominio` where a verb would."""
        marcas = self._marcas()
        expediente = self._recibir(leido, clave, numero)
        if hasta.turnar or hasta.remitir:
            self._turnar(leido, hasta, expediente)
        self._poner_al_dia(expediente, marcas)
        self._asentar(leido, hasta, expediente)
        return expediente

    # Verbs, each at its date

    def _recibir(self, leido: Leido, clave: UUID, numero: int) -> de_turno.Expediente:
        firmas = _firmas(leido)
        carta = _carta(leido, clave, self.recibida_en(leido), bool(firmas))
        with reloj.en(self.origen.ahora):
            vida = de_carta.recibir_en_memoria(
                self.taller, self.origen.actor, carta, numero, peticionarios=firmas
            )
        if leido.tipo is not None and leido.fechas["fecha_turno"] is None:
            _proponer(carta, leido)
        if leido.textos["folio_anterior"]:
            folio = leido.textos["folio_anterior"]
            self.taller.cuaderno.apuntar(
                FolioAnterior, correspondencia_id=carta.pk, folio=folio, llano=folio_llano(folio)
            )
        return de_turno.Expediente(vida)

    def _turnar(self, leido: Leido, hasta: Alcance, expediente: de_turno.Expediente) -> None:
        actor, taller = self.origen.actor, self.taller
        with reloj.en(self._el(leido, "fecha_turno")):
            via = Via.REMITIR if hasta.remitir else Via.TURNAR
            cambios = {"tipo": leido.tipo, "tema": leido.tema, "via": via}
            de_carta.clasificar_en_memoria(taller, actor, expediente.vida, cambios)
            expediente.carta.analista = None  # who classified it then is not known
            destino = self._destino(leido)
            if hasta.remitir:
                turno = de_turno.remitir_en_memoria(
                    taller, actor, expediente, destino, fundamento=CONSTA
                )
            else:
                (turno,) = de_turno.turnar_en_memoria(taller, actor, expediente, [destino])
        if hasta.remitir and hasta.acusar:
            self._acuse_de_remision(leido, expediente, turno)
        elif hasta.acusar:
            self._acusar_y_responder(leido, hasta, expediente, turno)
        if hasta.notificar:
            self._notificar(leido, expediente)

    def _destino(self, leido: Leido) -> Destino:
        instruccion = leido.instruccion or self.catalogos.instruccion_comun
        assert leido.dependencia is not None and instruccion is not None  # noqa: S101
        return Destino(leido.dependencia, instruccion, Parte.RESPONSABLE)

    def _acuse_de_remision(
        self, leido: Leido, expediente: de_turno.Expediente, turno: Turno
    ) -> None:
        columna = "fecha_acuse" if leido.fechas["fecha_acuse"] else "fecha_respuesta"
        momento = self._el(leido, columna)
        with reloj.en(momento):
            acuse = PorCuenta(momento, CONSTA)
            de_turno.aceptar_en_memoria(self.taller, self.origen.actor, expediente, turno, acuse)

    def _acusar_y_responder(
        self, leido: Leido, hasta: Alcance, expediente: de_turno.Expediente, turno: Turno
    ) -> None:
        actor, taller = self.origen.actor, self.taller
        if leido.fechas["fecha_acuse"]:
            momento = self._el(leido, "fecha_acuse")
            with reloj.en(momento):
                de_turno.acusar_en_memoria(taller, actor, turno, PorCuenta(momento, CONSTA))
        if not hasta.responder or leido.sentido is None:
            return
        momento = self._el(leido, "fecha_respuesta")
        with reloj.en(momento):
            puntos = expediente.puntos_de[turno.pk]
            de_turno.responder_en_memoria(
                taller,
                actor,
                expediente,
                turno,
                texto=CONSTA,
                sentidos={punto.pk: leido.sentido for punto in puntos},
                por_cuenta=PorCuenta(momento, CONSTA),
            )

    def _notificar(self, leido: Leido, expediente: de_turno.Expediente) -> None:
        """Told: so the unit had taken the answer as good, and the matter ended in that sense."""
        actor, taller = self.origen.actor, self.taller
        momento = self._el(leido, "fecha_notificacion")
        with reloj.en(momento):
            for turno in expediente.turnos:
                if turno.estado == EstadoTurno.RESPONDIDO:
                    de_turno.aceptar_en_memoria(taller, actor, expediente, turno)
            intento = Notificacion(
                clave_envio=uuid5(expediente.carta.clave_envio, "notificacion"),
                a_quien=expediente.carta.remitente[:200],
                realizada_en=momento,
                medio="",
                resultado=ResultadoNotificacion.ENTREGADA,
                observaciones=CONSTA,
            )
            de_carta.notificar_en_memoria(taller, actor, expediente.vida, intento)
            tipo, sentido = expediente.carta.tipo, leido.sentido
            cierra = expediente.carta.estado == EstadoCorrespondencia.ATENDIDA
            if cierra and tipo and sentido and self.catalogos.admite(tipo, sentido):
                de_turno.concluir_en_memoria(taller, actor, expediente, sentido=sentido)

    # What an import adds to the verbs

    def _marcas(self) -> dict[type[object], int]:
        filas = self.taller.cuaderno.filas
        return {modelo: len(filas.get(modelo, ())) for modelo in (Plazo, Asiento, Aviso)}

    def _poner_al_dia(
        self, expediente: de_turno.Expediente, marcas: dict[type[object], int]
    ) -> None:
        """What was written now says so; what still runs is not told late, and nobody is told."""
        ahora, filas = self.origen.ahora, self.taller.cuaderno.filas
        expediente.carta.capturada_en = ahora
        for turno in expediente.turnos:
            self._acuse_desde_hoy(turno)
        for plazo in filas[Plazo][marcas[Plazo] :]:
            plazo.creado_en = ahora
            self.taller.relojes.poner_al_corriente(plazo, ahora)
        for linea in filas[Asiento][marcas[Asiento] :]:
            linea["asentado_en"] = ahora
            linea["datos"]["migrado"] = True
        del filas.setdefault(Aviso, [])[marcas[Aviso] :]

    def _acuse_desde_hoy(self, turno: Turno) -> None:
        """An institution that never acknowledged learns of the turn here now: its clock counts
        from now, and nothing becomes tacit for years in which nobody could see it."""
        plazo = turno.plazo_acuse
        if turno.estado != EstadoTurno.TURNADO or plazo is None:
            return
        nuevo = apertura_de(turno, ClasePlazo.ACUSE, self.origen.ahora)
        with reloj.en(self.origen.ahora):
            self.taller.relojes.recontar(plazo, nuevo)

    def _asentar(self, leido: Leido, hasta: Alcance, expediente: de_turno.Expediente) -> None:
        constan = [columna for columna, fecha in leido.fechas.items() if fecha]
        with reloj.en(self.origen.ahora):
            de_carta.asentar_carta(
                self.taller,
                self.origen.actor,
                Hecho.CORRESPONDENCIA_MIGRADA,
                expediente.carta,
                archivo=self.origen.archivo,
                renglon=leido.numero,
                folio_anterior=leido.textos["folio_anterior"],
                consta=", ".join(constan).replace("_", " de "),
                pausas=list(hasta.pausas),
                otros=leido.otros,
            )

    # Moments

    def recibida_en(self, leido: Leido) -> datetime:
        """The stamp; without a date, the moment of the import, which is all that is known."""
        dia = leido.fechas["fecha_recepcion"]
        if dia is None:
            return self.origen.ahora
        return min(_a_las(dia, leido.hora or _ABRE), self.origen.ahora)

    def _el(self, leido: Leido, columna: str) -> datetime:
        """The day of a fact at the opening hour: of the hour nothing is known, and terms run by
        days. Never before what came before on the same day."""
        dia = leido.fechas[columna]
        assert dia is not None  # noqa: S101
        return min(max(_a_las(dia, _ABRE), self.recibida_en(leido)), self.origen.ahora)


@lru_cache(maxsize=10_000)
def _a_las(dia: date, hora: time) -> datetime:
    return timezone.make_aware(datetime.combine(dia, hora), timezone.get_default_timezone())


def _firmas(leido: Leido) -> list[Peticionario]:
    if not leido.textos["remitente"]:
        return []
    columnas = {
        "nombre": leido.textos["remitente"],
        "cargo": leido.textos["cargo"],
        "sexo": leido.sexo or Sexo.NO_ESPECIFICADO,
        "telefono": leido.textos["telefono"],
        "correo": leido.textos["correo"],
    }
    return [armar(Peticionario, columnas)]


def _carta(leido: Leido, clave: UUID, recibida_en: datetime, firmada: bool) -> Correspondencia:
    condicion = CondicionRemitente.IDENTIFICADO if firmada else CondicionRemitente.SIN_DATOS
    columnas = {
        "clave_envio": clave,
        "recibida_en": recibida_en,
        "motivo_captura_tardia": MOTIVO,
        "canal": leido.canal,
        "dirigida_a": leido.dirigida_a,
        "condicion_remitente": condicion,
        "localidad": leido.textos["localidad"],
        "oficio_numero": leido.textos["oficio"],
        "oficio_fecha": leido.oficio_fecha,
        "asunto": leido.asunto,
    }
    carta = armar(Correspondencia, columnas)
    carta.municipio = leido.municipio
    return carta


def _proponer(carta: Correspondencia, leido: Leido) -> None:
    """What the file says of a letter that is still to be classified waits for the analyst; what
    its type would reserve is kept from whoever only consults."""
    carta.tipo, carta.tema = leido.tipo, leido.tema
    if leido.tipo is not None and leido.tipo.reservado:
        carta.acceso = Acceso.CONFIDENCIAL
