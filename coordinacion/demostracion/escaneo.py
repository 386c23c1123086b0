"""The sheet of an invented letter, as a scanner would have left it."""

import json
from datetime import date

import typst

from coordinacion.demostracion.asuntos import Asunto

_HOJA = b"""
#let carta = json(bytes(sys.inputs.carta))
#set page("us-letter", margin: 2.5cm)
#set text(lang: "es", size: 12pt)
#set par(justify: true, leading: 0.9em)
#align(right)[#carta.lugar, Oaxaca, #carta.fecha]
#v(1.5em)
*C. Gobernador Constitucional del Estado de Oaxaca* \\
P r e s e n t e
#v(1.5em)
Por este conducto #carta.asunto.
#v(1em)
Sin otro particular, reciba un saludo cordial.
#v(4em)
#align(center)[#line(length: 40%) #carta.firma \\ #carta.cargo]
#place(bottom)[#text(size: 9pt, fill: luma(110))[Documento ficticio de demostraci\xc3\xb3n]]
"""


def escaneo(guia: Asunto, fecha: date) -> bytes:
    """A one-page PDF of the letter; the text is data, never markup."""
    asunto = guia.asunto[0].lower() + guia.asunto[1:]
    carta = {
        "asunto": asunto,
        "firma": guia.firma,
        "cargo": guia.cargo,
        "lugar": guia.comunidad or "Cabecera municipal",
        "fecha": f"{fecha:%d/%m/%Y}",
    }
    pdf = typst.compile(_HOJA, sys_inputs={"carta": json.dumps(carta)})
    if not isinstance(pdf, bytes):
        raise TypeError("La hoja de demostración ocupa más de un documento.")
    return pdf
