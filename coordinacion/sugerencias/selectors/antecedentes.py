"""Letters that may be of the same matter as one, each once, with its reasons (ADR 041).

Nothing is joined here. What is reserved is neither shown nor read, not even for who may read it on
its own page: there each reading leaves a trace.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import CharField, F, Func, Q, TextChoices, TextField, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact, In

from coordinacion.correspondencia.models import (
    Correspondencia,
    FolioAnterior,
    Peticionario,
)
from coordinacion.correspondencia.models.comparables import (
    Llano,
    NombreLlano,
    OficioLlano,
    TelefonoLlano,
)
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.reglas import (
    folio_llano,
    llano,
    nombre_llano,
    numeros_citados,
    oficio_llano,
    telefono_llano,
)
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import folios
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import Usuario
from coordinacion.sugerencias.parecido import (
    EN_COMUN,
    Acervo,
    Vocabulario,
)
from coordinacion.sugerencias.selectors import temas_sugeridos

POR_RAZON = 60
"""Letters read for each reason: the latest ones."""
POR_PALABRAS = 200
"""Letters whose text is compared: the latest of those that share two words that tell."""
MUESTRA = 1000
"""The latest letters, which say how rare a word is."""
_CADA = 100
"""Letters registered before the sample is read again."""
_NOMBRE_CORTO = 4
_RECIBIDOS = (Documento.Clase.OFICIO_RECIBIDO, Documento.Clase.ANEXO)
_SE_LEE = ("folio", "asunto", "remitente", "recibida_en", "estado")


class Razon(TextChoices):
    """Why two letters may be of one matter; the first ones tell the most."""

    ARCHIVO = "archivo", "Mismo archivo"
    OFICIO = "oficio", "Mismo número de oficio"
    CITA = "cita", "El asunto cita su folio u oficio"
    TEXTO = "texto", "Texto parecido"
    CURP = "curp", "Misma CURP"
    REMITENTE = "remitente", "Mismo remitente"
    TELEFONO = "telefono", "Mismo teléfono"
    CORREO = "correo", "Mismo correo"
    LUGAR = "lugar", "Misma comunidad y tema"


_DUPLICAN = frozenset({Razon.ARCHIVO, Razon.OFICIO, Razon.TEXTO})
_ORDEN = {razon.value: lugar for lugar, razon in enumerate(Razon)}
_vocabularios: Memoria[Vocabulario] = Memoria(tope=1)


@dataclass(frozen=True)
class Buscado:
    """What is known of the letter whose like is looked for: what was typed so far, or all of it.
    `huellas` are its files' SHA-256; `carta_id`, itself, when it is registered."""

    asunto: str = ""
    oficio: str = ""
    nombres: Sequence[str] = ()
    curps: Sequence[str] = ()
    telefonos: Sequence[str] = ()
    correos: Sequence[str] = ()
    municipio_id: str | None = None
    localidad: str = ""
    tema_id: int | None = None
    huellas: Sequence[str] = ()
    carta_id: int | None = None


@dataclass(frozen=True)
class MismoAsunto:
    """A letter that may be of the same matter, why, and how alike its text is, from 0 to 1."""

    carta: Correspondencia
    claves: Sequence[Razon]
    grado: float

    @property
    def razones(self) -> list[str]:
        """Why, as people read it."""
        return [
            f"{una.label} ({self.grado:.0%})" if una == Razon.TEXTO else str(una.label)
            for una in self.claves
        ]

    @property
    def motivo(self) -> str:
        """Why, in one line, as a link keeps it."""
        return " · ".join(self.razones)

    @property
    def es_duplicado(self) -> bool:
        """Whether it may be the very same letter, and not only the same people or place."""
        return not _DUPLICAN.isdisjoint(self.claves)


def de_la_carta(carta: Correspondencia) -> Buscado:
    """What is known of a registered letter."""
    firmantes = list(carta.peticionarios.all())
    suyos = Documento.objects.filter(asunto_id=carta.pk, clase__in=_RECIBIDOS)
    return Buscado(
        asunto=carta.asunto,
        oficio=carta.oficio_numero,
        nombres=[uno.nombre for uno in firmantes],
        curps=[uno.curp for uno in firmantes],
        telefonos=[uno.telefono for uno in firmantes],
        correos=[uno.correo for uno in firmantes],
        municipio_id=carta.municipio_id,
        localidad=carta.localidad,
        tema_id=carta.tema_id,
        huellas=list(suyos.values_list("sha256", flat=True)),
        carta_id=carta.pk,
    )


