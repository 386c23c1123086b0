"""Reads of the catalogue screens: rows by text and filter, one row, a free key."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Func, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from django.utils.text import slugify

from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.organizacion.models import Area, Institucion, Usuario
from coordinacion.plazos.escalera import Peldano
from coordinacion.plazos.models import EscalonAviso, ReglaPlazo

M = TypeVar("M", bound=Model)

_CON_ACENTO, _SIN_ACENTO = "áéíóúüñ", "aeiouun"
_QUITAR_ACENTOS = str.maketrans(_CON_ACENTO, _SIN_ACENTO)


def todas(modelo: type[M]) -> QuerySet[M]:
    """Every row of a catalogue, in its own order."""
    return modelo._default_manager.all()


def personas() -> QuerySet[Usuario]:
    """People who may sign in: the actor SISTEMA is nobody's to edit."""
    return Usuario.objects.filter(es_sistema=False)


def instituciones_en_uso() -> QuerySet[Institucion]:
    """Institutions that may still be chosen."""
    return Institucion.objects.filter(activa=True)


def filtrar(
    filas: QuerySet[M], valores: Mapping[str, object], busqueda: Sequence[str], texto: str
) -> QuerySet[M]:
    """Rows with those exact `valores` whose `busqueda` fields hold every word of `texto`.

    Case and accents do not matter.
    """
    filas = filas.filter(**valores)
    palabras = texto.lower().translate(_QUITAR_ACENTOS).split()
    if not palabras or not busqueda:
        return filas
    partes = [Coalesce(Cast(F(campo), CharField()), Value("")) for campo in busqueda]
    junto = Concat(Value(" "), *partes) if len(partes) > 1 else partes[0]
    llano = Func(Lower(junto), Value(_CON_ACENTO), Value(_SIN_ACENTO), function="TRANSLATE")
    con_texto: QuerySet[Any] = filas.alias(texto_llano=Cast(llano, CharField()))
    for palabra in palabras:
        con_texto = con_texto.filter(texto_llano__contains=palabra)
    return con_texto


def una(filas: QuerySet[M], pk: str) -> M | None:
    """The row with that key as it comes in a URL, or None."""
    llave = filas.model._meta.pk
    try:
        return filas.filter(pk=llave.to_python(pk)).first()
    except ValidationError:
        return None


def clave_libre(modelo: type[Model], nombre: str, largo: int) -> str:
    """A slug made of `nombre`, of at most `largo` characters, that no other row has."""
    base = slugify(nombre)[: largo - 5].strip("-") or "registro"
    candidatas = (base if n == 1 else f"{base}-{n}" for n in count(1))
    ocupadas = set(
        modelo._default_manager.filter(clave__startswith=base).values_list("clave", flat=True)
    )
    return next(clave for clave in candidatas if clave not in ocupadas)


def reglas() -> QuerySet[ReglaPlazo]:
    """Term rules with the names of the type and topic that they keep by key."""
    tipo = Tipo.objects.filter(clave=OuterRef("tipo_clave")).values("nombre")
    tema = Tema.objects.filter(clave=OuterRef("tema_clave")).values("nombre")
    return ReglaPlazo.objects.annotate(
        tipo_nombre=Coalesce(Subquery(tipo), F("tipo_clave")),
        tema_nombre=Coalesce(Subquery(tema), F("tema_clave")),
    )


def otros_escalones(clase: str, *, sin: EscalonAviso) -> list[Peldano]:
    """The steps of a class but `sin`."""
    suyos = EscalonAviso.objects.filter(clase=clase).exclude(pk=sin.pk)
    return [Peldano(*fila) for fila in suyos.values_list("dias_habiles", "repite_cada")]


def areas_en_uso() -> QuerySet[Area]:
    """Areas that may still be chosen, each with its institution."""
    return Area.objects.filter(activa=True).select_related("institucion")


def temas_en_uso() -> QuerySet[Tema]:
    """Topics that may still be chosen, each with that of which it is part."""
    return Tema.objects.filter(activo=True).select_related("padre")


def temas_de_primer_nivel(*, sin: Tema) -> QuerySet[Tema]:
    """Topics that `sin` may hang from: those without a parent, and never itself."""
    primeros = Tema.objects.filter(padre__isnull=True)
    return primeros.exclude(pk=sin.pk) if sin.pk else primeros


def tiene_subtemas(tema_id: int) -> bool:
    """Whether other topics hang from this one."""
    return Tema.objects.filter(padre_id=tema_id).exists()


def tipos_por_clave() -> dict[str, str]:
    """Types in use: key and name."""
    return dict(Tipo.objects.filter(activo=True).values_list("clave", "nombre"))


def temas_por_clave() -> dict[str, str]:
    """Topics in use: key, and name after that of its parent."""
    return {tema.clave: str(tema) for tema in temas_en_uso()}
