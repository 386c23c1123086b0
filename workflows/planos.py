"""Where each node of a path is drawn and by where each line goes: lying down for wide screens and
paper; standing, in one column, for phones. Here, those of the letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Punto = tuple[float, float]
Rama = tuple[str, str]


@dataclass(frozen=True)
class Letrero:
    """Where a line's answer is written: its first baseline, how it is anchored and how wide."""

    x: float
    y: float
    ancla: str = "middle"
    letras: int = 40


@dataclass(frozen=True)
class Trazo:
    """A line between two nodes: by which points, or straight when none is given."""

    puntos: Sequence[Punto] = ()
    letrero: Letrero | None = None


@dataclass(frozen=True, eq=False)
class Plano:
    """A layout; `medidas` gives width and height by kind of node, `anchos` those that differ."""

    clase: str
    ancho: int
    alto: int
    medidas: Mapping[str, Punto]
    lugares: Mapping[str, Punto]
    trazos: Mapping[Rama, Trazo]
    anchos: Mapping[str, float] = field(default_factory=dict)


_A, _B, _ARRIBA = 130, 268, 26

DE_LADO = Plano(
    clase="de-lado",
    ancho=912,
    alto=322,
    medidas={"inicio": (30, 30), "fin": (30, 30), "paso": (120, 46), "puerta": (112, 34)},
    lugares={
        "prevenida": (275, _ARRIBA),
        "se_desahogo": (416, _ARRIBA),
        "quien_sigue": (698, _ARRIBA),
        "turnar_de_nuevo": (839, _ARRIBA),
        "recibir": (36, _A),
        "clasificar": (134, _A),
        "procede": (275, _A),
        "decidir": (416, _A),
        "quien_responde": (557, _A),
        "esperar": (698, _A),
        "respondieron": (839, _A),
        "revisar": (839, _B),
        "basta": (698, _B),
        "falta_notificar": (557, _B),
        "notificar": (416, _B),
        "se_entrego": (275, _B),
        "concluir": (134, _B),
        "fin": (36, _B),
    },
    trazos={
        ("recibir", "clasificar"): Trazo(),
        ("clasificar", "procede"): Trazo(),
        ("procede", "decidir"): Trazo(letrero=Letrero(346, 101)),
        ("procede", "prevenida"): Trazo(letrero=Letrero(269, 82, "end")),
        ("procede", "fin"): Trazo(
            ((275, 147), (275, 192), (36, 192), (36, 253)), Letrero(268, 184, "end")
        ),
        ("prevenida", "se_desahogo"): Trazo(),
        ("se_desahogo", "decidir"): Trazo(letrero=Letrero(423, 76, "start")),
        ("decidir", "quien_responde"): Trazo(),
        ("quien_responde", "esperar"): Trazo(letrero=Letrero(627, 90, letras=14)),
        ("quien_responde", "falta_notificar"): Trazo(
            ((569, 147), (569, 251)), Letrero(576, 206, "start")
        ),
        ("quien_responde", "fin"): Trazo(
            ((541, 147), (541, 192), (36, 192), (36, 253)), Letrero(532, 184, "end", 50)
        ),
        ("esperar", "respondieron"): Trazo(),
        ("respondieron", "turnar_de_nuevo"): Trazo(letrero=Letrero(833, 88, "end", 21)),
        ("turnar_de_nuevo", "quien_sigue"): Trazo(),
        ("quien_sigue", "esperar"): Trazo(letrero=Letrero(704, 66, "start")),
        ("respondieron", "revisar"): Trazo(letrero=Letrero(846, 200, "start")),
        ("revisar", "basta"): Trazo(),
        ("basta", "esperar"): Trazo(letrero=Letrero(705, 196, "start", 18)),
        ("basta", "falta_notificar"): Trazo(letrero=Letrero(627, 261)),
        ("falta_notificar", "notificar"): Trazo(letrero=Letrero(487, 261)),
        ("falta_notificar", "concluir"): Trazo(
            ((541, 251), (541, 222), (134, 222), (134, 245)), Letrero(533, 217, "end")
        ),
        ("notificar", "se_entrego"): Trazo(),
        ("se_entrego", "concluir"): Trazo(letrero=Letrero(207, 261)),
        ("se_entrego", "fin"): Trazo(
            ((275, 285), (275, 308), (36, 308), (36, 283)), Letrero(282, 306, "start", 50)
        ),
        ("concluir", "fin"): Trazo(),
    },
)

