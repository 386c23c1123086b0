"""Writing a whole file in one transaction, or nothing of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, transaction

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.carga import permisos
from coordinacion.carga.escritura import ORDEN, exigir_al_momento, sin_buscar_basura
from coordinacion.carga.services.migrar import Migracion
from coordinacion.carga.services.revisar import (
    TRAMO,
    Avance,
    Informe,
    ensayar,
    leer,
    llevar,
    registro_de,
    registros,
)
from coordinacion.nucleo.cuaderno import Envio, copiando_aparte
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.nucleo.services import tomar_bloque
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol, personas_por_institucion
from coordinacion.plazos import sql as sql_de_plazos
from coordinacion.plazos.models import Plazo


@dataclass(frozen=True)
class Pedido:
    """A file to bring in: its columns as a person says them, and values for every row."""

    archivo: str
    contenido: bytes
    columnas: Mapping[str, str]
    fijos: Mapping[str, str]


def _nada(hechos: int, total: int) -> None:
    """Nobody follows the progress."""


def revisar(actor: Usuario, pedido: Pedido, avance: Avance = _nada) -> Informe:
    """Say what would be done with each row; writes nothing. Raises as `aplicar`."""
    _exigir(actor)
    informe, migracion = _leer(actor, pedido)
    ensayar(informe, migracion, avance)
    return informe


def aplicar(actor: Usuario, pedido: Pedido, *, referencia: str, avance: Avance = _nada) -> Informe:
    """Write every row that is not here yet, or none if one has an error.

    `referencia` names the import in its notices: one to each institution, and one to each analyst.
    Raises `SinPermiso` or `DatoInvalido`. The register of each year is held until the commit.
    """
    _exigir(actor)
    informe, migracion = _leer(actor, pedido)
    if informe.con_error:
        return informe
    with sin_buscar_basura(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '300s'")
        sql_de_plazos.compartir_calendarios()
        _escribir(informe, migracion, avance)
        if informe.con_error:
            transaction.set_rollback(True)
            return informe
        _avisar(informe, referencia)
    return informe


def _leer(actor: Usuario, pedido: Pedido) -> tuple[Informe, Migracion]:
    return leer(actor, pedido.archivo, pedido.contenido, dichas=pedido.columnas, fijos=pedido.fijos)


def _exigir(actor: Usuario) -> None:
    if not permisos.puede_importar(actor):
        raise SinPermiso


def _escribir(informe: Informe, migracion: Migracion, avance: Avance) -> None:
    siguientes = {
        registro: tomar_bloque(*registro, cuantos)
        for registro, cuantos in sorted(registros(informe, migracion).items())
    }
    total = len(informe.renglones)
    exigir_al_momento()
    with copiando_aparte() as mandar:
        for hechos, renglon in enumerate(informe.renglones, start=1):
            if renglon.entra:
                registro = registro_de(renglon, migracion)
                llevar(renglon, migracion, siguientes[registro])
                siguientes[registro] += 1
            if renglon.leido.errores:
                return
            if hechos % TRAMO == 0 or hechos == total:
                _volcar(informe, migracion, mandar)
                avance(hechos, total)


def _volcar(informe: Informe, migracion: Migracion, mandar: Envio) -> None:
    cuaderno = migracion.taller.cuaderno
    for plazo in cuaderno.filas.get(Plazo, ()):
        if plazo.cerrado_en is None and plazo.vence_en < migracion.origen.ahora:
            informe.vencidos[plazo.institucion_id] += 1
        if plazo.cerrado_en is None and plazo.institucion_id is not None:
            informe.abiertos[plazo.institucion_id] += 1
    cuaderno.pasar(ORDEN, mandar)


def _avisar(informe: Informe, referencia: str) -> None:
    """One summary for each institution that owes something, and one for the unit."""
    entran = sum(renglon.entra for renglon in informe.renglones)
    if not entran:
        return
    enlaces = personas_por_institucion(Rol.ENLACE, list(informe.abiertos))
    avisos = [
        _resumen(referencia, persona, _para_la_institucion(informe.vencidos[institucion]))
        for institucion, personas in enlaces.items()
        for persona in personas
    ]
    texto = f"{entran:,} asuntos; {informe.vencidos.total():,} plazos ya estaban vencidos."
    avisos += [
        _resumen(referencia, persona.pk, texto) for persona in personas_con_rol(Rol.ANALISTA)
    ]
    avisar(avisos)


def _para_la_institucion(vencidos: int) -> str:
    dicho = "Hay turnos de su institución entre los asuntos importados."
    return f"{dicho} {vencidos:,} de sus plazos ya estaban vencidos." if vencidos else dicho


def _resumen(referencia: str, persona: int, texto: str) -> NuevoAviso:
    return NuevoAviso(
        clave=f"importacion:{referencia}:{persona}",
        destinatario_id=persona,
        titulo="Se importaron asuntos del registro anterior",
        texto=texto,
    )
