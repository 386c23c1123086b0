"""The chain worked out again in Python, from the lines' columns and from nothing of the database's.

And the few ways into the log that the tests share.
"""

import json
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import connection

from coordinacion.bitacora import services
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.organizacion.models import Usuario

CRUDA = (
    "INSERT INTO bitacora_asiento (hecho, registro, registro_id, asunto_id, turno_id, actor_id,"
    " institucion_id, por_cuenta_de, ocurrido_en, asentado_en, datos)"
)
EPOCA = datetime(1970, 1, 1, tzinfo=UTC)


def texto_jsonb(valor: Any) -> str:
    """The text that PostgreSQL gives of a `jsonb`: shorter keys first, then by their bytes."""
    if isinstance(valor, dict):
        claves = sorted(valor, key=lambda clave: (len(clave.encode()), clave.encode()))
        pares = (f"{texto_jsonb(clave)}: {texto_jsonb(valor[clave])}" for clave in claves)
        return "{" + ", ".join(pares) + "}"
    if isinstance(valor, list | tuple):
        return "[" + ", ".join(texto_jsonb(uno) for uno in valor) + "]"
    if isinstance(valor, float):
        return f"{Decimal(repr(valor)):f}"
    return json.dumps(valor, ensure_ascii=False)


def huella_datos(linea: Asiento) -> str:
    """What `huella_datos` must be while the data are there."""
    return sha256(f"{linea.sal}{texto_jsonb(linea.datos)}".encode()).hexdigest()


def huella(linea: Asiento, previa: str) -> str:
    """What `huella` must be after the line before."""
    partes = (
        previa, linea.numero, linea.pk, linea.registro_id, linea.asunto_id, linea.turno_id,
        linea.actor_id, linea.institucion_id, "t" if linea.por_cuenta_de else "f",
        _microsegundos(linea.ocurrido_en), _microsegundos(linea.asentado_en), linea.huella_datos,
        len(linea.hecho), linea.hecho, linea.registro,
    )  # fmt: skip
    texto = "|".join("" if parte is None else str(parte) for parte in partes)
    return sha256(texto.encode()).hexdigest()


def comprobar(lineas: Iterable[Asiento]) -> None:
    """The lines of one record, in order, follow one another from the first."""
    previa = ""
    for numero, linea in enumerate(lineas, start=1):
        assert linea.numero == numero
        assert linea.huella_datos == huella_datos(linea)
        assert linea.huella == huella(linea, previa)
        previa = linea.huella


def cadena(registro: str = "turno", registro_id: int = 5) -> list[Asiento]:
    """One record's lines as they are stored."""
    lineas = Asiento.objects.filter(registro=registro, registro_id=registro_id)
    return list(lineas.order_by("numero"))


def asentar(actor: Usuario, registro_id: int = 5, **datos: Any) -> Asiento:
    """One line of a turn."""
    return services.asentar(
        actor, Hecho.TURNO_ACUSADO, registro="turno", registro_id=registro_id, datos=datos
    )


def ejecutar(orden: str, parametros: Iterable[Any] = ()) -> None:
    """Raw SQL, as whoever sits at the database types it."""
    with connection.cursor() as cursor:
        cursor.execute(orden, list(parametros))


@contextmanager
def como_duena(*tablas: str) -> Any:
    """The owner of the tables, with the log's triggers turned off."""
    ejecutar("SET CONSTRAINTS ALL IMMEDIATE")
    for tabla in tablas:
        ejecutar(f"ALTER TABLE {tabla} DISABLE TRIGGER USER")
    yield
    for tabla in tablas:
        ejecutar(f"ALTER TABLE {tabla} ENABLE TRIGGER USER")


def _microsegundos(momento: datetime) -> int:
    return (momento - EPOCA) // timedelta(microseconds=1)
