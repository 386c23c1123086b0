"""The people and letters that are timed, made by the real verbs on top of the loaded catalogues."""

import uuid
from datetime import timedelta
from functools import cache
from typing import Any

from django.db.models import Count
from django.test import Client
from django.test.client import ClientHandler

from config.cuentas import empezar
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.services import Destino, acusar_varios, turnar
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Peticionario, Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import sistema, unidad

DESTINOS = 40


@cache
def instituciones() -> list[Institucion]:
    """Forty agencies of its own, on screen: each has one liaison, and so one notice is written for
    each turn, as in the raw statement. Those of the sown history have two."""
    for numero in range(DESTINOS):
        Institucion.objects.get_or_create(
            clave=f"banco-{numero}",
            defaults={
                "nombre": f"Organismo de medición {numero}",
                "orden": Institucion.Orden.EJECUTIVO_ESTATAL,
                "modo": Institucion.Modo.SISTEMA,
            },
        )
    propias = Institucion.objects.filter(clave__regex=r"^banco-\d+$")
    return list(propias.order_by("clave"))


@cache
def persona(rol: Rol, institucion_id: int | None = None) -> Usuario:
    """Who holds that role, made the first time."""
    donde = unidad() if institucion_id is None else Institucion.objects.get(pk=institucion_id)
    nombre = f"banco-{rol.value}-{donde.pk}"
    una, nueva = Usuario.objects.get_or_create(
        username=nombre, defaults={"first_name": rol.label, "last_name": donde.siglas or "Banco"}
    )
    if nueva:
        Adscripcion.objects.create(
            usuario=una,
            institucion=donde,
            rol=rol,
            vigente_desde=reloj.hoy() - timedelta(days=400),
        )
    return una


@cache
def enlaces() -> dict[int, Usuario]:
    """The liaison of each of the forty, who has already been at work today: roles are known."""
    suyos = {una.pk: persona(Rol.ENLACE, una.pk) for una in instituciones()}
    for enlace in suyos.values():
        acusar_varios(enlace, [0])
    return suyos


def analista() -> Usuario:
    """The analyst of the bench."""
    return persona(Rol.ANALISTA)


def sistema_id() -> int:
    """The actor of the jobs."""
    return sistema().pk


@cache
def institucion_con_historia() -> Institucion:
    """The agency that has had most turns."""
    con_mas = Turno.objects.order_by().values("institucion").annotate(n=Count("pk"))
    return Institucion.objects.get(pk=con_mas.order_by("-n")[0]["institucion"])


def enlace_con_historia() -> Usuario:
    """The liaison of the agency that has had most turns."""
    return persona(Rol.ENLACE, institucion_con_historia().pk)


def cliente(una: Usuario) -> Client:
    """A client that signed in as people do: its first page has nothing to note in the session, and
    finds the middleware of the process made."""
    uno = Client()
    uno.handler = _manejador()
    uno.force_login(una)
    sesion = uno.session
    empezar(sesion)
    sesion.save()
    return uno


@cache
def _manejador() -> ClientHandler:
    """One for all clients, as a process has; like theirs, it leaves CSRF to who measures pages."""
    uno = ClientHandler(enforce_csrf_checks=False)
    uno.load_middleware()
    return uno


def clasificada(**campos: Any) -> Correspondencia:
    """A letter received and classified, ready to be routed."""
    datos = {
        "clave_envio": uuid.uuid4(),
        "recibida_en": reloj.ahora(),
        "canal": "ventanilla",
        "dirigida_a": "gobernador",
        "asunto": "Solicita la rehabilitación del camino a la comunidad",
        "motivo_captura_tardia": "Llegó con la valija de la región",
    }
    carta = Correspondencia(**datos | campos)
    firma = [Peticionario(nombre="Comisariado Ejidal")]
    carta = correspondencia.recibir(persona(Rol.OFICIALIA), carta, peticionarios=firma)
    tema = Tema.objects.filter(vinculante=False, padre__isnull=False).first()
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema, "via": "turnar"}
    return correspondencia.clasificar(persona(Rol.ANALISTA), carta.pk, cambios=cambios)


@cache
def _instruccion() -> Instruccion:
    return Instruccion.objects.filter(requiere_respuesta=True, notifica="unidad")[0]


def destinos(cuantos: int = DESTINOS) -> list[Destino]:
    """So many agencies, the first one responsible."""
    instruccion = _instruccion()
    partes = ["responsable"] + ["coadyuvante"] * (cuantos - 1)
    return [
        Destino(una, instruccion, parte)
        for una, parte in zip(instituciones()[:cuantos], partes, strict=True)
    ]


def llenar_pagina(filas: int) -> None:
    """Turns for the agency that has had most, until a page of its liaison is full."""
    una = institucion_con_historia()
    faltan = filas - Turno.objects.pendientes().filter(institucion=una).count()
    for _ in range(faltan):
        suyo = [Destino(una, _instruccion(), "responsable")]
        turnar(persona(Rol.ANALISTA), clasificada().pk, suyo, confirmado=True)


def repartir(carta: Correspondencia, a_cuantas: int = DESTINOS) -> list[Turno]:
    """Route the letter to the forty, or to so many of them."""
    return turnar(persona(Rol.ANALISTA), carta.pk, destinos(a_cuantas), confirmado=True)


def por_acusar(cuantos: int) -> list[Turno]:
    """So many turns waiting for their acknowledgement, over as many letters as it takes."""
    enlaces()
    turnos: list[Turno] = []
    while len(turnos) < cuantos:
        turnos += repartir(clasificada())
    return turnos[:cuantos]
