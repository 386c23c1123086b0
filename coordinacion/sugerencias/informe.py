"""What the commands of suggestions ask and how they tell what came out."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Mapping
from typing import Any

from coordinacion.sugerencias.archivo import Archivo

SEMILLA = 104


def argumentos_de_prueba(parser: ArgumentParser) -> None:
    """The two that decide which part of a file is kept apart."""
    parser.add_argument(
        "--prueba",
        type=_proporcion,
        default=0.0,
        metavar="0.2",
        help="qué parte del archivo se aparta para evaluar, sin aprender de ella",
    )
    parser.add_argument("--semilla", type=int, default=SEMILLA, help="decide cuáles se apartan")


def _proporcion(texto: str) -> float:
    try:
        valor = float(texto)
    except ValueError as error:
        raise ArgumentTypeError("escriba una proporción, como 0.2") from error
    if not 0 <= valor < 1:
        raise ArgumentTypeError("debe ser de 0 a menos de 1")
    return valor


def del_archivo(leido: Archivo) -> list[str]:
    """What was left out of the file."""
    return [f"Renglones sin asunto o sin tema: {leido.incompletos:,}."] if leido.incompletos else []


def fuera_del_catalogo(temas: Mapping[str, int], claves: Iterable[str]) -> list[str]:
    """Topics that the screen will not propose, because nobody could choose them."""
    fuera = {tema: n for tema, n in temas.items() if tema not in set(claves)}
    if not fuera:
        return []
    return [f"Temas que no están en el catálogo, y que la pantalla no sugerirá: {_lista(fuera)}."]


def con_que(evaluacion: Mapping[str, Any]) -> str:
    """On which rows a model was tried."""
    apartados = "los asuntos apartados" if evaluacion["apartados"] else "cinco partes del archivo"
    return f"{apartados} ({evaluacion['casos']:,} asuntos)"


def en_palabras(resultado: Mapping[str, Any]) -> list[str]:
    """An evaluation for a person: the whole, each method, what is shown, and by topic."""
    mayoria = resultado["mayoria"]
    lineas = [
        f"Asuntos: {resultado['casos']:,}.",
        f"Primera sugerencia correcta: {resultado['top1']:.1%}; entre las tres primeras: "
        f"{resultado['top3']:.1%}.",
        f"Respondiendo siempre lo más frecuente («{mayoria['tema']}»): {mayoria['top1']:.1%}; "
        f"los tres más frecuentes: {mayoria['top3']:.1%}.",
        f"Se mostraría sugerencia en {resultado['cobertura']:.1%} de los asuntos (por palabra, o "
        f"con confianza de {resultado['confianza_minima']:.0%} o más); de ellas acierta "
        f"{resultado['acierto_en_lo_mostrado']:.1%}.",
    ]
    for metodo, suyo in resultado.get("por_metodo", {}).items():
        lineas.append(f"Solo {metodo}: {suyo['top1']:.1%}; entre tres: {suyo['top3']:.1%}.")
    if desconocidos := resultado.get("temas_desconocidos"):
        lineas.append(f"Temas desconocidos, que nada sugiere: {_lista(desconocidos)}.")
    lineas.append("Por tema (asuntos, primera, entre tres):")
    for tema, suyo in resultado["por_tema"].items():
        lineas.append(f"  {tema}: {suyo['casos']}, {suyo['top1']:.0%}, {suyo['top3']:.0%}")
    return lineas


def _lista(conteo: Mapping[str, int]) -> str:
    return ", ".join(f"{tema} ({n})" for tema, n in sorted(conteo.items()))
