"""Documents added to a letter, and people let into a reserved one, by HTTP."""

from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.bitacora.models import Asiento
from coordinacion.documentos.models import Documento
from tests.canalizacion.asunto_http import texto, url
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, carta_nueva, clasificada, turnada


def archivo(nombre: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(nombre, pdf(), "application/pdf")


def test_adjuntar_agrega_y_deja_constancia(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    datos = {"clase": "anexo", "archivo": [archivo("uno.pdf"), archivo("dos.pdf")]}
    cliente = elenco.cliente("oficialia")
    assert cliente.get(url("adjuntar", carta)).status_code == 200
    assert cliente.post(url("adjuntar", carta), datos).status_code == 302
    nombres = set(Documento.objects.filter(asunto_id=carta.pk).values_list("nombre", flat=True))
    assert nombres == {"uno.pdf", "dos.pdf"}
    agregados = Asiento.objects.filter(asunto_id=carta.pk, hecho="documento_agregado")
    assert agregados.count() == 2
    assert elenco.cliente("enlace_a").post(url("adjuntar", carta), datos).status_code == 403


def test_adjuntar_rechaza_lo_que_no_es_lo_que_dice(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    malo = SimpleUploadedFile("oficio.pdf", b"MZ esto no es un pdf", "application/pdf")
    respuesta = elenco.cliente("oficialia").post(
        url("adjuntar", carta), {"clase": "anexo", "archivo": [archivo("bueno.pdf"), malo]}
    )
    assert respuesta.status_code == 422
    assert "oficio.pdf" in texto(respuesta)
    assert not Documento.objects.filter(asunto_id=carta.pk).exists()
    vacio = elenco.cliente("oficialia").post(url("adjuntar", carta), {"clase": "anexo"})
    assert vacio.status_code == 422


def test_adjuntar_dos_veces_lo_mismo_lo_guarda_una(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    bytes_del_plano = pdf()

    def adjuntar(clase: str) -> int:
        plano = SimpleUploadedFile("plano.pdf", bytes_del_plano, "application/pdf")
        datos = {"clase": clase, "archivo": [plano]}
        return elenco.cliente("oficialia").post(url("adjuntar", carta), datos).status_code

    assert (adjuntar("anexo"), adjuntar("anexo")) == (302, 302)
    assert Documento.objects.count() == 1
    agregados = Asiento.objects.filter(asunto_id=carta.pk, hecho="documento_agregado")
    assert agregados.count() == 1
    assert adjuntar("notificacion") == 302, "as something else, it is another document"
    assert Documento.objects.filter(asunto_id=carta.pk).count() == 2


def test_autorizar_a_otra_persona_le_abre_el_asunto(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    oficial = elenco.cliente("oficialia")
    assert oficial.get(carta.get_absolute_url()).status_code == 404
    cliente = elenco.cliente("analista")
    assert cliente.get(url("autorizar", carta)).status_code == 200
    datos = {"persona": elenco.oficialia.pk}
    assert cliente.post(url("autorizar", carta), datos).status_code == 302
    assert oficial.get(carta.get_absolute_url()).status_code == 200
    assert oficial.get(url("autorizar", carta)).status_code == 403
    ajeno = cliente.post(url("autorizar", carta), {"persona": elenco.enlace_c.pk})
    assert ajeno.status_code == 422


def test_un_asunto_normal_no_necesita_autorizar_a_nadie(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    assert elenco.cliente("analista").get(url("autorizar", carta)).status_code == 409
