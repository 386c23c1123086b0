"""Files chosen in the form of a verb: kept with the verb, or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.files.base import File
from django.db import transaction

from coordinacion.documentos.models import Documento
from coordinacion.documentos.services import guardar
from coordinacion.organizacion.models import Usuario


@contextmanager
def guardados(
    actor: Usuario,
    archivos: "Sequence[File[bytes]]",
    clase: str,
    institucion_id: int | None = None,
) -> Iterator[list[Documento]]:
    """Keep the files and run the verb in one transaction; what fails leaves nothing on disk.

    Raises `DatoInvalido` on "archivo" when the gate refuses one of them.
    """
    hechos: list[Documento] = []
    try:
        with transaction.atomic():
            for archivo in archivos:
                hechos.append(guardar(actor, archivo, clase=clase, institucion_id=institucion_id))
            yield hechos
    except Exception:
        for documento in hechos:
            documento.archivo.storage.delete(str(documento.archivo.name))
        raise
