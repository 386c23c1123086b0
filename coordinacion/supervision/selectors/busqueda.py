"""Free search: a folio as it is typed, an office number, or words of what the letter says."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from coordinacion.correspondencia.models import (
    Correspondencia,
    CorrespondenciaQuerySet,
    FolioAnterior,
)
from coordinacion.correspondencia.reglas import folio_llano, llano
from coordinacion.nucleo import folios
from coordinacion.nucleo.cuentas import TOPE
from coordinacion.organizacion.models import Usuario

LARGO = 200


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
    encontradas = _por_texto(Correspondencia.objects.visibles_para(usuario), texto)
    if tecleado:
        encontradas.append(Correspondencia.objects.filter(_por_folio(tecleado)))
    primera, *resto = (una.values("pk") for una in encontradas)
    return Q(pk__in=primera.union(*resto))


def _por_folio(tecleado: folios.FolioTecleado) -> Q:
    condicion = Q(numero=tecleado.numero)
    if tecleado.anio is not None:
        condicion &= Q(anio=tecleado.anio)
    if tecleado.serie is not None:
        condicion &= Q(serie=tecleado.serie)
    if tecleado.control is not None:
        condicion &= Q(folio__endswith=f"-{tecleado.control}")
    return condicion


def _por_folio_anterior(texto: str) -> QuerySet[FolioAnterior, int]:
    """Letters that had that number in an older register."""
    hallados = FolioAnterior.objects.filter(llano=folio_llano(texto))
    return hallados.values_list("correspondencia_id", flat=True)


def _por_texto(cartas: CorrespondenciaQuerySet, texto: str) -> list[CorrespondenciaQuerySet]:
    """Asked in both forms: as written, which stems, and folded, which forgets accents.

    What an older register called it is another query: with it in the «or», no index would serve.
    Each is cut before anything is ordered, so that a word that every letter says costs the same
    as one that few do.
    """
    como_se_escribe = SearchQuery(texto, config="spanish", search_type="websearch")
    sin_acentos = SearchQuery(llano(texto), config="spanish", search_type="websearch")
    escrito = (
        Q(busqueda=como_se_escribe)
        | Q(busqueda_llana=sin_acentos)
        | Q(oficio_numero__in={texto, texto.upper(), texto.lower()})
    )
    maneras = (escrito, Q(pk__in=_por_folio_anterior(texto)))
    return [cartas.filter(manera).order_by()[: TOPE + 1] for manera in maneras]
