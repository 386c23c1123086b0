"""Everything that the case page shows, in a fixed number of queries whatever hangs from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import linea_de_tiempo
from coordinacion.canalizacion.models import InformeParcial, Respuesta, SentidoDePunto, Turno
from coordinacion.canalizacion.opciones import QuienNotifica
from coordinacion.canalizacion.selectors.asunto import documentos_para
from coordinacion.canalizacion.selectors.historial import ajustes_de, entrelazar
from coordinacion.canalizacion.selectors.turno import con_prorroga_por_resolver, traspasados
from coordinacion.correspondencia.models import (
    Correspondencia,
    Liga,
    Notificacion,
    PersonaAutorizada,
    Peticionario,
    Prevencion,
    Punto,
)
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import ClasePlazo, Plazo

_PARA_LA_INSTITUCION = (
    Hecho.CORRESPONDENCIA_RECIBIDA,
    Hecho.CORRESPONDENCIA_PREVENIDA,
    Hecho.CORRESPONDENCIA_DESAHOGADA,
    Hecho.CORRESPONDENCIA_CONCLUIDA,
    Hecho.CORRESPONDENCIA_DESECHADA,
    Hecho.CORRESPONDENCIA_CANCELADA,
)
"""Facts of the letter itself that an institution reads; the others tell of other institutions,
or of the petitioner's data."""


LIGADOS = 30
"""Linked letters that the page lists; those that follow one in a campaign are hundreds."""
_DE_UN_LIGADO = (
    "folio",
    "asunto",
    "remitente",
    "notificada_en",
    "duplicado_de",
    "origen",
    "principal",
)


@dataclass(frozen=True)
class Ronda:
    """One answer of an institution: what it says of each point, and its files."""

    respuesta: Respuesta
    sentidos: Sequence[SentidoDePunto]
    documentos: Sequence[Documento]


@dataclass(frozen=True)
class Renglon:
    """One turn in the table: the points that it answers and its answers, the latest first."""

    turno: Turno
    puntos: Sequence[Punto]
    rondas: Sequence[Ronda]

    @property
    def ultima(self) -> Ronda | None:
        """The answer that counts now."""
        return self.rondas[0] if self.rondas else None


@dataclass(frozen=True)
class Acumuladas:
    """The letters that follow this one: the first of them, and how many there are."""

    vistas: Sequence[Correspondencia]
    cuantas: int

    @property
    def resto(self) -> int:
        """Those that are not listed."""
        return self.cuantas - len(self.vistas)


@dataclass(frozen=True)
class Ligada:
    """A letter told to be of the same matter, and the link that says it."""

    otra: Correspondencia
    liga: Liga


@dataclass(frozen=True)
class Expediente:
    """A letter and what one reader may see of it."""

    carta: Correspondencia
    turnos: Sequence[Turno]
    renglones: Sequence[Renglon]
    puntos: Sequence[Punto]
    peticionarios: Sequence[Peticionario]
    notificaciones: Sequence[Notificacion]
    prevenciones: Sequence[Prevencion]
    documentos: Sequence[Documento]
    asientos: Sequence[Asiento]
    es_de_la_unidad: bool
    ve_contacto: bool
    plazos_anteriores: Sequence[Plazo] = field(default_factory=list)
    autorizadas: Sequence[PersonaAutorizada] = field(default_factory=list)
    duplicados: Sequence[Correspondencia] = field(default_factory=list)
    acumuladas: Acumuladas | None = None
    desglosadas: Sequence[Correspondencia] = field(default_factory=list)
    ligadas: Sequence[Ligada] = field(default_factory=list)

    @property
    def ve_sentidos(self) -> bool:
        """Whether the outcome of each point is for this reader: it draws on every answer."""
        return self.es_de_la_unidad or self.carta.como_termino == EstadoCorrespondencia.CONCLUIDA


