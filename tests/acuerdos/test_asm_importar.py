"""A table becomes agreements and commitments once, changes what changed, and comes out the same."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from coordinacion.acuerdos.impresos_asm import hoja
from coordinacion.acuerdos.models import (
    ActividadAsm,
    Acuerdo,
    ArchivoAsm,
    Avance,
    Compromiso,
    Reprogramacion,
    TablaAsm,
)
from coordinacion.acuerdos.selectors.asm import aspectos_de, como_tabla
from coordinacion.acuerdos.services.asm import Informe, aplicar, revisar
from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.organizacion.selectors import sistema
from coordinacion.plazos.services import vigilar
from tests.acuerdos.asm_archivos import ARRIBA, ENCABEZADOS, en_tsv, lineas
from tests.elenco import Elenco
from workflows.models import ProcesoDeCompromiso

pytestmark = pytest.mark.django_db


def tabla_de(elenco: Elenco, cambios: dict[tuple[str, int], str] | None = None) -> bytes:
    """The made-up table of agency A; `cambios` writes other texts by activity and column."""
    filas = [list(fila) for fila in lineas((ARRIBA[0], elenco.a.nombre, *ARRIBA[2:]))]
    for (comienza, lugar), texto in (cambios or {}).items():
        (fila,) = [f for f in filas if len(f) > 2 and f[2].startswith(comienza)]
        fila[lugar] = texto
    return en_tsv(filas)


def traer(elenco: Elenco, contenido: bytes | None = None, nombre: str = "asm.tsv") -> Informe:
    return aplicar(elenco.vinculacion, nombre, contenido or tabla_de(elenco))


def exportada() -> bytes:
    una = TablaAsm.objects.get()
    return hoja(como_tabla(una, aspectos_de(una)))


def compromiso(texto: str) -> Compromiso:
    return Compromiso.objects.get(texto__startswith=texto)


def cambios(informe: Informe) -> list[str]:
    return [str(uno) for uno in informe.cambios]


def test_revisar_no_escribe_nada(elenco: Elenco) -> None:
    informe = revisar(elenco.vinculacion, "asm.tsv", tabla_de(elenco))
    assert informe.errores == [] and informe.diferencias == []
    assert (len(informe.nuevos), len(informe.nuevas)) == (2, 6)
    assert not Acuerdo.objects.exists() and not TablaAsm.objects.exists()


def test_aspectos_son_acuerdos_y_actividades_compromisos(elenco: Elenco) -> None:
    traer(elenco)
    assert list(Acuerdo.objects.order_by("pk").values_list("origen", "estado", "texto")) == [
        ("evaluacion_externa", "alcanzado", "Diseño: Medir las veredas"),
        ("evaluacion_externa", "alcanzado", "Operación: Ordenar el registro"),
    ]
    uno = compromiso("Aforar")
    assert uno.institucion == elenco.a
    assert (uno.area_coordinadora, uno.area_responsable) == ("Dirección A", "Dirección B")
    assert uno.fecha_comprometida == uno.fecha_original == date(2015, 12, 31)
    assert (uno.resultado_esperado, uno.producto) == (
        "Aforos",
        "Sistema de veredas y caminos vecinales",
    )
    avance = uno.avances.get()
    assert avance.porcentaje == 100 and "Enero de 2016" in avance.texto
    assert avance.evidencia == "aforo 1.pdf aforo_2.xlsx"
    assert uno.asm.conclusion == "Enero de 2016" and uno.asm.concluida_el is None
    assert compromiso("Publicar").asm.celdas["observaciones"] == "Falta el anexo"
    assert compromiso("Consultar").asm.replanteada is True


def test_lo_que_dice_un_dia_esta_vigente_y_lo_que_no_espera_fecha(elenco: Elenco) -> None:
    traer(elenco)
    assert compromiso("Aforar").estado == "vigente"
    sin_dia = compromiso("Consultar")
    assert sin_dia.estado == "propuesto"
    assert sin_dia.fecha_comprometida is None and sin_dia.plazo is None


def test_lo_concluido_con_su_dia_queda_por_verificar(elenco: Elenco) -> None:
    dicho = "Porcentaje de avance: 100% Fecha de conclusión: 15/12/2015"
    traer(elenco, tabla_de(elenco, {("1.-Aforar", 8): dicho}))
    uno = compromiso("Aforar")
    assert uno.estado == "por_verificar" and uno.reportado_en is not None
    assert reloj.local(uno.reportado_en).date() == date(2015, 12, 15)
    assert uno.plazo is not None and uno.plazo.cerrado_en == uno.reportado_en
    assert uno.avances.get().es_reporte


def test_lo_que_ya_vencio_no_avisa_plazo_por_plazo(elenco: Elenco) -> None:
    traer(elenco)
    assert set(Aviso.objects.values_list("titulo", flat=True)) == {
        "Se registraron compromisos de evaluaciones externas"
    }
    antes = Aviso.objects.count()
    assert antes == 2
    with reloj.en(reloj.ahora() + timedelta(days=30)):
        vigilar()
    assert Aviso.objects.count() == antes


def test_cada_registro_lo_dice_en_su_historial(elenco: Elenco) -> None:
    traer(elenco)
    assert Asiento.objects.filter(hecho=Hecho.ACUERDO_IMPORTADO).count() == 2
    linea = Asiento.objects.get(
        hecho=Hecho.COMPROMISO_IMPORTADO, registro_id=compromiso("Aforar").pk
    )
    assert (linea.datos["archivo"], linea.datos["linea"]) == ("asm.tsv", 12)


def test_dos_veces_no_agrega_nada(elenco: Elenco) -> None:
    traer(elenco)
    cuantos = (Compromiso.objects.count(), Avance.objects.count(), Asiento.objects.count())
    informe = traer(elenco)
    assert not informe.cambia_algo
    assert (Compromiso.objects.count(), Avance.objects.count(), Asiento.objects.count()) == cuantos


def test_exportada_se_vuelve_a_leer_sin_cambios(elenco: Elenco) -> None:
    traer(elenco)
    informe = revisar(elenco.vinculacion, "asm.xlsx", exportada())
    assert cambios(informe) == [] and not informe.cambia_algo
    assert len(informe.filas) == 4


def test_editada_aqui_exportada_y_vuelta_a_leer_no_cambia(elenco: Elenco) -> None:
    traer(elenco)
    uno = compromiso("Padrón.")
    uno.texto, uno.area_responsable = "Padrón nuevo.", "Dirección D"
    uno.fecha_comprometida = date(2027, 3, 15)
    uno.save()
    Avance.objects.create(
        compromiso=uno, fecha=date(2026, 11, 1), porcentaje=60, texto="Va el padrón",
        evidencia="padron.pdf", por=elenco.vinculacion, en=reloj.ahora(),
    )  # fmt: skip
    contenido = exportada()
    fila = [f for f in load_workbook(io.BytesIO(contenido)).worksheets[0].values if f[2:3] and f[2]]
    (dicha,) = [f for f in fila if str(f[2]).startswith("2. Padrón nuevo.")]
    assert dicha[4:6] == (
        "Dirección D",
        "Fecha comprometida: 15/03/2027 Fecha término: octubre 2016",
    )
    assert dicha[8] == "Porcentaje de avance: 60% Va el padrón"
    informe = revisar(elenco.vinculacion, "asm.xlsx", contenido)
    assert cambios(informe) == [] and not informe.cambia_algo
    assert informe.errores == []


def test_editada_en_el_archivo_cambia_lo_registrado_y_lo_dice(elenco: Elenco) -> None:
    traer(elenco)
    nueva = tabla_de(
        elenco,
        {
            ("2.-Publicar", 4): "Dirección Z",
            ("2.-Publicar", 5): "30/06/2027",
            ("2.-Publicar", 8): "Avance:97%",
            ("2.-Publicar", 10): "Ya está el anexo",
        },
    )
    informe = revisar(elenco.vinculacion, "asm2.tsv", nueva)
    assert cambios(informe) == [
        "Línea 15, Área Responsable: «Dirección B» → «Dirección Z»",
        "Línea 15, Fecha de Término: «6/30/16» → «30/06/2027»",
        "Línea 15, Porcentaje de avance y justificación: «Avance:95%» → «Avance:97%»",
        "Línea 15, Observaciones: «Falta el anexo» → «Ya está el anexo»",
    ]
    traer(elenco, nueva, "asm2.tsv")
    uno = compromiso("Publicar")
    assert uno.area_responsable == "Dirección Z"
    assert (uno.fecha_comprometida, uno.fecha_original) == (date(2027, 6, 30), date(2016, 6, 30))
    assert Reprogramacion.objects.get().compromiso == uno
    assert [avance.porcentaje for avance in uno.avances.all()] == [97, 95]
    linea = Asiento.objects.get(hecho=Hecho.COMPROMISO_REIMPORTADO)
    assert linea.datos["cambios"]["Área Responsable"] == ["Dirección B", "Dirección Z"]
    assert not traer(elenco, nueva, "asm2.tsv").cambia_algo
    assert Compromiso.objects.count() == 6


def test_una_actividad_nueva_entra_y_una_que_falta_no_se_toca(elenco: Elenco) -> None:
    traer(elenco)
    filas = [list(fila) for fila in lineas((ARRIBA[0], elenco.a.nombre, *ARRIBA[2:]))]
    del filas[-3:]
    filas.append(["", "", "Abrir ventanillas", "A", "B", "31/12/2027", "", "", "0%", "", ""])
    informe = traer(elenco, en_tsv(filas))
    assert [una.leida.texto for una in informe.nuevas] == ["Abrir ventanillas"]
    assert "ya no viene en la tabla («Consultar a" in " ".join(map(str, informe.advertencias))
    assert Compromiso.objects.count() == 7
    assert compromiso("Abrir").numero == 5
    assert not traer(elenco, en_tsv(filas)).cambia_algo


def test_lo_que_no_dice_un_dia_no_borra_el_registrado(elenco: Elenco) -> None:
    traer(elenco)
    informe = traer(elenco, tabla_de(elenco, {("2.-Publicar", 5): "en 2030"}))
    assert compromiso("Publicar").fecha_comprometida == date(2016, 6, 30)
    assert "la celda no dice un día" in " ".join(map(str, informe.advertencias))
    assert not informe.cambia_algo


def test_una_dependencia_que_no_esta_en_el_catalogo_es_una_autoridad_sin_cuenta(
    elenco: Elenco,
) -> None:
    informe = traer(elenco, en_tsv(lineas()))
    assert "no está en el catálogo" in " ".join(map(str, informe.advertencias))
    assert compromiso("Aforar").externo == "Secretaría de las Veredas"


def test_con_errores_no_entra_nada(elenco: Elenco) -> None:
    informe = traer(elenco, tabla_de(elenco, {("1.-Aforar", 4): "x" * 201}))
    assert "tiene 201 letras y caben 200" in " ".join(map(str, informe.errores))
    sin_dependencia = en_tsv([ENCABEZADOS, *lineas()[11:]])
    assert traer(elenco, sin_dependencia).errores
    assert not TablaAsm.objects.exists() and not Acuerdo.objects.exists()


@pytest.mark.parametrize("quien", ["oficialia", "analista", "titular_unidad", "enlace_a"])
def test_solo_vinculacion_importa(elenco: Elenco, quien: str) -> None:
    with pytest.raises(SinPermiso):
        aplicar(elenco.personas[quien], "asm.tsv", tabla_de(elenco))


def test_las_consultas_no_crecen_con_los_renglones(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    traer(elenco)
    una = TablaAsm.objects.get()
    with django_assert_max_num_queries(3):
        como_tabla(una, aspectos_de(una))


# By command


def correr(archivo: Path, *opciones: str) -> str:
    salida = io.StringIO()
    call_command("importar_asm", str(archivo), *opciones, stdout=salida)
    return salida.getvalue()


def test_la_orden_revisa_y_solo_con_aplicar_registra(elenco: Elenco, tmp_path: Path) -> None:
    archivo = tmp_path / "asm.tsv"
    archivo.write_bytes(tabla_de(elenco))
    dicho = correr(archivo)
    assert "2 aspectos y 6 actividades. Renglones leídos: 4; escritos: 4." in dicho
    assert "Diferencias entre el archivo y lo leído: 0." in dicho
    assert "Línea 14, Producto y/o evidencia: continúa el renglón anterior" in dicho
    assert not Acuerdo.objects.exists()
    assert "Se registraron 2 acuerdos, 6 compromisos y 0 cambios." in correr(archivo, "--aplicar")
    abiertos = Compromiso.objects.abiertos().count()
    assert ProcesoDeCompromiso.objects.count() == abiertos > 0
    assert "Se registraron 0 acuerdos, 0 compromisos" in correr(archivo, "--aplicar")
    assert Acuerdo.objects.first().creado_por == sistema()  # type: ignore[union-attr]


def test_la_orden_en_json(elenco: Elenco, tmp_path: Path) -> None:
    archivo = tmp_path / "asm.tsv"
    archivo.write_bytes(tabla_de(elenco))
    dicho = json.loads(correr(archivo, "--json"))
    assert (dicho["aspectos"], dicho["actividades"], dicho["errores"]) == (2, 6, [])
    assert dicho["advertencias"][0].keys() >= {"linea", "columna", "mensaje"}
    archivo.write_bytes(b"nada")
    salida = io.StringIO()
    with pytest.raises(CommandError):
        call_command("importar_asm", str(archivo), "--json", stdout=salida)
    assert "encabezados" in json.loads(salida.getvalue())["errores"][0]["mensaje"]


# On screen


def subir(elenco: Elenco, contenido: bytes, quien: str = "vinculacion") -> Any:
    archivo = SimpleUploadedFile("asm.tsv", contenido)
    datos = {"archivo": archivo, "clave_envio": str(uuid4())}
    return elenco.cliente(quien).post("/asm/", datos)


def test_de_la_pantalla_a_la_tabla_y_de_vuelta(elenco: Elenco) -> None:
    cliente = elenco.cliente("vinculacion")
    assert "Todavía no hay tablas" in cliente.get("/asm/").content.decode()
    pagina = subir(elenco, tabla_de(elenco))["Location"]
    dicho = cliente.get(pagina).content.decode()
    assert "Aplicar la tabla" in dicho and "continúa el renglón anterior" in dicho
    assert not Acuerdo.objects.exists()
    aplicar_en = f"{pagina}aplicar/"
    assert cliente.post(aplicar_en)["Location"] == pagina
    assert cliente.post(aplicar_en).status_code == 302
    assert Compromiso.objects.count() == 6
    assert "2 acuerdos nuevos, 6 compromisos nuevos" in cliente.get(pagina).content.decode()
    una = TablaAsm.objects.get().get_absolute_url()
    tabla = cliente.get(una).content.decode()
    assert compromiso("Aforar").folio in tabla and "octubre de 2017 (sin día)" in tabla
    libro = cliente.get(f"{una}hoja/").content
    assert cliente.get(f"{una}pdf/").content.startswith(b"%PDF")
    otra = cliente.get(subir(elenco, libro)["Location"]).content.decode()
    assert "ya está registrado: no hay nada que aplicar" in otra


def test_una_tabla_con_errores_se_ve_y_no_se_aplica(elenco: Elenco) -> None:
    pagina = subir(elenco, tabla_de(elenco, {("1.-Aforar", 4): "<b>" + "x" * 201}))["Location"]
    dicho = elenco.cliente("vinculacion").get(pagina).content.decode()
    assert "Línea 12, Área Responsable: tiene 204 letras" in dicho
    assert "Aplicar la tabla" not in dicho and "<b>x" not in dicho
    assert elenco.cliente("vinculacion").post(f"{pagina}aplicar/").status_code == 409
    assert not Acuerdo.objects.exists()


def test_lo_que_no_es_una_tabla_se_dice_junto_al_archivo(elenco: Elenco) -> None:
    respuesta = subir(elenco, b"hola\tmundo\n")
    assert respuesta.status_code == 422
    assert "No se encontró la fila de encabezados" in respuesta.content.decode()
    assert not ArchivoAsm.objects.exists()


def test_el_archivo_de_otra_persona_no_existe(elenco: Elenco) -> None:
    pagina = subir(elenco, tabla_de(elenco))["Location"]
    assert elenco.cliente("titular_unidad").get(pagina).status_code == 404
    assert ActividadAsm.objects.count() == 0
