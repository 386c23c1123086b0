"""The one door by which another app's verb moves a letter that it holds locked."""

from typing import Any

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo


def pasar(carta: Correspondencia, verbo: Verbo, **argumentos: Any) -> None:
    """Run the transition of `verbo` and save. Raises `EstadoNoAdmite`."""
    mover(carta, verbo, **argumentos)
    carta.save()


def mover(carta: Correspondencia, verbo: Verbo, **argumentos: Any) -> None:
    """Run the transition of `verbo`; the caller saves. Raises `EstadoNoAdmite`."""
    exigir_estado(carta, verbo)
    getattr(carta, verbo.value)(**argumentos)
