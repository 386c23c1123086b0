"""The verbs of a letter on rows in memory, for who makes many whole lives at once.

Each function here says what its verb does, in the same order and with the verb's own pieces, but
asks nobody's permission, locks nothing and writes in a notebook. A test carries the same lives by
the verbs and by these, and compares every row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from coordinacion.avisos.models import Aviso
from coordinacion.avisos.services import NuevoAviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.correspondencia import reglas, selectors
from coordinacion.correspondencia.models import (
    Correspondencia,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Punto,
    Sentido,
)
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.services.clasificar import (
    POR_EL_TIPO,
    apertura_de_canalizar,
    asignar,
    avisos_de_termino,
    dejar_clasificada,
    lo_clasificado,
    se_canaliza,
)
from coordinacion.correspondencia.services.comun import (
    REGISTRO,
    dejar_desechada,
    texto_para_buscar,
)
from coordinacion.correspondencia.services.notificar import (
    dejar_notificada,
    exigir_intento_posible,
    lo_intentado,
)
from coordinacion.correspondencia.services.recibir import (
    aperturas,
    dejar_capturada,
    exigir_captura_valida,
    foliar,
    lo_recibido,
    partes,
)
from coordinacion.correspondencia.services.responder import (
    dejar_de_conocimiento,
    dejar_respondida,
    exigir_que_no_deba_respuesta,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import Cuaderno
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import IdentidadUnidad, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import Directorio, identidad, sistema
from coordinacion.plazos.models import Desenlace
from coordinacion.plazos.services.ajustes import Causa
from coordinacion.plazos.services.en_memoria import Relojes


class Taller:
    """What every life is made with: the notebook, the clocks and who holds which role."""

    def __init__(self) -> None:
        self.cuaderno = Cuaderno()
        self.relojes = Relojes(self.cuaderno)
        self.directorio = Directorio()
        self.sistema = sistema()
        self._identidades = list(IdentidadUnidad.objects.order_by("-vigente_desde", "-id"))
        self._cerrados = selectors.registros_cerrados()
        self._registros: Memoria[tuple[str, int]] = Memoria(tope=10_000)

    def registro(self, recibida_en: datetime) -> tuple[str, int]:
        """The register in which a letter received then is numbered now."""
        suyo = self._registro_del(reloj.local(recibida_en).date())
        if not self._cerrados:
            return suyo
        return reglas.registro_que_toca(suyo, self._registro_del(reloj.hoy()), self._cerrados)

    def _registro_del(self, dia: date) -> tuple[str, int]:
        return self._registros.dar(dia, lambda: self._buscar_registro(dia))

    def _buscar_registro(self, dia: date) -> tuple[str, int]:
        vigente = next((una for una in self._identidades if una.rige(dia)), None)
        return (vigente or identidad(dia)).siglas, reglas.anio_de_folio(dia)

    def asentar(
        self,
        actor: Usuario,
        hecho: Hecho,
        *,
        registro: str,
        registro_id: int,
        asunto_id: int | None,
        turno_id: int | None = None,
        institucion_id: int | None = None,
        por_cuenta_de: bool = False,
        ocurrido_en: datetime | None = None,
        datos: Mapping[str, Any],
    ) -> None:
        """Note one fact, as `bitacora.services.asentar` writes it."""
        ahora = reloj.ahora()
        self.cuaderno.apuntar(
            Asiento,
            hecho=hecho,
            registro=registro,
            registro_id=registro_id,
            asunto_id=asunto_id,
            turno_id=turno_id,
            actor_id=actor.pk,
            institucion_id=institucion_id,
            por_cuenta_de=por_cuenta_de,
            ocurrido_en=ocurrido_en or ahora,
            asentado_en=ahora,
            datos=dict(datos),
        )

    def avisar(self, avisos: Iterable[NuevoAviso]) -> None:
        """Note notices, as `avisos.services.avisar` writes them; keys are new with their record."""
        ahora = reloj.ahora()
        for aviso in avisos:
            self.cuaderno.apuntar(
                Aviso,
                clave=aviso.clave,
                destinatario_id=aviso.destinatario_id,
                titulo=aviso.titulo[:200],
                texto=aviso.texto[:500],
                url=aviso.url,
                asunto_id=aviso.asunto_id,
                urgente=aviso.urgente,
                institucion_id=aviso.institucion_id,
                direccion=aviso.direccion,
                creado_en=ahora,
            )


@dataclass
class Vida:
    """A letter in memory with all that hangs from it in its own app."""

    carta: Correspondencia
    peticionarios: list[Peticionario]
    puntos: list[Punto]
    notificaciones: list[Notificacion] = field(default_factory=list)


def recibir_en_memoria(
    taller: Taller,
    actor: Usuario,
    carta: Correspondencia,
    numero: int,
    *,
    peticionarios: Sequence[Peticionario] = (),
    puntos: Sequence[str] = (),
) -> Vida:
    """`recibir`, with its number already taken from the register of `taller.registro`."""
    atraso = taller.relojes.habiles_transcurridos(carta.recibida_en, reloj.ahora())
    exigir_captura_valida(carta, peticionarios, atraso)
    dejar_capturada(carta, actor, peticionarios)
    foliar(carta, *taller.registro(carta.recibida_en), numero)
    anotar = taller.cuaderno.anotar
    anotar(carta)
    pedidos = [anotar(punto) for punto in partes(carta, peticionarios, puntos)]
    vida = Vida(carta, [anotar(persona) for persona in peticionarios], pedidos)
    carta.plazo_clasificar, carta.plazo_respuesta = (
        taller.relojes.abrir(apertura) for apertura in aperturas(carta)
    )
    carta.texto_busqueda = texto_para_buscar(carta, peticionarios)
    asentar_carta(
        taller,
        actor,
        Hecho.CORRESPONDENCIA_RECIBIDA,
        carta,
        ocurrido_en=carta.recibida_en,
        **lo_recibido(carta),
    )
    return vida


def clasificar_en_memoria(
    taller: Taller, actor: Usuario, vida: Vida, cambios: Mapping[str, Any]
) -> None:
    """`clasificar`, the points as they were captured."""
    carta, ahora = vida.carta, reloj.ahora()
    tema_anterior = carta.tema_id
    asignar(carta, cambios)
    if carta.acceso == Acceso.RESERVADO:
        _autorizar_de_inicio(taller, actor, carta)
    for punto in vida.puntos:
        if punto.tema_id == tema_anterior:
            punto.tema = carta.tema
    dejar_clasificada(carta, actor)
    taller.relojes.cerrar(carta.plazo_clasificar, en=ahora, desenlace=Desenlace.CUMPLIDO)
    if se_canaliza(carta):
        abrir_canalizar(taller, carta, ahora)
    clasificado = lo_clasificado(carta)
    asentar_carta(taller, actor, Hecho.CORRESPONDENCIA_CLASIFICADA, carta, **clasificado)
    _regir_respuesta(taller, actor, carta)
    if carta.tipo is not None and carta.tipo.pide_termino:
        titulares = taller.directorio.con_rol(Rol.TITULAR_UNIDAD)
        taller.avisar(avisos_de_termino(carta, carta.tipo, titulares))


def abrir_canalizar(taller: Taller, carta: Correspondencia, desde: datetime) -> None:
    """Start the unit's own clock to route the letter."""
    carta.plazo_canalizar = taller.relojes.abrir(apertura_de_canalizar(carta, desde))


