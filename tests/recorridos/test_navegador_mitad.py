"""Half for a federal agency and half for the state, in a real browser."""

from tests.documentos import archivos
from tests.elenco import Elenco, tema
from tests.recorridos.pasos_navegador import (
    Puesto,
    abre_clasificar,
    acepta,
    acusa,
    agrega,
    ahora,
    concluye,
    decide,
    notifica,
    registra,
    responde,
)


def test_mitad_federal_y_mitad_estatal(gente: Elenco, puesto: Puesto) -> None:
    oficialia, analista = puesto("oficialia"), puesto("analista")
    carta = registra(
        oficialia,
        remitente="Comité del Agua de Prueba",
        asunto="Pide reparar la red y revisar el adeudo de energía",
        puntos="Reparar la red de agua\nRevisar el adeudo de energía eléctrica",
    )

    abre_clasificar(analista, carta, "Petición", tema().nombre)
    estatal = agrega(analista, gente.a, "Responsable")
    analista.campo("Puntos", estatal).fill("1")
    federal = agrega(analista, gente.externa)
    analista.campo("Puntos", federal).fill("2")
    analista.campo("Fundamento de la competencia", federal).fill("Suministro eléctrico: federal")
    decide(analista, "Turnar")
    analista.lee("se turnó")

    enlace = puesto("enlace_a")
    acusa(enlace, carta)
    responde(enlace, carta, archivos.imagen(), texto="La red se repara en abril.")
    acepta(analista, carta, gente.a)

    oficialia.abre(carta.get_absolute_url())
    oficialia.pulsa(gente.externa.nombre)
    oficialia.pulsa("Registrar acuse de la remisión")
    oficialia.escribe(momento=ahora(), entrego="Oficialía de partes federal")
    oficialia.pulsa("Registrar acuse de la remisión")
    oficialia.lee("Se registró el acuse de la remisión")

    notifica(oficialia, carta)
    concluye(analista, carta, "Parcialmente favorable")
    analista.lee(
        "Reparar la red de agua", "Revisar el adeudo de energía eléctrica", "Parcialmente favorable"
    )
