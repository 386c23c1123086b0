"""What belongs to another institution, or is reserved, does not exist for whoever asks."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import RelacionEnvio, Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Usuario
from tests.canalizacion.turnos_http import respuesta
from tests.correspondencia.mesa import carta_tecleada
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, atendida, destino, respondida, turnada
from tests.seguridad.mundo import Mundo, concluida
from tests.seguridad.peticiones import DE_MAS, pedir

SIN_ROL_DE_IMPRIMIR = ("consulta", "auditoria", "enlace_a", "titular_institucion_a")


@pytest.mark.parametrize("persona", ["todologa", "oficialia", *SIN_ROL_DE_IMPRIMIR])
def test_lo_ajeno_no_existe(mundo: Mundo, persona: str) -> None:
    """A reserved letter turned to B, asked for by A and by people of the unit not named."""
    faltas = []
    for nombre in mundo.ajenos:
        for metodo in ("get", "post"):
            dado = pedir(mundo.elenco, persona, metodo, mundo.url_ajena(nombre), DE_MAS)
            por_rol = nombre == "registro:acuse" and persona in SIN_ROL_DE_IMPRIMIR
            if dado.codigo not in ({403, 405} if por_rol else {404, 405}) or dado.escritas:
                faltas.append((nombre, metodo, dado.codigo, dado.escritas))
    assert faltas == []


def test_lo_ajeno_y_lo_inexistente_contestan_lo_mismo(mundo: Mundo) -> None:
    cliente = mundo.elenco.cliente("enlace_a")
    inexistente = _sin_nonce(cliente.get("/asuntos/JG-2020-999999-A/").content)
    assert _sin_nonce(cliente.get(mundo.url_ajena("asunto:ver")).content) == inexistente
    assert _sin_nonce(cliente.get(mundo.url_ajena("turno:ver")).content) == inexistente


def _sin_nonce(pagina: bytes) -> str:
    return re.sub(r'nonce="[^"]*"|value="[^"]{64}"|"X-CSRFToken": "[^"]*"', "", pagina.decode())


def test_lo_ajeno_no_se_alcanza_por_lo_propio(mundo: Mundo) -> None:
    """A document or a clock of another letter, hung from one's own address."""
    cliente = mundo.elenco.cliente("enlace_a")
    _, ajeno = mundo.ajenos["turno:documento"]
    _, plazo_ajeno = mundo.ajenos["asunto:por_que"]
    propia = mundo.propia.slug
    for nombre, args in (
        ("turno:documento", [mundo.turno.pk, ajeno]),
        ("asunto:documento", [propia, ajeno]),
        ("asunto:visor", [propia, ajeno]),
        ("asunto:por_que", [propia, plazo_ajeno]),
    ):
        assert cliente.get(reverse(nombre, args=args)).status_code == 404, nombre


def test_acusar_varios_deja_lo_ajeno_como_estaba(mundo: Mundo) -> None:
    ids = [mundo.turno.pk, mundo.ajeno.pk, 2**62]
    enviada = mundo.elenco.cliente("enlace_a").post(
        reverse("mis_turnos:acusar_varios"), {"turnos": json.dumps(ids)}
    )
    assert "No existe ese turno" in enviada.content.decode()
    assert Turno.objects.get(pk=mundo.turno.pk).estado == "acusado"
    assert Turno.objects.get(pk=mundo.ajeno.pk).estado == "turnado"


def test_una_relacion_no_lleva_turnos_que_no_se_ofrecieron(mundo: Mundo) -> None:
    emitidas = RelacionEnvio.objects.count()
    datos = {"institucion": mundo.elenco.d.pk, "turnos": [mundo.ajeno.pk, mundo.turno.pk]}
    enviada = mundo.elenco.cliente("oficialia").post(reverse("papel:relacion_emitir"), datos)
    assert enviada.status_code == 422
    assert RelacionEnvio.objects.count() == emitidas


def test_el_lote_de_otra_persona_no_se_toca(elenco: Elenco) -> None:
    archivo = SimpleUploadedFile("oficio.pdf", pdf(3), "application/pdf")
    de_otra = documentos.guardar(elenco.todologa, archivo, clase=Documento.Clase.LOTE)
    cliente, pk = elenco.cliente("oficialia"), str(de_otra.pk)
    assert cliente.get(reverse("registro:lote_documento", args=[pk])).status_code == 404
    cliente.post(reverse("registro:lote_separar"), {"documento": pk, "cortes": "2"})
    cliente.post(reverse("registro:lote_unir"), {"documentos": [pk, pk]})
    cliente.post(reverse("registro:lote_descartar"), {"descarta": pk})
    registro = cliente.post(reverse("registro:mesa"), carta_tecleada(documento=pk))
    assert registro.status_code == 422
    assert list(Documento.objects.values_list("pk", "asunto_id")) == [(de_otra.pk, None)]
    assert not Correspondencia.objects.exists()


