"""The fixed cast: one person per role, two agencies on screen, one on paper, and a stranger.

Everything a test needs to let a letter travel, by the real verbs.
"""

from __future__ import annotations

import uuid
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import (
    Correspondencia,
    Notificacion,
    Peticionario,
    Sentido,
    Tema,
    Tipo,
)
from coordinacion.correspondencia.opciones import CondicionRemitente
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad
from workflows import motor

CLAVE_DE_ACCESO = "elenco-de-prueba-2026"
DE_LA_UNIDAD = (
    Rol.OFICIALIA,
    Rol.ANALISTA,
    Rol.TITULAR_UNIDAD,
    Rol.VINCULACION,
    Rol.ARCHIVO,
    Rol.CONSULTA,
    Rol.AUDITORIA,
    Rol.ADMINISTRACION,
)


@dataclass
class Elenco:
    """People by name (`oficialia`, `analista`, `enlace_a`, `extrano`…) and agencies `a`–`d`.

    `a`, `b` and `c` work on screen; `d` works on paper; `externa` is a federal authority.
    """

    personas: dict[str, Usuario]
    a: Institucion
    b: Institucion
    c: Institucion
    d: Institucion
    externa: Institucion
    _clientes: dict[str, Client] = field(default_factory=dict)

    def __getattr__(self, nombre: str) -> Usuario:
        try:
            return self.personas[nombre]
        except KeyError:
            raise AttributeError(nombre) from None

    def cliente(self, nombre: str) -> Client:
        """A signed-in HTTP client of that person."""
        if nombre not in self._clientes:
            self._clientes[nombre] = _con_sesion(self.personas[nombre])
        return self._clientes[nombre]

    def de_nuevo(self) -> Elenco:
        """The same cast as if just read, for another test on the same rows: nobody is signed in."""
        personas = {nombre: copy(una) for nombre, una in self.personas.items()}
        for una in personas.values():
            una._papeles = None
        agencias = {letra: copy(getattr(self, letra)) for letra in ("a", "b", "c", "d", "externa")}
        return Elenco(personas, **agencias)

    def fresca(self, nombre: str) -> Usuario:
        """The person read again, with no memory of the roles held before."""
        return Usuario.objects.get(pk=self.personas[nombre].pk)


