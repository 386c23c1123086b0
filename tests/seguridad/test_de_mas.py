"""What another person keeps, what no form asks for, and what the state no longer admits."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Usuario
from tests.canalizacion.turnos_http import respuesta
from tests.correspondencia.mesa import carta_tecleada
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, atendida, destino, respondida, turnada
from tests.seguridad.mundo import concluida
from tests.seguridad.peticiones import DE_MAS


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
