"""The clocks of a turn: when they start, and that they fit inside the petitioner's date."""

from collections.abc import Sequence
from datetime import datetime

from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import RequiereConfirmacion
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Plazo


def abrir_relojes(turno: Turno, *, dias: int | None = None) -> None:
    """Open what a turn owes from now on; the caller saves it."""
    debidos = aperturas(turno, dias=dias)
    abiertos = plazos.abrir_varios(list(debidos.values()))
    for campo, plazo in zip(debidos, abiertos, strict=True):
        setattr(turno, campo, plazo)


def aperturas(turno: Turno, *, dias: int | None = None) -> dict[str, plazos.Apertura]:
    """The clocks that a turn starts with, by the field that keeps each. A remission owes nothing
    to a clock, and on paper ACUSE waits for the delivery of its relación de envío."""
    debidos: dict[str, plazos.Apertura] = {}
    if turno.caracter == Caracter.REMISION:
        return debidos
    if turno.institucion.modo != Institucion.Modo.PAPEL:
        debidos["plazo_acuse"] = apertura_de(turno, ClasePlazo.ACUSE, turno.turnado_en)
    if turno.caracter == Caracter.ATENCION and turno.instruccion.requiere_respuesta:
        debidos["plazo_respuesta"] = apertura_de(
            turno,
            ClasePlazo.RESPUESTA_TURNO,
            turno.turnado_en,
            cantidad=dias or turno.instruccion.dias,
            tope=tope_de(turno.correspondencia),
        )
    return debidos


def abrir_acuse(turno: Turno, desde: datetime) -> None:
    """Start ACUSE at `desde` (UTC); the caller saves the turn."""
    turno.plazo_acuse = _abrir(turno, ClasePlazo.ACUSE, desde)


def ventana_para_declinar(turno: Turno, desde: datetime) -> list[plazos.Apertura]:
    """The window to refuse, from `desde` (UTC); none when the turn is binding."""
    if turno.caracter == Caracter.ATENCION and not turno.vinculante:
        return [apertura_de(turno, ClasePlazo.DECLINAR, desde)]
    return []


def reabrir_respuesta(turno: Turno, *, dias: int | None) -> None:
    """A new RESPUESTA_TURNO after the answer was sent back; the old row keeps its history."""
    turno.plazo_respuesta = _abrir(
        turno,
        ClasePlazo.RESPUESTA_TURNO,
        reloj.ahora(),
        cantidad=dias,
        tope=tope_de(turno.correspondencia),
    )


def tope_de(carta: Correspondencia) -> Plazo | None:
    """The petitioner's clock while it runs: no turn may end after it."""
    plazo = carta.plazo_respuesta
    return plazo if plazo is not None and plazo.cerrado_en is None else None


def exigir_holgura(
    carta: Correspondencia,
    destinos: Sequence[tuple[Institucion, str, Instruccion, int | None]],
) -> None:
    """Raise `RequiereConfirmacion` when an institution would have less than one working day."""
    tope = tope_de(carta)
    if tope is None:
        return
    deben = [
        (institucion, dias or instruccion.dias)
        for institucion, parte, instruccion, dias in destinos
        if parte and instruccion.requiere_respuesta
    ]
    ahora = reloj.ahora()
    computos = plazos.prever_varios(
        [
            plazos.Apertura(
                clase=ClasePlazo.RESPUESTA_TURNO,
                desde=ahora,
                asunto_id=carta.pk,
                folio=carta.folio,
                url="",
                institucion_id=institucion.pk,
                cantidad=cantidad,
                tope=tope,
            )
            for institucion, cantidad in deben
        ]
    )
    for (institucion, _), computo in zip(deben, computos, strict=True):
        if computo.estrecho:
            raise RequiereConfirmacion(
                f"{institucion.nombre} tendría menos de un día hábil para responder antes de la "
                "fecha del peticionario. Confirme si aun así desea turnar."
            )


def _abrir(
    turno: Turno,
    clase: ClasePlazo,
    desde: datetime,
    *,
    cantidad: int | None = None,
    tope: Plazo | None = None,
) -> Plazo:
    apertura = apertura_de(turno, clase, desde, cantidad=cantidad, tope=tope)
    return plazos.abrir_varios([apertura])[0]


def apertura_de(
    turno: Turno,
    clase: ClasePlazo,
    desde: datetime,
    *,
    cantidad: int | None = None,
    tope: Plazo | None = None,
) -> plazos.Apertura:
    """One clock of a turn, to open."""
    return plazos.Apertura(
        clase=clase,
        desde=desde,
        asunto_id=turno.correspondencia_id,
        folio=turno.correspondencia.folio,
        url=turno.get_absolute_url(),
        institucion_id=turno.institucion_id,
        turno_id=turno.pk,
        cantidad=cantidad,
        tope=tope,
    )
