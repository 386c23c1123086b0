"""`docs/states.md`: the state machines as they are in the code, for people to read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from inspect import getdoc
from typing import Any

from django.db.models import Model, TextChoices

from coordinacion.acuerdos import permisos as de_acuerdos
from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.archivo import permisos as de_expediente
from coordinacion.archivo.models import Expediente
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.buzon.permisos import ATIENDEN
from coordinacion.canalizacion import permisos as de_turno
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import permisos as de_carta
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.lenguas import permisos as de_apoyo
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo.etiquetas import (
    EstadoAcuerdo,
    EstadoApoyo,
    EstadoCompromiso,
    EstadoCorreoRecibido,
    EstadoCorrespondencia,
    EstadoExpediente,
    EstadoMesa,
    EstadoOficio,
    EstadoReunion,
    EstadoTurno,
    VerboAcuerdo,
    VerboApoyo,
    VerboBuzon,
    VerboCompromiso,
    VerboCorrespondencia,
    VerboExpediente,
    VerboMesa,
    VerboOficio,
    VerboReunion,
    VerboTurno,
)
from coordinacion.oficios import permisos as de_oficio
from coordinacion.oficios.models import Oficio
from coordinacion.vinculacion import permisos as de_vinculacion
from coordinacion.vinculacion.models import Mesa, Reunion

_ENCABEZADO = """\
# States and verbs

Written by `manage.py documentar` from the state machines, the labels of
`coordinacion/nucleo/etiquetas.py` and their `permisos.py`; a test fails when it is stale. Do
not edit it by hand. The same tables are tried, verb by verb and role by role, in `tests/matriz/`.
"""

_FUERA_DE_TABLA = """\
## What the tables do not say

- `recibir` creates the letter, so the machine has no row for it: «{recibir}», by {oficialia}.
- A mail that came in is kept by SISTEMA (`recibir_correo`), as `ignorado` when a machine wrote it.
- `elaborar` creates the oficio, by {elaboran}; `enviar_a_firma` takes its number, once.
- A file is opened (`abrir`) by {archivan}, who also moves an archived letter to another file
  (`trasladar`); {proponen} may propose one (`proponer`) when they conclude.
- `programar` creates the table or the meeting, `proponer` the agreement and `escribir` the
  commitment; `sesionar` is run with the first session that was held.
- `solicitar` opens the language support, by {solicitan}, and so does `clasificar` for what the
  petitioner asked for; whoever of the unit has it also runs `prestar` and
  `declarar_no_disponible`, and SISTEMA cancels it when its letter ends without an answer.
- `registrar_atencion` is run by SISTEMA when the accepted answers meet the topic's closing rule;
  SISTEMA also acknowledges tacitly (`acusar`) and withdraws (`retirar`) what the end of a letter
  leaves without purpose.
- `notificar` may also be run by the liaison of an institution whose instruction says that the
  institution tells the petitioner.
- `aceptar` on a remission (its acknowledgement came back) is also done by reception.
- `devolver` on an accepted answer is only done by `regresar`, on the whole letter.
- `declinar` after its window leaves the turn where it is and becomes a request to the unit.
- `conceder_prorroga` beyond the petitioner's date is only for `titular_unidad`; it and
  `negar_prorroga` need a request that waits, `suspender` a clock that runs, `reanudar` one that
  stands still.
- Needing a live turn or none, reasons, proofs and versions are asked by `services`: see the
  docstring of each verb.
"""


@dataclass
class Paso:
    """One verb of a machine: from which states to which (none: it stays), and on what condition."""

    verbo: str
    desde: list[str] = field(default_factory=list)
    hasta: list[str] = field(default_factory=list)
    condiciones: list[str] = field(default_factory=list)


def pasos(modelo: type[Model]) -> dict[str, Paso]:
    """The transitions of the model's `estado`, by verb."""
    campo: Any = modelo._meta.get_field("estado")
    hallados: dict[str, Paso] = {}
    for transicion in campo.get_all_transitions(modelo):
        paso = hallados.setdefault(transicion.name, Paso(transicion.name))
        paso.desde.append(str(transicion.source))
        paso.hasta = _destinos(transicion.target)
        paso.condiciones = [c.__name__.strip("_") for c in transicion.conditions or ()]
    return hallados


