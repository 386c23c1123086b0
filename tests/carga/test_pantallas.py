"""By screen: upload, report, apply, progress and result; only for who may."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from coordinacion.avisos.models import Aviso
from coordinacion.carga.models import Importacion
from coordinacion.carga.services import pedidos
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite
from tests.carga.archivos import en_csv, en_xlsx
from tests.elenco import Elenco
from workflows.importacion import atender
from workflows.models import Proceso

BUENO = en_csv(("asunto", "remitente"), ("Pide agua", "Ana"), ("=Pide luz", "<b>Ana</b>"))
MALO = en_csv(("asunto", "fecha_recepcion"), ("Pide agua", "ayer"))


def subir(elenco: Elenco, contenido: bytes, quien: str = "oficialia", **campos: Any) -> Any:
    archivo = SimpleUploadedFile(campos.pop("nombre", "libro.csv"), contenido)
    datos = {"archivo": archivo, "clave_envio": str(uuid4()), **campos}
    return elenco.cliente(quien).post("/importar/", datos)


def test_del_archivo_al_asunto(elenco: Elenco) -> None:
    respuesta = subir(elenco, BUENO)
    importacion = Importacion.objects.get()
    assert respuesta.status_code == 302
    cliente = elenco.cliente("oficialia")
    assert "Por revisar" in cliente.get(respuesta["Location"]).content.decode()
    assert atender() and not Correspondencia.objects.exists()
    informe = cliente.get(respuesta["Location"]).content.decode()
    assert "Aplicar: registrar 2 asuntos" in informe
    assert "=Pide luz" in informe and "<b>Ana" not in informe
    cliente.post(f"/importar/{importacion.pk}/aplicar/")
    assert atender() and not atender()
    assert Correspondencia.objects.count() == Proceso.objects.count() == 2
    final = cliente.get(respuesta["Location"]).content.decode()
    assert Correspondencia.objects.all()[0].folio in final and "Aplicada" in final
    assert Aviso.objects.filter(destinatario=elenco.oficialia).count() == 2


def test_el_informe_se_descarga_como_texto(elenco: Elenco) -> None:
    subir(elenco, BUENO)
    atender()
    pk = Importacion.objects.get().pk
    libro = elenco.cliente("oficialia").get(f"/importar/{pk}/informe.xlsx").content
    filas = list(load_workbook(io.BytesIO(libro)).worksheets[0].iter_rows())
    assert [fila[0].value for fila in filas[1:]] == [2, 3]
    assert filas[2][2].value == "=Pide luz" and filas[2][2].data_type == "s"


def test_con_errores_no_se_puede_aplicar(elenco: Elenco) -> None:
    subir(elenco, MALO)
    atender()
    importacion = Importacion.objects.get()
    pagina = elenco.cliente("oficialia").get(f"/importar/{importacion.pk}/").content.decode()
    assert "no es una fecha" in pagina and "Aplicar" not in pagina
    with pytest.raises(EstadoNoAdmite):
        pedidos.pedir_aplicar(elenco.oficialia, importacion.pk)


@pytest.mark.parametrize(
    ("contenido", "dice"),
    [(b"", "vac"), (b"folio\n1\n", ""), (b"asunto\n", "encabezados"), (b"a\x00b", "nulos")],
)
def test_un_archivo_que_no_sirve_se_dice_en_la_pagina(
    elenco: Elenco, contenido: bytes, dice: str
) -> None:
    respuesta = subir(elenco, contenido)
    if dice:
        assert respuesta.status_code == 422 and dice in respuesta.content.decode()
        assert not Importacion.objects.exists()
    else:
        atender()
        importacion = Importacion.objects.get()
        assert importacion.estado == "rechazada" and "Falta la columna" in importacion.nota


def test_el_mismo_formulario_dos_veces_es_una_importacion(elenco: Elenco) -> None:
    clave = str(uuid4())
    for _ in range(2):
        subir(elenco, BUENO, clave_envio=clave)
    assert Importacion.objects.count() == 1
    pk = Importacion.objects.get().pk
    atender()
    for _ in range(2):
        assert elenco.cliente("oficialia").post(f"/importar/{pk}/aplicar/").status_code == 302
        atender()
    assert Correspondencia.objects.count() == 2


def test_lo_que_dejo_un_proceso_muerto_se_retoma(elenco: Elenco) -> None:
    subir(elenco, BUENO)
    Importacion.objects.update(atendida_en=reloj.ahora())
    assert not atender()
    Importacion.objects.update(atendida_en=reloj.ahora() - pedidos.ESPERA * 2)
    assert atender()


def test_quien_ya_no_tiene_el_papel_no_importa(elenco: Elenco) -> None:
    subir(elenco, BUENO)
    elenco.oficialia.adscripciones.update(vigente_hasta="2020-01-01", vigente_desde="2019-01-01")
    atender()
    assert Importacion.objects.get().estado == "rechazada"


def test_el_tipo_y_la_columna_se_dicen_en_la_pagina(elenco: Elenco) -> None:
    tipo = Tipo.objects.get(clave="peticion")
    libro = en_xlsx(("Lo que pide",), ("Un puente",))
    subir(elenco, libro, nombre="libro.xlsx", columna_asunto="lo que pide", tipo=tipo.pk)
    atender()
    elenco.cliente("oficialia").post(f"/importar/{Importacion.objects.get().pk}/aplicar/")
    atender()
    assert Correspondencia.objects.get().tipo == tipo


def test_las_paginas_cuestan_lo_mismo_con_pocos_renglones_que_con_muchos(
    elenco: Elenco, django_assert_max_num_queries: Any
) -> None:
    subir(elenco, en_csv(("asunto",), *((f"Asunto {n}",) for n in range(150))))
    atender()
    pk = Importacion.objects.get().pk
    cliente = elenco.cliente("oficialia")
    cliente.get(f"/importar/{pk}/")
    with django_assert_max_num_queries(12):
        assert "Asunto 99" in cliente.get(f"/importar/{pk}/").content.decode()
    with django_assert_max_num_queries(12):
        cliente.get(f"/importar/{pk}/?pagina=2&resultado=todos")
