"""Pure rules of operations."""

from datetime import timedelta

MAXIMO = 10_000
"""How many records one operation may have."""

SILENCIO = timedelta(seconds=60)
"""An active operation of which nothing was heard for so long is taken up again."""

VIDA_SIN_CONFIRMAR = timedelta(days=1)
VIDA_DEL_ARCHIVO = timedelta(days=7)
"""How long a result may be downloaded: it is a copy of data that have their own place."""
