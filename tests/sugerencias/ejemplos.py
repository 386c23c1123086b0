"""Subjects made up for the tests, enough to learn three topics from."""

from pathlib import Path

from coordinacion.sugerencias.aprendizaje import Ejemplo

_LUGARES = ("San Juan", "Santa María", "San Pedro", "la agencia", "el barrio", "la ranchería")
_PEDIDOS = {
    "agua-potable": ("perforar un manantial", "bomba para el tinaco", "red hidráulica nueva"),
    "becas": ("pago de colegiatura", "estímulo para estudiantes", "ayuda para inscripción"),
    "turismo": ("señalizar miradores", "promover la playa", "capacitar guías de visitantes"),
}


def ejemplos() -> list[Ejemplo]:
    """Eighteen of each topic."""
    return [
        (f"Solicita {pedido} en {lugar}", tema)
        for tema, pedidos in _PEDIDOS.items()
        for pedido in pedidos
        for lugar in _LUGARES
    ]


def csv(carpeta: Path, *filas: tuple[str, str]) -> Path:
    """A file of those rows, or of the examples."""
    ruta = carpeta / "asuntos.csv"
    renglones = [f'"{asunto}","{tema}"' for asunto, tema in filas or ejemplos()]
    ruta.write_text("\n".join(["asunto,tema", *renglones]), encoding="utf-8")
    return ruta
