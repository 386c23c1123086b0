"""What the screens of giras read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Model, Prefetch, Q, QuerySet

from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.selectors import cola
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.correspondencia.models.acceso import ROLES_QUE_LISTAN
from coordinacion.giras.models import Captura, HojaEnBlanco, Renglon
from coordinacion.giras.reglas import MAXIMO, Lugar
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia, EstadoReunion
from coordinacion.organizacion.models import Institucion, Municipio, Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.vinculacion.models import Reunion
from coordinacion.vinculacion.opciones import ClaseReunion

Opciones = list[tuple[str, str]]
POR_PAGINA = 50


def giras_para(usuario: Usuario) -> "QuerySet[Reunion]":
    """Events at which petitions are received, for who lists letters at the unit."""
    todas = Reunion.objects.visibles_para(usuario)
    if not papeles(usuario).tiene(*ROLES_QUE_LISTAN):
        return todas.none()
    return todas.filter(clase=ClaseReunion.GIRA).select_related("municipio")


def con_cuentas(giras: "QuerySet[Reunion]", pagina: int) -> tuple[list[Reunion], bool]:
    """A page of them, the most recent first, each with `registradas` and `por_registrar`; and
    whether there is another page."""
    inicio = (pagina - 1) * POR_PAGINA
    filas = list(giras.order_by("-inicia_en", "-pk")[inicio : inicio + POR_PAGINA + 1])
    cuentas = {
        fila["captura__reunion"]: fila
        for fila in Renglon.objects.filter(captura__reunion__in=filas)
        .values("captura__reunion")
        .annotate(
            registradas=Count("pk", filter=Q(carta__isnull=False)),
            por_registrar=Count("pk", filter=Q(carta=None)),
        )
    }
    for una in filas:
        suya = cuentas.get(una.pk, {"registradas": 0, "por_registrar": 0})
        una.registradas, una.por_registrar = suya["registradas"], suya["por_registrar"]  # type: ignore[attr-defined]
    return filas[:POR_PAGINA], len(filas) > POR_PAGINA


def admite_capturas(reunion: Reunion) -> bool:
    """Whether petitions may be captured of that event: of any but a cancelled one."""
    return reunion.clase == ClaseReunion.GIRA and reunion.estado != EstadoReunion.CANCELADA


def capturas_de(reunion: Reunion) -> "QuerySet[Captura]":
    """The sheets of the event, each with what it has `por_registrar` and `registradas`."""
    return (
        Captura.objects.filter(reunion=reunion)
        .select_related("persona", "reunion")
        .annotate(
            por_registrar=Count("renglones", filter=Q(renglones__carta=None)),
            registradas=Count("renglones", filter=Q(renglones__carta__isnull=False)),
        )
    )


def con_lugar(persona: Usuario, reunion: Reunion) -> Captura | None:
    """The last sheet of the person at the event that admits another line."""
    suyas = Captura.objects.filter(reunion=reunion, persona=persona)
    cuentas = suyas.annotate(faltan=Count("renglones", filter=Q(renglones__carta=None)))
    return cuentas.filter(faltan__lt=MAXIMO).order_by("-pk").first()


def capturas_para(usuario: Usuario) -> "QuerySet[Captura]":
    """Those of events that the person may see."""
    capturas = Captura.objects.filter(reunion__in=giras_para(usuario))
    return capturas.select_related("reunion__municipio", "persona")


def recien_leida(captura: Captura) -> Captura:
    """The sheet as it is kept now, apart from the one that a form writes on."""
    return Captura.objects.select_related("reunion__municipio", "persona").get(pk=captura.pk)


def pendientes(captura: Captura) -> "QuerySet[Renglon]":
    """The drafts of the sheet, in their order."""
    relacionados = ("lengua", "tema", "institucion", "hoja__escaneo")
    return captura.renglones.filter(carta=None).select_related(*relacionados)


def peticiones_de(usuario: Usuario, reunion: Reunion) -> "QuerySet[Correspondencia]":
    """The letters of the event by folio, each marked `legible` or not, with its line and turns."""
    vivos = Turno.objects.vivos().select_related("institucion").order_by("numero")
    return (
        Correspondencia.objects.listables_para(usuario)
        .filter(de_gira__captura__reunion=reunion)
        .select_related("de_gira__institucion")
        .prefetch_related(Prefetch("turnos", vivos, to_attr="turnos_vivos"))
        .order_by("anio", "serie", "numero")
    )


def por_estado(usuario: Usuario, reunion: Reunion) -> list[tuple[EstadoCorrespondencia, int]]:
    """How many letters of the event stand in each state; those without any are left out."""
    cartas = Correspondencia.objects.listables_para(usuario)
    cuentas = dict(
        cartas.filter(de_gira__captura__reunion=reunion)
        .values_list("estado")
        .annotate(cuantas=Count("pk"))
    )
    return [(uno, cuentas[uno.value]) for uno in EstadoCorrespondencia if uno.value in cuentas]


def de_la_carta(carta: Correspondencia) -> Renglon | None:
    """The line from which the letter came; None when it came by another way."""
    lineas = Renglon.objects.select_related("captura__reunion", "institucion", "hoja")
    return lineas.filter(carta=carta).first()


def hojas_de(reunion: Reunion) -> "QuerySet[HojaEnBlanco]":
    """The numbered forms of the event, with what became of each."""
    hojas = HojaEnBlanco.objects.filter(reunion=reunion)
    return hojas.select_related("escaneo", "renglon__carta", "reunion")


def siguiente_hoja(reunion: Reunion) -> int:
    """The number that the next form of the event will have."""
    ultima = HojaEnBlanco.objects.filter(reunion=reunion).aggregate(ultima=Max("numero"))["ultima"]
    return int(ultima or 0) + 1


@dataclass(frozen=True)
class Listas:
    """What the grid offers, read once for all its lines."""

    lenguas: Opciones
    temas: Opciones
    instituciones: Opciones


def listas_de(reunion: Reunion) -> Listas:
    """Of the institutions, first those called to the event."""
    convocadas = set(reunion.convocadas.values_list("pk", flat=True))
    estatales = Institucion.objects.filter(
        activa=True,
        es_unidad_coordinadora=False,
        orden=Institucion.Orden.EJECUTIVO_ESTATAL,
    ).order_by("nombre")
    instituciones = sorted(estatales, key=lambda una: una.pk not in convocadas)
    return Listas(
        lenguas=_opciones(cola.lenguas(), "Español"),
        temas=_opciones(cola.temas(), "Sin clasificar"),
        instituciones=_opciones(instituciones, "No se entregó"),
    )


def _opciones(filas: Iterable[Model], vacia: str) -> Opciones:
    return [("", vacia), *((str(fila.pk), str(fila)) for fila in filas)]


def lugares() -> list[Lugar]:
    """Every municipality, with what tells it from another of the same name."""
    return [Lugar(*fila) for fila in Municipio.objects.values_list("clave", "nombre", "distrito")]


def nombres_de_municipios() -> list[str]:
    """What the grid suggests: the name, with its district where the name is repeated."""
    todos = lugares()
    veces = Counter(uno.nombre for uno in todos)
    return [uno.completo if veces[uno.nombre] > 1 else uno.nombre for uno in todos]


def municipio(clave: str) -> Municipio:
    """That of the catalogue."""
    return Municipio.objects.get(pk=clave)


def registradas_de(captura: Captura, claves: Iterable[UUID]) -> list[UUID]:
    """Of those lines, the ones that are letters already."""
    hechas = captura.renglones.filter(clave__in=list(claves), carta__isnull=False)
    return list(hechas.values_list("clave", flat=True))


def tipos() -> "QuerySet[Tipo]":
    """Types whose letters go to an institution and are not reserved from the beginning."""
    return cola.tipos().filter(requiere_respuesta=True, reservado=False)


def instrucciones() -> "QuerySet[Instruccion]":
    """What may be asked of who receives a petition at the event."""
    return cola.instrucciones().filter(requiere_respuesta=True)
