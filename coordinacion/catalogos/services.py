"""The verbs of the catalogue screens. Each one saves, and writes what changed in the log."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.catalogos import sql
from coordinacion.catalogos.permisos import puede_administrar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.organizacion.models import Adscripcion, Denominacion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, sistema, unidad
from coordinacion.organizacion.services import adscribir, concluir_adscripcion
from coordinacion.relevos.selectors.trabajo import cuentas_de

Datos = Mapping[str, Any]
"""What was typed, by field: `registro` already carries it, except for its many-to-many."""

Guardar = Callable[[Usuario, str, Any, Datos], str]
"""Saves one row of a catalogue for a person; what to tell besides "saved", or ""."""

Quitar = Callable[[Usuario, str, Any], str]
"""Takes one row of a catalogue away for a person; what to tell besides, or ""."""

_OCULTOS = frozenset({"password"})
_PUESTOS = frozenset({"clave", "password"})
"""Fields whose value is made and not typed: two rows that say the same differ in them."""
_SIN_INTERES = frozenset({"last_login", "version", "groups", "user_permissions"})


def guardar(actor: Usuario, catalogo: str, registro: models.Model, datos: Datos) -> str:
    """Create or update `registro`, with its many-to-many of `datos`, and log the change.

    Raises `SinPermiso`, and `DatoInvalido` when another row took the key meanwhile, or when a new
    one would repeat another in all that it says: its form was sent twice.
    """
    _exigir(actor)
    try:
        with transaction.atomic():
            if registro._state.adding:
                _exigir_que_sea_otro(catalogo, registro)
            antes = _antes(registro)
            registro.save()
            for campo in registro._meta.many_to_many:
                if campo.name in datos:
                    getattr(registro, campo.name).set(datos[campo.name])
            _asentar(actor, catalogo, registro, antes)
    except IntegrityError as error:
        raise DatoInvalido(
            "Otro registro tiene ya esos datos. Revise la lista y vuelva a intentarlo."
        ) from error
    return ""


def _exigir_que_sea_otro(catalogo: str, registro: models.Model) -> None:
    sql.tomar_la_vez(catalogo)
    campos = registro._meta.concrete_fields
    dicho = {
        campo.attname: getattr(registro, campo.attname)
        for campo in campos
        if campo.editable and not campo.primary_key and campo.name not in _PUESTOS
    }
    if type(registro)._default_manager.filter(**dicho).exists():
        raise DatoInvalido("Ya hay un registro con exactamente esos datos: revise la lista.")


def guardar_institucion(actor: Usuario, catalogo: str, registro: Institucion, datos: Datos) -> str:
    """Like `guardar`; a change of name leaves the former one in the institution's history."""
    _exigir(actor)
    with transaction.atomic():
        anterior = _anotar_nombre_anterior(registro)
        guardar(actor, catalogo, registro, datos)
    return f"El nombre anterior, «{anterior}», quedó en sus denominaciones." if anterior else ""


def _anotar_nombre_anterior(registro: Institucion) -> str:
    previa = Institucion.objects.select_for_update().filter(pk=registro.pk).first()
    if previa is None or (previa.nombre, previa.siglas) == (registro.nombre, registro.siglas):
        return ""
    ultima = (
        previa.denominaciones.filter(vigente_hasta__isnull=False).order_by("-vigente_hasta").first()
    )
    desde = None
    if ultima is not None and ultima.vigente_hasta is not None:
        desde = ultima.vigente_hasta + timedelta(days=1)
    Denominacion.objects.create(
        institucion=previa,
        nombre=previa.nombre,
        siglas=previa.siglas,
        vigente_desde=desde,
        vigente_hasta=reloj.hoy() - timedelta(days=1),
    )
    return previa.nombre


def guardar_adscripcion(actor: Usuario, catalogo: str, registro: Adscripcion, datos: Datos) -> str:
    """Give a role when `registro` is new; else end it on its `vigente_hasta`.

    Nobody gives or ends their own: whoever keeps the catalogues would hold every role at will,
    or lock themselves out.
    """
    _exigir(actor)
    if registro.usuario_id == actor.pk:
        raise DatoInvalido("Sus propios papeles los da o los concluye otra persona.")
    with transaction.atomic():
        antes = _antes(registro)
        if registro.pk is None:
            registro = adscribir(
                usuario=registro.usuario,
                institucion=registro.institucion,
                rol=registro.rol,
                desde=registro.vigente_desde,
                hasta=registro.vigente_hasta,
                area=registro.area,
            )
        elif registro.vigente_hasta is not None:
            concluir_adscripcion(registro, hasta=registro.vigente_hasta)
        _asentar(actor, catalogo, registro, antes)
    return trabajo_que_deja(actor, registro.usuario) if antes else ""


