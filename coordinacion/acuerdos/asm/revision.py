"""What is missing or in doubt in a table, said by line and column before anybody uses it."""

from coordinacion.acuerdos.asm.palabras import huella
from coordinacion.acuerdos.asm.tabla import OFICIALES, Actividad, Aspecto, Incidencia, Tabla

Dichas = tuple[list[Incidencia], list[Incidencia]]


def revisar(tabla: Tabla) -> Dichas:
    """The errors, for which the table cannot come in, and the warnings."""
    errores: list[Incidencia] = []
    avisos = _del_encabezado(tabla)
    vistos: dict[str, Aspecto] = {}
    for aspecto in tabla.aspectos:
        clave = huella(aspecto.texto)
        if clave and clave in vistos:
            mensaje = f"es el mismo aspecto que el de la línea {vistos[clave].linea}"
            errores.append(Incidencia(aspecto.linea, OFICIALES["aspecto"], mensaje, aspecto.texto))
        vistos.setdefault(clave, aspecto)
    for actividad in _una_por_renglon(tabla):
        _de_la_actividad(actividad, errores, avisos)
    _de_los_anios_cortos(tabla, errores, avisos)
    return errores, avisos


def _del_encabezado(tabla: Tabla) -> list[Incidencia]:
    dicho = {
        "clase": "la clase de los aspectos (institucionales, específicos…)",
        "dependencia": "la dependencia",
        "programa": "el programa",
        "mecanismo": "el año del mecanismo",
    }
    return [
        Incidencia(1, "", f"Sobre la tabla no se reconoce {que}.")
        for campo, que in dicho.items()
        if not getattr(tabla.encabezado, campo)
    ]


def _una_por_renglon(tabla: Tabla) -> list[Actividad]:
    """The first activity of each row: the others of its cell share everything else."""
    return list({una.renglon: una for una in reversed(tabla.actividades)}.values())[::-1]


def _de_la_actividad(una: Actividad, errores: list[Incidencia], avisos: list[Incidencia]) -> None:
    def decir(donde: list[Incidencia], columna: str, mensaje: str) -> None:
        texto = una.celdas.get(columna, "")
        donde.append(Incidencia(una.linea, OFICIALES[columna], mensaje, texto))

    if not una.texto:
        decir(errores, "actividad", "el renglón no dice ninguna actividad")
    if una.fecha.problema:
        decir(avisos, "fecha", f"{una.fecha.problema}; se conserva el texto")
    elif una.fecha.dia is None:
        decir(avisos, "fecha", "no dice el día en que vence: nadie le pone uno")
    if una.avance.problema:
        decir(avisos, "avance", f"{una.avance.problema}; se conserva el texto")
    if not una.celdas.get("responsable"):
        decir(avisos, "responsable", "no dice qué área es responsable")


def _de_los_anios_cortos(tabla: Tabla, errores: list[Incidencia], avisos: list[Incidencia]) -> None:
    """A year of two figures is read month first; a file that proves the contrary has to say which
    day it means."""
    del_renglon = _una_por_renglon(tabla)
    dia_primero = any(m.orden == "dia" for una in del_renglon for m in una.fecha.momentos())
    for una in del_renglon:
        for momento in una.fecha.momentos():
            if not momento.duda or momento.dia is None:
                continue
            if dia_primero:
                mensaje = f"«{momento.texto}» puede ser dos días: escriba el año con cuatro cifras"
            else:
                mensaje = f"«{momento.texto}» se leyó como mes/día/año: {momento.dia:%d/%m/%Y}"
            donde = errores if dia_primero else avisos
            donde.append(Incidencia(una.linea, OFICIALES["fecha"], mensaje, momento.texto))
