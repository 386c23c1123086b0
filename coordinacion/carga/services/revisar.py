"""Reading a whole file: what each row would become, and why not. Nothing is written."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from coordinacion.carga import permisos
from coordinacion.carga.importacion import columnas, lector
from coordinacion.carga.importacion.catalogos import Catalogos
from coordinacion.carga.importacion.etapas import Alcance, alcance
from coordinacion.carga.importacion.renglon import Lectura, Leido
from coordinacion.carga.services.migrar import Migracion, Origen
from coordinacion.correspondencia.models import Correspondencia, FolioAnterior
from coordinacion.correspondencia.reglas import folio_llano
from coordinacion.correspondencia.services.en_memoria import Taller
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import ErrorDeDominio
from coordinacion.nucleo.sql import identificadores, textos
from coordinacion.organizacion.models import IdentidadUnidad, Usuario

ESPACIO = UUID("6b0f7a52-3c1e-5d0a-9a4b-0c6f4e2d7b11")
TRAMO = 1000

Avance = Callable[[int, int], None]


@dataclass
class Renglon:
    """One row: what it says, how far it goes, its key and, once carried, how its letter stands."""

    leido: Leido
    alcance: Alcance
    clave: UUID
    ya_estaba: bool = False
    estado: str = ""
    carta_id: int | None = None

    @property
    def entra(self) -> bool:
        """Whether it would be written."""
        return not self.leido.errores and not self.ya_estaba


@dataclass
class Informe:
    """A whole file read; `nota` is what concerns all of it."""

    renglones: list[Renglon]
    nota: str = ""
    vencidos: Counter[int | None] = field(default_factory=Counter)
    abiertos: Counter[int] = field(default_factory=Counter)

    @property
    def con_error(self) -> list[Renglon]:
        """Rows that keep the whole file out."""
        return [renglon for renglon in self.renglones if renglon.leido.errores]

    @property
    def por_estado(self) -> dict[str, int]:
        """How many letters would stand, or stand, where."""
        return dict(Counter(r.estado for r in self.renglones if r.entra and r.estado))


def leer(
    actor: Usuario,
    nombre: str,
    contenido: bytes,
    *,
    dichas: Mapping[str, str] | None = None,
    fijos: Mapping[str, str] | None = None,
) -> tuple[Informe, Migracion]:
    """Read the file and decide each row. Raises `DatoInvalido` for what concerns the whole file."""
    tabla = lector.leer(nombre, contenido)
    mapa = columnas.reconocer(tabla.encabezados, dichas=dichas, fijos=fijos)
    ahora, catalogos = reloj.ahora(), Catalogos()
    lectura = Lectura(mapa, tabla.encabezados, catalogos, reloj.local(ahora))
    renglones = []
    veces: Counter[str] = Counter()
    for fila in tabla.renglones:
        leido = lectura.leer(fila)
        clave = _clave(leido, veces)
        renglones.append(Renglon(leido, alcance(leido, catalogos), clave))
    _marcar_repetidos(renglones)
    _exigir_papel(actor, renglones)
    migracion = Migracion(Taller(), catalogos, Origen(actor, nombre, ahora))
    _exigir_registro(renglones, migracion)
    nota = " ".join(parte for parte in (tabla.nota, mapa.en_palabras) if parte)
    return Informe(renglones, nota), migracion


def ensayar(informe: Informe, migracion: Migracion, avance: Avance) -> None:
    """Carry every row in memory and forget it: what a verb would refuse is found before."""
    for hechos, renglon in enumerate(informe.renglones, start=1):
        if renglon.entra:
            llevar(renglon, migracion, 0)
        if hechos % TRAMO == 0:
            migracion.taller.cuaderno.filas.clear()
            avance(hechos, len(informe.renglones))
    migracion.taller.cuaderno.filas.clear()


def llevar(renglon: Renglon, migracion: Migracion, numero: int) -> None:
    """Carry one row; what a verb refuses is an error of the row."""
    try:
        expediente = migracion.llevar(renglon.leido, renglon.alcance, renglon.clave, numero)
    except ErrorDeDominio as error:
        renglon.leido.errores.append(error.mensaje)
        return
    renglon.estado = expediente.carta.estado
    renglon.carta_id = expediente.carta.pk


def registros(informe: Informe, migracion: Migracion) -> Counter[tuple[str, int]]:
    """How many folios of each register and year the rows that enter will take."""
    cuentas: Counter[tuple[str, int]] = Counter()
    for renglon in informe.renglones:
        if renglon.entra:
            cuentas[registro_de(renglon, migracion)] += 1
    return cuentas


def registro_de(renglon: Renglon, migracion: Migracion) -> tuple[str, int]:
    """The register and year in which a row's letter is numbered."""
    return migracion.taller.registro(migracion.recibida_en(renglon.leido))


def _clave(leido: Leido, veces: Counter[str]) -> UUID:
    """The same row is the same letter, whatever file it comes in: by its old folio, or by all
    that it says and how many times it was said before in this file."""
    folio = leido.textos["folio_anterior"]
    if folio:
        return uuid5(ESPACIO, f"folio:{folio_llano(folio)}")
    dicho = repr((leido.textos, leido.fechas, leido.hora, str(leido.dependencia), leido.otros))
    huella = hashlib.sha256(dicho.encode()).hexdigest()
    veces[huella] += 1
    return uuid5(ESPACIO, f"renglon:{huella}:{veces[huella]}")


def _marcar_repetidos(renglones: Sequence[Renglon]) -> None:
    """Rows that another import brought in are left alone; a folio twice in the file is an error."""
    claves = identificadores([renglon.clave for renglon in renglones])
    cartas = Correspondencia.objects.filter(clave_envio__in=claves)
    conocidas = set(cartas.values_list("clave_envio", flat=True))
    folios = [folio_llano(r.leido.textos["folio_anterior"]) for r in renglones]
    anteriores = FolioAnterior.objects.filter(llano__in=textos([f for f in folios if f]))
    usados = set(anteriores.values_list("llano", flat=True))
    vistos: dict[str, int] = {}
    for renglon, folio in zip(renglones, folios, strict=True):
        renglon.ya_estaba = renglon.clave in conocidas or folio in usados
        if folio and folio in vistos:
            renglon.leido.errores.append(
                f"folio_anterior: es el mismo que el del renglón {vistos[folio]}"
            )
        vistos.setdefault(folio, renglon.leido.numero)


def _exigir_registro(renglones: Sequence[Renglon], migracion: Migracion) -> None:
    """A letter is numbered in the register that the unit had on its day."""
    for renglon in renglones:
        if renglon.entra:
            try:
                registro_de(renglon, migracion)
            except IdentidadUnidad.DoesNotExist:
                renglon.leido.errores.append(
                    "fecha_recepcion: no consta qué unidad llevaba el registro en esa fecha; "
                    "agréguela en los catálogos, con la regla de plazo que regía"
                )


def _exigir_papel(actor: Usuario, renglones: Sequence[Renglon]) -> None:
    if permisos.puede_clasificar(actor):
        return
    for renglon in renglones:
        if renglon.alcance.turnar or renglon.alcance.remitir:
            renglon.leido.errores.append(
                "consta un turno: un renglón así lo importa una persona analista"
            )
