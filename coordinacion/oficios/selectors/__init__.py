"""Reads of the minutario, of what an oficio is made from, and of what a reminder lists."""

from coordinacion.oficios.selectors.codigos import del_codigo, digitalizados_de
from coordinacion.oficios.selectors.minutario import de_la_carta, minutario, oficio_para
from coordinacion.oficios.selectors.recordatorios import (
    con_vencidos,
    siguen_vencidos,
    vencidos_de,
    vez_que_toca,
)

__all__ = [
    "con_vencidos",
    "de_la_carta",
    "del_codigo",
    "digitalizados_de",
    "minutario",
    "oficio_para",
    "siguen_vencidos",
    "vencidos_de",
    "vez_que_toca",
]