_EJE, _LADO = 138, 284

DE_PIE = Plano(
    clase="de-pie",
    ancho=350,
    alto=892,
    medidas={"inicio": (30, 30), "fin": (30, 30), "paso": (150, 44), "puerta": (130, 34)},
    anchos={
        "prevenida": 116,
        "se_desahogo": 112,
        "turnar_de_nuevo": 116,
        "quien_sigue": 112,
    },
    lugares={
        "recibir": (_EJE, 22),
        "clasificar": (_EJE, 80),
        "procede": (_EJE, 144),
        "prevenida": (_LADO, 144),
        "decidir": (_EJE, 210),
        "se_desahogo": (_LADO, 210),
        "quien_responde": (_EJE, 274),
        "esperar": (_EJE, 342),
        "quien_sigue": (_LADO, 342),
        "respondieron": (_EJE, 412),
        "turnar_de_nuevo": (_LADO, 412),
        "revisar": (_EJE, 478),
        "basta": (_EJE, 540),
        "falta_notificar": (_EJE, 604),
        "notificar": (_EJE, 668),
        "se_entrego": (_EJE, 730),
        "concluir": (_EJE, 794),
        "fin": (_EJE, 872),
    },
    trazos={
        ("recibir", "clasificar"): Trazo(),
        ("clasificar", "procede"): Trazo(),
        ("procede", "decidir"): Trazo(letrero=Letrero(144, 178, "start")),
        ("procede", "prevenida"): Trazo(letrero=Letrero(212, 115, "start")),
        ("procede", "fin"): Trazo(
            ((73, 144), (10, 144), (10, 872), (123, 872)), Letrero(14, 118, "start", 13)
        ),
        ("prevenida", "se_desahogo"): Trazo(),
        ("se_desahogo", "decidir"): Trazo(letrero=Letrero(221, 205)),
        ("decidir", "quien_responde"): Trazo(),
        ("quien_responde", "esperar"): Trazo(letrero=Letrero(144, 302, "start", 14)),
        ("quien_responde", "falta_notificar"): Trazo(
            ((73, 274), (26, 274), (26, 604), (73, 604)), Letrero(30, 264, "start", 10)
        ),
        ("quien_responde", "fin"): Trazo(
            ((203, 274), (346, 274), (346, 872), (153, 872)), Letrero(212, 257, "start", 24)
        ),
        ("esperar", "respondieron"): Trazo(),
        ("respondieron", "turnar_de_nuevo"): Trazo(letrero=Letrero(222, 449, "start", 22)),
        ("turnar_de_nuevo", "quien_sigue"): Trazo(),
        ("quien_sigue", "esperar"): Trazo(letrero=Letrero(222, 318, "start")),
        ("respondieron", "revisar"): Trazo(letrero=Letrero(144, 446, "start")),
        ("revisar", "basta"): Trazo(),
        ("basta", "esperar"): Trazo(
            ((73, 540), (44, 540), (44, 342), (63, 342)), Letrero(48, 378, "start", 16)
        ),
        ("basta", "falta_notificar"): Trazo(letrero=Letrero(144, 576, "start")),
        ("falta_notificar", "notificar"): Trazo(letrero=Letrero(144, 638, "start")),
        ("falta_notificar", "concluir"): Trazo(
            ((203, 604), (250, 604), (250, 794), (213, 794)), Letrero(212, 598, "start")
        ),
        ("notificar", "se_entrego"): Trazo(),
        ("se_entrego", "concluir"): Trazo(letrero=Letrero(144, 765, "start")),
        ("se_entrego", "fin"): Trazo(
            ((73, 730), (44, 730), (44, 864), (125, 864)), Letrero(49, 830, "start", 15)
        ),
        ("concluir", "fin"): Trazo(),
    },
)

SOLO_EN_TABLA: frozenset[Rama] = frozenset(
    {
        ("quien_responde", "prevenida"),
        ("respondieron", "prevenida"),
        ("respondieron", "falta_notificar"),
        ("quien_sigue", "revisar"),
        ("quien_sigue", "falta_notificar"),
        ("quien_sigue", "fin"),
        ("basta", "turnar_de_nuevo"),
        ("se_desahogo", "clasificar"),
        ("se_desahogo", "esperar"),
        ("se_desahogo", "fin"),
    }
)
"""What happens seldom: drawn, it would cross what happens every day."""

NO_SE_DIBUJAN = frozenset({"retomar", "donde_va"})
"""The other way in, which leads to any step of any path."""
