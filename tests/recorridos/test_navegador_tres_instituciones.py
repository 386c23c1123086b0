"""Three agencies in a real browser: one answers, one completes its answer, one is replaced."""

from coordinacion.correspondencia.models import Correspondencia
from tests.documentos import archivos
from tests.elenco import Elenco, tema
from tests.recorridos.pasos_navegador import (
    Persona,
    Puesto,
    abre_clasificar,
    abre_turno,
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


def test_de_la_ventanilla_a_la_conclusion(gente: Elenco, puesto: Puesto) -> None:
    oficialia, analista = puesto("oficialia"), puesto("analista")
    carta = registra(
        oficialia, remitente="Comisariado de Prueba", asunto="Pide atender el camino y la escuela"
    )
    _se_turna_a_tres(analista, carta, gente)

    enlace_a = puesto("enlace_a")
    acusa(enlace_a, carta)
    responde(enlace_a, carta, archivos.imagen(), texto="Se programó la obra.")
    acepta(analista, carta, gente.a)

    enlace_b = puesto("enlace_b")
    acusa(enlace_b, carta)
    responde(enlace_b, carta, texto="Se revisará.")
    _se_devuelve(analista, carta)
    abre_turno(enlace_b, carta)
    enlace_b.lee("Devuelto para complementar", "Falta la fecha de la obra.")
    responde(enlace_b, carta, texto="Se atenderá el 2 de abril.", oficio_numero="DG/7/2026")
    acepta(analista, carta, gente.b)

    _rechaza(puesto("enlace_c"), carta, gente)
    _se_sustituye(analista, carta, gente)
    _responde_en_papel(oficialia, carta)
    acepta(analista, carta, gente.d)
    analista.lee("Con respuesta, por notificar")

    notifica(oficialia, carta)
    titular = puesto("titular_unidad")
    titular.lee("Requiere su decisión", carta.folio)
    concluye(titular, carta)
    titular.lee("Favorable", "Rechazado por incompetencia", "Devuelto 1 vez")


def _se_turna_a_tres(analista: Persona, carta: Correspondencia, gente: Elenco) -> None:
    abre_clasificar(analista, carta, "Petición", tema().nombre)
    agrega(analista, gente.c)
    agrega(analista, gente.a)
    agrega(analista, gente.b)
    analista.lee("Respuesta al peticionario")
    decide(analista, "Turnar")
    analista.lee("se turnó")


def _se_devuelve(analista: Persona, carta: Correspondencia) -> None:
    analista.abre("/bandejas/por-revisar/")
    analista.pulsa(carta.folio)
    analista.pulsa("Devolver para complementar")
    analista.escribe(complemento="Falta la fecha de la obra.")
    analista.pulsa("Devolver para complementar")
    analista.lee("se devolvió para complementar")


def _rechaza(enlace: Persona, carta: Correspondencia, gente: Elenco) -> None:
    acusa(enlace, carta)
    abre_turno(enlace, carta)
    enlace.pulsa("No es de nuestra competencia")
    enlace.pagina.get_by_label("Corresponde a otra institución estatal").check()
    enlace.pagina.locator("#id_institucion-combo").press_sequentially(gente.d.nombre[:30])
    enlace.pagina.get_by_role("option", name=gente.d.nombre).first.click()
    enlace.escribe(fundamento="No está entre sus atribuciones.")
    enlace.pulsa("No es de nuestra competencia")
    enlace.lee("Se registró el rechazo", "Rechazado por incompetencia")


def _se_sustituye(analista: Persona, carta: Correspondencia, gente: Elenco) -> None:
    analista.abre("/bandejas/por-turnar/")
    analista.pulsa(carta.folio)
    analista.pulsa("Turnar")
    analista.lee("Por qué vuelve", "No está entre sus atribuciones.")
    analista.boton("Agregar", analista.pagina.get_by_label("Por qué vuelve a turnarse")).click()
    renglon = analista.pagina.get_by_role("group", name=gente.d.nombre, exact=True)
    analista.elige("Participa como", "Responsable", renglon)
    decide(analista, "Turnar")
    analista.lee("se turnó")


def _responde_en_papel(oficialia: Persona, carta: Correspondencia) -> None:
    """A messenger of the agency that works on paper brings its answer."""
    oficialia.abre("/papel/")
    oficialia.escribe(folio=carta.folio.replace("/", "-").lower())
    oficialia.pulsa("Buscar", en=oficialia.pagina.get_by_role("search", name="Buscar turnos"))
    oficialia.pulsa("Registrar respuesta recibida en oficialía")
    oficialia.escribe(momento=ahora(), entrego="Mensajería", texto="Se hará en abril.")
    oficialia.elige("Sentido de la respuesta", "Favorable")
    oficialia.pulsa("Registrar respuesta recibida en oficialía")
    oficialia.lee("Se registró la respuesta", "la entregó Mensajería")