def expediente(usuario: Usuario, carta: Correspondencia) -> Expediente:
    """What `usuario`, who may read the letter, sees of it. An institution sees its own turn and
    what is common to the case, never another's answer.
    """
    de_la_unidad = bool(papeles(usuario).unidad)
    turnos = turnos_del_asunto(usuario, carta)
    puntos = list(carta.puntos.select_related("tema", "sentido"))
    documentos = list(documentos_para(usuario, carta))
    return Expediente(
        carta=carta,
        turnos=turnos,
        renglones=_renglones(turnos, puntos, documentos),
        puntos=puntos,
        peticionarios=list(carta.peticionarios.all()),
        notificaciones=_notificaciones(usuario, carta, de_la_unidad),
        prevenciones=_prevenciones(carta),
        documentos=documentos,
        asientos=list(_asientos(carta, turnos, de_la_unidad)),
        es_de_la_unidad=de_la_unidad,
        ve_contacto=ve_contacto(usuario, carta, turnos),
        plazos_anteriores=_plazos_anteriores(carta),
        autorizadas=_autorizadas(carta) if de_la_unidad else [],
        **(_ligados(usuario, carta) if de_la_unidad else {}),
    )


def turnos_del_asunto(usuario: Usuario, carta: Correspondencia) -> list[Turno]:
    """The turns of a readable letter that `usuario` may open: all at the unit, else its own.

    Each carries its answers, `punto_ids` with the points that it answers, and `espera_responder`
    with the day that its latest progress report gives.
    """
    puntos = Turno.puntos.through.objects.filter(turno_id=OuterRef("pk"))
    avances = InformeParcial.objects.filter(turno=OuterRef("pk")).order_by("-pk")
    documentos = Respuesta.documentos.through.objects.filter(respuesta_id=OuterRef("pk"))
    respuestas = Respuesta.objects.annotate(
        documento_ids=ArraySubquery(documentos.values("documento_id"))
    ).prefetch_related(
        Prefetch("sentidos", SentidoDePunto.objects.select_related("punto", "sentido"))
    )
    turnos = (
        con_prorroga_por_resolver(carta.turnos.filter(_alcance(usuario)))
        .select_related(
            "institucion",
            "instruccion",
            "area",
            "persona",
            "institucion_propuesta",
            "plazo_acuse",
            "plazo_declinar",
            "plazo_respuesta",
        )
        .annotate(
            punto_ids=ArraySubquery(puntos.values("punto_id")),
            espera_responder=Subquery(avances.values("fecha_esperada")[:1]),
            traspasado=traspasados(),
        )
        .prefetch_related(Prefetch("respuestas", respuestas))
    )
    lista = list(turnos)
    for turno in lista:
        turno.correspondencia = carta
    return lista


def ve_contacto(usuario: Usuario, carta: Correspondencia, turnos: Iterable[Turno]) -> bool:
    """Whether `usuario` needs the petitioner's telephone, address or CURP.

    An institution needs them only when it is charged with answering the petitioner; whoever only
    consults, never those of a letter that is not normal.
    """
    mis = papeles(usuario)
    if mis.unidad:
        solo_lee = mis.unidad <= {Rol.CONSULTA, Rol.AUDITORIA}
        return not solo_lee or carta.acceso == Acceso.NORMAL
    mias = mis.instituciones(*ROLES_INSTITUCION)
    return any(
        turno.institucion_id in mias
        and turno.esta_vivo
        and turno.instruccion.notifica == QuienNotifica.DEPENDENCIA
        for turno in turnos
    )


def _alcance(usuario: Usuario) -> Q:
    mis = papeles(usuario)
    return Q() if mis.unidad else Q(institucion_id__in=mis.instituciones(*ROLES_INSTITUCION))