def desechar_en_memoria(
    taller: Taller, actor: Usuario, vida: Vida, *, fundamento: str, aviso_al_peticionario: str
) -> None:
    """`desechar`."""
    carta, ahora = vida.carta, reloj.ahora()
    cerrar_los_de_la_carta(taller, carta, ahora, Desenlace.TERMINADA, Desenlace.TERMINADA)
    dejar_desechada(carta, fundamento, ahora)
    asentar_carta(
        taller,
        actor,
        Hecho.CORRESPONDENCIA_DESECHADA,
        carta,
        fundamento=fundamento,
        aviso=aviso_al_peticionario,
    )


def tomar_conocimiento_en_memoria(taller: Taller, actor: Usuario, vida: Vida) -> None:
    """`tomar_conocimiento`."""
    carta, ahora = vida.carta, reloj.ahora()
    exigir_que_no_deba_respuesta(carta)
    cerrar_los_de_la_carta(taller, carta, ahora, Desenlace.NO_DEBIDA, Desenlace.NO_DEBIDA)
    dejar_de_conocimiento(carta, ahora)
    asentar_carta(taller, actor, Hecho.CORRESPONDENCIA_CONOCIMIENTO_TOMADO, carta)


def responder_directo_en_memoria(
    taller: Taller, actor: Usuario, vida: Vida, *, texto: str, sentidos: Mapping[int, Sentido]
) -> None:
    """`responder_directo`, without files."""
    carta, ahora = vida.carta, reloj.ahora()
    fijar_sentidos(vida, sentidos)
    relojes = (carta.plazo_clasificar, carta.plazo_canalizar)
    taller.relojes.cerrar(*relojes, en=ahora, desenlace=Desenlace.CUMPLIDO)
    dejar_respondida(carta, texto, ahora)
    asentar_carta(
        taller,
        actor,
        Hecho.CORRESPONDENCIA_RESPONDIDA_DIRECTO,
        carta,
        sentido=str(carta.sentido or ""),
        con_documento=False,
    )


