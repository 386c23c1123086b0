"""What a drill says of itself: its figures, and what it found wrong."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Informe:
    """The figures of one drill and its faults; without faults it passes."""

    clave: str
    titulo: str
    cifras: list[str] = field(default_factory=list)
    faltas: list[str] = field(default_factory=list)
    segundos: float = 0.0

    @property
    def pasa(self) -> bool:
        """Whether nothing was lost, repeated or left halfway."""
        return not self.faltas

    def cuenta(self, *cifras: str) -> None:
        """Add figures to the line."""
        self.cifras += cifras

    def exige(self, cierto: bool, falta: str) -> None:
        """Keep a fault unless it is `cierto`."""
        if not cierto:
            self.faltas.append(falta)

    def reclama(self, faltas: Iterable[str]) -> None:
        """Keep all these faults."""
        self.faltas += faltas

    @contextmanager
    def cronometro(self) -> Iterator[None]:
        """Time what runs inside."""
        inicio = time.monotonic()
        try:
            yield
        finally:
            self.segundos = time.monotonic() - inicio

    def __str__(self) -> str:
        fin = "PASA" if self.pasa else "FALLA"
        linea = (
            f"{self.clave} {self.titulo}: {', '.join(self.cifras)}, {self.segundos:.0f} s: {fin}"
        )
        return "\n".join([linea, *(f"   ✗ {falta}" for falta in self.faltas[:20])])