def _renglones(
    turnos: Iterable[Turno], puntos: Iterable[Punto], documentos: Iterable[Documento]
) -> list[Renglon]:
    por_punto = {punto.pk: punto for punto in puntos}
    por_documento = {documento.pk: documento for documento in documentos}
    return [
        Renglon(
            turno,
            _elegidos(por_punto, turno, "punto_ids"),
            [
                Ronda(
                    respuesta,
                    list(respuesta.sentidos.all()),
                    _elegidos(por_documento, respuesta, "documento_ids"),
                )
                for respuesta in turno.respuestas.all()
            ],
        )
        for turno in turnos
    ]


def _elegidos(por_id: Mapping[int, Any], registro: Turno | Respuesta, anotacion: str) -> list[Any]:
    return [por_id[pk] for pk in sorted(getattr(registro, anotacion)) if pk in por_id]


def _notificaciones(
    usuario: Usuario, carta: Correspondencia, de_la_unidad: bool
) -> list[Notificacion]:
    filas = carta.notificaciones.select_related("prueba", "institucion", "registrada_por")
    return list(filas if de_la_unidad else filas.filter(_alcance(usuario)))


def _asientos(
    carta: Correspondencia, turnos: Iterable[Turno], de_la_unidad: bool
) -> Sequence[Asiento]:
    lineas, ajustes = linea_de_tiempo(carta.pk), ajustes_de(carta)
    if de_la_unidad:
        return entrelazar(lineas, ajustes)
    propios = [turno.pk for turno in turnos]
    suyas = Q(turno_id__in=propios) | Q(turno_id=None, hecho__in=_PARA_LA_INSTITUCION)
    return entrelazar(lineas.filter(suyas), ajustes.filter(plazo__turno_id__in=propios))


def _autorizadas(carta: Correspondencia) -> list[PersonaAutorizada]:
    if carta.acceso != Acceso.RESERVADO:
        return []
    return list(carta.autorizadas.select_related("usuario").order_by("pk"))


def _prevenciones(carta: Correspondencia) -> list[Prevencion]:
    """None while the letter never left a state to wait for its petitioner."""
    return list(carta.prevenciones.select_related("plazo")) if carta.estado_previo else []


def _plazos_anteriores(carta: Correspondencia) -> list[Plazo]:
    """The petitioner's clocks of before the letter was reopened, as they ended."""
    if carta.inconformidad_en is None:
        return []
    de_respuesta = Plazo.objects.filter(asunto_id=carta.pk, clase=ClasePlazo.RESPUESTA)
    return list(de_respuesta.filter(desde__lt=carta.inconformidad_en).order_by("pk"))


def _ligados(usuario: Usuario, carta: Correspondencia) -> dict[str, Any]:
    """Letters cancelled as duplicates of this one, those split from it and those that follow it.

    One query; those that follow come last, because only they may be hundreds.
    """
    ligadas = Correspondencia.objects.visibles_para(usuario).filter(
        Q(duplicado_de=carta) | Q(origen=carta) | Q(principal=carta)
    )
    vistas = list(
        ligadas.only(*_DE_UN_LIGADO).order_by(F("principal").asc(nulls_first=True), "pk")[:LIGADOS]
    )
    siguen = [otra for otra in vistas if otra.principal_id == carta.pk]
    cuantas = len(siguen) if len(vistas) < LIGADOS else ligadas.filter(principal=carta).count()
    return {
        "duplicados": [otra for otra in vistas if otra.duplicado_de_id == carta.pk],
        "desglosadas": [otra for otra in vistas if otra.origen_id == carta.pk],
        "acumuladas": Acumuladas(siguen, cuantas) if siguen else None,
        "ligadas": ligadas_de(usuario, carta),
    }


def ligadas_de(usuario: Usuario, carta: Correspondencia) -> list[Ligada]:
    """The letters linked to this one that `usuario` may read, as they were linked."""
    ligas = Liga.objects.de(carta, usuario)[:LIGADOS]
    return [Ligada(liga.la_otra(carta), liga) for liga in ligas]