def fijar_sentidos(vida: Vida, sentidos: Mapping[int, Sentido]) -> None:
    """Give points their outcome and derive the letter's."""
    for punto in vida.puntos:
        if punto.pk in sentidos:
            punto.sentido = sentidos[punto.pk]
    derivar_sentido(vida)


def derivar_sentido(vida: Vida) -> None:
    """The letter's outcome follows its points'."""
    derivado = reglas.sentido_derivado([punto.sentido_id for punto in vida.puntos])
    vida.carta.sentido = None if derivado is None else vida.puntos[0].sentido


def notificar_en_memoria(
    taller: Taller,
    actor: Usuario,
    vida: Vida,
    intento: Notificacion,
    *,
    por_cuenta_de: bool = False,
) -> None:
    """`asentar_intento`, of an attempt with no proof attached."""
    carta = vida.carta
    exigir_intento_posible(carta, intento)
    intento.correspondencia = carta
    intento.registrada_por = actor
    vida.notificaciones.append(taller.cuaderno.anotar(intento))
    if dejar_notificada(carta, intento):
        taller.relojes.cerrar(
            carta.plazo_respuesta, en=intento.realizada_en, desenlace=Desenlace.NOTIFICADA
        )
    asentar_carta(
        taller,
        actor,
        Hecho.CORRESPONDENCIA_NOTIFICADA,
        carta,
        ocurrido_en=intento.realizada_en,
        institucion_id=intento.institucion_id,
        por_cuenta_de=por_cuenta_de,
        **lo_intentado(intento),
    )


def cerrar_los_de_la_carta(
    taller: Taller,
    carta: Correspondencia,
    en: datetime,
    los_de_la_unidad: Desenlace,
    el_del_peticionario: Desenlace,
) -> None:
    """End the letter's clocks that still run: the unit's own two, and RESPUESTA."""
    relojes = (carta.plazo_clasificar, carta.plazo_canalizar)
    taller.relojes.cerrar(*relojes, en=en, desenlace=los_de_la_unidad)
    taller.relojes.cerrar(carta.plazo_respuesta, en=en, desenlace=el_del_peticionario)


def asentar_carta(
    taller: Taller,
    actor: Usuario,
    hecho: Hecho,
    carta: Correspondencia,
    *,
    ocurrido_en: datetime | None = None,
    institucion_id: int | None = None,
    por_cuenta_de: bool = False,
    **datos: Any,
) -> None:
    """Note one fact of the letter."""
    taller.asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=carta.pk,
        asunto_id=carta.pk,
        institucion_id=institucion_id,
        por_cuenta_de=por_cuenta_de,
        ocurrido_en=ocurrido_en,
        datos=datos,
    )


def _autorizar_de_inicio(taller: Taller, actor: Usuario, carta: Correspondencia) -> None:
    for pk in sorted({actor.pk, *taller.directorio.con_rol(Rol.TITULAR_UNIDAD)}):
        taller.cuaderno.apuntar(PersonaAutorizada, correspondencia_id=carta.pk, usuario_id=pk)


def _regir_respuesta(taller: Taller, actor: Usuario, carta: Correspondencia) -> None:
    plazo = carta.plazo_respuesta
    if carta.tipo is None or plazo is None:
        return
    if not carta.tipo.requiere_respuesta:
        taller.relojes.cerrar(plazo, en=reloj.ahora(), desenlace=Desenlace.NO_DEBIDA)
    elif plazo.cerrado_en is None:
        taller.relojes.reajustar(
            plazo,
            Causa(actor, POR_EL_TIPO),
            tipo=carta.tipo.clave,
            tema=carta.tema.clave if carta.tema else "",
            fecha=carta.termino_senalado,
        )
