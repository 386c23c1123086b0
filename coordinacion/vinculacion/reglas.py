"""Pure rules of meetings and tables: what a meeting still lacks, and how its year is told."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

DIAS_PARA_FORMALIZAR = 15
"""Natural days after which the minutes of a meeting are late. No source says: por validar."""
TRIMESTRES = ("Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre")


def serie(siglas: str, de_que: str) -> str:
    """The register that numbers meetings (`RE`) or tables (`MD`)."""
    return f"{siglas}/{de_que}"


def limite_para_formalizar(hoy: date) -> date:
    """The meetings held before this day and not formalised are late."""
    return hoy - timedelta(days=DIAS_PARA_FORMALIZAR)


def puntos_de(texto: str) -> list[str]:
    """The agenda as typed, one point per line; what is empty is no point."""
    return [linea.strip() for linea in texto.splitlines() if linea.strip()]


def meses_de(anio: int, mes: int, trimestre: int) -> tuple[date, date]:
    """The days from which and before which a meeting is of that month, of that quarter (from 1) or,
    with neither, of that year."""
    if mes:
        primero, cuantos = mes, 1
    elif trimestre:
        primero, cuantos = 3 * trimestre - 2, 3
    else:
        primero, cuantos = 1, 12
    siguiente = primero + cuantos
    fin = date(anio + 1, 1, 1) if siguiente > 12 else date(anio, siguiente, 1)
    return date(anio, primero, 1), fin


def error_de_horario(inicia: datetime, termina: datetime) -> str:
    """Why a meeting cannot run between both moments; "" when it can."""
    if termina <= inicia:
        return "La reunión debe terminar después de comenzar."
    if termina - inicia > timedelta(days=5):
        return "Revise la fecha: una reunión dura a lo más cinco días."
    return ""


def error_de_interprete(lengua: object, interprete: str, sin_interprete: str) -> dict[str, str]:
    """What is wrong with who interprets; empty when nothing is."""
    if interprete and sin_interprete:
        return {"sin_interprete": "Anote quién interpreta o por qué no hubo, no ambos."}
    if (interprete or sin_interprete) and lengua is None:
        return {"lengua": "Indique en qué lengua."}
    return {}


def lo_que_falta_para_convocar(
    puntos: Collection[object], convocadas: Collection[object], otros: str
) -> str:
    """Why nobody can be called yet; "" when they can."""
    if not puntos:
        return "Escriba antes el orden del día: la convocatoria lo lleva."
    if not convocadas and not otros.strip():
        return "Anote antes a quién se convoca."
    return ""


def error_de_asistente(orden: str, nombre: str, cuantos: int) -> dict[str, str]:
    """What is wrong with one line of the attendance; empty when nothing is."""
    if nombre and orden == "sociedad":
        return {"nombre": "De la comunidad sólo se cuenta a las personas: no anote nombres."}
    if nombre and cuantos != 1:
        return {"cuantos": "Quien se nombra es una persona."}
    return {}


def resumidas(nombres: Sequence[str], tope: int = 3) -> str:
    """The first names, and how many more there are."""
    faltan = len(nombres) - tope
    dichas = ", ".join(nombres[:tope])
    return f"{dichas} y {faltan} más" if faltan > 0 else dichas


def normal(texto: str) -> str:
    """The text with one kind of line end, as it was typed in any system."""
    return texto.replace("\r\n", "\n").replace("\r", "\n")
