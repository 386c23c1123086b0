"""What a letter knows of the attempts to tell its petitioner."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import DateTimeField, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncMinute
from django.utils.functional import cached_property

from coordinacion.correspondencia.opciones import ResultadoNotificacion
from coordinacion.nucleo import reloj

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from coordinacion.correspondencia.models.partes import Notificacion


class ConIntentos(models.Model):
    """Attempts count since the letter was received, or since it was reopened."""

    if TYPE_CHECKING:
        recibida_en: datetime
        inconformidad_en: datetime | None
        notificaciones: RelatedManager[Notificacion]

    class Meta:
        abstract = True

    @property
    def cuenta_desde(self) -> datetime:
        """Since when what is done counts: the reception, or the disagreement that reopened it."""
        return self.inconformidad_en or self.recibida_en

    def intentos_que_cuentan(self) -> QuerySet[Notificacion]:
        """The attempts that count, the last one first."""
        return self.notificaciones.filter(realizada_en__gte=reloj.minuto(self.cuenta_desde))

    @cached_property
    def consta_sin_datos(self) -> bool:
        """Whether one of them found nowhere to tell the petitioner: a ground to conclude."""
        return (
            self.intentos_que_cuentan().filter(resultado=ResultadoNotificacion.SIN_DATOS).exists()
        )


def sin_datos_de_cada_una(notificaciones: QuerySet[Notificacion]) -> QuerySet[Notificacion]:
    """Those of `notificaciones` by which `consta_sin_datos` of the letter of the outer query."""
    momentos = (OuterRef("inconformidad_en"), OuterRef("recibida_en"))
    desde = TruncMinute(Coalesce(*momentos, output_field=DateTimeField()), tzinfo=UTC)
    return notificaciones.filter(
        correspondencia=OuterRef("pk"),
        resultado=ResultadoNotificacion.SIN_DATOS,
        realizada_en__gte=desde,
    )
