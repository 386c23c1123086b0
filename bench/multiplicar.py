"""A history repeated under other registers, for the bench alone.

Sowing a million letters takes a good twenty minutes. What a page or a statement costs depends on
how many rows there are and how they are spread, and a copy of a life keeps that: its keys are moved
by a constant, its folios are of another register. The fingerprints of copied lines are those of
the lines that they copy: nobody verifies the log of this database.
"""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, models, transaction

from coordinacion.bitacora.models import Asiento, Cabeza
from coordinacion.carga.escritura import ORDEN
from coordinacion.carga.siembra.desnudo import desnudas
from coordinacion.correspondencia.models import Correspondencia
from workflows.importacion import empezar

SALTO = 10**9
A_LA_VEZ = 2
_LLAVES_LLANAS = frozenset({"asunto_id", "turno_id", "plazo_id", "registro_id"})
_DE_UN_REGISTRO = {"serie": "{} || %(copia)s", "clave": "{} || ':' || %(copia)s"}
_CON_FOLIO = frozenset({"folio", "llano"})


def multiplicar(copias: int) -> None:
    """Add so many copies of all the letters that are there, with what hangs from each."""
    with desnudas(ORDEN), ThreadPoolExecutor(A_LA_VEZ) as manos:
        list(manos.map(_copiar, range(1, copias + 1)))
    _adelantar_llaves()
    empezar(
        list(Correspondencia.objects.abiertas().filter(pk__gt=SALTO).values_list("pk", flat=True))
    )


def _copiar(copia: int) -> None:
    """One copy, in a transaction and with a connection of its own. Copied lines bring their place
    in the chain, for its trigger is off, and their heads."""
    try:
        with transaction.atomic():
            _ejecutar("SET LOCAL statement_timeout = 0")
            for modelo in (*ORDEN, Cabeza):
                _ejecutar(_copia_de(modelo), copia)
    finally:
        connection.close()


def _copia_de(modelo: type[models.Model]) -> str:
    """Only originals are copied, and of the log, only what is told of them."""
    tabla = modelo._meta.db_table
    campos = [campo for campo in modelo._meta.concrete_fields if not campo.generated]
    columnas = ", ".join(f'"{campo.column}"' for campo in campos)
    valores = ", ".join(_valor(campo) for campo in campos)
    llave = "registro_id" if modelo is Cabeza else "id"
    suyas = f"{llave} < {SALTO}"
    if modelo is Asiento:
        suyas += " AND asunto_id IS NOT NULL"
    if modelo is Cabeza:
        suyas += " AND registro IN ('correspondencia', 'turno', 'plazo')"
    return f"INSERT INTO {tabla} ({columnas}) SELECT {valores} FROM {tabla} WHERE {suyas}"


def _valor(campo: "models.Field[object, object]") -> str:
    """What a copy has in that column."""
    columna = f'"{campo.column}"'
    if _es_llave(campo):
        return f"{columna} + %(copia)s::bigint * {SALTO}"
    if isinstance(campo, models.UUIDField) and campo.unique:
        return f"md5({columna}::text || %(copia)s)::uuid"
    if campo.column in _CON_FOLIO:
        return f"regexp_replace({columna}, '^[A-Za-z]+', '\\&' || %(copia)s)"
    return _DE_UN_REGISTRO.get(str(campo.column), "{}").format(columna)


def _es_llave(campo: "models.Field[object, object]") -> bool:
    if campo.primary_key or campo.column in _LLAVES_LLANAS:
        return isinstance(campo, models.BigIntegerField | models.BigAutoField | models.ForeignKey)
    return isinstance(campo, models.ForeignKey) and campo.related_model in ORDEN


def _adelantar_llaves() -> None:
    for modelo in ORDEN:
        tabla = modelo._meta.db_table
        _ejecutar(f"SELECT setval(pg_get_serial_sequence('{tabla}', 'id'), max(id)) FROM {tabla}")


def _ejecutar(orden: str, copia: int = 0) -> None:
    with connection.cursor() as cursor:
        cursor.execute(orden.replace("%(copia)s", f"'{copia}'") if copia else orden)
