"""Which file is suggested: that of the same petitioner, else of the same community, and why."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.archivo import services
from coordinacion.archivo.models import Expediente
from coordinacion.archivo.selectors import sugerencia, sugerencias
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Municipio
from tests.archivo.expedientes import archivar, concluida, expediente
from tests.elenco import Elenco
from tests.matriz import verbos_carta
from workflows import motor


def _carta(
    elenco: Elenco, nombre: str, comunidad: str = "", municipio: int = 0, **campos: Any
) -> Correspondencia:
    carta = Correspondencia(
        clave_envio=uuid.uuid4(),
        recibida_en=reloj.ahora(),
        canal="ventanilla",
        dirigida_a="gobernador",
        asunto="Solicita la rehabilitación del camino",
        municipio=Municipio.objects.order_by("clave")[municipio],
        motivo_captura_tardia="Llegó con la valija",
        **campos,
    )
    firma = Peticionario(nombre=nombre, comunidad=comunidad)
    return motor.registrar(correspondencia.recibir, elenco.oficialia, carta, peticionarios=[firma])


def _archivada(
    elenco: Elenco, en: Expediente, nombre: str, comunidad: str = "", **campos: Any
) -> Correspondencia:
    carta = _carta(elenco, nombre, comunidad, **campos)
    verbos_carta.cancelar(elenco, elenco.analista, carta)
    return archivar(elenco, carta, en)


def test_primero_el_ultimo_de_la_misma_persona(elenco: Elenco) -> None:
    viejo, nuevo, ajeno = (expediente(elenco) for _ in range(3))
    _archivada(elenco, viejo, "Juana Ruiz López")
    ultima = _archivada(elenco, nuevo, "JUANA RUIZ LOPEZ")
    _archivada(elenco, ajeno, "Otra Persona", "El Vado")
    hallada = sugerencia(_carta(elenco, "Juana Ruiz López", "El Vado"))
    assert hallada is not None and hallada.expediente == nuevo
    assert hallada.razon == f"es el último de la misma persona peticionaria ({ultima.folio})"


def test_a_falta_de_la_persona_el_de_su_comunidad_en_su_municipio(elenco: Elenco) -> None:
    uno, otro = expediente(elenco), expediente(elenco)
    de_ahi = _archivada(elenco, uno, "Agente Municipal", "El Vado")
    _archivada(elenco, otro, "Otra Agencia", "El Vado", municipio=1)
    hallada = sugerencia(_carta(elenco, "Comité Pro Puente", "el vado"))
    assert hallada is not None and hallada.expediente == uno
    assert hallada.razon == f"es el último de la misma comunidad ({de_ahi.folio})"
    por_localidad = sugerencia(_carta(elenco, "Comité de Salud", localidad="EL VADO"))
    assert por_localidad is not None and por_localidad.expediente == uno
    assert sugerencia(_carta(elenco, "Comité de Salud", "Otro Lugar")) is None
    assert sugerencia(_carta(elenco, "Comité de Salud")) is None


def test_lo_cerrado_no_se_sugiere(elenco: Elenco) -> None:
    uno = expediente(elenco)
    _archivada(elenco, uno, "Juana Ruiz López")
    services.cerrar(elenco.archivo, uno.pk)
    assert sugerencia(_carta(elenco, "Juana Ruiz López")) is None


def test_de_lo_reservado_nada_sale_y_nada_se_sugiere(elenco: Elenco) -> None:
    uno = expediente(elenco)
    reservada = _archivada(elenco, uno, "Juana Ruiz López")
    Correspondencia.objects.filter(pk=reservada.pk).update(acceso="reservado")
    carta = _carta(elenco, "Juana Ruiz López")
    assert sugerencia(carta) is None
    Correspondencia.objects.filter(pk=reservada.pk).update(acceso="normal")
    assert sugerencia(carta) is not None
    carta.acceso = "reservado"
    assert sugerencia(carta) is None


def test_al_archivar_va_primero_lo_que_ya_se_habia_dicho_de_el(elenco: Elenco) -> None:
    propuesto, de_ella = expediente(elenco), expediente(elenco)
    _archivada(elenco, de_ella, "Comisariado Ejidal de Prueba")
    carta = archivar(elenco, concluida(elenco), propuesto)
    verbos_carta.reabrir(elenco, elenco.titular_unidad, carta)
    ofrecidas = sugerencias(Correspondencia.objects.get(pk=carta.pk))
    assert [una.expediente for una in ofrecidas] == [propuesto, de_ella]
    assert "antes de que se reabriera" in ofrecidas[0].razon


def test_sugerir_cuesta_lo_mismo_con_muchos(elenco: Elenco) -> None:
    carta = _carta(elenco, "Juana Ruiz López", "El Vado")

    def cuantas() -> int:
        with CaptureQueriesContext(connection) as consultas:
            sugerencias(carta)
        return len(consultas)

    _archivada(elenco, expediente(elenco), "Otra Persona", "El Vado")
    con_una = cuantas()
    for _ in range(3):
        _archivada(elenco, expediente(elenco), "Otra Persona", "El Vado")
    assert cuantas() == con_una <= 6


def test_el_nombre_se_busca_por_su_indice(elenco: Elenco) -> None:
    """With a scan forbidden, the index of names serves the very condition that is asked."""
    carta = _carta(elenco, "Juana Ruiz López")
    with CaptureQueriesContext(connection) as consultas:
        sugerencia(carta)
    (sql,) = [c["sql"] for c in consultas if "BTRIM(REGEXP_REPLACE" in c["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(fila[0] for fila in cursor.fetchall())
    assert "firmante_por_nombre" in plan
