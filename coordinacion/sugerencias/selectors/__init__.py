"""What is proposed for a letter, each proposal with its reason; the same few queries always."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import slugify

from coordinacion.correspondencia.models import Tema
from coordinacion.organizacion.models import Institucion
from coordinacion.sugerencias import reglas
from coordinacion.sugerencias.models import (
    ModeloDeTexto,
    PalabraClave,
    ReglaDestino,
    TerminoAprendido,
)
from coordinacion.sugerencias.reglas import Modelo, Palabra, Propuesta

SIN_EVALUAR = "sin evaluar con peticiones reales de Oaxaca"


@dataclass(frozen=True)
class TemaSugerido:
    """A topic of the catalogue and why it is proposed."""

    tema: Tema
    razon: str


@dataclass(frozen=True)
class DestinoSugerido:
    """An institution and why it is proposed."""

    institucion: Institucion
    razon: str


def temas_sugeridos(asunto: str) -> list[TemaSugerido]:
    """Topics for a subject, from the likeliest on; of the catalogue and in use, no other."""
    propuestas = [
        una for una in reglas.proponer(asunto, palabras(), modelo_para(asunto)) if una.se_muestra
    ]
    temas = {
        tema.clave: tema
        for tema in Tema.objects.filter(
            activo=True, clave__in=[una.tema for una in propuestas]
        ).select_related("padre")
    }
    sugeridos = [
        TemaSugerido(temas[una.tema], _razon(una)) for una in propuestas if una.tema in temas
    ]
    return sugeridos[: reglas.SUGERIDOS]


def _razon(propuesta: Propuesta) -> str:
    if not propuesta.frases:
        return (
            "porque se parece a asuntos ya clasificados "
            f"(confianza de {propuesta.confianza:.0%}; {SIN_EVALUAR})"
        )
    frases = ", ".join(f"«{una.frase}» (peso {una.peso})" for una in propuesta.frases)
    return f"porque el asunto dice {frases}"


def destinos_sugeridos(
    tema: Tema | None, municipio: str | None, lengua: int | None, *, sin: Collection[int]
) -> list[DestinoSugerido]:
    """Institutions for a letter: that of its topic, and those of the rules whose every condition
    it meets; never those of `sin`, one out of use, nor the unit itself. Reads the rules once."""
    hallados: dict[int, DestinoSugerido] = {}
    candidatos = [*_del_tema(tema), *_de_las_reglas(tema, municipio, lengua)]
    for uno in candidatos:
        institucion = uno.institucion
        sirve = institucion.activa and not institucion.es_unidad_coordinadora
        if sirve and institucion.pk not in sin:
            hallados.setdefault(institucion.pk, uno)
    return list(hallados.values())


def _del_tema(tema: Tema | None) -> list[DestinoSugerido]:
    if tema is None:
        return []
    una = tema.institucion or (tema.padre.institucion if tema.padre else None)
    razon = f"porque el tema «{tema.nombre}» la tiene asignada"
    return [DestinoSugerido(una, razon)] if una else []


def _de_las_reglas(
    tema: Tema | None, municipio: str | None, lengua: int | None
) -> list[DestinoSugerido]:
    temas = [tema.pk, tema.padre_id] if tema else []
    aplican = ReglaDestino.objects.filter(
        Q(tema=None) | Q(tema__in=[pk for pk in temas if pk]),
        Q(municipio=None) | Q(municipio=municipio),
        Q(lengua=None) | Q(lengua=lengua),
        activa=True,
    ).select_related("institucion", "tema", "municipio", "lengua")
    return [
        DestinoSugerido(regla.institucion, f"por la regla de {regla.condiciones}: {regla.motivo}")
        for regla in aplican
    ]


def palabras() -> list[Palabra]:
    """The words in use of topics in use."""
    filas = PalabraClave.objects.filter(activa=True, tema__activo=True)
    return [Palabra(*fila) for fila in filas.values_list("frase", "tema__clave", "peso")]


def ultimo_modelo() -> ModeloDeTexto | None:
    """The model that rules: the last one learnt."""
    return ModeloDeTexto.objects.order_by("-pk").first()


def modelo_para(asunto: str) -> Modelo | None:
    """The last model with only the terms of a subject."""
    ultimo = ultimo_modelo()
    return _armar(ultimo, reglas.terminos(asunto)) if ultimo else None


def modelo_entero(guardado: ModeloDeTexto) -> Modelo:
    """A model with every term, to try it on a whole file."""
    return _armar(guardado, None)


def _armar(guardado: ModeloDeTexto, solo: Collection[str] | None) -> Modelo:
    filas = TerminoAprendido.objects.filter(modelo=guardado)
    if solo is not None:
        filas = filas.filter(termino__in=solo)
    terminos = list(filas.values_list("termino", "rareza", "pesos"))
    return Modelo(
        tuple(tema for tema, _ in guardado.temas),
        tuple(guardado.sesgos),
        {termino: rareza for termino, rareza, _ in terminos},
        {termino: pesos for termino, _, pesos in terminos},
        guardado.temperatura,
    )


def claves_de_tema() -> Mapping[str, str]:
    """The key of each topic of the catalogue, by its key and by a name that no other has."""
    filas = list(Tema.objects.filter(activo=True).values_list("clave", "nombre"))
    veces = Counter(slugify(nombre) for _, nombre in filas)
    por_nombre = {slugify(n): clave for clave, n in filas if veces[slugify(n)] == 1}
    return por_nombre | {slugify(clave): clave for clave, _ in filas}
