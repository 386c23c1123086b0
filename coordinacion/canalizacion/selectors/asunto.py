"""Finding a case, a turn, a document or a clock that a person may see."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, Field, IntegerField, OuterRef, Q, QuerySet, TextField

from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.correspondencia.models import Correspondencia, CorrespondenciaQuerySet, Punto
from coordinacion.documentos.models import Documento
from coordinacion.documentos.selectors import del_asunto
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import folios
from coordinacion.nucleo.escritas import Hueco, Registros
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.selectors import recorridos

_DEL_FOLIO: Mapping[str, Field[Any, Any]] = {
    "serie": TextField(),
    "anio": IntegerField(),
    "numero": IntegerField(),
    "desglose": IntegerField(),
}


def asuntos_para(usuario: Usuario) -> CorrespondenciaQuerySet:
    """Letters whose text `usuario` may read."""
    return Correspondencia.objects.visibles_para(usuario)


def turnos_para(usuario: Usuario) -> TurnoQuerySet:
    """Turns that `usuario` may open."""
    return Turno.objects.visibles_para(usuario)


def por_folio(usuario: Usuario, tecleado: str) -> Correspondencia | None:
    """The letter of a folio typed in whatever way; without a year, that of the latest one.

    None when there is none, when its check character is wrong, and when `usuario` may not read
    it: the three are told alike.
    """
    folio = folios.interpretar(tecleado)
    if folio is None:
        return None
    filtro = Q(numero=folio.numero, desglose=folio.desglose)
    if folio.serie is not None:
        filtro &= Q(serie=folio.serie)
    if folio.anio is not None:
        filtro &= Q(anio=folio.anio)
    hallados = asuntos_para(usuario).filter(filtro).order_by("-anio", "-pk")
    candidatos = (
        carta
        for carta in hallados
        if folio.control in (None, folios.control(carta.anio, carta.numero))
    )
    return next(candidatos, None)


def asunto(usuario: Usuario, slug: str) -> Correspondencia:
    """The letter of an address, with what every screen of it shows.

    What few letters have (a language, a principal, an outcome) is read when a screen asks for it:
    with all of it joined, planning the statement took longer than the rest of the page's database.
    Raises `Correspondencia.DoesNotExist` for an unknown, foreign or reserved one.
    """
    folio = folios.interpretar(slug)
    if folio is None or folio.serie is None or folio.anio is None:
        raise Correspondencia.DoesNotExist
    clave = usuario.pk, papeles(usuario).clave
    escrita = _escritas.dar(clave, lambda: Registros(_del_folio(asuntos_para(usuario))))
    halladas = escrita.leer(
        serie=folio.serie, anio=folio.anio, numero=folio.numero, desglose=folio.desglose
    )
    if not halladas:
        raise Correspondencia.DoesNotExist
    return halladas[0]


_escritas: Memoria[Registros[Correspondencia]] = Memoria(tope=100)


def _del_folio(cartas: CorrespondenciaQuerySet) -> QuerySet[Correspondencia]:
    """The letter of a folio still to be told, out of `cartas`."""
    return (
        cartas.annotate(
            tiene_recorridos=Exists(recorridos(OuterRef("pk"))),
            tiene_apoyos=Exists(ApoyoLinguistico.objects.filter(carta=OuterRef("pk"))),
            de_varios_puntos=Exists(Punto.objects.filter(correspondencia=OuterRef("pk"))[1:2]),
        )
        .select_related(
            "tipo",
            "tema__padre",
            "tema__institucion",
            "municipio",
            "analista",
            "capturada_por",
            "plazo_clasificar",
            "plazo_canalizar",
            "plazo_respuesta",
        )
        .filter(**{nombre: Hueco(nombre, campo) for nombre, campo in _DEL_FOLIO.items()})
    )


def documentos_para(usuario: Usuario, carta: Correspondencia) -> QuerySet[Documento]:
    """Documents of a letter that `usuario` may open."""
    return del_asunto(carta.pk).visibles_para(usuario)


def plazo_de(usuario: Usuario, carta: Correspondencia, plazo_id: int) -> Plazo:
    """A clock of the letter, or of one of its turns that `usuario` may open.

    Raises `Plazo.DoesNotExist`.
    """
    suyos = turnos_para(usuario).filter(correspondencia=carta).values("pk")
    alcance = Q(turno_id=None) | Q(turno_id__in=suyos)
    plazos = Plazo.objects.select_related("calendario", "regla").filter(alcance)
    return plazos.get(pk=plazo_id, asunto_id=carta.pk)
