"""Text as people type it: without accents or capitals, in SQL, where an index may hold it."""

from django.db.models import Func, TextField, Value
from django.db.models.functions import Lower


def llano_en_sql(texto: object) -> Func:
    """The text of a column or expression, lower case and without accents."""
    acentos = Value("áéíóúüñ"), Value("aeiouun")
    return Func(Lower(texto), *acentos, function="TRANSLATE", output_field=TextField())
