"""Learning from a file, and trying on a file what is learnt; nothing here touches a letter."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.nucleo import reloj
from coordinacion.organizacion.selectors import sistema
from coordinacion.sugerencias import aprendizaje, reglas, selectors
from coordinacion.sugerencias.aprendizaje import Ejemplo
from coordinacion.sugerencias.models import ModeloDeTexto, TerminoAprendido
from coordinacion.sugerencias.reglas import Medicion, Modelo, Palabra

_DECIMALES = 4


@transaction.atomic
def aprender(
    archivo: str, ejemplos: Sequence[Ejemplo], prueba: Sequence[Ejemplo], *, semilla: int
) -> ModeloDeTexto:
    """Learn from `ejemplos` and keep the model, tried on `prueba` or else by parts of its own.

    The models before it keep their evaluation and lose their terms.
    """
    metodo = aprendizaje.metodo_disponible()
    modelo, medicion = aprendizaje.aprender(ejemplos, metodo, semilla)
    conteo = Counter(tema for _, tema in ejemplos)
    temas = [(tema, conteo[tema]) for tema in modelo.temas]
    if prueba:
        evaluacion = evaluar(prueba, (), modelo, conteo)
    else:
        evaluacion = _resumen(medicion, [tema for _, tema in ejemplos], conteo)
    TerminoAprendido.objects.all().delete()
    guardado = ModeloDeTexto.objects.create(
        aprendido_en=reloj.ahora(),
        archivo=archivo,
        metodo=metodo,
        temas=temas,
        sesgos=_redondos(modelo.sesgos),
        temperatura=modelo.temperatura,
        asuntos=len(ejemplos),
        terminos_distintos=len(modelo.rareza),
        evaluacion={**evaluacion, "apartados": bool(prueba)},
    )
    _guardar_terminos(guardado, modelo)
    _asentar(guardado)
    return guardado


def _guardar_terminos(guardado: ModeloDeTexto, modelo: Modelo) -> None:
    TerminoAprendido.objects.bulk_create(
        (
            TerminoAprendido(
                modelo=guardado,
                termino=termino,
                rareza=round(rareza, _DECIMALES),
                pesos=_redondos(modelo.pesos[termino]),
            )
            for termino, rareza in modelo.rareza.items()
        ),
        batch_size=500,
    )


def _redondos(valores: Sequence[float]) -> list[float]:
    return [round(valor, _DECIMALES) for valor in valores]


def _asentar(guardado: ModeloDeTexto) -> None:
    asentar(
        sistema(),
        Hecho.CATALOGO_CAMBIADO,
        registro="catalogo",
        registro_id=guardado.pk,
        datos={
            "catalogo": "Modelos de texto",
            "nombre": guardado.archivo,
            "cambios": {"asuntos de los que aprendió": ["", str(guardado.asuntos)]},
        },
    )


def evaluar(
    ejemplos: Sequence[Ejemplo],
    palabras: Sequence[Palabra],
    modelo: Modelo | None,
    conteo: Counter[str],
) -> dict[str, Any]:
    """How often the proposals are right on `ejemplos`, against always answering the commonest
    topics of `conteo`.

    Of the words, only those of topics that the file or the model uses: a file of another
    catalogue would call every one of them wrong.
    """
    comparables = {tema for _, tema in ejemplos} | set(modelo.temas if modelo else ())
    utiles = [una for una in palabras if una.tema in comparables]
    medicion = Medicion()
    for asunto, tema in ejemplos:
        medicion.contar(tema, reglas.proponer(asunto, utiles, modelo))
    return _resumen(medicion, [tema for _, tema in ejemplos], conteo)


def _resumen(medicion: Medicion, temas: Sequence[str], conteo: Counter[str]) -> dict[str, Any]:
    frecuentes = [tema for tema, _ in conteo.most_common(reglas.SUGERIDOS)]
    mayoria = reglas.Recuento()
    for tema in temas:
        mayoria.contar(tema, frecuentes)
    return {
        **medicion.resumen(),
        "mayoria": {"tema": frecuentes[0] if frecuentes else "", **mayoria.proporciones()},
        "por_tema": {
            tema: recuento.proporciones() for tema, recuento in sorted(medicion.por_tema.items())
        },
    }


def evaluar_lo_guardado(ejemplos: Sequence[Ejemplo]) -> dict[str, Any]:
    """What the screen would propose for each example, and apart what words or model alone would;
    with the topics that nothing proposes, because neither catalogue nor model has them."""
    palabras, guardado = selectors.palabras(), selectors.ultimo_modelo()
    modelo = selectors.modelo_entero(guardado) if guardado else None
    aprendidos = dict(guardado.temas) if guardado else {}
    conteo = Counter(aprendidos or Counter(tema for _, tema in ejemplos))
    conocidos = {*aprendidos, *selectors.claves_de_tema().values()}
    return {
        **evaluar(ejemplos, palabras, modelo, conteo),
        "por_metodo": {
            nombre: _solo_proporciones(evaluar(ejemplos, suyas, suyo, conteo))
            for nombre, suyas, suyo in (("palabras", palabras, None), ("modelo", (), modelo))
        },
        "modelo": guardado.archivo if guardado else None,
        "temas_desconocidos": Counter(t for _, t in ejemplos if t not in conocidos),
        "advertencia": selectors.SIN_EVALUAR,
    }


def _solo_proporciones(evaluacion: dict[str, Any]) -> dict[str, Any]:
    return {
        campo: evaluacion[campo]
        for campo in ("top1", "top3", "cobertura", "acierto_en_lo_mostrado")
    }