def test_los_avisos_de_otra_persona_no_se_marcan(elenco: Elenco) -> None:
    turnada(elenco, destino(elenco.b))
    suyo = Aviso.objects.filter(destinatario=elenco.enlace_b)[0]
    elenco.cliente("enlace_a").post(reverse("avisos:leer"), {"aviso": [suyo.pk]})
    assert Aviso.objects.get(pk=suyo.pk).leido_en is None


def test_un_reservado_no_se_adivina_como_duplicado(mundo: Mundo) -> None:
    reservado = Turno.objects.select_related("correspondencia").get(pk=mundo.ajeno.pk)
    datos = {"motivo": "duplicado", "duplicado_de": reservado.correspondencia.folio}
    enviada = mundo.elenco.cliente("todologa").post(mundo.url("asunto:cancelar"), datos)
    assert enviada.status_code == 422
    assert "No se encontró ningún asunto con ese folio" in enviada.content.decode()


def test_leer_un_reservado_deja_constancia_y_nada_mas(mundo: Mundo) -> None:
    for nombre in ("asunto:ver", "turno:ver", "asunto:documento", "turno:documento"):
        leido = pedir(mundo.elenco, "enlace_b", "get", mundo.url_ajena(nombre))
        escritas = {"bitacora_asiento": 1, "bitacora_cabeza": 1}  # the fact, and its chain's head
        assert (leido.codigo, leido.escritas) == (200, escritas), nombre


# What a form does not ask for is not obeyed


def test_registrar_no_obedece_campos_de_mas(elenco: Elenco) -> None:
    datos = carta_tecleada(estado="concluida", folio="JG/2026/999999-A", numero="999999")
    datos |= {"capturada_por": elenco.analista.pk, "notificada_en": "2026-01-01", "pk": "77"}
    assert elenco.cliente("oficialia").post(reverse("registro:mesa"), datos).status_code == 302
    carta = Correspondencia.objects.get()
    assert (carta.estado, carta.numero, carta.capturada_por) == ("recibida", 1, elenco.oficialia)
    assert carta.notificada_en is None


