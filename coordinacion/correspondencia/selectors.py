"""Reads of the registering desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.timezone import make_aware

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import (
    BloqueDeContingencia,
    Correspondencia,
    CorrespondenciaQuerySet,
    FolioReservado,
    Peticionario,
    Sentido,
    Tema,
    Tipo,
)
from coordinacion.correspondencia.models.comparables import Llano
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import lote_de
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.organizacion.models import IdentidadUnidad, Usuario
from coordinacion.organizacion.selectors import identidad
from coordinacion.plazos.selectors import calendario_de, vista

SUGERENCIAS = 8
RECIENTES = 5
UN_DIA = timedelta(days=1)
REGISTRO = "registro"
"""What the register of a year is called in the log."""


@dataclass(frozen=True)
class Corte:
    """The closing hour of today (None when the office does not open) and the day as which a
    letter counts that arrives now."""

    corte: datetime | None
    cuenta_como: date


def corte_de_hoy(ahora: datetime) -> Corte:
    """Until when what arrives today counts as received today, by the unit's calendar."""
    calendario = calendario_de(None)
    dias = vista(calendario)
    local = reloj.local(ahora)
    hoy = local.date()
    habil = dias.dia(hoy).es_habil
    corte = make_aware(datetime.combine(hoy, calendario.hora_cierre)) if habil else None
    cuenta = hoy
    if corte is None or ahora >= corte:
        cuenta += UN_DIA
        while not dias.dia(cuenta).es_habil:
            cuenta += UN_DIA
    return Corte(corte, cuenta)


def del_dia(dia: date) -> tuple[datetime, datetime]:
    """The two moments between which a local day runs."""
    inicio = make_aware(datetime.combine(dia, time.min))
    return inicio, make_aware(datetime.combine(dia + UN_DIA, time.min))


def registradas_hoy(usuario: Usuario) -> int:
    """How many letters this person registered today."""
    inicio, fin = del_dia(reloj.hoy())
    suyas = Correspondencia.objects.filter(capturada_por=usuario)
    return suyas.filter(capturada_en__gte=inicio, capturada_en__lt=fin).count()


def recientes_de(usuario: Usuario) -> CorrespondenciaQuerySet:
    """The last letters that this person registered and may still read."""
    visibles = Correspondencia.objects.visibles_para(usuario).filter(capturada_por=usuario)
    return visibles.order_by("-id")[:RECIENTES]


def registrados_del_lote(usuario: Usuario) -> list[tuple[Documento, Correspondencia]]:
    """What this person uploaded today and already belongs to a letter, the last one first."""
    inicio, _ = del_dia(reloj.hoy())
    usados = Documento.objects.filter(
        subido_por=usuario, clase=Documento.Clase.OFICIO_RECIBIDO, subido_en__gte=inicio
    ).order_by("-subido_en", "-id")
    documentos = [documento for documento in usados if documento.asunto_id is not None]
    cartas = Correspondencia.objects.visibles_para(usuario).in_bulk(
        [documento.asunto_id for documento in documentos if documento.asunto_id is not None]
    )
    return [
        (documento, cartas[documento.asunto_id])
        for documento in documentos
        if documento.asunto_id in cartas
    ]


def del_lote(usuario: Usuario, pk: int | None) -> Documento | None:
    """That document, if it waits in this person's batch."""
    return None if pk is None else lote_de(usuario).filter(pk=pk).first()


def siguiente_del_lote(usuario: Usuario, documento: Documento | None) -> Documento | None:
    """The one that waits after `documento`, or the first when none does."""
    lote = list(lote_de(usuario))
    if documento is None:
        return lote[0] if lote else None
    lugar = (documento.subido_en, documento.pk)
    despues = (otro for otro in lote if (otro.subido_en, otro.pk) > lugar)
    return next(despues, lote[0] if lote else None)


def ya_registrada(clave_envio: UUID) -> bool:
    """Whether the letter of that sending exists already."""
    return Correspondencia.objects.filter(clave_envio=clave_envio).exists()


def carta_visible(usuario: Usuario, slug: str) -> Correspondencia:
    """The letter of an address. Raises `DoesNotExist` for an unknown, foreign or reserved one."""
    folio = folios.interpretar(slug)
    if folio is None or folio.serie is None or folio.anio is None:
        raise Correspondencia.DoesNotExist
    visibles = Correspondencia.objects.visibles_para(usuario).select_related(
        "municipio", "lengua", "variante", "capturada_por", "tipo", "plazo_respuesta"
    )
    return visibles.get(
        serie=folio.serie, anio=folio.anio, numero=folio.numero, desglose=folio.desglose
    )


def lo_que_falta(cartas: Sequence[Correspondencia]) -> dict[int, list[str]]:
    """What is still to be captured of each letter, by key, with two queries for all of them."""
    pks = [carta.pk for carta in cartas]
    localizables = _con_contacto().filter(correspondencia__in=pks)
    con_contacto = set(localizables.values_list("correspondencia_id", flat=True))
    documentos = Documento.objects.filter(asunto_id__in=pks)
    con_documento = set(documentos.values_list("asunto_id", flat=True))
    return {
        carta.pk: reglas.faltantes(
            carta,
            con_contacto=carta.pk in con_contacto,
            con_documento=carta.pk in con_documento,
        )
        for carta in cartas
    }


