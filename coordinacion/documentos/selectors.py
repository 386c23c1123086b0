"""Reads about documents. Whether a person may see the case is asked where cases live."""

from coordinacion.organizacion.models import Usuario

from .models import Documento, DocumentoQuerySet


def del_asunto(asunto_id: int) -> DocumentoQuerySet:
    """Documents of one case in order of arrival; narrow it with `.visibles_para(usuario)`."""
    return Documento.objects.filter(asunto_id=asunto_id).select_related("subido_por", "institucion")


def lote_de(usuario: Usuario) -> DocumentoQuerySet:
    """What this person uploaded to the batch and still belongs to no case, oldest first."""
    return Documento.objects.filter(
        subido_por=usuario, clase=Documento.Clase.LOTE, retirado_en__isnull=True
    )


def ya_esta(documento: Documento, *, asunto_id: int, clase: str) -> bool:
    """Whether the case already has, as that, another document of this name and these bytes."""
    iguales = mismos_bytes(documento.sha256, asunto_id=asunto_id)
    iguales = iguales.filter(clase=clase, nombre=documento.nombre)
    return iguales.exclude(pk=documento.pk).exists()


def mismos_bytes(sha256: str, *, asunto_id: int | None = None) -> DocumentoQuerySet:
    """Documents attached to a case whose bytes are identical; with `asunto_id`, of that case."""
    iguales = Documento.objects.filter(sha256=sha256, asunto_id__isnull=False)
    return iguales if asunto_id is None else iguales.filter(asunto_id=asunto_id)
