"""The step that a commitment awaits: one pure rule over its state."""

from django.db.models import TextChoices

from coordinacion.nucleo.etiquetas import EstadoCompromiso as Estado


class NodoCompromiso(TextChoices):
    """A step of the commitment's path; the label is what the page says of it."""

    FORMALIZAR = "formalizar", "Por formalizar"
    SEGUIR = "seguir", "En seguimiento: lo debe quien se comprometió"
    VERIFICAR = "verificar", "Por verificar"
    FIN = "fin", "Compromiso terminado"


_POR_ESTADO: dict[str, NodoCompromiso] = {
    Estado.PROPUESTO: NodoCompromiso.FORMALIZAR,
    Estado.VIGENTE: NodoCompromiso.SEGUIR,
    Estado.POR_VERIFICAR: NodoCompromiso.VERIFICAR,
}


def nodo_del_compromiso(estado: str) -> NodoCompromiso:
    """The step that a commitment in that state awaits."""
    return _POR_ESTADO.get(estado, NodoCompromiso.FIN)


def pasados_del_compromiso(estado: str, *, estuvo_vigente: bool) -> list[NodoCompromiso]:
    """The steps of the path that are behind, by what the record says."""
    hechos = {
        NodoCompromiso.FORMALIZAR: estuvo_vigente,
        NodoCompromiso.SEGUIR: estuvo_vigente and estado != Estado.VIGENTE,
        NodoCompromiso.VERIFICAR: estado == Estado.CUMPLIDO,
    }
    return [nodo for nodo, hecho in hechos.items() if hecho]
