"""In which language a petitioner speaks, and what they ask for because of it."""

from django.db import models

from coordinacion.correspondencia.reglas import lengua_en_palabras


class ConLengua(models.Model):
    """The language of a letter; `otra_lengua` alone says that it is not Spanish, and that which
    one is not known yet."""

    lengua = models.ForeignKey(
        "organizacion.Lengua",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    variante = models.ForeignKey(
        "organizacion.VarianteLengua",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    otra_lengua = models.BooleanField("en otra lengua", default=False)
    pide_interprete = models.BooleanField("pide intérprete", default=False)
    pide_traduccion = models.BooleanField("pide la respuesta traducida", default=False)

    class Meta:
        abstract = True

    @property
    def en_que_lengua(self) -> str:
        """Language and variant, as people read them; empty where they are not known."""
        return lengua_en_palabras(self.lengua, self.variante)
