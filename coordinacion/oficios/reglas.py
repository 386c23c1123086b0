"""Pure rules of the minutario."""

from coordinacion.oficios.opciones import ClaseOficio

ORDINALES = ("Primer", "Segundo", "Tercer", "Cuarto", "Quinto")


def serie(siglas: str, clase: str) -> str:
    """The register that numbers this kind: tarjetas informativas have their own."""
    return f"{siglas}/{'TI' if clase == ClaseOficio.TARJETA else 'OF'}"


def titulo(clase: str, vez: int) -> str:
    """What the sheet is headed with: which reminder it is, or that it is a tarjeta."""
    if clase == ClaseOficio.TARJETA:
        return str(ClaseOficio.TARJETA.label)
    if clase == ClaseOficio.RECORDATORIO:
        return (
            f"{ORDINALES[vez - 1]} recordatorio" if vez <= len(ORDINALES) else f"Recordatorio {vez}"
        )
    return "Oficio"
