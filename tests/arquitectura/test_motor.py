"""The engine is the only door to the verbs that move a letter (design §6)."""

import ast

from coordinacion.archivo import services as archivo
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from tests.arquitectura.fuentes import Fuente, fuentes, llamadas
from workflows.flows.correspondencia import CorrespondenciaFlow
from workflows.nodos import Nodo
from workflows.piezas import Paso

# What moves no letter, and so may be called by itself.
NO_MUEVEN = {
    "acusar", "acusar_tacitos", "acusar_varios", "asignar", "emitir_relacion", "entregar_relacion",
    "rectificar_acuse_tacito", "repartir_avisos", "autorizar", "dejar_constancia_de_consulta",
    "informe_parcial", "solicitar_prorroga", "conceder_prorroga", "negar_prorroga", "suspender",
    "reanudar", "vencer_prevenciones", "cerrar_registro", "reservar", "declarar_sin_usar",
    "adoptar_institucion", "acusar_por_enlace", "anular_enlaces", "ligar", "desligar",
    "Competencia", "Contestacion", "Destino", "PorCuenta", "PuntoPedido",
}  # fmt: skip
COMPUESTOS = {
    "clasificar_y_turnar", "clasificar_y_responder", "clasificar_y_tomar_conocimiento",
    "atender_en_el_acto",
}  # fmt: skip
DE_UN_EXPEDIENTE = {"abrir", "editar", "cerrar", "volver_a_abrir", "trasladar"}
MUEVEN = (
    ({*canalizacion.__all__, *correspondencia.__all__} - NO_MUEVEN)
    | COMPUESTOS
    | ({*archivo.__all__} - DE_UN_EXPEDIENTE)
)
DE_QUIEN = ("coordinacion.canalizacion", "coordinacion.correspondencia", "coordinacion.archivo")
"""Whose services move a letter; an oficio is also given back and cancelled."""
AFUERA = ("views", "tasks", "management", "demostracion", "operaciones", "carga")


def _llama_a_un_verbo(fuente: Fuente, nodo: ast.Call, nombre: str) -> bool:
    """A call of a verb, by its name or on a module of services (not on a form or a record)."""
    receptor, _, verbo = nombre.rpartition(".")
    if verbo not in MUEVEN:
        return False
    de_servicios = {
        uno.asname or uno.name
        for n in ast.walk(fuente.arbol)
        if isinstance(n, ast.ImportFrom) and n.module and n.module.startswith(DE_QUIEN)
        for uno in n.names
        if uno.name == "services" or ".services" in n.module
    }
    return (receptor or verbo) in de_servicios


def test_nadie_mueve_un_asunto_sin_pasar_por_el_motor() -> None:
    faltas = [
        f"{fuente.ruta}:{nodo.lineno} {nombre}()"
        for fuente in fuentes("coordinacion", "config")
        if fuente.es(*AFUERA)
        for nodo, nombre in llamadas(fuente.arbol)
        if _llama_a_un_verbo(fuente, nodo, nombre)
    ]
    assert faltas == []


def test_la_regla_reconoce_una_llamada_directa() -> None:
    """The test above can fail: a view that called a verb by itself would be found."""
    texto = (
        "from coordinacion.canalizacion import services\n"
        "from coordinacion.canalizacion.services.clasificar_y_turnar import clasificar_y_turnar\n"
        "services.turnar(1)\nclasificar_y_turnar(1)\nform.turnar()\nservices.acusar(1)\n"
    )
    arbol = ast.parse(texto)
    fuente = Fuente(fuentes("workflows")[0].ruta, texto, arbol)
    halladas = [nombre for n, nombre in llamadas(arbol) if _llama_a_un_verbo(fuente, n, nombre)]
    assert halladas == ["services.turnar", "clasificar_y_turnar"]


def test_el_flujo_no_abre_ninguna_direccion() -> None:
    """No screen of viewflow: nobody undoes, cancels or revives a step behind the record's back."""
    for nodo in CorrespondenciaFlow.instance.nodes():
        (direcciones,), _, _ = nodo.urls
        assert direcciones.url_patterns == [], nodo.name


def test_todo_paso_de_una_persona_tiene_permiso() -> None:
    """A step without one would be anybody's, to the library's eyes."""
    pasos = [n for n in CorrespondenciaFlow.instance.nodes() if isinstance(n, Paso)]
    assert {n.name for n in pasos} == {n.value for n in Nodo if n != Nodo.FIN}
    assert all(n.calc_owner_permission(None) for n in pasos)