def _con_sesion(persona: Usuario) -> Client:
    """A client whose session is already open: what `force_login` leaves, in two statements."""
    sesion = SessionStore()
    sesion[SESSION_KEY] = str(persona.pk)
    sesion[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesion[HASH_SESSION_KEY] = persona.get_session_auth_hash()
    sesion.create()
    cliente = Client()
    cliente.cookies[settings.SESSION_COOKIE_NAME] = str(sesion.session_key)
    return cliente


def crear_elenco() -> Elenco:
    """Create the cast on top of the loaded catalogues."""
    estatales = Institucion.objects.filter(
        orden=Institucion.Orden.EJECUTIVO_ESTATAL, es_unidad_coordinadora=False, activa=True
    ).order_by("clave")
    a, b, c, d = estatales[:4]
    a.modo = b.modo = c.modo = Institucion.Modo.SISTEMA
    d.modo = Institucion.Modo.PAPEL
    Institucion.objects.bulk_update([a, b, c, d], ["modo"])
    externa = Institucion.objects.filter(orden=Institucion.Orden.FEDERAL).order_by("clave")[0]
    return Elenco(_personas(a, b, c), a, b, c, d, externa)


def _personas(a: Institucion, b: Institucion, c: Institucion) -> dict[str, Usuario]:
    """Everybody by name, in a handful of statements: thousands of tests start with this."""
    la_unidad = unidad()
    papeles: dict[str, list[tuple[Rol, Institucion]]] = {
        **{rol.value: [(rol, la_unidad)] for rol in DE_LA_UNIDAD},
        "todologa": [(Rol.OFICIALIA, la_unidad), (Rol.ANALISTA, la_unidad)],
        "enlace_a": [(Rol.ENLACE, a)],
        "enlace_b": [(Rol.ENLACE, b)],
        "enlace_c": [(Rol.ENLACE, c)],
        "enlace_a2": [(Rol.ENLACE, a)],
        "titular_institucion_a": [(Rol.TITULAR_INSTITUCION, a)],
        "extrano": [],
    }
    clave = make_password(CLAVE_DE_ACCESO)
    Usuario.objects.bulk_create(
        Usuario(username=nombre, password=clave, first_name=nombre.capitalize(), last_name="Prueba")
        for nombre in papeles
    )
    personas = {una.username: una for una in Usuario.objects.filter(username__in=papeles)}
    desde = reloj.hoy() - timedelta(days=400)
    Adscripcion.objects.bulk_create(
        Adscripcion(usuario=personas[nombre], institucion=institucion, rol=rol, vigente_desde=desde)
        for nombre, suyos in papeles.items()
        for rol, institucion in suyos
    )
    return {nombre: personas[nombre] for nombre in papeles}


@pytest.fixture
def elenco(db: None) -> Elenco:
    """The cast, in the test's own transaction."""
    return crear_elenco()


def carta_nueva(
    elenco: Elenco,
    *,
    condicion: str = CondicionRemitente.IDENTIFICADO,
    recibida_en: datetime | None = None,
    actor: str = "oficialia",
    **campos: Any,
) -> Correspondencia:
    """A letter just received."""
    datos: dict[str, Any] = {
        "clave_envio": uuid.uuid4(),
        "recibida_en": recibida_en or reloj.ahora(),
        "canal": "ventanilla",
        "dirigida_a": "gobernador",
        "condicion_remitente": condicion,
        "asunto": "Solicita la rehabilitación del camino a la comunidad",
        "motivo_captura_tardia": "Llegó con la valija de la región",
        **campos,
    }
    identificado = condicion == CondicionRemitente.IDENTIFICADO
    firmas = [Peticionario(nombre="Comisariado Ejidal de Prueba")] if identificado else []
    return motor.registrar(
        correspondencia.recibir,
        elenco.personas[actor],
        Correspondencia(**datos),
        peticionarios=firmas,
    )


def clasificada(
    elenco: Elenco, *, tipo: str = "peticion", via: str = "turnar", **campos: Any
) -> Correspondencia:
    """A letter received and classified."""
    carta = carta_nueva(elenco, **campos)
    el_tipo = Tipo.objects.get(clave=tipo)
    cambios: dict[str, Any] = {"tipo": el_tipo, "tema": tema(), "via": via}
    if el_tipo.pide_evento:
        cambios["evento_en"] = reloj.ahora() + timedelta(days=5)
    if el_tipo.pide_termino:
        cambios["termino_senalado"] = reloj.ahora() + timedelta(days=3)
    return motor.de_carta(correspondencia.clasificar, elenco.analista, carta.pk, cambios=cambios)


def tema(regla: str = "todas") -> Tema:
    """A topic that binds nobody, with the given closing rule."""
    return Tema.objects.filter(vinculante=False, regla_cierre=regla, padre__isnull=False)[0]


def instruccion(clave: str = "") -> Instruccion:
    """The default instruction that owes an answer, or the one named."""
    if clave:
        return Instruccion.objects.get(clave=clave)
    return Instruccion.objects.filter(requiere_respuesta=True, notifica="unidad")[0]


def destino(
    institucion: Institucion, parte: str = "responsable", **campos: Any
) -> canalizacion.Destino:
    """One destination of `turnar`."""
    return canalizacion.Destino(
        institucion, campos.pop("instruccion", instruccion()), parte, **campos
    )


def turnada(
    elenco: Elenco, *destinos: canalizacion.Destino, **campos: Any
) -> tuple[Correspondencia, list[Turno]]:
    """A letter routed; to `a` as responsable when no destination is given."""
    carta = clasificada(elenco, **campos)
    turnos = motor.de_carta(
        canalizacion.turnar,
        elenco.analista,
        carta.pk,
        destinos or [destino(elenco.a)],
        confirmado=True,
    )
    return Correspondencia.objects.get(pk=carta.pk), turnos


def sentidos(turno: Turno) -> dict[int, Sentido]:
    """One admitted outcome for each point of the turn."""
    tipo = turno.correspondencia.tipo
    assert tipo is not None
    uno = tipo.sentidos.all()[0]
    return {punto.pk: uno for punto in turno.puntos.all()}


def respondida(elenco: Elenco, **campos: Any) -> tuple[Correspondencia, Turno]:
    """A letter whose only turn is answered and under review."""
    carta, (turno,) = turnada(elenco, **campos)
    motor.de_turno(
        canalizacion.responder,
        elenco.enlace_a,
        turno.pk,
        texto="Se atenderá.",
        sentidos=sentidos(turno),
    )
    return carta, Turno.objects.get(pk=turno.pk)


def atendida(elenco: Elenco, **campos: Any) -> tuple[Correspondencia, Turno]:
    """A letter answered, to be notified."""
    carta, turno = respondida(elenco, **campos)
    motor.de_turno(canalizacion.aceptar, elenco.analista, turno.pk)
    return Correspondencia.objects.get(pk=carta.pk), Turno.objects.get(pk=turno.pk)


def intento(resultado: str = "entregada", **campos: Any) -> Notificacion:
    """An attempt to notify, unsaved."""
    datos: dict[str, Any] = {
        "clave_envio": uuid.uuid4(),
        "a_quien": "Comisariado Ejidal de Prueba",
        "realizada_en": reloj.ahora(),
        "medio": "personal",
        "resultado": resultado,
        **campos,
    }
    return Notificacion(**datos)
