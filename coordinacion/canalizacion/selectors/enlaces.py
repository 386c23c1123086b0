"""Which links an institution may be sent now, and whether one that comes back still holds."""

from collections.abc import Collection, Mapping, Sequence

from coordinacion.avisos.reglas import Enlace
from coordinacion.canalizacion.enlaces import (
    EnlaceInvalido,
    Proposito,
    exigir_igual,
    firmar,
    huella,
    leer,
    leer_recibo,
)
from coordinacion.canalizacion.models import SerieDeEnlaces, Turno
from coordinacion.canalizacion.models.turno import PENDIENTES
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.canalizacion.selectors.turno import SIN_BUSQUEDA
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo.etiquetas import DARSE_POR_ENTERADO
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Institucion
from coordinacion.organizacion.selectors import correos_de_titulares, titular_de


def series_de(instituciones: Collection[int]) -> dict[int, int]:
    """How many times the links of each institution were annulled, where they ever were."""
    suyas = SerieDeEnlaces.objects.filter(institucion__in=instituciones)
    return dict(suyas.values_list("institucion_id", "numero"))


def huella_de(turno: Turno, proposito: Proposito, direccion: str, serie: int) -> str:
    """What a link of this turn stands on: another address, another round of answers, another
    character or an annulment give another fingerprint."""
    return huella(
        proposito.value,
        turno.pk,
        turno.institucion_id,
        direccion.lower(),
        turno.caracter,
        turno.vueltas,
        serie,
    )


def admite(turno: Turno, proposito: Proposito) -> bool:
    """Whether the turn is one that links may act on, and still asks for that."""
    institucion = turno.institucion
    return (
        institucion.activa
        and institucion.modo == Institucion.Modo.CORREO
        and turno.correspondencia.acceso != Acceso.RESERVADO
        and can_proceed(getattr(turno, proposito.value))
    )


def enlaces_por_turno(pares: Sequence[tuple[int, int]]) -> Mapping[tuple[int, int], list[Enlace]]:
    """The links of each live turn, by its letter and institution; three queries however many."""
    turnos = Turno.objects.filter(
        correspondencia__in={carta for carta, _ in pares},
        institucion__in={institucion for _, institucion in pares},
        institucion__modo=Institucion.Modo.CORREO,
        estado__in=PENDIENTES,
    ).select_related("institucion", "correspondencia")
    vivos = list(turnos.defer(*SIN_BUSQUEDA))
    instituciones = {turno.institucion_id for turno in vivos}
    correos, series = correos_de_titulares(instituciones), series_de(instituciones)
    return {
        (turno.correspondencia_id, turno.institucion_id): _enlaces(
            turno, correos[turno.institucion_id], series.get(turno.institucion_id, 0)
        )
        for turno in vivos
        if turno.institucion_id in correos
    }


def _enlaces(turno: Turno, direccion: str, serie: int) -> list[Enlace]:
    posibles = [proposito for proposito in Proposito if admite(turno, proposito)]
    marcas = {uno: huella_de(turno, uno, direccion, serie) for uno in posibles}
    return [
        Enlace(en_palabras(turno, uno), firmar(uno, turno.pk, marca))
        for uno, marca in marcas.items()
    ]


def en_palabras(turno: Turno, proposito: Proposito) -> str:
    """What the verb of a link is called on this turn."""
    solo_se_entera = turno.caracter == Caracter.CONOCIMIENTO and proposito == Proposito.ACUSAR
    return DARSE_POR_ENTERADO if solo_se_entera else str(proposito.label)


def direccion_que_lo_recibio(turno: Turno, proposito: Proposito, marca: str) -> str:
    """The address of the institution, if a link with that fingerprint still holds for it.

    Raises `EnlaceInvalido`.
    """
    titular = titular_de(turno.institucion_id)
    direccion = titular.correo if titular else ""
    if not direccion or not admite(turno, proposito):
        raise EnlaceInvalido
    serie = series_de([turno.institucion_id]).get(turno.institucion_id, 0)
    exigir_igual(marca, huella_de(turno, proposito, direccion, serie))
    return direccion


def turno_del_enlace(proposito: Proposito, ficha: str) -> Turno:
    """The turn on which a link may act now, with what its page shows. Raises `EnlaceInvalido`."""
    turno_id, marca = leer(proposito, ficha)
    turno = _con_lo_que_se_muestra(turno_id)
    direccion_que_lo_recibio(turno, proposito, marca)
    return turno


def turno_del_recibo(ficha: str) -> tuple[Turno, Proposito]:
    """The turn on which a link acted, and what it did. Raises `EnlaceInvalido`."""
    turno_id, proposito = leer_recibo(ficha)
    return _con_lo_que_se_muestra(turno_id), proposito


def _con_lo_que_se_muestra(turno_id: int) -> Turno:
    turnos = Turno.objects.select_related(
        "correspondencia__tipo", "institucion", "instruccion", "plazo_acuse", "plazo_respuesta"
    )
    turno = turnos.defer(*SIN_BUSQUEDA).filter(pk=turno_id).first()
    if turno is None:
        raise EnlaceInvalido
    return turno


def por_correo() -> Sequence[Institucion]:
    """Institutions that work by mail, each with its `direccion` and its series of links."""
    suyas = Institucion.objects.filter(modo=Institucion.Modo.CORREO, activa=True)
    instituciones = list(suyas.select_related("serie_de_enlaces"))
    correos = correos_de_titulares([una.pk for una in instituciones])
    for una in instituciones:
        una.direccion = correos.get(una.pk, "")  # type: ignore[attr-defined]
    return instituciones