def trabajo_que_deja(actor: Usuario, persona: Usuario) -> str:
    """What to tell of somebody who leaves: how much open work has to go to others, if any."""
    abierto = sum(cuentas_de(actor, persona).values())
    return f"Deja trabajo abierto ({abierto:,}): que se reasigne en «Relevos»." if abierto else ""


def primera_administracion(
    *, username: str, first_name: str, last_name: str, contrasena: str
) -> Usuario:
    """Create who will keep the catalogues, on behalf of SISTEMA and with a temporary password.

    Raises `DatoInvalido` when somebody active holds the role already, or the user name is taken.
    """
    if personas_con_rol(Rol.ADMINISTRACION).exists():
        raise DatoInvalido("Ya hay quien administra: que dé el papel desde Catálogos.")
    persona = Usuario(username=username, first_name=first_name, last_name=last_name)
    persona.set_password(contrasena)
    persona.contrasena_temporal = True
    try:
        with transaction.atomic():
            persona.save()
            suya = adscribir(
                usuario=persona, institucion=unidad(), rol=Rol.ADMINISTRACION, desde=reloj.hoy()
            )
            for catalogo, registro in (("Personas", persona), ("Adscripciones", suya)):
                _asentar(sistema(), catalogo, registro, {})
    except IntegrityError as error:
        raise DatoInvalido("Ese nombre de usuario ya existe.") from error
    return persona


def cambiar_uso(
    actor: Usuario, catalogo: str, registro: models.Model, campo: str, *, en_uso: bool
) -> None:
    """Take a row out of use, or put it back; nothing is ever deleted.

    Raises `SinPermiso`, and `DatoInvalido` when someone would lock themselves out.
    """
    _exigir(actor)
    if registro == actor:
        raise DatoInvalido("No puede darse de baja usted; pídalo a otra persona.")
    if isinstance(registro, Institucion) and registro.es_unidad_coordinadora:
        raise DatoInvalido("La unidad coordinadora no puede darse de baja.")
    if en_uso and isinstance(registro, Institucion) and registro.extinta_desde is not None:
        raise DatoInvalido("Se extinguió: sus asuntos son de la que la sucede.")
    with transaction.atomic():
        antes = _antes(registro)
        setattr(registro, campo, en_uso)
        registro.save(update_fields=[campo])
        _asentar(actor, catalogo, registro, antes)


def quitar(actor: Usuario, catalogo: str, registro: models.Model) -> str:
    """Delete a row that nothing points to; the log keeps what it held."""
    _exigir(actor)
    with transaction.atomic():
        antes, llave = _antes(registro), int(registro.pk)
        registro.delete()
        asentar(
            actor,
            Hecho.CATALOGO_CAMBIADO,
            registro="catalogo",
            registro_id=llave,
            datos={
                "catalogo": catalogo,
                "nombre": str(registro),
                "cambios": {_nombre(registro, c): [v, ""] for c, v in antes.items() if v},
            },
        )
    return ""


def _exigir(actor: Usuario) -> None:
    if not puede_administrar(actor):
        raise SinPermiso


def _antes(registro: models.Model) -> dict[str, str]:
    """What the row holds in the database, locked until the change ends; nothing if new."""
    if registro._state.adding:
        return {}
    filas = type(registro)._default_manager.select_for_update(of=("self",))
    return _foto(filas.get(pk=registro.pk))


def _foto(registro: models.Model) -> dict[str, str]:
    """Every field of a row as the text that a person would read."""
    opciones = registro._meta
    simples = {
        campo.name: _texto(registro, campo)
        for campo in opciones.concrete_fields
        if not campo.primary_key and campo.name not in _SIN_INTERES
    }
    varias = {
        campo.name: ", ".join(sorted(map(str, getattr(registro, campo.name).all())))
        for campo in opciones.many_to_many
        if campo.name not in _SIN_INTERES
    }
    return simples | varias


def _texto(registro: models.Model, campo: models.Field[Any, Any]) -> str:
    if campo.choices:
        return str(getattr(registro, f"get_{campo.name}_display")())
    valor = getattr(registro, campo.name)
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    return "" if valor is None else str(valor)


def _nombre(registro: models.Model, campo: str) -> str:
    return str(getattr(registro._meta.get_field(campo), "verbose_name", campo))


def _asentar(
    actor: Usuario, catalogo: str, registro: models.Model, antes: Mapping[str, str]
) -> None:
    """One line with each field that changed, before and after; none when nothing did."""
    despues = _foto(registro)
    cambios = {
        _nombre(registro, campo): ["•••"] * 2
        if campo in _OCULTOS
        else [antes.get(campo, ""), valor]
        for campo, valor in despues.items()
        if antes.get(campo, "") != valor
    }
    if cambios:
        asentar(
            actor,
            Hecho.CATALOGO_CAMBIADO,
            registro="catalogo",
            registro_id=int(registro.pk),
            datos={"catalogo": catalogo, "nombre": str(registro), "cambios": cambios},
        )