def _del_asunto() -> Iterator[list[str]]:
    """The letter, its turns and what the unit writes about them."""
    yield _seccion(
        "The letter (`Correspondencia`)",
        pasos(Correspondencia),
        EstadoCorrespondencia,
        VerboCorrespondencia,
        {verbo.value: _quien_en_carta(verbo) for verbo in VerboCorrespondencia},
    )
    yield _seccion(
        "The turn (`Turno`)",
        pasos(Turno),
        EstadoTurno,
        VerboTurno,
        {verbo.value: _quien_en_turno(verbo) for verbo in VerboTurno},
    )
    yield _seccion(
        "The oficio (`Oficio`)",
        pasos(Oficio),
        EstadoOficio,
        VerboOficio,
        {verbo.value: _roles(quienes) for verbo, quienes in de_oficio.QUIEN.items()},
    )


def _de_lo_demas() -> Iterator[list[str]]:
    """The other records with a machine of their own."""
    yield _seccion(
        "The language support (`ApoyoLinguistico`)",
        pasos(ApoyoLinguistico),
        EstadoApoyo,
        VerboApoyo,
        {verbo.value: _roles(quienes) for verbo, quienes in de_apoyo.QUIEN.items()},
    )
    yield _seccion(
        "The file (`Expediente`)",
        pasos(Expediente),
        EstadoExpediente,
        VerboExpediente,
        {verbo.value: _roles(quienes) for verbo, quienes in de_expediente.QUIEN.items()},
    )
    yield _seccion(
        "The mail that came in (`CorreoRecibido`)",
        pasos(CorreoRecibido),
        EstadoCorreoRecibido,
        VerboBuzon,
        {verbo.value: _roles(ATIENDEN) for verbo in VerboBuzon},
    )


def _de_lo_que_se_acuerda() -> Iterator[list[str]]:
    """Tables, meetings, agreements and commitments."""
    yield _seccion(
        "The table of dialogue (`Mesa`)",
        pasos(Mesa),
        EstadoMesa,
        VerboMesa,
        {verbo.value: _roles(quienes) for verbo, quienes in de_vinculacion.DE_MESA.items()},
    )
    yield _seccion(
        "The meeting (`Reunion`)",
        pasos(Reunion),
        EstadoReunion,
        VerboReunion,
        {verbo.value: _roles(quienes) for verbo, quienes in de_vinculacion.DE_REUNION.items()},
    )
    yield _seccion(
        "The agreement (`Acuerdo`)",
        pasos(Acuerdo),
        EstadoAcuerdo,
        VerboAcuerdo,
        {verbo.value: _roles(quienes) for verbo, quienes in de_acuerdos.DE_ACUERDO.items()},
    )
    yield _seccion(
        "The commitment (`Compromiso`)",
        pasos(Compromiso),
        EstadoCompromiso,
        VerboCompromiso,
        {verbo.value: _quien_en_compromiso(verbo) for verbo in VerboCompromiso},
    )


def pagina() -> str:
    """The whole page, in Markdown."""
    recibir = VerboCorrespondencia.RECIBIR
    fuera = _FUERA_DE_TABLA.format(
        recibir=recibir.label,
        oficialia=_quien_en_carta(recibir),
        elaboran=_roles(de_oficio.QUIEN[VerboOficio.ELABORAR]),
        archivan=_roles(de_expediente.QUIEN[VerboExpediente.ABRIR]),
        proponen=_roles(de_expediente.QUIEN[VerboExpediente.PROPONER]),
        solicitan=_roles(de_apoyo.QUIEN[VerboApoyo.SOLICITAR]),
    )
    secciones = (*_del_asunto(), *_de_lo_demas(), *_de_lo_que_se_acuerda())
    lineas = [linea for seccion in secciones for linea in seccion]
    return "\n".join([_ENCABEZADO, *lineas, fuera])


