"""The people of the demonstration: one role each, and one who holds two.

This app is installed only by the local and test settings; production refuses to start with it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Area, Institucion, Titular, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad

CLAVE = "Demostracion-2026"
"""The one password of the demonstration; it exists on no other installation."""

A, B, C = "caminos-bienestar", "comision-estatal-del-agua", "ieepo"
EN_PANTALLA = (A, B, C)
ANTIGUEDAD = timedelta(days=400)


@dataclass(frozen=True)
class Persona:
    """A demonstration person; `institucion` is a key, empty for the coordinating unit."""

    usuario: str
    nombre: str
    apellidos: str
    roles: tuple[Rol, ...]
    institucion: str = ""


PERSONAS = (
    Persona("oficialia", "Rosa", "Jiménez Cruz", (Rol.OFICIALIA,)),
    Persona("analista", "Tomás", "Hernández Luis", (Rol.ANALISTA,)),
    Persona("titular_unidad", "Elena", "Martínez Ruiz", (Rol.TITULAR_UNIDAD,)),
    Persona("vinculacion", "Amalia", "Toledo Luna", (Rol.VINCULACION,)),
    Persona("archivo", "Nicolás", "Aguilar Matus", (Rol.ARCHIVO,)),
    Persona("consulta", "Javier", "Ortiz Santos", (Rol.CONSULTA,)),
    Persona("auditoria", "Marcela", "Gómez Pérez", (Rol.AUDITORIA,)),
    Persona("administracion", "Irma", "López Vásquez", (Rol.ADMINISTRACION,)),
    Persona("enlace_a", "Beatriz", "Reyes Antonio", (Rol.ENLACE,), A),
    Persona("enlace_b", "Carlos", "Mendoza García", (Rol.ENLACE,), B),
    Persona("enlace_c", "Dalia", "Zárate Bautista", (Rol.ENLACE,), C),
    Persona("titular_institucion_a", "Ernesto", "Ramírez Sosa", (Rol.TITULAR_INSTITUCION,), A),
    Persona("todologa", "Fabiola", "Cortés Aquino", (Rol.OFICIALIA, Rol.ANALISTA)),
)


def crear() -> None:
    """Create whoever is missing, with their roles; the agencies on screen work in the system."""
    Institucion.objects.filter(clave__in=EN_PANTALLA).update(modo=Institucion.Modo.SISTEMA)
    for persona in PERSONAS:
        if not Usuario.objects.filter(username=persona.usuario).exists():
            _crear(persona)
    caminos = Institucion.objects.get(clave=A)
    for nombre in ("Dirección de Obra", "Unidad de Estudios y Proyectos"):
        Area.objects.get_or_create(institucion=caminos, nombre=nombre)
    Titular.objects.get_or_create(
        institucion=unidad(),
        nombre="Elena Martínez Ruiz",
        defaults={
            "cargo": "Titular de la unidad coordinadora",
            "vigente_desde": reloj.hoy() - ANTIGUEDAD,
        },
    )
    Titular.objects.get_or_create(
        institucion=caminos,
        nombre="Ernesto Ramírez Sosa",
        defaults={"cargo": "Director General", "vigente_desde": reloj.hoy() - ANTIGUEDAD},
    )


def _crear(persona: Persona) -> None:
    usuario = Usuario.objects.create_user(
        username=persona.usuario,
        password=CLAVE,
        first_name=persona.nombre,
        last_name=persona.apellidos,
        email=f"{persona.usuario}@demostracion.example",
    )
    for rol in persona.roles:
        Adscripcion.objects.create(
            usuario=usuario,
            institucion=_institucion(persona),
            rol=rol,
            vigente_desde=reloj.hoy() - ANTIGUEDAD,
        )


def _institucion(persona: Persona) -> Institucion:
    if not persona.institucion:
        return unidad()
    return Institucion.objects.get(clave=persona.institucion)


def tabla() -> str:
    """The people as `make run` prints them: user, role and institution, and the password."""
    filas = [
        (
            persona.usuario,
            " y ".join(rol.label for rol in persona.roles),
            _institucion(persona).nombre,
        )
        for persona in PERSONAS
    ]
    anchos = [max(len(fila[columna]) for fila in filas) for columna in range(3)]
    lineas = ["  ".join(c.ljust(a) for c, a in zip(f, anchos, strict=True)) for f in filas]
    clave = f"Contraseña de todas las personas: {CLAVE}"
    return "\n".join([*lineas, "", clave, f"Los correos que el sistema envía: {_correos()}"])


def _correos() -> str:
    """Where the mails of this installation can be read, or that a server takes them."""
    carpeta = getattr(settings, "EMAIL_FILE_PATH", None)
    return f"archivos en {carpeta}" if carpeta else "al servidor de EMAIL_URL"
