"""Keeping, attaching, splitting and joining; what fails leaves neither rows nor files."""

import errno
import hashlib
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from coordinacion.documentos import selectors, services
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Institucion, Usuario
from tests.documentos import archivos
from tests.documentos.conftest import Subir

pytestmark = pytest.mark.django_db


def en_disco(carpeta: Path) -> list[Path]:
    return [ruta for ruta in carpeta.rglob("*") if ruta.is_file()]


def alturas(documento: Documento) -> list[int]:
    with documento.archivo.open("rb") as archivo, pikepdf.open(io.BytesIO(archivo.read())) as pdf:
        return [int(pagina.mediabox[3]) - 792 for pagina in pdf.pages]


def test_guardar_conserva_los_bytes_y_no_el_nombre(subir: Subir, carpeta: Path) -> None:
    contenido = archivos.imagen("JPEG")
    documento = subir(contenido, "../../Petición de agua.JPG")
    assert documento.nombre == "Petición de agua.jpg"
    assert (documento.mime, documento.paginas) == ("image/jpeg", 1)
    assert documento.sha256 == hashlib.sha256(contenido).hexdigest()
    (ruta,) = en_disco(carpeta)
    assert ruta.read_bytes() == contenido
    assert ruta.suffix == ".jpg"
    assert len(ruta.stem) == 32
    assert len(ruta.relative_to(carpeta).parts) == 3  # year/month/file


def test_lo_rechazado_no_deja_rastro(subir: Subir, carpeta: Path) -> None:
    with pytest.raises(DatoInvalido):
        subir(b"<html>", "oficio.pdf")
    assert not Documento.objects.exists()
    assert not en_disco(carpeta)


def test_lo_enorme_se_rechaza_sin_leerse(oficialia: Usuario) -> None:
    archivo = SimpleUploadedFile("oficio.pdf", b"x")
    archivo.size = 300 * 1024 * 1024
    archivo.close()  # reading it now would fail
    with pytest.raises(DatoInvalido, match=r"300\.0 MB"):
        services.guardar(oficialia, archivo, clase=Documento.Clase.ANEXO)


