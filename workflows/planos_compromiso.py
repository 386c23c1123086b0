"""The layouts of the commitment's path."""

from workflows.planos import Letrero, Plano, Trazo

_A, _ARRIBA, _ABAJO = 70, 22, 130

DE_LADO = Plano(
    clase="de-lado",
    ancho=912,
    alto=145,
    medidas={"inicio": (30, 30), "fin": (30, 30), "paso": (112, 46), "puerta": (100, 34)},
    lugares={
        "escribir": (18, _A),
        "formalizar": (119, _A),
        "se_acordo": (255, _A),
        "seguir": (391, _A),
        "se_hizo": (527, _A),
        "verificar": (663, _A),
        "se_cumplio": (799, _A),
        "fin": (894, _A),
    },
    trazos={
        ("escribir", "formalizar"): Trazo(),
        ("formalizar", "se_acordo"): Trazo(),
        ("se_acordo", "seguir"): Trazo(letrero=Letrero(320, 62)),
        ("se_acordo", "fin"): Trazo(
            ((255, 87), (255, _ABAJO), (894, _ABAJO), (894, 85)), Letrero(262, 118, "start")
        ),
        ("seguir", "se_hizo"): Trazo(),
        ("se_hizo", "verificar"): Trazo(letrero=Letrero(592, 41)),
        ("se_hizo", "fin"): Trazo(
            ((527, 87), (527, _ABAJO), (894, _ABAJO), (894, 85)), Letrero(534, 118, "start", 50)
        ),
        ("verificar", "se_cumplio"): Trazo(),
        ("se_cumplio", "fin"): Trazo(letrero=Letrero(866, 32, letras=12)),
        ("se_cumplio", "seguir"): Trazo(
            ((799, 53), (799, _ARRIBA), (391, _ARRIBA), (391, 47)), Letrero(595, 16)
        ),
    },
)

_EJE = 138

DE_PIE = Plano(
    clase="de-pie",
    ancho=350,
    alto=500,
    medidas={"inicio": (30, 30), "fin": (30, 30), "paso": (150, 44), "puerta": (130, 34)},
    lugares={
        "escribir": (_EJE, 22),
        "formalizar": (_EJE, 80),
        "se_acordo": (_EJE, 144),
        "seguir": (_EJE, 210),
        "se_hizo": (_EJE, 274),
        "verificar": (_EJE, 340),
        "se_cumplio": (_EJE, 404),
        "fin": (_EJE, 478),
    },
    trazos={
        ("escribir", "formalizar"): Trazo(),
        ("formalizar", "se_acordo"): Trazo(),
        ("se_acordo", "seguir"): Trazo(letrero=Letrero(144, 178, "start")),
        ("se_acordo", "fin"): Trazo(
            ((73, 144), (10, 144), (10, 478), (123, 478)), Letrero(14, 118, "start", 9)
        ),
        ("seguir", "se_hizo"): Trazo(),
        ("se_hizo", "verificar"): Trazo(letrero=Letrero(144, 308, "start")),
        ("se_hizo", "fin"): Trazo(
            ((203, 274), (336, 274), (336, 478), (153, 478)), Letrero(222, 238, "start", 17)
        ),
        ("verificar", "se_cumplio"): Trazo(),
        ("se_cumplio", "fin"): Trazo(letrero=Letrero(144, 444, "start")),
        ("se_cumplio", "seguir"): Trazo(
            ((73, 404), (40, 404), (40, 210), (63, 210)), Letrero(16, 434, "start", 12)
        ),
    },
)
