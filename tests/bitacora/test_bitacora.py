"""The log only grows, and each of its lines reads as a Spanish sentence."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.template import Context, Template

from coordinacion.bitacora import reglas, selectors, services
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from tests.elenco import Elenco
from tests.elenco import elenco as elenco


def asentar(actor: Usuario, hecho: Hecho = Hecho.TURNO_ACUSADO, **datos: object) -> Asiento:
    return services.asentar(
        actor, hecho, registro="turno", registro_id=5, asunto_id=1, turno_id=5, datos=datos
    )


@pytest.mark.parametrize(
    "sentencia",
    [
        "UPDATE bitacora_asiento SET hecho = 'x'",
        "DELETE FROM bitacora_asiento",
        "TRUNCATE bitacora_asiento",
        "SET LOCAL session_replication_role = replica; DELETE FROM bitacora_asiento",
    ],
)
def test_la_base_rehusa_todo_lo_que_no_sea_agregar(elenco: Elenco, sentencia: str) -> None:
    asentar(elenco.enlace_a)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(ProgrammingError, match="sólo crece"), transaction.atomic():
            cursor.execute(sentencia)
    assert Asiento.objects.count() == 1


def test_se_guardan_los_dos_momentos(elenco: Elenco) -> None:
    sello = reloj.ahora() - timedelta(days=2)
    linea = services.asentar(
        elenco.oficialia,
        Hecho.TURNO_ACUSADO,
        registro="turno",
        registro_id=5,
        institucion_id=elenco.d.pk,
        por_cuenta_de=True,
        ocurrido_en=sello,
    )
    guardada = Asiento.objects.get(pk=linea.pk)
    assert guardada.ocurrido_en == sello
    assert guardada.asentado_en > sello
    assert selectors.oracion(guardada).endswith(f"por cuenta de {elenco.d.nombre}")


def test_varias_lineas_en_una_sola_instruccion(elenco: Elenco) -> None:
    lineas = [
        Asiento(hecho=Hecho.TURNO_ACUSADO, registro="turno", registro_id=n, actor=elenco.analista)
        for n in range(3)
    ]
    services.asentar_varios(lineas)
    assert Asiento.objects.filter(asentado_en__isnull=False).count() == 3
    assert [linea.numero for linea in lineas] == [1, 1, 1]
    assert len({linea.huella for linea in lineas}) == 3


def test_la_linea_de_tiempo_va_de_lo_nuevo_a_lo_viejo(elenco: Elenco) -> None:
    primera = asentar(elenco.enlace_a)
    segunda = asentar(elenco.analista, Hecho.TURNO_ACEPTADO)
    assert list(selectors.linea_de_tiempo(1)) == [segunda, primera]
    assert selectors.ultimo_cambio("turno", 5) == segunda
    assert selectors.ultimo_cambio("turno", 6) is None


@pytest.mark.parametrize("hecho", list(Hecho))
def test_cada_hecho_se_lee_bien_con_datos_y_sin_ellos(hecho: Hecho) -> None:
    campos = re.findall(r"\{(\w+)\}", hecho.label)
    lleno = reglas.redactar(hecho.label, {campo: f"<{campo}>" for campo in campos})
    vacio = reglas.redactar(hecho.label, {})
    for frase in (lleno, vacio):
        assert not set("[]{}") & set(frase)
        assert frase == frase.strip()
        assert frase[0].isupper()
    assert all(f"<{campo}>" in lleno for campo in campos)


def test_un_dato_con_corchetes_o_llaves_no_se_interpreta() -> None:
    frase = reglas.redactar("Agregó[: {nombre}]", {"nombre": "acta [1] {folio}.pdf"})
    assert frase == "Agregó: acta [1] {folio}.pdf"


def test_lo_que_cambio_se_lee_antes_y_despues() -> None:
    assert reglas.cambios({}) == []
    assert reglas.cambios({"cambios": {"oficio_numero": ["", "45"]}}) == [
        reglas.Cambio("Número de oficio", "—", "45")
    ]


def test_la_pantalla_escapa_lo_escrito_y_muestra_los_cambios(elenco: Elenco) -> None:
    asentar(
        elenco.analista,
        Hecho.CORRESPONDENCIA_CORREGIDA,
        motivo="<script>x</script>",
        cambios={"asunto": ["a", "b"]},
    )
    plantilla = Template('{% include "bitacora/_linea_de_tiempo.html" %}')
    pagina = plantilla.render(Context({"asientos": selectors.linea_de_tiempo(1)}))
    assert "<script>" not in pagina
    assert "Corrigió los datos del registro" in pagina
    assert "Ver cambios" in pagina
    assert elenco.analista.nombre_completo in pagina
    assert "Todavía no hay hechos" in plantilla.render(Context({"asientos": []}))


def test_nadie_aparece_como_de_la_institucion_a_la_que_turna(elenco: Elenco) -> None:
    hechos = {
        Hecho.TURNO_TURNADO: "",
        Hecho.TURNO_ACEPTADO: f" · turno a {elenco.a}",
        Hecho.TURNO_ACUSADO: f", {elenco.a}",
    }
    for hecho, esperado in hechos.items():
        asiento = Asiento(hecho=hecho, institucion=elenco.a, datos={})
        assert selectors.institucion_del_hecho(asiento) == esperado
    asiento = Asiento(hecho=Hecho.TURNO_ACUSADO, institucion=elenco.a, por_cuenta_de=True, datos={})
    assert selectors.institucion_del_hecho(asiento) == ""
