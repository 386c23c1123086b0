"""programar: a meeting in the year's programme; nobody is told yet."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoMesa
from coordinacion.nucleo.etiquetas import VerboReunion as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_larga
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.vinculacion.models import Mesa, Reunion
from coordinacion.vinculacion.opciones import ClaseReunion
from coordinacion.vinculacion.permisos import puede_en_reunion
from coordinacion.vinculacion.services.comun import (
    asentar_reunion,
    avisar_de_reunion,
    exigir_horario,
    tomar_folio,
)


def programar(actor: Usuario, reunion: Reunion, convocadas: Sequence[Institucion] = ()) -> Reunion:
    """Keep `reunion` (unsaved) with its folio and those who will be called.

    The same `clave_envio` twice returns the meeting of the first time. Raises `SinPermiso` or
    `DatoInvalido`.
    """
    if not puede_en_reunion(actor, Verbo.PROGRAMAR):
        raise SinPermiso
    exigir_horario(reunion.inicia_en, reunion.termina_en)
    try:
        return _ya_programada(reunion) or _guardar(actor, reunion, convocadas)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetida = _ya_programada(reunion)
        if repetida is None:
            raise
        return repetida


def _ya_programada(reunion: Reunion) -> Reunion | None:
    return Reunion.objects.filter(clave_envio=reunion.clave_envio).first()


@transaction.atomic
def _guardar(actor: Usuario, reunion: Reunion, convocadas: Sequence[Institucion]) -> Reunion:
    _exigir_su_mesa(reunion)
    reunion.inicia_original_en = reunion.inicia_en
    reunion.creada_por, reunion.creada_en = actor, reloj.ahora()
    reunion.folio = tomar_folio("RE")
    reunion.save(force_insert=True)
    reunion.convocadas.set(convocadas)
    asentar_reunion(
        actor,
        Hecho.REUNION_PROGRAMADA,
        reunion,
        fecha=fecha_larga(reunion.inicia_en),
        asunto=reunion.asunto,
    )
    if reunion.responsable_id != actor.pk:
        titulo = "Reunión a su cargo"
        avisar_de_reunion(reunion, "a_su_cargo", titulo, [reunion.responsable_id])
    return reunion


def _exigir_su_mesa(reunion: Reunion) -> None:
    """A session is of a table that still meets, and only a session is of a table."""
    es_sesion = reunion.clase == ClaseReunion.SESION
    if es_sesion and reunion.mesa_id is None:
        raise DatoInvalido({"mesa": "Indique de qué mesa es la sesión."})
    if not es_sesion and reunion.mesa_id is not None:
        raise DatoInvalido({"mesa": "Sólo una sesión de mesa es de una mesa."})
    if reunion.mesa_id is not None:
        mesa = Mesa.objects.select_for_update().get(pk=reunion.mesa_id)
        if mesa.estado == EstadoMesa.CONCLUIDA:
            raise DatoInvalido({"mesa": "Esa mesa ya concluyó: no tendrá más sesiones."})
