"""Which file a letter is suggested: that of the same petitioner, or of the same community.

Nothing is chosen alone: each suggestion says why, and a person takes it or not. Nothing comes
from a reserved letter, nor is anything suggested for one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from coordinacion.archivo.models import EnExpediente, Expediente
from coordinacion.archivo.selectors.piezas import pieza_de
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.models.comparables import Llano, NombreLlano
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.correspondencia.reglas import llano, nombre_llano
from coordinacion.nucleo.etiquetas import EstadoExpediente

SE_PROPUSO = "se propuso al concluir el asunto"
AHI_ESTABA = "ahí está desde antes de que se reabriera"


@dataclass(frozen=True)
class Sugerencia:
    """A file, and why it may be this letter's."""

    expediente: Expediente
    razon: str

    @property
    def texto(self) -> str:
        """As it is offered to be chosen."""
        uno = self.expediente
        return f"{uno} · {uno.titulo} · {uno.ubicacion}: {self.razon}"


def sugerencia(carta: Correspondencia) -> Sugerencia | None:
    """The last open file of the same petitioner or, failing that, of the same community."""
    if carta.acceso == Acceso.RESERVADO:
        return None
    personas = list(carta.peticionarios.all())
    return next(filter(None, _de_otros(carta, personas)), None)


def sugerencias(carta: Correspondencia) -> list[Sugerencia]:
    """What is offered to whoever archives the letter: first, what was said of it before."""
    suya = pieza_de(carta)
    dichas = [_la_suya(suya)] if suya is not None and suya.expediente.esta_abierto else []
    otra = sugerencia(carta)
    ya = {una.expediente for una in dichas}
    return dichas + ([otra] if otra is not None and otra.expediente not in ya else [])


def _la_suya(pieza: EnExpediente) -> Sugerencia:
    return Sugerencia(pieza.expediente, AHI_ESTABA if pieza.archivada_en else SE_PROPUSO)


def _de_otros(carta: Correspondencia, personas: list[Peticionario]) -> Iterator[Sugerencia | None]:
    nombres = {nombre_llano(persona.nombre) for persona in personas}
    mismas = Peticionario.objects.alias(llano=NombreLlano("nombre")).filter(llano__in=nombres)
    yield _ultima(
        carta,
        Q(carta__in=mismas.values("correspondencia_id")),
        "es el último de la misma persona peticionaria",
    )
    lugares = {llano(persona.comunidad) for persona in personas} | {llano(carta.localidad)}
    if carta.municipio_id and (lugares := lugares - {""}):
        del_lugar = _del_lugar(carta.municipio_id, lugares)
        yield _ultima(carta, Q(carta__in=del_lugar), "es el último de la misma comunidad")


def _del_lugar(municipio_id: str, lugares: set[str]) -> QuerySet[Correspondencia]:
    """Letters from one of those places, by where they come from or by who signs them. Names of
    places repeat, so the municipality is always the same."""
    firmas = Peticionario.objects.filter(correspondencia=OuterRef("pk"))
    de_ahi = Exists(firmas.alias(sitio=Llano("comunidad")).filter(sitio__in=lugares))
    cartas = Correspondencia.objects.filter(municipio_id=municipio_id)
    return cartas.alias(sitio=Llano("localidad")).filter(Q(sitio__in=lugares) | de_ahi)


def _ultima(carta: Correspondencia, de_quienes: Q, razon: str) -> Sugerencia | None:
    piezas = EnExpediente.objects.filter(de_quienes, expediente__estado=EstadoExpediente.ABIERTO)
    piezas = piezas.exclude(carta=carta).exclude(carta__acceso=Acceso.RESERVADO)
    ultima = piezas.select_related("expediente__serie").order_by("-pk").first()
    if ultima is None:
        return None
    folio = Correspondencia.objects.values_list("folio", flat=True).get(pk=ultima.carta_id)
    return Sugerencia(ultima.expediente, f"{razon} ({folio})")
