"""suceder: what an institution still had to do passes to the one that succeeds it.

No clock starts again: the same ones go on, on the calendar of who answers now.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar_varios
from coordinacion.canalizacion.models import EN_CURSO, Traspaso, Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.services.asignar import claves_de
from coordinacion.canalizacion.services.comun import fila_de_bitacora
from coordinacion.canalizacion.services.relojes import apertura_de
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.documentos import services as documentos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.sql import claves
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.selectors import la_que_sucede
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Desenlace

A_LA_VISTA = 10
"""Letters that a message names; of more it says how many."""


@transaction.atomic
def suceder(actor: Usuario, de: Institucion, a: Institucion, *, acto: str) -> list[Turno]:
    """Pass to `a` all that still asks something of `de`, whatever its number; return it.

    The caller has authorised and tells whom it concerns. Letters are locked before turns. Raises
    `DatoInvalido` when a letter is already in the hands of `a`.
    """
    turnos = Turno.objects.filter(institucion=de, estado__in=EN_CURSO)
    suyos = turnos.filter(correspondencia=OuterRef("pk"))
    cartas = Correspondencia.objects.filter(Exists(suyos)).order_by("pk")
    list(cartas.select_for_update(of=("self",)).values_list("pk"))
    filas = turnos.select_related("correspondencia", "institucion", "area", "persona")
    ligeras = filas.defer(*(f"correspondencia__{campo}" for campo in DE_LA_BUSQUEDA))
    tomados = list(ligeras.select_for_update(of=("self",)).order_by("pk"))
    if tomados:
        pasar(actor, tomados, a, acto=acto)
    return tomados


def seguir_a_la_sucesora(actor: Usuario, turno: Turno) -> None:
    """Before it asks again for something: a turn of an institution that is no more passes first
    to the one that succeeds it. The caller holds the letter and the turn."""
    institucion = turno.institucion
    if institucion.extinta_desde is None or institucion.sucesora_id is None:
        return
    pasar(actor, [turno], la_que_sucede(institucion), acto=institucion.acto_extincion)


def pasar(actor: Usuario, turnos: Sequence[Turno], a: Institucion, *, acto: str) -> None:
    """Write that those turns, which this transaction holds, are now of `a`."""
    _exigir_que_no_los_tenga(turnos, a)
    ahora = reloj.ahora()
    Traspaso.objects.bulk_create([_traspaso(actor, turno, a, acto, ahora) for turno in turnos])
    antes = {turno.pk: (turno.institucion.nombre, _quien_lo_tenia(turno)) for turno in turnos}
    _mover_relojes(actor, turnos, a, acto)
    ids = [turno.pk for turno in turnos]
    nuevo = {"institucion": a, "area": None, "persona": None, "fecha_interna": None}
    Turno.objects.filter(pk__in=claves(ids)).update(**nuevo)
    documentos.pasar_a_institucion({t.correspondencia_id for t in turnos}, ids, a.pk)
    for turno in turnos:
        for campo, valor in nuevo.items():
            setattr(turno, campo, valor)
    _ajustar_acuses(turnos, a, ahora)
    asentar_varios(
        [
            Asiento(
                **fila_de_bitacora(
                    actor,
                    Hecho.TURNO_TRASPASADO,
                    turno,
                    antes=antes[turno.pk][0],
                    tenia=antes[turno.pk][1],
                    acto=acto,
                    **claves_de(turno),
                )
            )
            for turno in turnos
        ]
    )


def _traspaso(actor: Usuario, turno: Turno, a: Institucion, acto: str, en: datetime) -> Traspaso:
    return Traspaso(
        turno=turno,
        de_id=turno.institucion_id,
        a=a,
        acto=acto,
        area_id=turno.area_id,
        persona_id=turno.persona_id,
        fecha_interna=turno.fecha_interna,
        en=en,
        quien=actor,
    )


def _quien_lo_tenia(turno: Turno) -> str:
    return ", ".join(str(uno) for uno in (turno.area, turno.persona) if uno is not None)


def _exigir_que_no_los_tenga(turnos: Sequence[Turno], a: Institucion) -> None:
    """One letter is in the hands of one institution once: which turn stays is a decision."""
    de_ella = Turno.objects.vivos().filter(institucion=a)
    cartas = claves([turno.correspondencia_id for turno in turnos])
    repetidas = de_ella.filter(correspondencia__in=cartas).order_by("correspondencia__folio")
    folios = list(repetidas.values_list("correspondencia__folio", flat=True)[: A_LA_VISTA + 1])
    if folios:
        mas = " y otros" if len(folios) > A_LA_VISTA else ""
        raise DatoInvalido(
            f"{a.nombre} ya tiene su propio turno de {', '.join(folios[:A_LA_VISTA])}{mas}. "
            "Retire uno de los dos turnos de cada asunto y vuelva a intentarlo."
        )


def _mover_relojes(actor: Usuario, turnos: Sequence[Turno], a: Institucion, acto: str) -> None:
    relojes = [
        pk
        for turno in turnos
        for pk in (turno.plazo_acuse_id, turno.plazo_declinar_id, turno.plazo_respuesta_id)
        if pk is not None
    ]
    motivo = f"{turnos[0].institucion.nombre} se extinguió; la sucede {a.nombre}."
    plazos.pasar_a_institucion(relojes, a.pk, actor=actor, motivo=motivo, acto=acto)


def _ajustar_acuses(turnos: Sequence[Turno], a: Institucion, ahora: datetime) -> None:
    """What is not acknowledged yet follows how `a` works: on screen it is delivered now, and on
    paper nothing runs before its relación de envío is."""
    debidos = [
        turno
        for turno in turnos
        if turno.estado == EstadoTurno.TURNADO and turno.caracter != Caracter.REMISION
    ]
    if a.modo == Institucion.Modo.PAPEL:
        _esperar_la_entrega([t for t in debidos if t.plazo_acuse_id and not t.relacion_id], ahora)
        return
    sin_acuse = [turno for turno in debidos if turno.plazo_acuse_id is None]
    abiertos = plazos.abrir_varios([apertura_de(t, ClasePlazo.ACUSE, ahora) for t in sin_acuse])
    for turno, plazo in zip(sin_acuse, abiertos, strict=True):
        turno.plazo_acuse = plazo
    Turno.objects.bulk_update(sin_acuse, ["plazo_acuse"], batch_size=1000)


def _esperar_la_entrega(turnos: Sequence[Turno], ahora: datetime) -> None:
    relojes = [turno.plazo_acuse_id for turno in turnos if turno.plazo_acuse_id is not None]
    plazos.cerrar_en_bloque(relojes, en=ahora, desenlace=Desenlace.SIN_EFECTO)
    Turno.objects.filter(pk__in=claves([turno.pk for turno in turnos])).update(plazo_acuse=None)
    for turno in turnos:
        turno.plazo_acuse = None
