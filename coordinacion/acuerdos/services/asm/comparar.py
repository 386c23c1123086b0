"""What a table would add and change: line by line, against the records of that same table."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from coordinacion.acuerdos.asm import diferencia, escritura
from coordinacion.acuerdos.asm.archivo import Hoja
from coordinacion.acuerdos.asm.diferencia import Diferencia
from coordinacion.acuerdos.asm.emparejar import Llave, emparejar
from coordinacion.acuerdos.asm.palabras import huella
from coordinacion.acuerdos.asm.tabla import (
    OFICIALES,
    Actividad,
    Aspecto,
    Encabezado,
    Incidencia,
    Tabla,
)
from coordinacion.acuerdos.models import TablaAsm
from coordinacion.acuerdos.selectors.asm import ActividadRegistrada, AspectoRegistrado
from coordinacion.nucleo.etiquetas import EstadoCompromiso
from coordinacion.organizacion.models import Institucion

_ADMITEN = (EstadoCompromiso.PROPUESTO, EstadoCompromiso.VIGENTE)


@dataclass
class ActividadComparada:
    """One activity of the file and its commitment, if it has one; the cells that would change."""

    leida: Actividad
    clave: str
    orden: int
    es_nueva: bool = True
    registrada: ActividadRegistrada | None = None
    cambios: dict[str, Diferencia] = field(default_factory=dict)


@dataclass
class AspectoComparado:
    """One aspect of the file and its agreement, if it has one."""

    leido: Aspecto
    clave: str
    orden: int
    es_nuevo: bool = True
    registrado: AspectoRegistrado | None = None
    cambios: dict[str, Diferencia] = field(default_factory=dict)
    actividades: list[ActividadComparada] = field(default_factory=list)


@dataclass
class Informe:
    """A file read and compared. `diferencias` is what the file says and what was read does not."""

    archivo: str
    tabla: Tabla
    filas: list[list[str]]
    diferencias: list[Diferencia]
    institucion: Institucion | None = None
    registrada: TablaAsm | None = None
    aspectos: list[AspectoComparado] = field(default_factory=list)
    errores: list[Incidencia] = field(default_factory=list)
    advertencias: list[Incidencia] = field(default_factory=list)

    @property
    def actividades(self) -> list[ActividadComparada]:
        """Every activity, in order."""
        return [una for aspecto in self.aspectos for una in aspecto.actividades]

    @property
    def nuevos(self) -> list[AspectoComparado]:
        """Aspects of which there is no agreement."""
        return [uno for uno in self.aspectos if uno.es_nuevo]

    @property
    def nuevas(self) -> list[ActividadComparada]:
        """Activities of which there is no commitment."""
        return [una for una in self.actividades if una.es_nueva]

    @property
    def cambios(self) -> list[Diferencia]:
        """Every cell that would change, in the order of the file."""
        dichos = [c for uno in self.aspectos for c in uno.cambios.values()]
        dichos += [c for una in self.actividades for c in una.cambios.values()]
        return sorted(dichos, key=lambda cambio: cambio.linea)

    @property
    def cambia_algo(self) -> bool:
        """Whether applying it would write anything."""
        return bool(self.nuevos or self.nuevas or self.cambios)


def informar(archivo: str, hoja: Hoja, tabla: Tabla) -> Informe:
    """The report of a file, before it is compared with anything."""
    filas = escritura.filas(tabla)
    return Informe(
        archivo,
        tabla,
        filas,
        diferencia.con_el_archivo(hoja, tabla, filas),
        errores=list(tabla.errores),
        advertencias=list(tabla.advertencias),
    )


def clave_de_tabla(encabezado: Encabezado) -> str:
    """What makes two files the same table."""
    partes = (
        encabezado.clase,
        encabezado.dependencia,
        encabezado.programa,
        encabezado.ciclo,
        encabezado.mecanismo,
    )
    return _sello("|".join(huella(parte) for parte in partes))


def comparar(informe: Informe, registrados: Sequence[AspectoRegistrado]) -> None:
    """Say in `informe` which record each line is and which cells would change."""
    leidos = informe.tabla.aspectos
    claves = _claves([uno.texto for uno in leidos])
    lugares = emparejar(
        [Llave(c, numero=a.numero) for c, a in zip(claves, leidos, strict=True)],
        _llaves_de_aspectos(registrados),
    )
    for orden, (leido, clave, lugar) in enumerate(zip(leidos, claves, lugares, strict=True)):
        registrado = None if lugar is None else registrados[lugar]
        comparado = AspectoComparado(leido, clave, orden, registrado is None, registrado)
        if registrado is not None:
            _comparar_aspecto(informe, comparado, registrado)
        suyas = registrado.actividades if registrado else ()
        comparado.actividades = _comparar_actividades(informe, leido, suyas)
        informe.aspectos.append(comparado)
    _decir_las_que_faltan(informe, registrados)


def _llaves_de_aspectos(registrados: Sequence[AspectoRegistrado]) -> list[Llave]:
    actuales = _claves([uno.acuerdo.texto for uno in registrados])
    return [
        Llave(actual, uno.fila.clave, uno.fila.numero)
        for actual, uno in zip(actuales, registrados, strict=True)
    ]


def _comparar_aspecto(
    informe: Informe, comparado: AspectoComparado, registrado: AspectoRegistrado
) -> None:
    leido = comparado.leido
    pares = {
        "numero": (registrado.fila.numero, leido.numero),
        "aspecto": (registrado.acuerdo.texto, leido.texto),
    }
    comparado.cambios = _cambios(informe, leido.linea, pares)


def _comparar_actividades(
    informe: Informe, leido: Aspecto, registradas: Sequence[ActividadRegistrada]
) -> list[ActividadComparada]:
    claves = _claves([una.texto for una in leido.actividades])
    actuales = _claves([una.compromiso.texto for una in registradas])
    lugares = emparejar(
        [Llave(c, numero=a.numero) for c, a in zip(claves, leido.actividades, strict=True)],
        [
            Llave(actual, una.fila.clave if una.fila else "", una.actividad.numero)
            for actual, una in zip(actuales, registradas, strict=True)
        ],
    )
    comparadas = []
    for orden, (leida, clave, lugar) in enumerate(
        zip(leido.actividades, claves, lugares, strict=True)
    ):
        registrada = None if lugar is None else registradas[lugar]
        comparada = ActividadComparada(leida, clave, orden, registrada is None, registrada)
        if registrada is not None:
            _comparar_actividad(informe, comparada, registrada)
        comparadas.append(comparada)
    return comparadas


def _comparar_actividad(
    informe: Informe, comparada: ActividadComparada, registrada: ActividadRegistrada
) -> None:
    leida, antes = comparada.leida, registrada.actividad
    pares = {"actividad": (antes.marca + antes.texto, leida.marca + leida.texto)}
    pares |= {c: (antes.celdas.get(c, ""), dicho) for c, dicho in leida.celdas.items()}
    for columna, cambio in _cambios(informe, leida.linea, pares).items():
        motivo = por_que_no(columna, leida, registrada)
        if motivo:
            mensaje = f"dice «{cambio.despues[:60]}» y está registrado «{cambio.antes[:60]}»: "
            informe.advertencias.append(
                Incidencia(leida.linea, cambio.columna, mensaje + motivo, cambio.despues)
            )
        else:
            comparada.cambios[columna] = cambio


def _cambios(
    informe: Informe, linea: int, pares: dict[str, tuple[str, str]]
) -> dict[str, Diferencia]:
    """Only of the columns that the file has."""
    return {
        columna: Diferencia(linea, OFICIALES[columna], antes, despues)
        for columna, (antes, despues) in pares.items()
        if columna in informe.tabla.columnas and antes != despues
    }


def por_que_no(columna: str, leida: Actividad, registrada: ActividadRegistrada) -> str:
    """Why a cell of the file does not change its commitment; "" when it does."""
    compromiso = registrada.compromiso
    if compromiso.estado not in _ADMITEN:
        return f"el compromiso está «{compromiso.get_estado_display()}» y no se cambia"
    if columna == "fecha" and compromiso.fecha_comprometida and leida.fecha.dia is None:
        return "la celda no dice un día y se conserva el registrado"
    if columna in ("avance", "documento") and registrada.avance and leida.avance.porcentaje is None:
        return "la celda no dice un porcentaje y se conserva el último avance"
    return ""


def _decir_las_que_faltan(informe: Informe, registrados: Sequence[AspectoRegistrado]) -> None:
    """What is recorded and no longer comes in the file is left alone, and said."""
    vistos = {uno.registrado.acuerdo.pk for uno in informe.aspectos if uno.registrado}
    vistas = {una.registrada.compromiso.pk for una in informe.actividades if una.registrada}
    for aspecto in registrados:
        if aspecto.acuerdo.pk not in vistos:
            _decir_que_falta(informe, f"El acuerdo {aspecto.acuerdo.folio}", aspecto.acuerdo.texto)
            continue
        for una in aspecto.actividades:
            if una.compromiso.pk not in vistas:
                quien = f"El compromiso {una.compromiso.folio}"
                _decir_que_falta(informe, quien, una.compromiso.texto)


def _decir_que_falta(informe: Informe, quien: str, texto: str) -> None:
    mensaje = f"{quien} ya no viene en la tabla («{texto[:60]}»): no se toca."
    informe.advertencias.append(Incidencia(0, "", mensaje, texto))


def _claves(textos: Sequence[str]) -> list[str]:
    """Folded and sealed, each with which of those that say the same it is."""
    veces: Counter[str] = Counter()
    claves = []
    for texto in textos:
        sello = _sello(huella(texto))
        veces[sello] += 1
        claves.append(f"{sello[:60]}:{veces[sello]}")
    return claves


def _sello(texto: str) -> str:
    return hashlib.sha256(texto.encode()).hexdigest()