def del_mismo_asunto(usuario: Usuario, buscado: Buscado, *, cuantos: int) -> list[MismoAsunto]:
    """Letters that `usuario` may read and that share something with that one, the likeliest first.

    The same few queries always, each cut: what it costs does not grow with the register.
    """
    razones: dict[int, set[Razon]] = defaultdict(set)
    for pk, clave in _halladas(usuario, buscado):
        razones[pk].add(Razon(clave))
    cartas = Correspondencia.objects.only(*_SE_LEE).in_bulk(list(razones))
    grados = _parecidas(buscado.asunto, cartas)
    for pk, suyas in razones.items():
        suyas.discard(Razon.TEXTO)
        if pk in grados:
            suyas.add(Razon.TEXTO)
    mismos = [
        MismoAsunto(cartas[pk], _en_orden(suyas), grados.get(pk, 0.0))
        for pk, suyas in razones.items()
        if suyas
    ]
    return sorted(mismos, key=_lugar)[:cuantos]


def elegidas(usuario: Usuario, claves: Sequence[int]) -> dict[int, Correspondencia]:
    """Those letters, as far as `usuario` may read them."""
    visibles = Correspondencia.objects.visibles_para(usuario).exclude(acceso=Acceso.RESERVADO)
    return visibles.only(*_SE_LEE).in_bulk(claves)


def _en_orden(claves: set[Razon]) -> list[Razon]:
    return sorted(claves, key=_ORDEN.__getitem__)


def _lugar(uno: MismoAsunto) -> tuple[int, int, float, int]:
    """First what has the reason that tells the most; then more reasons, more alike, later."""
    return _ORDEN[uno.claves[0]], -len(uno.claves), -uno.grado, -uno.carta.pk


def _parecidas(asunto: str, cartas: dict[int, Correspondencia]) -> dict[int, float]:
    """Those whose text is alike, and how much."""
    textos = {str(pk): carta.asunto for pk, carta in cartas.items()}
    if not asunto or not textos:
        return {}
    hallados = Acervo(textos, _vocabulario()).parecidos(asunto)
    return {int(uno.llave): uno.grado for uno in hallados if uno.se_muestra}


def _halladas(usuario: Usuario, buscado: Buscado) -> Sequence[tuple[int, str]]:
    """Keys of letters, each with the reason that found it, in one statement."""
    visibles = Correspondencia.objects.visibles_para(usuario).exclude(acceso=Acceso.RESERVADO)
    if buscado.carta_id is not None:
        visibles = visibles.exclude(pk=buscado.carta_id)
    ramas = [
        # not the bare key: the planner would walk its index back hoping to meet enough of them
        visibles.filter(condicion)
        .annotate(razon=Value(razon.value, output_field=CharField()))
        .order_by((F("pk") + 0).desc())
        .values_list("pk", "razon")[: POR_PALABRAS if razon == Razon.TEXTO else POR_RAZON]
        for razon, condicion in _condiciones(buscado)
    ]
    return list(ramas[0].union(*ramas[1:], all=True)) if ramas else []


def _condiciones(buscado: Buscado) -> Iterator[tuple[Razon, Q]]:
    """Each reason with what finds its letters; none for what is not known."""
    if buscado.huellas:
        iguales = Documento.objects.filter(
            sha256__in=buscado.huellas, asunto_id__isnull=False, clase__in=_RECIBIDOS
        )
        yield Razon.ARCHIVO, Q(pk__in=iguales.values("asunto_id"))
    oficio = oficio_llano(buscado.oficio)
    if oficio:
        yield Razon.OFICIO, _con_oficio([oficio])
    yield from _por_lo_citado(buscado.asunto)
    yield from _por_quien_firma(buscado)
    yield from _por_lugar_y_tema(buscado)
    palabras = _dos_de(_lexemas(_vocabulario().distintivas(buscado.asunto).values()))
    if palabras:
        busqueda = SearchQuery(palabras, config="simple", search_type="raw")
        yield Razon.TEXTO, Q(busqueda_llana=busqueda)


