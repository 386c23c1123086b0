"""Which lines are one row of the table: a page cut leaves the rest of a row on the next page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coordinacion.acuerdos.asm.archivo import Fila
from coordinacion.acuerdos.asm.celdas import separar
from coordinacion.acuerdos.asm.columnas import clase_de
from coordinacion.acuerdos.asm.encabezados import Encabezados
from coordinacion.acuerdos.asm.tabla import OFICIALES, Incidencia

_DE_QUIEN_Y_CUANDO = ("coordinadora", "responsable", "fecha")


@dataclass
class Renglon:
    """One row: its lines, the aspect as far as it is read when the row ends, its other cells."""

    lineas: list[int]
    numero: str
    aspecto: str
    abre_aspecto: bool
    celdas: dict[str, str] = field(default_factory=dict)
    otras: dict[str, str] = field(default_factory=dict)


def _dichas(fila: Fila) -> list[str]:
    return [celda for celda in fila.celdas if celda]


class Lectura:
    """Takes the lines under the headers one by one."""

    def __init__(self, encabezados: Encabezados, arriba: Iterable[str]) -> None:
        self.mapa, self._arriba = encabezados.mapa, frozenset(arriba)
        self._titulos = [_dichas(fila) for fila in encabezados.filas]
        self.renglones: list[Renglon] = []
        self.notas: list[str] = []
        self.errores: list[Incidencia] = []
        self.avisos: list[Incidencia] = []
        self._tras_corte = False

    def tomar(self, fila: Fila) -> None:
        """Put a line in its place."""
        if fila.esta_vacia:
            self._tras_corte = True
            return
        if self._se_repite(fila):
            self.avisos.append(Incidencia(fila.linea, "", "se repite el encabezado; no se cuenta"))
            self._tras_corte = True
            return
        celdas, otras = self._celdas(fila)
        if self._es_nota(celdas, otras):
            self._anotar(fila, celdas["numero"])
        else:
            self._acomodar(fila, celdas, otras)
            self._tras_corte = False

    # Lines that are no row

    def _se_repite(self, fila: Fila) -> bool:
        """Whether the line is the headers again, or what is over them, as on each printed page."""
        dichas = _dichas(fila)
        if dichas in self._titulos:
            return True
        return len(dichas) == 1 and dichas[0] in self._arriba

    def _es_nota(self, celdas: dict[str, str], otras: dict[str, str]) -> bool:
        """Whether the line is a text of its own under the table: only the first cell, no figure."""
        llenas = [columna for columna, dicho in celdas.items() if dicho]
        return llenas == ["numero"] and not otras and not celdas["numero"].rstrip(".").isdigit()

    def _anotar(self, fila: Fila, dicho: str) -> None:
        if clase_de(dicho):
            mensaje = "aquí empieza otra tabla: sepárela en otro archivo"
            self.errores.append(Incidencia(fila.linea, "", mensaje, dicho))
            return
        self.notas.append(dicho)
        self.avisos.append(Incidencia(fila.linea, "", "se toma como nota al pie", dicho))

    # Rows

    def _celdas(self, fila: Fila) -> tuple[dict[str, str], dict[str, str]]:
        """The line by columns. Only what is of each row is taken from the merged cell above."""
        dichas = dict.fromkeys(OFICIALES, "")
        for columna, lugar in self.mapa.lugares.items():
            fundida = lugar in fila.fundidas and columna in ("numero", "aspecto", "actividad")
            if lugar < len(fila.celdas) and not fundida:
                dichas[columna] = fila.celdas[lugar]
        otras = {}
        conocidos = set(self.mapa.lugares.values())
        for lugar, dicho in enumerate(fila.celdas):
            if lugar in self.mapa.otras and dicho:
                otras[self.mapa.otras[lugar]] = dicho
            elif lugar not in conocidos and dicho:
                mensaje = "hay un texto en una columna sin encabezado"
                self.errores.append(Incidencia(fila.linea, f"columna {lugar + 1}", mensaje, dicho))
        return dichas, otras

    def _acomodar(self, fila: Fila, celdas: dict[str, str], otras: dict[str, str]) -> None:
        numero, aspecto = celdas.pop("numero"), celdas.pop("aspecto")
        anterior = self.renglones[-1] if self.renglones else None
        if anterior is None or self._abre(fila, anterior, numero, aspecto):
            if not aspecto:
                mensaje = "el renglón no dice de qué aspecto es"
                self.errores.append(Incidencia(fila.linea, OFICIALES["aspecto"], mensaje, numero))
            self.renglones.append(Renglon([fila.linea], numero, aspecto, True, celdas, otras))
            return
        entero = self._seguir_aspecto(fila, anterior, aspecto)
        if self._continua(fila, celdas):
            self._unir(fila, anterior, celdas, otras)
            anterior.aspecto = entero
        else:
            nuevo = Renglon([fila.linea], anterior.numero, entero, False, celdas, otras)
            self.renglones.append(nuevo)

    def _abre(self, fila: Fila, anterior: Renglon, numero: str, aspecto: str) -> bool:
        """Whether a line begins another aspect."""
        if numero and numero != anterior.numero:
            return True
        if not aspecto or aspecto == anterior.aspecto:
            return False
        if numero or anterior.numero:
            if not self._tras_corte:
                mensaje = (
                    f"el número {numero} se repite con otro texto: no se sabe si es otro aspecto"
                    if numero
                    else "es otro texto sin número: no se sabe si es otro aspecto"
                )
                self.errores.append(Incidencia(fila.linea, OFICIALES["aspecto"], mensaje, aspecto))
            return False
        return True

    def _seguir_aspecto(self, fila: Fila, anterior: Renglon, aspecto: str) -> str:
        if not aspecto or aspecto == anterior.aspecto:
            return anterior.aspecto
        return self._juntar(fila, "aspecto", anterior.aspecto, aspecto)

    def _continua(self, fila: Fila, celdas: dict[str, str]) -> bool:
        """Whether a line is the rest of the row above: it has no activity; or, right after a page
        cut, an activity without number that nobody carries out and that has no date, or that
        begins in the middle of a sentence."""
        actividad = celdas["actividad"]
        if not actividad:
            return True
        if not self._tras_corte or separar(actividad)[0].marca:
            return False
        if actividad[0].islower():
            if celdas["fecha"]:
                mensaje = "tras el corte de página no se sabe si es otra actividad o el resto"
                titulo = OFICIALES["actividad"]
                self.errores.append(Incidencia(fila.linea, titulo, mensaje, actividad))
            return not celdas["fecha"]
        return not any(celdas[columna] for columna in _DE_QUIEN_Y_CUANDO)

    def _unir(
        self, fila: Fila, anterior: Renglon, celdas: dict[str, str], otras: dict[str, str]
    ) -> None:
        anterior.lineas.append(fila.linea)
        for destino, dichas in ((anterior.celdas, celdas), (anterior.otras, otras)):
            for columna, dicho in dichas.items():
                if dicho and not self._es_la_misma(fila, columna, dicho, destino):
                    destino[columna] = self._juntar(fila, columna, destino.get(columna, ""), dicho)

    def _es_la_misma(self, fila: Fila, columna: str, dicho: str, destino: dict[str, str]) -> bool:
        """Whether a cell of the rest of a row only shows the cell above, merged with it."""
        lugar = self.mapa.lugares.get(columna)
        return lugar in fila.fundidas and destino.get(columna) == dicho

    def _juntar(self, fila: Fila, columna: str, antes: str, dicho: str) -> str:
        mensaje = f"continúa el renglón anterior: «…{antes[-25:]}» + «{dicho[:25]}…»"
        titulo = OFICIALES.get(columna, columna)
        self.avisos.append(Incidencia(fila.linea, titulo, mensaje, dicho))
        return f"{antes} {dicho}" if antes else dicho
