"""Free search: a folio as it is typed, an office number, or words of what the letter says."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, TextField

from coordinacion.correspondencia.models import (
    Correspondencia,
    CorrespondenciaQuerySet,
    FolioAnterior,
)
from coordinacion.correspondencia.reglas import folio_llano, llano
from coordinacion.nucleo import folios
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.nucleo.escritas import Escrita, Hueco, escribir
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles

LARGO = 200
_escritas: Memoria[Escrita] = Memoria(tope=1000)


def que_dicen(usuario: Usuario, texto: str) -> Q:
    """The condition of letters found by `texto`, for letters that `usuario` may list.

    A folio finds also what may be listed and not read; office numbers and words find only what
    may be read. A folio with a wrong check character is like one that does not exist, and one
    with all its parts is looked for as nothing else.
    """
    texto = texto.strip()[:LARGO]
    tecleado = folios.interpretar(texto)
    if tecleado and tecleado.completo:
        return Q(folio=tecleado.completo)
    escrita = _escribir(usuario, tecleado) if tecleado else _de_palabras(usuario)
    encontradas = escrita.claves(
        texto=texto,
        mayusculas=texto.upper(),
        minusculas=texto.lower(),
        sin_acentos=llano(texto),
        folio_anterior=folio_llano(texto),
    )
    return Q(pk__in=encontradas)


def _de_palabras(usuario: Usuario) -> Escrita:
    """What most searches ask, whatever their words: written once for each person."""
    clave = usuario.pk, papeles(usuario).clave
    return _escritas.dar(clave, lambda: _escribir(usuario, None))


def _escribir(usuario: Usuario, tecleado: folios.FolioTecleado | None) -> Escrita:
    encontradas = _por_texto(Correspondencia.objects.visibles_para(usuario))
    if tecleado:
        encontradas.append(Correspondencia.objects.filter(_por_folio(tecleado)))
    primera, *resto = (una.values("pk") for una in encontradas)
    return escribir(primera.union(*resto))


def _por_folio(tecleado: folios.FolioTecleado) -> Q:
    condicion = Q(numero=tecleado.numero)
    if tecleado.anio is not None:
        condicion &= Q(anio=tecleado.anio)
    if tecleado.serie is not None:
        condicion &= Q(serie=tecleado.serie)
    if tecleado.control is not None:
        condicion &= Q(folio__endswith=f"-{tecleado.control}")
    return condicion


def _por_texto(cartas: CorrespondenciaQuerySet) -> list[CorrespondenciaQuerySet]:
    """Asked in both forms: as written, which stems, and folded, which forgets accents.

    What an older register called it is another query: with it in the «or», no index would serve.
    Each is cut before anything is ordered, so that a word that every letter says costs the same
    as one that few do.
    """
    numeros = [_tecleado("texto"), _tecleado("mayusculas"), _tecleado("minusculas")]
    escrito = (
        Q(busqueda=_en_palabras("texto"))
        | Q(busqueda_llana=_en_palabras("sin_acentos"))
        | Q(oficio_numero__in=numeros)
    )
    anteriores = FolioAnterior.objects.filter(llano=_tecleado("folio_anterior"))
    maneras = (escrito, Q(pk__in=anteriores.values("correspondencia_id")))
    return [cartas.filter(manera).order_by()[: TOPE + 1] for manera in maneras]


def _en_palabras(nombre: str) -> SearchQuery:
    return SearchQuery(_tecleado(nombre), config="spanish", search_type="websearch")


def _tecleado(nombre: str) -> Hueco:
    return Hueco(nombre, TextField())
