"""In browsers: one letter refused three times, and the head of the unit decides."""

from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Institucion
from tests.elenco import Elenco, tema
from tests.recorridos.pasos_navegador import (
    Persona,
    Puesto,
    abre_clasificar,
    abre_turno,
    acusa,
    agrega,
    decide,
    registra,
)


def test_un_asunto_rechazado_tres_veces(puesto: Puesto, gente: Elenco) -> None:
    oficialia, analista = puesto("oficialia"), puesto("analista")
    carta = registra(oficialia, remitente="Comisariado de Prueba", asunto="Pide el camino")
    abre_clasificar(analista, carta, "Petición", tema().nombre)
    agrega(analista, gente.a)
    decide(analista, "Turnar")

    _rechaza(puesto("enlace_a"), carta, gente.b)
    analista.abre(carta.get_absolute_url())
    analista.pulsa(f"Turnar a {gente.b.nombre}")
    analista.lee("se turnó a la institución propuesta")

    _rechaza(puesto("enlace_b"), carta, gente.c)
    analista.abre("/bandejas/rechazados/")
    analista.pulsa(f"Turnar a {gente.c.nombre}")
    analista.lee("se turnó a la institución propuesta")

    _rechaza(puesto("enlace_c"), carta, gente.d)
    analista.abre(carta.get_absolute_url())
    analista.lee("decide a quién corresponde la persona titular", "Lo tiene Titular de la unidad")
    analista.abre("/competencia/")

    titular = puesto("titular_unidad")
    titular.lee("Requiere su decisión", carta.folio)
    titular.pulsa("Turnar", en=titular.pagina.locator("#hoy-decision-lista"))
    titular.lee("El turno será vinculante")
    agrega(titular, gente.a, "Responsable")
    decide(titular, "Turnar")
    titular.lee("se turnó", "Vinculante")
    assert carta.turnos.get(estado="turnado").vinculante


def _rechaza(enlace: Persona, carta: Correspondencia, propone: Institucion) -> None:
    acusa(enlace, carta)
    abre_turno(enlace, carta)
    enlace.pulsa("No es de nuestra competencia")
    enlace.pagina.get_by_label("Corresponde a otra institución estatal").check()
    enlace.pagina.locator("#id_institucion-combo").press_sequentially(propone.nombre[:30])
    enlace.pagina.get_by_role("option", name=propone.nombre).first.click()
    enlace.escribe(fundamento="No está entre sus atribuciones.")
    enlace.pulsa("No es de nuestra competencia")
    enlace.lee("Se registró el rechazo", "Rechazado por incompetencia")