def _por_lo_citado(asunto: str) -> Iterator[tuple[Razon, Q]]:
    citados = numeros_citados(asunto)
    if not citados:
        return
    leidos = [folio for folio in map(folios.interpretar, citados) if folio is not None]
    anteriores = FolioAnterior.objects.filter(llano__in=[folio_llano(uno) for uno in citados])
    yield Razon.CITA, Q(folio__in=[folio.completo for folio in leidos if folio.completo])
    yield Razon.CITA, Q(pk__in=anteriores.values("correspondencia_id"))
    yield Razon.CITA, _con_oficio([oficio_llano(uno) for uno in citados])


def _por_quien_firma(buscado: Buscado) -> Iterator[tuple[Razon, Q]]:
    nombres = [nombre_llano(uno) for uno in buscado.nombres]
    largos = [uno for uno in nombres if len(uno) >= _NOMBRE_CORTO]
    curps = [uno.upper() for uno in buscado.curps if uno]
    telefonos = [uno for uno in map(telefono_llano, buscado.telefonos) if uno]
    correos = [uno.lower() for uno in buscado.correos if uno]
    buscados = (  # each condition as its index is written
        (Razon.REMITENTE, largos, Q(In(NombreLlano("nombre"), largos))),
        (Razon.CURP, curps, Q(curp__in=curps) & ~Q(curp="")),
        (Razon.TELEFONO, telefonos, Q(In(TelefonoLlano("telefono"), telefonos)) & ~Q(telefono="")),
        (Razon.CORREO, correos, Q(In(Lower("correo"), correos)) & ~Q(correo="")),
    )
    for razon, valores, condicion in buscados:
        if valores:
            firmantes = Peticionario.objects.filter(condicion)
            yield razon, Q(pk__in=firmantes.values("correspondencia_id"))


def _por_lugar_y_tema(buscado: Buscado) -> Iterator[tuple[Razon, Q]]:
    """The topic is the letter's; of one not classified yet, those that its subject proposes."""
    if not buscado.municipio_id:
        return
    temas = [buscado.tema_id] if buscado.tema_id else []
    if not temas and buscado.asunto:
        temas = [uno.tema.pk for uno in temas_sugeridos(buscado.asunto)]
    if temas:
        en_el_lugar = Q(tema__in=temas, municipio=buscado.municipio_id)
        yield Razon.LUGAR, en_el_lugar & Q(Exact(Llano("localidad"), llano(buscado.localidad)))


def _con_oficio(numeros: Sequence[str]) -> Q:
    """As its index is written."""
    return Q(In(OficioLlano("oficio_numero"), numeros)) & ~Q(oficio_numero="")


def _lexemas(palabras: Iterable[str]) -> list[str]:
    """Those words as the index keeps them. It keeps no «sobre», nor «para»: asked for two words of
    which one is such, it would give all that say the other."""
    vector = SearchVector(Value(" ".join(palabras)), config="spanish")
    en_lista = Func(vector, function="TSVECTOR_TO_ARRAY", output_field=ArrayField(TextField()))
    una = Correspondencia.objects.annotate(lexemas=en_lista).values_list("lexemas", flat=True)
    return next(iter(una[:1]), [])


def _dos_de(palabras: Sequence[str]) -> str:
    """The query of texts that say two of those words, as `Acervo` asks; the only one of one."""
    pares = [f"({' & '.join(unas)})" for unas in combinations(palabras, EN_COMUN)]
    return " | ".join(pares or palabras)


def _vocabulario() -> Vocabulario:
    """How rare words are in the latest letters; kept in the process while few have arrived."""
    ultima = Correspondencia.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return _vocabularios.dar(ultima // _CADA, _leer_vocabulario)


def _leer_vocabulario() -> Vocabulario:
    abiertas = Correspondencia.objects.exclude(acceso=Acceso.RESERVADO).order_by("-pk")
    return Vocabulario(abiertas.values_list("asunto", flat=True)[:MUESTRA])
