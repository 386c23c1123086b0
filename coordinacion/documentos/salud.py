"""What the health page says of the stored files."""

from datetime import datetime, timedelta

from django.db import DatabaseError, connection

from coordinacion.documentos.models import Documento, RevisionDeArchivos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.salud import Parte

SILENCIO_MAXIMO = timedelta(hours=48)


def revisar() -> Parte:
    """Red when the last check missed a file or found one altered, or none ran for two days."""
    try:
        ultima = RevisionDeArchivos.objects.order_by("-id").first()
        desde = ultima.en if ultima is not None else _primero()
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")
    if ultima is not None and not ultima.bien:
        return Parte(
            False,
            _hallazgo(ultima),
            "Recupere esos archivos de un respaldo y averigüe quién tuvo acceso al servidor; "
            "después repita: python manage.py verificar_documentos.",
        )
    if desde is not None and reloj.ahora() - desde > SILENCIO_MAXIMO:
        return Parte(
            False,
            "sin verificar desde hace más de 48 horas",
            "Arranque el reloj y el trabajador de Celery, o ejecute: "
            "python manage.py verificar_documentos.",
        )
    if ultima is None:
        return Parte(True, "todavía sin archivos" if desde is None else "por verificar esta noche")
    return Parte(True, f"verificados: {ultima.revisados:,} archivos")


def _primero() -> datetime | None:
    """Since when there are files to check."""
    return Documento.objects.order_by("pk").values_list("subido_en", flat=True).first()


def _hallazgo(revision: RevisionDeArchivos) -> str:
    cuentas = {"faltan": revision.faltan, "no corresponden a su huella": revision.alterados}
    dicho = " y ".join(f"{que} {cuantos:,}" for que, cuantos in cuentas.items() if cuantos)
    otros = revision.faltan + revision.alterados - len(revision.nombres)
    y_mas = f" y {otros:,} más" if otros > 0 else ""
    return f"{dicho}: {', '.join(revision.nombres)}{y_mas}"
