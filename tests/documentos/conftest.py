"""People, institutions and a media folder of its own for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from coordinacion.documentos import services
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Institucion, Usuario
from tests.documentos import archivos

Subir = Callable[..., Documento]


@pytest.fixture(autouse=True)
def carpeta(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def oficialia(db: None) -> Usuario:
    return Usuario.objects.create_user("oficialia-documentos")


@pytest.fixture
def otra(db: None) -> Usuario:
    return Usuario.objects.create_user("otra-documentos")


@pytest.fixture
def institucion(db: None) -> Institucion:
    return Institucion.objects.create(
        clave="prueba-documentos", nombre="Secretaría de Prueba", orden="ejecutivo_estatal"
    )


@pytest.fixture
def subir(oficialia: Usuario) -> Subir:
    """Keep a file through the service; by default a one-page PDF in the batch."""

    def _subir(
        contenido: bytes | None = None,
        nombre: str = "oficio.pdf",
        *,
        clase: str = Documento.Clase.LOTE,
        **llaves: int,
    ) -> Documento:
        archivo = SimpleUploadedFile(nombre, archivos.pdf() if contenido is None else contenido)
        return services.guardar(oficialia, archivo, clase=clase, **llaves)

    return _subir
