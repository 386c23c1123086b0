"""What a refusal teaches: whom to send the letter to now, and its topic from now on."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.permisos import puede_adoptar
from coordinacion.canalizacion.selectors.competencia import aciertos
from coordinacion.canalizacion.services.turnar import Destino, turnar
from coordinacion.correspondencia.models import Tema
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.organizacion.models import Institucion, Usuario


@transaction.atomic
def turnar_a_la_propuesta(
    actor: Usuario, carta_id: int, turno_id: int, *, confirmado: bool = False
) -> list[Turno]:
    """`turnar` to the institution that whoever refused this turn proposed, asking it the same.

    Raises `Turno.DoesNotExist` (foreign or of another letter), `EstadoNoAdmite` when the turn
    proposes nobody, or as `turnar`.
    """
    suyos = Turno.objects.visibles_para(actor).filter(correspondencia_id=carta_id)
    turno = suyos.select_related("instruccion", "institucion_propuesta").get(pk=turno_id)
    if turno.estado != EstadoTurno.DECLINADO or turno.institucion_propuesta is None:
        raise EstadoNoAdmite(f"El {turno} no propone a qué institución corresponde.")
    destino = Destino(
        turno.institucion_propuesta,
        turno.instruccion,
        turno.parte,
        indicaciones=turno.indicaciones,
        puntos=tuple(turno.puntos.values_list("pk", flat=True)),
    )
    return turnar(actor, carta_id, [destino], confirmado=confirmado)


@transaction.atomic
def adoptar_institucion(actor: Usuario, tema_id: int, institucion_id: int) -> Tema:
    """Make the institution that keeps taking the topic's refused letters the one it suggests.

    Raises `SinPermiso`, `Tema.DoesNotExist`, or `EstadoNoAdmite` when the topic no longer offers
    it.
    """
    if not puede_adoptar(actor):
        raise SinPermiso
    tema = Tema.objects.select_for_update(of=("self",)).get(pk=tema_id)
    buscado = (tema_id, institucion_id)
    acierto = next((u for u in aciertos() if (u.tema_id, u.institucion_id) == buscado), None)
    if acierto is None:
        raise EstadoNoAdmite(f"El tema «{tema}» ya no propone esa institución: revise la lista.")
    antes = str(tema.institucion or "")
    tema.institucion = Institucion.objects.get(pk=institucion_id)
    tema.save(update_fields=["institucion"])
    asentar(
        actor,
        Hecho.TEMA_INSTITUCION_ADOPTADA,
        registro="catalogo",
        registro_id=tema.pk,
        institucion_id=institucion_id,
        datos={
            "tema": str(tema),
            "institucion": tema.institucion.nombre,
            "antes": antes,
            "asuntos": acierto.asuntos,
        },
    )
    return tema
