"""How well alike texts find those of the same matter, on rows whose matter is known. Pure."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coordinacion.sugerencias.parecido import PARECIDO_MINIMO, Acervo

CORTES = (1, 3, 10)


@dataclass(frozen=True)
class Escrito:
    """One text and the matter that it belongs to."""

    id: str
    grupo: str
    texto: str


def medir(escritos: Sequence[Escrito]) -> dict[str, object]:
    """Precision and recall among the first 1, 3 and 10 that each text finds, over the texts with
    another of their matter; and of all that would be shown, how much is right and how much of
    what there was it is."""
    acervo = Acervo({uno.id: uno.texto for uno in escritos})
    grupo = {uno.id: uno.grupo for uno in escritos}
    tamanos = Counter(grupo.values())
    aciertos: dict[int, float] = defaultdict(float)
    completos: dict[int, float] = defaultdict(float)
    con_par = mostrados = buenos = pares = 0
    for uno in escritos:
        otros = tamanos[uno.grupo] - 1
        hallados = acervo.parecidos(uno.texto, sin=uno.id)
        suyos = [grupo[otro.llave] == uno.grupo for otro in hallados]
        vistos = [es for es, otro in zip(suyos, hallados, strict=True) if otro.se_muestra]
        mostrados, buenos = mostrados + len(vistos), buenos + sum(vistos)
        pares += otros
        if otros:
            con_par += 1
            for corte in CORTES:
                aciertos[corte] += sum(suyos[:corte]) / corte
                completos[corte] += sum(suyos[:corte]) / otros
    return {
        "escritos": len(escritos),
        "con_otro_de_su_grupo": con_par,
        "en": {
            str(corte): {
                "precision": _proporcion(aciertos[corte], con_par),
                "exhaustividad": _proporcion(completos[corte], con_par),
            }
            for corte in CORTES
        },
        "lo_mostrado": {
            "parecido_minimo": PARECIDO_MINIMO,
            "pares": mostrados,
            "precision": _proporcion(buenos, mostrados),
            "exhaustividad": _proporcion(buenos, pares),
        },
    }


def _proporcion(parte: float, total: int) -> float:
    return round(parte / total, 4) if total else 0.0
