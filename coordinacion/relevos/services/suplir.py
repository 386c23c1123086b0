"""suplir and terminar: somebody stands in for an absent person between two dates."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Sustitucion, Usuario
from coordinacion.organizacion.roles import NO_SE_ACUMULAN
from coordinacion.relevos.permisos import puede_suplir_a
from coordinacion.relevos.selectors.ausencias import Puestos, papeles_en

REGISTRO = "persona"


@transaction.atomic
def suplir(
    actor: Usuario,
    *,
    persona: Usuario,
    sustituto: Usuario,
    desde: date,
    hasta: date,
    motivo: str,
) -> Sustitucion:
    """Say that `sustituto` stands in for `persona` from `desde` to `hasta` (local, both included).

    Meanwhile she sees the other's tray, gets her notices and may do what she may. Raises
    `SinPermiso` or `DatoInvalido`.
    """
    if not puede_suplir_a(actor, persona):
        raise SinPermiso
    list(
        Usuario.objects.select_for_update().filter(pk__in=[persona.pk, sustituto.pk]).order_by("pk")
    )
    _exigir_fechas(desde, hasta)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique el motivo de la ausencia."})
    _exigir_compatible(persona, sustituto, desde)
    _exigir_libre(persona, sustituto, desde, hasta)
    nueva = Sustitucion.objects.create(
        persona=persona,
        sustituto=sustituto,
        desde=desde,
        hasta=hasta,
        motivo=motivo,
        registrada_por=actor,
        registrada_en=reloj.ahora(),
    )
    _asentar(actor, Hecho.SUPLENCIA_REGISTRADA, nueva)
    fechas = f"Del {desde:%d/%m/%Y} al {hasta:%d/%m/%Y}."
    _avisar(actor, nueva, f"{sustituto.nombre_completo} suple a {persona.nombre_completo}", fechas)
    return nueva


@transaction.atomic
def terminar(actor: Usuario, sustitucion_id: int) -> Sustitucion:
    """End a substitution before its last day, from this moment; or undo one still to come.

    Raises `Sustitucion.DoesNotExist`, `SinPermiso`, or `EstadoNoAdmite` when it ended already.
    """
    filas = Sustitucion.objects.select_related("persona", "sustituto")
    una = filas.select_for_update(of=("self",)).get(pk=sustitucion_id)
    if not puede_suplir_a(actor, una.persona):
        raise SinPermiso
    if una.terminada_en is not None or una.hasta < reloj.hoy():
        raise EstadoNoAdmite("Esa suplencia ya terminó.")
    una.terminada_en, una.terminada_por = reloj.ahora(), actor
    una.save(update_fields=["terminada_en", "terminada_por"])
    _asentar(actor, Hecho.SUPLENCIA_TERMINADA, una)
    titulo = f"{una.sustituto.nombre_completo} ya no suple a {una.persona.nombre_completo}"
    _avisar(actor, una, titulo, "Desde ahora cada quien ve sólo lo suyo.")
    return una


def _exigir_fechas(desde: date, hasta: date) -> None:
    if desde < reloj.hoy():
        raise DatoInvalido({"desde": "La suplencia no puede empezar antes de hoy."})
    if hasta < desde:
        raise DatoInvalido({"hasta": "El último día no puede ser anterior al primero."})


def _exigir_compatible(persona: Usuario, sustituto: Usuario, desde: date) -> None:
    """Same institutions, and no role that must not be added to others."""
    if persona == sustituto:
        raise DatoInvalido({"sustituto": "Elija a otra persona."})
    if not (persona.is_active and sustituto.is_active):
        raise DatoInvalido({"sustituto": "Las dos personas deben tener su cuenta activa."})
    puestos = papeles_en(desde, [persona.pk, sustituto.pk])
    suyos, propios = puestos[persona.pk], puestos[sustituto.pk]
    if not suyos:
        mensaje = f"{persona.nombre_completo} no tendrá papel alguno en esa fecha."
        raise DatoInvalido({"persona": mensaje})
    if not _instituciones(suyos) <= _instituciones(propios):
        mensaje = f"{sustituto.nombre_completo} no es de la misma institución."
        raise DatoInvalido({"sustituto": mensaje})
    if _se_acumulan(suyos, propios):
        raise DatoInvalido(
            {
                "sustituto": "Auditoría y administración sólo las suple quien ya tiene ese papel, "
                "y quien las tiene no suple otros."
            }
        )


def _instituciones(puestos: Puestos) -> set[int]:
    return {institucion for institucion, _ in puestos}


def _se_acumulan(suyos: Puestos, propios: Puestos) -> bool:
    """Whether standing in would add a role to those that must stay apart, or one of those."""
    prestados = {rol for _, rol in suyos - propios}
    return bool(prestados) and not NO_SE_ACUMULAN.isdisjoint(
        prestados | {rol for _, rol in propios}
    )


def _exigir_libre(persona: Usuario, sustituto: Usuario, desde: date, hasta: date) -> None:
    """One substitute at a time, who is neither absent nor of somebody who stands in herself."""
    mismas_fechas = Sustitucion.objects.filter(
        Q(persona__in=[persona, sustituto]) | Q(sustituto=persona),
        terminada_en=None,
        desde__lte=hasta,
        hasta__gte=desde,
    )
    otra = mismas_fechas.select_related("persona", "sustituto").first()
    if otra is not None:
        raise DatoInvalido(
            f"En esas fechas ya está registrado que {otra}, del {otra.desde:%d/%m/%Y} al "
            f"{otra.hasta:%d/%m/%Y}. Nadie puede tener dos suplencias ni suplir mientras falta."
        )


def _asentar(actor: Usuario, hecho: Hecho, una: Sustitucion) -> None:
    asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=una.persona_id,
        datos={
            "ausente": una.persona.nombre_completo,
            "suplente": una.sustituto.nombre_completo,
            "desde": f"{una.desde:%d/%m/%Y}",
            "hasta": f"{una.hasta:%d/%m/%Y}",
            "motivo": una.motivo,
        },
    )


def _avisar(actor: Usuario, una: Sustitucion, titulo: str, texto: str) -> None:
    personas: Sequence[Usuario] = (una.persona, una.sustituto)
    momento = f"{reloj.ahora():%Y%m%d%H%M%S%f}"
    avisar(
        NuevoAviso(f"suplencia:{una.pk}:{momento}:{quien.pk}", quien.pk, titulo, texto)
        for quien in personas
        if quien != actor
    )