def test_responder_no_obedece_campos_de_mas(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    datos = respuesta(turno, estado="atendido", institucion=elenco.b.pk, vueltas=9, acuse="tacito")
    url = reverse("turno:responder", args=[turno.pk])
    assert elenco.cliente("enlace_a").post(url, datos).status_code == 302
    hecho = Turno.objects.get(pk=turno.pk)
    assert (hecho.estado, hecho.institucion, hecho.vueltas) == ("respondido", elenco.a, 0)
    assert hecho.acuse == "expreso"


def test_corregir_no_mueve_lo_que_no_es_suyo(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    url = reverse("registro:corregir", args=[carta.slug])
    datos = carta_tecleada(version=carta.version, motivo="Se contó mal", estado="concluida")
    datos |= {"acceso": "reservado", "sentido": "1", "notificada_en": "2026-01-01T10:00"}
    antes = {c: getattr(carta, c) for c in ("estado", "acceso", "sentido_id", "notificada_en")}
    elenco.cliente("analista").post(url, datos)
    ahora = Correspondencia.objects.get(pk=carta.pk)
    assert {campo: getattr(ahora, campo) for campo in antes} == antes


def test_cambiar_la_contrasena_no_da_poderes(elenco: Elenco) -> None:
    nueva = f"clave-{uuid.uuid4()}"
    datos = {"oldpassword": "elenco-de-prueba-2026", "password1": nueva, "password2": nueva}
    elenco.cliente("extrano").post("/cuenta/contrasena/", datos | dict(DE_MAS))
    ahora = Usuario.objects.get(pk=elenco.extrano.pk)
    assert ahora.check_password(nueva)
    assert (ahora.is_staff, ahora.is_superuser) == (False, False)


def test_la_administracion_tampoco_da_poderes_ocultos(elenco: Elenco) -> None:
    url = reverse("catalogos:editar", args=["personas", elenco.extrano.pk])
    datos = {"username": "extrano", "first_name": "Nuevo", "last_name": "Nombre", "email": ""}
    enviada = elenco.cliente("administracion").post(url, datos | dict(DE_MAS))
    assert enviada.status_code == 302
    ahora = Usuario.objects.get(pk=elenco.extrano.pk)
    assert ahora.first_name == "Nuevo"
    assert (ahora.is_staff, ahora.is_superuser) == (False, False)


# A verb that the state no longer admits: 409, where it stands and who took it there

DE_LA_CONCLUIDA: Mapping[str, str] = {
    "asunto:clasificar": "analista",
    "asunto:turnar": "analista",
    "asunto:reclasificar": "analista",
    "asunto:remitir": "analista",
    "asunto:responder_directo": "analista",
    "asunto:tomar_conocimiento": "analista",
    "asunto:prevenir": "analista",
    "asunto:desahogar": "oficialia",
    "asunto:acumular": "analista",
    "asunto:desglosar": "analista",
    "asunto:desechar": "titular_unidad",
    "asunto:regresar": "analista",
    "asunto:notificar": "oficialia",
    "archivo:concluir": "titular_unidad",
    "asunto:cancelar": "analista",
}
DEL_RESPONDIDO: Mapping[str, tuple[str, dict[str, Any]]] = {
    "turno:acusar": ("enlace_a", {}),
    "turno:responder": ("enlace_a", {"texto": "Otra vez"}),
    "turno:declinar": ("enlace_a", {"clase": "no_identifica", "fundamento": "No es nuestro"}),
    "turno:acusar_papel": ("oficialia", {"entrego": "Mensajero"}),
    "turno:declinar_papel": (
        "oficialia",
        {"clase": "no_identifica", "fundamento": "No", "entrego": "Mensajero"},
    ),
}


def test_un_asunto_concluido_dice_como_esta_y_quien_lo_dejo_asi(elenco: Elenco) -> None:
    carta = concluida(elenco)
    for nombre, persona in DE_LA_CONCLUIDA.items():
        dado = elenco.cliente(persona).get(reverse(nombre, args=[carta.slug]))
        pagina = dado.content.decode()
        assert dado.status_code == 409, nombre
        assert "«Concluida»" in pagina, nombre
        assert "Titular_unidad Prueba" in pagina, nombre


def test_concluir_dos_veces_por_post_es_409_sin_perder_lo_elegido(elenco: Elenco) -> None:
    carta = concluida(elenco)
    url = reverse("archivo:concluir", args=[carta.slug])
    hechos = Asiento.objects.count()
    dado = elenco.cliente("titular_unidad").post(url, {"sentido": carta.sentido_id})
    pagina = dado.content.decode()
    assert dado.status_code == 409
    assert f'value="{carta.sentido_id}" selected' in pagina
    assert "«Concluida»" in pagina and "Titular_unidad Prueba" in pagina
    assert Asiento.objects.count() == hechos


def test_un_turno_respondido_dice_como_esta_y_quien_lo_dejo_asi(elenco: Elenco) -> None:
    _, turno = respondida(elenco)
    for nombre, (persona, datos) in DEL_RESPONDIDO.items():
        url = reverse(nombre, args=[turno.pk])
        completos = respuesta(turno) | {"momento": "2026-01-05T10:00", **datos}
        for metodo in ("get", "post"):
            dado = getattr(elenco.cliente(persona), metodo)(url, completos)
            pagina = dado.content.decode()
            assert dado.status_code == 409, (nombre, metodo)
            assert "«Respondido por la dependencia, por revisar»" in pagina, (nombre, metodo)
            assert "Enlace_a Prueba" in pagina, (nombre, metodo)


def test_a_una_carta_turnada_no_se_le_salta_nada(elenco: Elenco) -> None:
    """From turned to concluded there is no short cut."""
    carta, (turno,) = turnada(elenco, destino(elenco.a))
    for nombre, persona in (
        ("archivo:concluir", "titular_unidad"),
        ("asunto:regresar", "analista"),
    ):
        dado = elenco.cliente(persona).get(reverse(nombre, args=[carta.slug]))
        assert dado.status_code == 409
        assert "«Turnada»" in dado.content.decode()
    aceptar = elenco.cliente("analista").post(reverse("turno:aceptar", args=[turno.pk]))
    assert aceptar.status_code == 409
    assert "«Turnado, por acusar»" in aceptar.content.decode()
