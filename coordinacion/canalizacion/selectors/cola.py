"""What the screen «Clasificar y turnar» offers: the queue, institutions and their liaisons."""

from collections.abc import Collection

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce, Concat, Lower

from coordinacion.canalizacion.models import MUERTOS, Instruccion, Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.correspondencia.models import (
    Correspondencia,
    CorrespondenciaQuerySet,
    Sentido,
    Tema,
    Tipo,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.tecleado import sin_nulos
from coordinacion.organizacion.models import Adscripcion, Institucion, Lengua, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.vigencia import en_vigor

A_LA_VISTA = 25
"""Letters of the queue drawn beside the form; the rest is in its tray."""
SUGERIDAS = 12
_SIN_ACENTOS = str.maketrans("áéíóúüñ", "aeiouun")


def cola(usuario: Usuario) -> CorrespondenciaQuerySet:
    """Letters that wait for an analyst to classify or route them, soonest due before the
    petitioner first.

    Reserved ones that `usuario` may not read come with `legible` false.
    """
    responde = Turno.objects.filter(correspondencia=OuterRef("pk"), parte=Parte.RESPONSABLE)
    vivo = Exists(responde.exclude(estado__in=MUERTOS))
    espera = Q(estado__in=[Estado.RECIBIDA, Estado.CLASIFICADA]) | Q(
        ~vivo, estado=Estado.CANALIZADA
    )
    cartas = Correspondencia.objects.listables_para(usuario).filter(espera, decide_titular=False)
    orden = F("plazo_respuesta__vence_en").asc(nulls_last=True)
    return cartas.select_related("plazo_respuesta").order_by(orden, "pk")


def siguiente(usuario: Usuario, despues_de: int) -> Correspondencia | None:
    """The next letter of the queue that `usuario` may read, other than the one just seen."""
    legibles = Correspondencia.objects.visibles_para(usuario).values("pk")
    return cola(usuario).filter(pk__in=legibles).exclude(pk=despues_de).first()


def tipos() -> QuerySet[Tipo]:
    """Types in use today."""
    return Tipo.objects.filter(en_vigor(reloj.hoy()) | Q(vigente_desde=None), activo=True)


def temas() -> QuerySet[Tema]:
    """Topics in use, by group; the group itself first, for what fits no other."""
    activos = Tema.objects.filter(activo=True).select_related("padre__institucion", "institucion")
    grupo = Coalesce("padre__nombre", "nombre")
    return activos.order_by(grupo, F("padre").asc(nulls_first=True), "nombre")


def instrucciones() -> QuerySet[Instruccion]:
    """Instructions in use, in their catalogue's order."""
    return Instruccion.objects.filter(activa=True)


def lenguas() -> QuerySet[Lengua]:
    """Languages in use."""
    return Lengua.objects.filter(activa=True)


def sentidos_de(carta: Correspondencia) -> QuerySet[Sentido]:
    """Outcomes that the letter's type admits; any while it has no type."""
    return carta.tipo.sentidos.all() if carta.tipo is not None else Sentido.objects.all()


def destinos() -> QuerySet[Institucion]:
    """Institutions to which a letter may be sent."""
    return Institucion.objects.filter(activa=True, es_unidad_coordinadora=False)


def turnables() -> QuerySet[Institucion]:
    """Institutions to which a letter is routed, and not remitted."""
    return destinos().filter(orden=Institucion.Orden.EJECUTIVO_ESTATAL)


def fuera_del_ejecutivo() -> QuerySet[Institucion]:
    """Authorities outside the state executive: a letter is remitted to them."""
    return destinos().exclude(orden=Institucion.Orden.EJECUTIVO_ESTATAL)


def sugerir_instituciones(texto: str, *, externas: bool = False) -> list[Institucion]:
    """A few institutions by the words of their name or acronym, with or without accents; those
    of the state executive first.
    """
    junto = Lower(Concat("nombre", Value(" "), "siglas"))
    llano = Func(junto, Value("áéíóúüñ"), Value("aeiouun"), function="TRANSLATE")
    es_estatal = Q(orden=Institucion.Orden.EJECUTIVO_ESTATAL)
    hallados = (fuera_del_ejecutivo() if externas else destinos()).annotate(
        llano=llano, es_estatal=ExpressionWrapper(es_estatal, output_field=BooleanField())
    )
    for palabra in sin_nulos(texto).lower().translate(_SIN_ACENTOS).split():
        hallados = hallados.filter(llano__contains=palabra)
    return list(hallados.order_by("-es_estatal", "nombre")[:SUGERIDAS])


def enlaces_de(instituciones: Collection[int]) -> dict[int, list[Usuario]]:
    """Liaisons in force today of each institution, to be named on a reserved letter."""
    filas = Adscripcion.objects.filter(
        en_vigor(reloj.hoy()),
        institucion_id__in=instituciones,
        rol=Rol.ENLACE,
        usuario__is_active=True,
    )
    por_institucion: dict[int, list[Usuario]] = {}
    for fila in filas.select_related("usuario").order_by("usuario__first_name", "usuario_id"):
        por_institucion.setdefault(fila.institucion_id, []).append(fila.usuario)
    return por_institucion


def autorizables(carta: Correspondencia) -> QuerySet[Usuario]:
    """Who may be named on a reserved letter and is not yet: people of the unit, and those of
    the institutions that have it.
    """
    alcance = Q(institucion__es_unidad_coordinadora=True) | Q(
        institucion__turnos__in=carta.turnos.vivos()
    )
    suyas = Adscripcion.objects.filter(alcance, en_vigor(reloj.hoy()))
    ya = carta.autorizadas.values("usuario_id")
    activas = Usuario.objects.filter(is_active=True, pk__in=suyas.values("usuario_id"))
    return activas.exclude(pk__in=ya).order_by("first_name", "last_name", "pk")
