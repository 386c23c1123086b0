"""Pure rules of the archive."""

POR_VALIDAR = "por validar"
"""What is said where no official catalogue was found to say it."""


def contador(serie: str) -> str:
    """The register that numbers the files of a series, each year anew."""
    return f"EXP-{serie}"


def codigo(serie: str, anio: int, numero: int) -> str:
    """The number of a file as it is printed on its cover: `EJ.1/2026/0012`."""
    return f"{serie}/{anio}/{numero:04d}"


def anios(cuantos: int | None) -> str:
    """Years in a stage of the archive, in words."""
    if cuantos is None:
        return POR_VALIDAR
    return "1 año" if cuantos == 1 else f"{cuantos} años"
