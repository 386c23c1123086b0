"""Who works in the invented history: people of the unit and liaisons, always the same ones."""

import itertools
from datetime import date
from random import Random

from coordinacion.carga.siembra.textos import persona
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import unidad

DE_LA_UNIDAD = ((Rol.OFICIALIA, 4), (Rol.ANALISTA, 8), (Rol.TITULAR_UNIDAD, 1))
PREFIJO = "siembra"
_MODOS = (Institucion.Modo.SISTEMA,) * 6 + (Institucion.Modo.CORREO, Institucion.Modo.PAPEL)


def asegurar(desde: date) -> None:
    """Create who is missing, with their roles since `desde`. Nobody of them can sign in.

    State agencies come on screen, by mail or on paper, in a fixed turn; two liaisons each.
    """
    azar = Random(PREFIJO)  # noqa: S311  (the same people every time)
    la_unidad = unidad()
    for rol, cuantas in DE_LA_UNIDAD:
        for numero in range(1, cuantas + 1):
            _asegurar_persona(azar, f"{PREFIJO}_{rol}_{numero}", rol, la_unidad, desde)
    estatales = Institucion.objects.filter(
        orden=Institucion.Orden.EJECUTIVO_ESTATAL, es_unidad_coordinadora=False, activa=True
    ).order_by("clave")
    for institucion, modo in zip(estatales, itertools.cycle(_MODOS), strict=False):
        Institucion.objects.filter(pk=institucion.pk).update(modo=modo)
        for numero in (1, 2):
            usuario = f"{PREFIJO}_enlace_{institucion.clave}_{numero}"
            _asegurar_persona(azar, usuario[:150], Rol.ENLACE, institucion, desde)


def _asegurar_persona(
    azar: Random, usuario: str, rol: Rol, institucion: Institucion, desde: date
) -> None:
    completo, _ = persona(azar)
    nombre, *apellidos = completo.rsplit(" ", 2)
    quien, nueva = Usuario.objects.get_or_create(
        username=usuario, defaults={"first_name": nombre, "last_name": " ".join(apellidos)}
    )
    if nueva:
        quien.set_unusable_password()
        quien.save(update_fields=["password"])
    Adscripcion.objects.get_or_create(
        usuario=quien,
        institucion=institucion,
        rol=rol,
        vigente_hasta=None,
        defaults={"vigente_desde": desde},
    )
