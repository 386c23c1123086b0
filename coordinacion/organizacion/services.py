"""Writes about people and roles. They leave no log line: the caller, above, writes it."""

import contextlib
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from coordinacion.nucleo.errores import DatoInvalido

from .models import Adscripcion, Area, Institucion, Usuario


def asegurar_sistema() -> Usuario:
    """Return the actor SISTEMA, creating it with no usable password and no way to sign in."""
    actor, creado = Usuario.objects.get_or_create(
        es_sistema=True,
        defaults={"username": "sistema", "first_name": "Sistema", "is_active": False},
    )
    if creado:
        actor.set_unusable_password()
        actor.save(update_fields=["password"])
    return actor


def adscribir(
    *,
    usuario: Usuario,
    institucion: Institucion,
    rol: str,
    desde: date,
    hasta: date | None = None,
    area: Area | None = None,
) -> Adscripcion:
    """Give `rol` to a person from `desde` to `hasta` (local dates, both included).

    Raises `DatoInvalido` when the role does not fit the institution, the area is another
    institution's, or the same role is already held on those dates.
    """
    nueva = Adscripcion(
        usuario=usuario,
        institucion=institucion,
        rol=rol,
        area=area,
        vigente_desde=desde,
        vigente_hasta=hasta,
    )
    with transaction.atomic():
        _bloquear(usuario)
        with _como_dato_invalido():
            nueva.full_clean()
        nueva.save()
    usuario._papeles = None
    return nueva


def concluir_adscripcion(adscripcion: Adscripcion, *, hasta: date) -> Adscripcion:
    """End a role: `hasta` is its last day (local); the day before it began voids it.

    Raises `DatoInvalido` when `hasta` is earlier than that.
    """
    with transaction.atomic():
        _bloquear(adscripcion.usuario)
        adscripcion.vigente_hasta = hasta
        with _como_dato_invalido():
            adscripcion.full_clean()
        adscripcion.save(update_fields=["vigente_hasta"])
    adscripcion.usuario._papeles = None
    return adscripcion


def _bloquear(usuario: Usuario) -> None:
    """Serialise grants of one person: two overlapping ones could each not see the other."""
    Usuario.objects.select_for_update().get(pk=usuario.pk)


@contextlib.contextmanager
def _como_dato_invalido() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        campos = {campo: " ".join(textos) for campo, textos in error.message_dict.items()}
        raise DatoInvalido(campos) from error
