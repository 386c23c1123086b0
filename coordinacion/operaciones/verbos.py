"""Which verbs may run on many records, in which list, and by whom.

What is offered is a convenience: whether each record admits the verb, and whether its owner may
run it, is asked again for each one at the moment it runs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordinacion.canalizacion.permisos import DE_LA_INSTITUCION
from coordinacion.correspondencia.permisos import puede
from coordinacion.nucleo.etiquetas import VerboCorrespondencia, VerboTurno
from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo
from coordinacion.operaciones.reglas import MAXIMO, MAXIMO_DE_VOLANTES
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION
from coordinacion.organizacion.selectors import papeles
from workflows.permisos import puede_reasignar

MIS_TURNOS = "mis-turnos"
"""The liaison's list, beside the trays of the unit."""
_DE_TODO = ("por-vencer", "vencidos", "buscar")
"""Lists in which a letter may be at any step."""
_DE_LA_UNIDAD = (
    "mis-asuntos",
    "por-clasificar",
    "por-turnar",
    "por-responder",
    "por-revisar",
    "por-notificar",
    "por-concluir",
)
"""Lists of what the unit itself has to do."""


@dataclass(frozen=True)
class EnBloque:
    """One verb: the lists that offer it (none named: all), and who may run it.

    `pide` says that something is asked first; `de_turnos` that it runs on turns, not on letters.
    """

    verbo: Verbo
    puede: Callable[[Usuario], bool]
    listas: tuple[str, ...] = ()
    de_turnos: bool | None = None
    pide: bool = True
    maximo: int = MAXIMO

    def esta_en(self, lista: str, *, de_turnos: bool) -> bool:
        """Whether that list offers it."""
        return (not self.listas or lista in self.listas) and self.de_turnos in (None, de_turnos)


def _en_su_institucion(verbo: VerboTurno) -> Callable[[Usuario], bool]:
    return lambda actor: bool(papeles(actor).instituciones(*DE_LA_INSTITUCION[verbo]))


def _en_la_unidad(verbo: VerboCorrespondencia) -> Callable[[Usuario], bool]:
    return lambda actor: puede(actor, verbo)


def _tiene_papel(actor: Usuario) -> bool:
    suyos = papeles(actor)
    return bool(suyos.unidad or suyos.instituciones(*ROLES_INSTITUCION))


EN_BLOQUE = (
    EnBloque(Verbo.ACUSAR, _en_su_institucion(VerboTurno.ACUSAR), (MIS_TURNOS,), de_turnos=True),
    EnBloque(Verbo.ASIGNAR, _en_su_institucion(VerboTurno.ASIGNAR), (MIS_TURNOS,), de_turnos=True),
    EnBloque(
        Verbo.CLASIFICAR_Y_TURNAR,
        _en_la_unidad(VerboCorrespondencia.CLASIFICAR),
        ("por-clasificar", "incompletos", *_DE_TODO),
        de_turnos=False,
    ),
    EnBloque(
        Verbo.TURNAR,
        _en_la_unidad(VerboCorrespondencia.CLASIFICAR),  # what the head decides goes one by one
        ("por-turnar", *_DE_TODO),
        de_turnos=False,
    ),
    EnBloque(
        Verbo.ACUMULAR,
        _en_la_unidad(VerboCorrespondencia.ACUMULAR),
        ("por-clasificar", "por-turnar", "por-responder", "en-tramite", "incompletos", *_DE_TODO),
        de_turnos=False,
    ),
    EnBloque(
        Verbo.CONCLUIR,
        _en_la_unidad(VerboCorrespondencia.CONCLUIR),
        ("por-concluir", *_DE_TODO),
        de_turnos=False,
    ),
    EnBloque(
        Verbo.ARCHIVAR,
        _en_la_unidad(VerboCorrespondencia.ARCHIVAR),
        ("por-archivar", "terminados", "buscar"),
        de_turnos=False,
    ),
    EnBloque(
        Verbo.REASIGNAR,
        puede_reasignar,
        (*_DE_LA_UNIDAD, *_DE_TODO),
    ),
    EnBloque(Verbo.EXPORTAR, _tiene_papel, pide=False),
    EnBloque(Verbo.IMPRIMIR_LISTA, _tiene_papel, pide=False),
    EnBloque(
        Verbo.IMPRIMIR_VOLANTES,
        _tiene_papel,
        de_turnos=True,
        pide=False,
        maximo=MAXIMO_DE_VOLANTES,
    ),
)


def verbos_de(actor: Usuario, lista: str, *, de_turnos: bool) -> Iterator[EnBloque]:
    """What `actor` may run on the rows of that list."""
    return (
        uno for uno in EN_BLOQUE if uno.esta_en(lista, de_turnos=de_turnos) and uno.puede(actor)
    )
