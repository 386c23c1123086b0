"""An institution that works by mail, and the links that its mails carry."""

from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.selectors.enlaces import enlaces_por_turno
from coordinacion.organizacion.models import Institucion, Titular
from tests.elenco import Elenco, destino, turnada

DIRECCION = "titular@d.example"


def por_correo(elenco: Elenco) -> Institucion:
    """Agency `d`, which nobody signs in for, working by mail."""
    Institucion.objects.filter(pk=elenco.d.pk).update(modo=Institucion.Modo.CORREO)
    Titular.objects.get_or_create(
        institucion=elenco.d,
        correo=DIRECCION,
        defaults={"nombre": "Titular", "cargo": "Dirección", "vigente_desde": "2026-01-01"},
    )
    elenco.d = Institucion.objects.get(pk=elenco.d.pk)
    return elenco.d


def turno_por_correo(elenco: Elenco, parte: str = "responsable", **campos: str) -> Turno:
    """A turn to it; one for knowledge goes after agency `a`'s."""
    por_correo(elenco)
    otros = [] if parte else [destino(elenco.a)]
    _, turnos = turnada(elenco, *otros, destino(elenco.d, parte), **campos)
    return turnos[-1]


def enlaces_de(turno: Turno) -> dict[str, str]:
    """The path of each link that a mail about the turn would carry now, by its words."""
    par = (turno.correspondencia_id, turno.institucion_id)
    return {uno.texto: uno.url for uno in enlaces_por_turno([par]).get(par, [])}


def enlace(turno: Turno, verbo: str) -> str:
    """The path of the link for a verb (`acusar`, `responder`)."""
    return next(url for url in enlaces_de(turno).values() if url.endswith(f"/{verbo}/"))
