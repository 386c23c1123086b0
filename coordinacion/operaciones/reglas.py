"""Pure rules of operations."""

from datetime import timedelta

from coordinacion.nucleo.etiquetas import VerboEnBloque as Verbo

INMEDIATAS = 25
"""Up to so many records the work begins while the person waits, and usually ends."""

MAXIMO = 10_000
"""How many records one operation may have."""

MAXIMO_DE_VOLANTES = 500
"""A ream: more of them at once is a mistake."""

SILENCIO = timedelta(seconds=60)
"""An active operation of which nothing was heard for so long is taken up again."""

VIDA_SIN_CONFIRMAR = timedelta(days=1)
VIDA_DEL_ARCHIVO = timedelta(days=7)
"""How long a result may be downloaded: it is a copy of data that have their own place."""


def cuantos_son(cuantos: int, *, de_turnos: bool) -> str:
    """`1 asunto`, `200 turnos`."""
    uno = "turno" if de_turnos else "asunto"
    return f"1 {uno}" if cuantos == 1 else f"{cuantos:,} {uno}s"


def titulo(clase: str, cuantos: int, detalle: str = "", *, de_turnos: bool) -> str:
    """What is asked, in one line: `Turnar 200 asuntos a Caminos Bienestar`."""
    verbo = _EN_EL_TITULO.get(clase, Verbo(clase).label)
    return f"{verbo} {cuantos_son(cuantos, de_turnos=de_turnos)} {detalle}".strip()


def que_pasara(clase: str, cuantos: int, *, de_turnos: bool) -> str:
    """What will happen once it is confirmed."""
    son = cuantos_son(cuantos, de_turnos=de_turnos)
    return f"{_PASARA[clase].format(son=son)} {_CADA_UNO if cuantos > 1 else ''}".strip()


_CADA_UNO = (
    "Cada uno se hace por separado: si alguno no se puede, los demás quedan hechos y se dirá "
    "cuál faltó y por qué."
)
_EN_EL_TITULO = {
    Verbo.ASIGNAR.value: "Asignar",
    Verbo.EXPORTAR.value: "Exportar",
    Verbo.IMPRIMIR_LISTA.value: "Imprimir lista de",
    Verbo.IMPRIMIR_VOLANTES.value: "Imprimir volantes de",
}
_PASARA = {
    Verbo.ACUSAR.value: "Se acusará de recibido de {son}, con fecha y hora de este momento.",
    Verbo.ASIGNAR.value: "Se asignarán {son} al área o a la persona que indique.",
    Verbo.CLASIFICAR_Y_TURNAR.value: (
        "Se clasificarán {son} con el mismo tipo y tema, y se turnarán a las instituciones que "
        "indique."
    ),
    Verbo.TURNAR.value: "Se turnarán {son} a las instituciones que indique.",
    Verbo.REASIGNAR.value: (
        "El paso en que están {son} quedará a cargo de la persona que elija, y se le avisará."
    ),
    Verbo.ACUMULAR.value: (
        "Seguirán al asunto principal {son}: se cierran sus plazos, se retiran sus turnos y se "
        "responden con él."
    ),
    Verbo.CONCLUIR.value: (
        "Se concluirán {son}, cada uno con el sentido que resulta de sus puntos."
    ),
    Verbo.ARCHIVAR.value: (
        "Se archivarán {son} en el mismo expediente y lugar, cada uno con las fojas que se "
        "contaron al registrarlo. Los que no las tengan anotadas se archivan desde su página."
    ),
}
