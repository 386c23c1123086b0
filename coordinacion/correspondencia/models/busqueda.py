"""The words by which a letter is found, as written and without accents: the database keeps both."""

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import Lower

_ACENTOS = Value("áéíóúüñ"), Value("aeiouun")

POR_ORDENAR = 256
"""Kilobytes of words that an index may leave to be put in order later. Every search reads all of
them: with the 4 MB that PostgreSQL leaves by itself, ten times as long as the search."""

DE_LA_BUSQUEDA = ("texto_busqueda", "busqueda", "busqueda_llana")
"""What weighs more than the rest of a letter, and no screen shows nor verb changes."""


def sin_mostrar(prefijo: str = "") -> list[str]:
    """Columns that no list of letters shows; `prefijo` reaches the letter from another record."""
    return [f"{prefijo}{campo}" for campo in (*DE_LA_BUSQUEDA, "respuesta")]


class ConBusqueda(models.Model):
    """Who has `texto_busqueda` is found by its words."""

    texto_busqueda = models.TextField(editable=False, default="")
    busqueda = models.GeneratedField(
        expression=SearchVector("texto_busqueda", config="spanish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    busqueda_llana = models.GeneratedField(
        expression=Func(
            Func(Lower("texto_busqueda"), *_ACENTOS, function="TRANSLATE"),
            template="to_tsvector('spanish'::regconfig, %(expressions)s)",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        abstract = True