def test_disco_lleno(subir: Subir, carpeta: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the file gets written, then the disk is full: nothing stays anywhere."""

    def a_medias(self: FileSystemStorage, name: str, content: Any) -> str:
        destino = Path(self.path(name))
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_bytes(b"%PDF")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", a_medias)
    with pytest.raises(DatoInvalido, match="No se pudo guardar"), transaction.atomic():
        subir()
    assert not Documento.objects.exists()
    assert not en_disco(carpeta)


def test_si_la_fila_no_entra_el_archivo_se_va(subir: Subir, carpeta: Path) -> None:
    with pytest.raises(Exception, match="documento_del_lote_sin_asunto"), transaction.atomic():
        subir(asunto_id=1)
    assert not en_disco(carpeta)


def test_adscribir(subir: Subir, oficialia: Usuario) -> None:
    documento = subir()
    assert list(selectors.lote_de(oficialia)) == [documento]
    for _ in range(2):
        services.adscribir(documento, asunto_id=7, clase=Documento.Clase.OFICIO_RECIBIDO)
    assert documento.asunto_id == 7
    assert not selectors.lote_de(oficialia)
    assert list(selectors.del_asunto(7)) == [documento]
    with pytest.raises(EstadoNoAdmite):
        services.adscribir(documento, asunto_id=8, clase=Documento.Clase.ANEXO)


def test_mismos_bytes(subir: Subir) -> None:
    contenido = archivos.pdf(2)
    uno = subir(contenido, clase=Documento.Clase.ANEXO, asunto_id=7)
    otro = subir(contenido, "con otro nombre.pdf", clase=Documento.Clase.ANEXO, asunto_id=8)
    subir(contenido)
    assert set(selectors.mismos_bytes(uno.sha256)) == {uno, otro}
    assert set(selectors.mismos_bytes(uno.sha256, asunto_id=8)) == {otro}


def test_separar(subir: Subir, oficialia: Usuario) -> None:
    original = subir(archivos.pdf(6), "pila.pdf")
    partes = services.separar(oficialia, original, [3, 6])
    assert [parte.nombre for parte in partes] == [f"pila ({n} de 3).pdf" for n in (1, 2, 3)]
    assert [alturas(parte) for parte in partes] == [[0, 1], [2, 3, 4], [5]]
    assert list(selectors.lote_de(oficialia)) == partes
    assert alturas(original) == [0, 1, 2, 3, 4, 5]  # the original stays
    assert set(partes[0].originales.all()) == {original}


@pytest.mark.parametrize("cortes", [[], [1], [0], [7], [-2], [2, 99]])
def test_separar_donde_no_se_puede(
    subir: Subir, oficialia: Usuario, carpeta: Path, cortes: list[int]
) -> None:
    original = subir(archivos.pdf(6))
    with pytest.raises(DatoInvalido) as captura:
        services.separar(oficialia, original, cortes)
    assert "entre la 2 y la 6" in captura.value.campos["cortes"]
    assert len(en_disco(carpeta)) == 1


def test_una_sola_pagina_no_se_separa(subir: Subir, oficialia: Usuario) -> None:
    with pytest.raises(DatoInvalido, match="una sola página"):
        services.separar(oficialia, subir(), [2])


def test_unir(subir: Subir, oficialia: Usuario) -> None:
    uno, dos = subir(archivos.pdf(2), "uno.pdf"), subir(archivos.pdf(3), "dos.pdf")
    unido = services.unir(oficialia, [dos, uno])
    assert (unido.nombre, unido.paginas) == ("dos.pdf", 5)
    assert alturas(unido) == [0, 1, 2, 0, 1]
    assert list(selectors.lote_de(oficialia)) == [unido]
    assert set(unido.originales.all()) == {uno, dos}


def test_unir_pide_dos_pdf(subir: Subir, oficialia: Usuario) -> None:
    pdf, foto = subir(), subir(archivos.imagen(), "foto.jpg")
    with pytest.raises(DatoInvalido, match="al menos dos"):
        services.unir(oficialia, [pdf, pdf])
    with pytest.raises(DatoInvalido, match=r"«foto\.jpg» no es PDF"):
        services.unir(oficialia, [pdf, foto])
    assert set(selectors.lote_de(oficialia)) == {pdf, foto}


def test_el_lote_es_de_cada_quien(subir: Subir, oficialia: Usuario, otra: Usuario) -> None:
    documento = subir(archivos.pdf(2))
    assert not selectors.lote_de(otra)
    for verbo in (
        lambda: services.separar(otra, documento, [2]),
        lambda: services.unir(otra, [documento, subir()]),
        lambda: services.descartar_lote(otra, documento),
    ):
        with pytest.raises(SinPermiso):
            verbo()


def test_descartar(subir: Subir, oficialia: Usuario, carpeta: Path) -> None:
    documento = subir()
    services.descartar_lote(oficialia, documento)
    assert not selectors.lote_de(oficialia)
    assert len(en_disco(carpeta)) == 1
    with pytest.raises(EstadoNoAdmite):
        services.descartar_lote(oficialia, documento)
    with pytest.raises(EstadoNoAdmite):
        services.adscribir(documento, asunto_id=7, clase=Documento.Clase.ANEXO)


def test_si_falta_el_archivo_se_dice(subir: Subir, oficialia: Usuario) -> None:
    documento = subir(archivos.pdf(2))
    Path(documento.archivo.path).unlink()
    with pytest.raises(DatoInvalido, match="no está disponible"):
        services.separar(oficialia, documento, [2])


def test_lo_de_una_institucion_no_lo_ve_otra(
    subir: Subir, institucion: Institucion, otra: Usuario
) -> None:
    comun = subir(clase=Documento.Clase.ANEXO, asunto_id=7)
    propio = subir(clase=Documento.Clase.RESPUESTA, asunto_id=7, institucion_id=institucion.pk)
    assert list(selectors.del_asunto(7).visibles_para(otra)) == [comun]
    institucion.adscripciones.create(usuario=otra, rol="enlace", vigente_desde="2020-01-01")
    otra = Usuario.objects.get(pk=otra.pk)
    assert list(selectors.del_asunto(7).visibles_para(otra)) == [comun, propio]