def _destinos(destino: Any) -> list[str]:
    """A fixed target, those that the method may return, or none when the state stays."""
    if destino is None:
        return []
    if isinstance(destino, Enum):
        return [str(destino.value)]
    return [str(estado.value) for estado in destino.allowed_states]


def _seccion(
    titulo: str,
    maquina: Mapping[str, Paso],
    estados: type[TextChoices],
    verbos: type[TextChoices],
    quien: Mapping[str, str],
) -> list[str]:
    lineas = [f"## {titulo}\n", "| state | on screen |", "|---|---|"]
    lineas += [f"| `{estado.value}` | {estado.label} |" for estado in estados]
    lineas += ["", *_diagrama(maquina), ""]
    lineas += ["| verb | button | from | to | only if | who |", "|---|---|---|---|---|---|"]
    lineas += [
        _fila(maquina[verbo.value], verbo, estados, quien[verbo.value])
        for verbo in verbos
        if verbo.value in maquina
    ]
    return [*lineas, ""]


def _fila(paso: Paso, verbo: TextChoices, estados: type[TextChoices], quien: str) -> str:
    orden = [estado.value for estado in estados]
    desde = ", ".join(f"`{e}`" for e in sorted(paso.desde, key=orden.index))
    hasta = " or ".join(f"`{e}`" for e in paso.hasta) or "stays"
    condicion = ", ".join(f"`{c}`" for c in paso.condiciones) or "–"
    return f"| `{verbo.value}` | {verbo.label} | {desde} | {hasta} | {condicion} | {quien} |"


def _diagrama(maquina: Mapping[str, Paso]) -> list[str]:
    """Every move from one state to another; verbs that leave it where it is are in the table."""
    movimientos: dict[tuple[str, str], list[str]] = {}
    for paso in maquina.values():
        for desde in paso.desde:
            for hasta in paso.hasta:
                if desde != hasta:
                    movimientos.setdefault((desde, hasta), []).append(paso.verbo)
    flechas = [f"    {a} --> {b}: {', '.join(v)}" for (a, b), v in sorted(movimientos.items())]
    return ["```mermaid", "stateDiagram-v2", *flechas, "```"]


def _quien_en_carta(verbo: VerboCorrespondencia) -> str:
    if verbo == VerboCorrespondencia.REGISTRAR_ATENCION:
        return "SISTEMA"
    ademas = de_carta._ADEMAS.get(verbo)
    nota = f" ({getdoc(ademas)})" if ademas else ""
    return _roles(de_carta.QUIEN.get(verbo, ())) + nota


def _quien_en_turno(verbo: VerboTurno) -> str:
    de_la_unidad = de_turno.DE_LA_UNIDAD.get(verbo, frozenset())
    if verbo in de_turno.DE_LA_INSTITUCION:
        propios = _roles(de_turno.DE_LA_INSTITUCION[verbo])
        return f"{propios} of its institution; on its behalf: {_roles(de_turno.POR_CUENTA)}"
    return _roles(de_la_unidad)


def _quien_en_compromiso(verbo: VerboCompromiso) -> str:
    por_cuenta = f"on its behalf: {_roles(de_acuerdos.POR_CUENTA)}"
    if verbo in de_acuerdos.DE_QUIEN_LO_DEBE:
        return f"{_roles(de_acuerdos.DE_QUIEN_LO_DEBE[verbo])} of who owes it; {por_cuenta}"
    if verbo in de_acuerdos.DE_QUIEN_VERIFICA:
        otra = _roles(de_acuerdos.DE_QUIEN_VERIFICA[verbo])
        return (
            f"{otra} of the other party; {por_cuenta}; where no other party verifies: "
            f"{_roles(de_acuerdos.VERIFICAN)}"
        )
    return _roles(de_acuerdos.DE_LA_UNIDAD.get(verbo, ()))


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(f"`{rol}`" for rol in sorted(roles)) or "nobody yet: cannot be run"