def _con_contacto() -> QuerySet[Peticionario]:
    """Signers who can be reached, or who said that they give no way to."""
    return Peticionario.objects.filter(
        ~Q(telefono="") | ~Q(correo="") | ~Q(domicilio="") | Q(sin_contacto=True)
    )


def remitentes(usuario: Usuario, texto: str) -> list[Peticionario]:
    """Known signers whose name, post or community holds every word of `texto`; each with the
    last of their letters. Nothing comes from a reserved letter."""
    palabras = reglas.llano(texto).split()
    if not palabras:
        return []
    abiertas = Correspondencia.objects.visibles_para(usuario).exclude(acceso=Acceso.RESERVADO)
    todo = Concat("nombre", Value(" "), "cargo", Value(" "), "comunidad", output_field=TextField())
    hallados = Peticionario.objects.filter(correspondencia__in=abiertas).alias(llano=Llano(todo))
    for palabra in palabras:
        hallados = hallados.filter(llano__contains=palabra)
    ultimos = hallados.order_by("nombre", "cargo", "comunidad", "-correspondencia_id").distinct(
        "nombre", "cargo", "comunidad"
    )
    return list(ultimos.select_related("correspondencia__municipio")[:SUGERENCIAS])


def relacion_del_dia(usuario: Usuario, dia: date) -> CorrespondenciaQuerySet:
    """What was received on a local day, in the order of the register, with where it was sent; what
    was split from it afterwards was not received."""
    inicio, fin = del_dia(dia)
    listables = Correspondencia.objects.listables_para(usuario)
    return (
        listables.filter(recibida_en__gte=inicio, recibida_en__lt=fin, desglose=0)
        .select_related("tipo")
        .prefetch_related("turnos__institucion")
        .order_by("serie", "anio", "numero")
    )


def registro_del(dia: date) -> tuple[str, int]:
    """The register (serie, year) of what is received that day. Raises
    `IdentidadUnidad.DoesNotExist` when it is not known which unit kept one."""
    return identidad(dia).siglas, reglas.anio_de_folio(dia)


def registros_cerrados() -> set[tuple[str, int]]:
    """Registers that give no more folios."""
    cerrados = ContadorFolio.objects.filter(cerrado_en__isnull=False)
    return set(cerrados.values_list("serie", "anio"))


def registro_que_toca(recibida: date) -> tuple[str, int]:
    """The register in which a letter stamped that day would be numbered now."""
    de_recepcion, vigente = registro_del(recibida), registro_del(reloj.hoy())
    return reglas.registro_que_toca(de_recepcion, vigente, registros_cerrados())


def registros() -> QuerySet[ContadorFolio]:
    """The registers of letters, the latest first."""
    siglas = IdentidadUnidad.objects.values("siglas")
    return ContadorFolio.objects.filter(serie__in=siglas).order_by("-anio", "serie")


def cartas_del(registro: ContadorFolio) -> int:
    """How many letters were numbered in it; what was split from them took no number."""
    suyas = Correspondencia.objects.filter(serie=registro.serie, anio=registro.anio)
    return suyas.filter(desglose=0).count()


def cierres_de(registros: Iterable[ContadorFolio]) -> dict[int, Asiento]:
    """Who closed each of those registers and when, as the log has it."""
    lineas = Asiento.objects.filter(
        hecho=Hecho.REGISTRO_CERRADO, registro_id__in=[uno.pk for uno in registros]
    )
    return {linea.registro_id: linea for linea in lineas.select_related("actor")}


def reservados_sin_carta(registro: ContadorFolio) -> QuerySet[FolioReservado]:
    """Folios of a register that were reserved and no letter has: free, or declared unused."""
    sin_carta = FolioReservado.objects.filter(carta=None).select_related("bloque")
    return sin_carta.filter(bloque__serie=registro.serie, bloque__anio=registro.anio)


def reservado(pk: int | None) -> FolioReservado:
    """That folio, with its block. Raises `DoesNotExist`."""
    return FolioReservado.objects.select_related("bloque").get(pk=pk or 0)


def folios_de(bloque: BloqueDeContingencia) -> QuerySet[FolioReservado]:
    """The folios of a block in their order, each with its letter."""
    return bloque.folios.select_related("bloque", "carta").order_by("numero")


def libres_de(bloque: BloqueDeContingencia) -> QuerySet[FolioReservado]:
    """Those that neither a letter has nor anybody declared unused."""
    return folios_de(bloque).filter(carta=None, sin_usar_en=None)


def bloques(dia: date | None = None) -> QuerySet[BloqueDeContingencia]:
    """The blocks with their folios, the latest first; those of a local day when it is given."""
    todos = BloqueDeContingencia.objects.select_related("reservado_por").prefetch_related("folios")
    if dia is None:
        return todos
    inicio, fin = del_dia(dia)
    return todos.filter(reservado_en__gte=inicio, reservado_en__lt=fin)


def tipos_activos() -> QuerySet[Tipo]:
    """Kinds of letter that may be chosen."""
    return Tipo.objects.filter(activo=True)


def temas_activos() -> QuerySet[Tema]:
    """Topics of the second level that may be chosen."""
    return Tema.objects.filter(activo=True, padre__isnull=False).select_related("padre")


def sentidos() -> QuerySet[Sentido]:
    """Every outcome."""
    return Sentido.objects.all()
