"""Opening a sheet at an event, keeping what is typed in it, and taking it over."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coordinacion.giras import reglas, selectors
from coordinacion.giras.models import Captura, Renglon
from coordinacion.giras.permisos import exigir
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion

CABECERA = (
    *("canal", "dirigida_a", "recibida_en", "motivo_captura_tardia"),
    *("tipo", "instruccion"),
)
"""What all the lines of a sheet share."""
ESCRITO = (
    *("orden", "nombre", "sexo", "comunidad", "contacto", "asunto", "municipio", "urgente"),
    *("lengua_id", "tema_id", "institucion_id", "recibio", "hoja_id"),
)
"""What is typed in a line."""
LLENA = (
    f"Una captura admite {reglas.MAXIMO} peticiones por registrar y así tendría más: no se guardó. "
    "Registre las que ya están, o abra otra captura en la gira."
)
_QUE_CUENTAN = ("nombre", "comunidad", "contacto", "asunto", "recibio")


def abrir(actor: Usuario, reunion_id: int, *, clave_envio: UUID) -> Captura:
    """The sheet in which the person goes on at the event: the one already begun while it has room,
    or a new one. The same `clave_envio` twice returns the first one.

    Raises `SinPermiso`, `Reunion.DoesNotExist`, or `EstadoNoAdmite` for a cancelled event.
    """
    exigir(actor, Verbo.CAPTURAR)
    reunion = selectors.giras_para(actor).get(pk=reunion_id)
    exigir_que_reciba(reunion)
    repetida = Captura.objects.filter(clave_envio=clave_envio)
    try:
        suya = repetida.first() or selectors.con_lugar(actor, reunion)
        return suya or _abrir(actor, reunion, clave_envio)
    except IntegrityError:
        # the same button, pressed twice at once: the other one was faster
        return repetida.get()


def exigir_que_reciba(reunion: Reunion) -> None:
    """Raise `EstadoNoAdmite` for an event of which nothing may be captured."""
    if not selectors.admite_capturas(reunion):
        raise EstadoNoAdmite(f"{reunion.folio} se canceló: no admite peticiones.")


@transaction.atomic
def _abrir(actor: Usuario, reunion: Reunion, clave_envio: UUID) -> Captura:
    ahora = reloj.ahora()
    recibidas = reglas.momento_sugerido(reunion.inicia_en, reunion.termina_en, ahora)
    return Captura.objects.create(
        reunion=reunion,
        persona=actor,
        clave_envio=clave_envio,
        creada_en=ahora,
        recibida_en=reloj.minuto(recibidas),
    )


@transaction.atomic
def continuar(actor: Usuario, captura_id: int) -> Captura:
    """Take over a sheet: from now on only `actor` writes in it. Raises `SinPermiso` or
    `Captura.DoesNotExist`."""
    exigir(actor, Verbo.CONTINUAR)
    captura = selectors.capturas_para(actor).select_for_update(of=("self",)).get(pk=captura_id)
    captura.persona = actor
    captura.save(update_fields=["persona"])
    return captura


@transaction.atomic
def guardar(
    actor: Usuario,
    captura_id: int,
    cabecera: Mapping[str, Any],
    escritos: Sequence[Mapping[str, Any]],
) -> int:
    """Keep what is typed (each line by its `clave`); returns how many drafts the sheet has.

    A line left empty is taken out; one that is already a letter stays as it is. Raises
    `SinPermiso`, `Captura.DoesNotExist`, `EstadoNoAdmite` when somebody else has the sheet, or
    `DatoInvalido`, and then nothing of it is kept.
    """
    captura = bloquear(actor, captura_id)
    for campo in CABECERA:
        if campo in cabecera:
            setattr(captura, campo, cabecera[campo])
    captura.guardada_en = reloj.ahora()
    captura.save()
    _guardar_renglones(captura, escritos)
    cuantas = selectors.pendientes(captura).count()
    if cuantas > reglas.MAXIMO:
        raise DatoInvalido(LLENA)
    return cuantas


def bloquear(actor: Usuario, captura_id: int) -> Captura:
    """The sheet, locked, once it is the actor's. Raises as `guardar`."""
    exigir(actor, Verbo.CAPTURAR)
    captura = selectors.capturas_para(actor).select_for_update(of=("self",)).get(pk=captura_id)
    if captura.persona_id != actor.pk:
        raise EstadoNoAdmite(
            f"Ahora captura {captura.persona.nombre_completo}: lo que escriba aquí no se guarda. "
            f"Para seguir usted, vuelva a la gira y use «{Verbo.CONTINUAR.label}»."
        )
    return captura


def _guardar_renglones(captura: Captura, escritos: Sequence[Mapping[str, Any]]) -> None:
    claves = {escrito["clave"]: escrito for escrito in escritos}
    conocidos = {uno.clave: uno for uno in Renglon.objects.filter(clave__in=claves)}
    if any(uno.captura_id != captura.pk for uno in conocidos.values()):
        raise DatoInvalido("Una de las peticiones es de otra captura. Recargue la página.")
    borradores = {clave: uno for clave, uno in conocidos.items() if uno.carta_id is None}
    vacios = [uno.pk for clave, uno in borradores.items() if esta_vacio(claves[clave])]
    Renglon.objects.filter(pk__in=vacios).delete()
    llenos = {c: e for c, e in claves.items() if not esta_vacio(e)}
    nuevos = [_con(Renglon(captura=captura, clave=c), e) for c, e in llenos.items()
              if c not in conocidos]  # fmt: skip
    viejos = [_con(borradores[c], e) for c, e in llenos.items() if c in borradores]
    try:
        with transaction.atomic():
            Renglon.objects.bulk_update(viejos, ESCRITO)
            Renglon.objects.bulk_create(nuevos)
    except IntegrityError as error:
        raise DatoInvalido("Dos peticiones no pueden estar en la misma hoja.") from error


def esta_vacio(escrito: Mapping[str, Any]) -> bool:
    """Whether nothing was written in the line."""
    return not any(str(escrito.get(campo, "")).strip() for campo in _QUE_CUENTAN)


def _con(renglon: Renglon, escrito: Mapping[str, Any]) -> Renglon:
    for campo in ESCRITO:
        setattr(renglon, campo, escrito[campo])
    return renglon
