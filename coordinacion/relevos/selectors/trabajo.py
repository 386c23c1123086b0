"""The open work of a person, and that of people who are no longer there."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.models.compromiso import CompromisoQuerySet
from coordinacion.canalizacion.models import EN_CURSO, Turno, TurnoQuerySet
from coordinacion.correspondencia.models import (
    Correspondencia,
    CorrespondenciaQuerySet,
    PersonaAutorizada,
)
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuentas import contar
from coordinacion.organizacion.models import Adscripcion, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.organizacion.vigencia import en_vigor
from coordinacion.relevos.opciones import Trabajo
from coordinacion.relevos.permisos import MIRAN


def asuntos_de(persona: Usuario) -> CorrespondenciaQuerySet:
    """Open letters that the person follows."""
    return Correspondencia.objects.abiertas().filter(analista=persona)


def pasos_de(persona: Usuario) -> CorrespondenciaQuerySet:
    """Letters whose present step the person took or was given, and holds.

    `tareas` is the reverse name that the process declares: this app imports nothing from there.
    """
    sigue = Q(tareas__hasta=None) | Q(tareas__hasta__gt=reloj.ahora())
    return Correspondencia.objects.filter(sigue, tareas__owner=persona, tareas__finished=None)


def turnos_de(persona: Usuario) -> TurnoQuerySet:
    """Turns in course that are assigned to the person inside an institution."""
    return Turno.objects.filter(persona=persona, estado__in=EN_CURSO)


def compromisos_de(persona: Usuario) -> CompromisoQuerySet:
    """Open commitments that the person follows."""
    return Compromiso.objects.abiertos().filter(coordina=persona)


def cuentas_de(actor: Usuario, persona: Usuario) -> Mapping[Trabajo, int]:
    """How much of each kind the person has, as far as `actor` looks after it; one statement."""
    suyo = _suyo(actor, persona)
    return dict(zip(suyo, contar([filas.order_by() for filas in suyo.values()]), strict=True))


def _suyo(actor: Usuario, persona: Usuario) -> dict[Trabajo, QuerySet[Any]]:
    mis = papeles(actor)
    if mis.tiene(*MIRAN):
        return {
            Trabajo.ASUNTOS: asuntos_de(persona),
            Trabajo.PASOS: pasos_de(persona),
            Trabajo.TURNOS: turnos_de(persona),
            Trabajo.COMPROMISOS: compromisos_de(persona),
        }
    suyas = mis.instituciones(*ROLES_INSTITUCION)
    return {Trabajo.TURNOS: turnos_de(persona).filter(institucion__in=suyas)}


def personas_a_la_vista(actor: Usuario) -> QuerySet[Usuario]:
    """People whose work `actor` may look at: the unit, everybody's; an institution, its own."""
    personas = Usuario.objects.filter(es_sistema=False)
    mis = papeles(actor)
    if mis.tiene(*MIRAN):
        return personas
    suyas = mis.instituciones(*ROLES_INSTITUCION)
    alguna_vez = Adscripcion.objects.filter(institucion__in=suyas)
    return personas.filter(pk__in=alguna_vez.values("usuario"))


def sin_persona(actor: Usuario) -> QuerySet[Usuario]:
    """People with open work who may no longer do it: their account or their role there ended."""
    personas = Usuario.objects.filter(es_sistema=False).order_by("first_name", "last_name", "pk")
    mis = papeles(actor)
    turnos = Exists(_turnos_de_quien_se_fue(actor))
    if not mis.tiene(*MIRAN):
        return personas.filter(turnos)
    ahi = Adscripcion.objects.filter(
        en_vigor(reloj.hoy()), usuario=OuterRef("pk"), institucion__es_unidad_coordinadora=True
    )
    se_fue = Q(is_active=False) | ~Exists(ahi)
    cartas = Correspondencia.objects.abiertas().filter(analista=OuterRef("pk"))
    sigue = Q(hasta=None) | Q(hasta__gt=reloj.ahora())
    pasos = _tareas().filter(sigue, owner=OuterRef("pk"), finished=None)
    compromisos = Compromiso.objects.abiertos().filter(coordina=OuterRef("pk"))
    suyo = Exists(cartas) | Exists(pasos) | Exists(compromisos)
    return personas.filter((se_fue & suyo) | turnos)


def _turnos_de_quien_se_fue(actor: Usuario) -> QuerySet[Turno]:
    """Turns of the outer person, who is not in their institution today."""
    mis = papeles(actor)
    ahi = Adscripcion.objects.filter(
        en_vigor(reloj.hoy()),
        usuario=OuterRef("persona"),
        usuario__is_active=True,
        institucion=OuterRef("institucion"),
    )
    turnos = Turno.objects.filter(~Exists(ahi), persona=OuterRef("pk"), estado__in=EN_CURSO)
    if mis.tiene(*MIRAN):
        return turnos
    return turnos.filter(institucion__in=mis.instituciones(*ROLES_INSTITUCION))


def _tareas() -> QuerySet[Any]:
    carta: Any = apps.get_model("correspondencia", "Correspondencia")
    tarea: Any = carta._meta.get_field("tareas").related_model
    tareas: QuerySet[Any] = tarea._default_manager.all()
    return tareas


def candidatas(actor: Usuario, persona: Usuario, trabajo: Trabajo) -> QuerySet[Usuario]:
    """Who may be given that kind of work of the person: who may do it today."""
    hoy = en_vigor(reloj.hoy())
    if trabajo == Trabajo.TURNOS:
        suyas = turnos_de(persona).order_by().values("institucion")
        puestos = Adscripcion.objects.filter(hoy, institucion__in=suyas)
        puestos = puestos.filter(institucion__in=papeles(actor).instituciones(*ROLES_INSTITUCION))
    else:
        puestos = Adscripcion.objects.filter(
            hoy, institucion__es_unidad_coordinadora=True, rol__in=_ROLES[trabajo]
        )
    otras = Usuario.objects.filter(is_active=True, pk__in=puestos.values("usuario"))
    return otras.exclude(pk=persona.pk).order_by("first_name", "last_name", "pk")


_ROLES: Mapping[Trabajo, frozenset[Rol]] = {
    Trabajo.ASUNTOS: frozenset({Rol.ANALISTA}),
    Trabajo.PASOS: frozenset({Rol.ANALISTA, Rol.OFICIALIA, Rol.TITULAR_UNIDAD}),
    Trabajo.COMPROMISOS: frozenset({Rol.VINCULACION}),
}


def que_puede_leer(cartas: CorrespondenciaQuerySet, persona: Usuario) -> CorrespondenciaQuerySet:
    """Those of the letters that are not reserved, or that the person is named to read: nobody
    inherits a name."""
    nombradas = PersonaAutorizada.objects.filter(correspondencia=OuterRef("pk"), usuario=persona)
    return cartas.filter(~Q(acceso=Acceso.RESERVADO) | Exists(nombradas))
