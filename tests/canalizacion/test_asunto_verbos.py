"""Each verb of a letter by HTTP: done, refused with its reason, and by whom."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.forms.turno_comun import ahora_local
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from tests.canalizacion.asunto_http import ahora, sentido, texto, url
from tests.documentos.archivos import pdf
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    turnada,
)
from tests.matriz import verbos_carta
from workflows import motor


def archivo(nombre: str = "prueba.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nombre, pdf(), "application/pdf")


def de_conocimiento(elenco: Elenco) -> Correspondencia:
    return clasificada(elenco, tipo="invitacion", via="conocimiento")


def notificada(elenco: Elenco) -> Correspondencia:
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.analista, carta.pk, intento())
    return ahora(carta)


def de_reclasificar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {
        "version": carta.version,
        "tipo": Tipo.objects.get(clave="queja").pk,
        "tema": Tema.objects.get(clave="agua-potable").pk,
        "prioridad": "urgente",
        "acceso": "normal",
        "motivo": "Se leyó mal",
    }


def de_remitir(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {
        "institucion": elenco.externa.pk,
        "fundamento": "Ley de la Industria Eléctrica",
        "instruccion": instruccion().pk,
    }


def de_responder(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    sentidos = {f"sentido_{punto.pk}": sentido(carta).pk for punto in carta.puntos.all()}
    return {"texto": "Se atendió en ventanilla.", "archivo": archivo(), **sentidos}


def de_regresar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    turno = carta.turnos.get()
    return {"motivo": "Falta el plano", f"turno_{turno.pk}": "on", f"dias_{turno.pk}": "2"}


def de_notificar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {
        "clave_envio": str(uuid.uuid4()),
        "a_quien": "Comisariado Ejidal",
        "realizada_en": ahora_local(),
        "medio": "personal",
        "resultado": "no_localizado",
        "archivo": archivo("acuse.pdf"),
    }


def de_concluir(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"sentido": sentido(carta).pk}


def de_cancelar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"motivo": "prueba", "explicacion": "Se capturó para probar"}


def de_desechar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"fundamento": "Ofensiva", "aviso_al_peticionario": "Por correo"}


def prevenida(elenco: Elenco) -> Correspondencia:
    carta = carta_nueva(elenco)
    verbos_carta.prevenir(elenco, elenco.analista, carta)
    return ahora(carta)


def desechada(elenco: Elenco) -> Correspondencia:
    carta = carta_nueva(elenco)
    verbos_carta.desechar(elenco, elenco.titular_unidad, carta)
    return ahora(carta)


def de_prevenir(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"requerido": "El plano", "medio": "correo", "notificada_en": ahora_local()}


def de_desahogar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"entregado": "El plano", "momento": ahora_local(), "archivo": archivo("plano.pdf")}


def de_acumular(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"principal": carta_nueva(elenco, recibida_en=carta.recibida_en).folio}


def de_desglosar(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {"puntos": [carta.puntos.create(numero=2, texto="También pide agua").pk]}


def nada(elenco: Elenco, carta: Correspondencia) -> dict[str, Any]:
    return {}


Datos = Callable[[Elenco, Correspondencia], dict[str, Any]]
Etapa = Callable[[Elenco], Correspondencia]

# verb, letter that admits it, who runs it, what is sent, the state that follows, its fact
CASOS: list[tuple[str, Etapa, str, Datos, str, str]] = [
    ("reclasificar", clasificada, "analista", de_reclasificar, "clasificada",
     "correspondencia_reclasificada"),
    ("remitir", clasificada, "analista", de_remitir, "canalizada", "correspondencia_remitida"),
    ("responder_directo", clasificada, "analista", de_responder, "atendida",
     "correspondencia_respondida_directo"),
    ("tomar_conocimiento", de_conocimiento, "analista", nada, "concluida",
     "correspondencia_conocimiento_tomado"),
    ("prevenir", clasificada, "analista", de_prevenir, "prevenida", "correspondencia_prevenida"),
    ("desahogar", prevenida, "oficialia", de_desahogar, "recibida", "correspondencia_desahogada"),
    ("acumular", clasificada, "analista", de_acumular, "acumulada", "correspondencia_acumulada"),
    ("desglosar", clasificada, "analista", de_desglosar, "clasificada",
     "correspondencia_desglosada"),
    ("desechar", carta_nueva, "titular_unidad", de_desechar, "desechada",
     "correspondencia_desechada"),
    ("regresar", lambda e: atendida(e)[0], "analista", de_regresar, "canalizada",
     "correspondencia_regresada"),
    ("notificar", lambda e: atendida(e)[0], "oficialia", de_notificar, "atendida",
     "correspondencia_notificada"),
    ("concluir", notificada, "titular_unidad", de_concluir, "concluida",
     "correspondencia_concluida"),
    ("cancelar", carta_nueva, "analista", de_cancelar, "cancelada", "correspondencia_cancelada"),
]  # fmt: skip
VERBOS = [caso[0] for caso in CASOS]


@pytest.mark.parametrize("caso", CASOS, ids=VERBOS)
def test_el_verbo_se_abre_se_hace_y_vuelve_al_asunto(
    elenco: Elenco, caso: tuple[str, Etapa, str, Datos, str, str]
) -> None:
    verbo, etapa, quien, datos, estado, hecho = caso
    carta = etapa(elenco)
    cliente = elenco.cliente(quien)
    pagina = cliente.get(url(verbo, carta))
    assert pagina.status_code == 200
    assert carta.folio in texto(pagina)
    respuesta = cliente.post(url(verbo, carta), datos(elenco, carta))
    assert respuesta.status_code == 302, texto(respuesta)
    assert respuesta["Location"] == carta.get_absolute_url()
    assert ahora(carta).estado == estado
    assert Asiento.objects.filter(asunto_id=carta.pk, hecho=hecho).count() == 1
    assert 'class="mensaje mensaje-success"' in texto(cliente.get(carta.get_absolute_url()))


@pytest.mark.parametrize("caso", CASOS, ids=VERBOS)
def test_a_destiempo_es_409_con_el_estado_y_quien_lo_dejo(
    elenco: Elenco, caso: tuple[str, Etapa, str, Datos, str, str]
) -> None:
    verbo, etapa, quien, datos, _, _ = caso
    carta = etapa(elenco)
    enviado = datos(elenco, carta)
    Correspondencia.objects.filter(pk=carta.pk).update(estado="archivada")
    cliente = elenco.cliente(quien)
    for respuesta in (cliente.get(url(verbo, carta)), cliente.post(url(verbo, carta), enviado)):
        assert respuesta.status_code == 409
        assert "Archivada" in texto(respuesta)
        assert "Último cambio" in texto(respuesta)
    assert ahora(carta).estado == "archivada"


@pytest.mark.parametrize("caso", CASOS, ids=VERBOS)
def test_quien_no_tiene_el_papel_recibe_403_y_quien_no_lo_ve_404(
    elenco: Elenco, caso: tuple[str, Etapa, str, Datos, str, str]
) -> None:
    verbo, etapa, _, datos, _, _ = caso
    carta = etapa(elenco)
    antes = ahora(carta).estado
    enviado = datos(elenco, carta)
    for quien, codigo in (("vinculacion", 403), ("consulta", 403), ("enlace_c", 404)):
        cliente = elenco.cliente(quien)
        assert cliente.get(url(verbo, carta)).status_code == codigo
        assert cliente.post(url(verbo, carta), enviado).status_code == codigo
    assert ahora(carta).estado == antes


# verb, letter, who, what is sent, what the page says
FALTAS: list[tuple[str, Etapa, str, dict[str, str], str]] = [
    ("reclasificar", clasificada, "analista", {"motivo": "Se leyó con prisa"}, "obligatorio"),
    ("remitir", clasificada, "analista", {"indicaciones": "Con copia"}, "obligatorio"),
    ("responder_directo", clasificada, "analista", {"texto": "Va la respuesta"}, "obligatorio"),
    ("prevenir", carta_nueva, "analista", {"requerido": "Falta el plano"}, "obligatorio"),
    ("desahogar", prevenida, "oficialia", {"entregado": "Un plano"}, "obligatorio"),
    ("acumular", carta_nueva, "analista", {"principal": "JG/2026/777777"}, "No se encontró"),
    ("desglosar", carta_nueva, "analista", {}, "Elija qué puntos"),
    ("reabrir", desechada, "titular_unidad", {"fundamento": "Procede"}, "obligatorio"),
    ("desechar", carta_nueva, "titular_unidad", {"fundamento": "Por repetida"}, "obligatorio"),
    ("regresar", lambda e: atendida(e)[0], "analista", {"motivo": "Falta el plano"},
     "Elija qué turnos regresan"),
    ("notificar", lambda e: atendida(e)[0], "analista", {"a_quien": "Doña Eulalia"}, "obligatorio"),
    ("concluir", lambda e: atendida(e)[0], "titular_unidad", {}, "obligatorio"),
    ("cancelar", carta_nueva, "analista", {"motivo": "duplicado", "explicacion": "Ya estaba"},
     "Anote el folio"),
    ("cancelar", carta_nueva, "analista",
     {"motivo": "duplicado", "duplicado_de": "JG/2026/777777", "explicacion": "Repetida"},
     "No se encontró ningún asunto"),
]  # fmt: skip


@pytest.mark.parametrize("caso", FALTAS, ids=[f"{c[0]}-{n}" for n, c in enumerate(FALTAS)])
def test_lo_que_falta_se_dice_y_nada_de_lo_tecleado_se_pierde(
    elenco: Elenco, caso: tuple[str, Etapa, str, dict[str, str], str]
) -> None:
    verbo, etapa, quien, enviado, dicho = caso
    carta = etapa(elenco)
    respuesta = elenco.cliente(quien).post(url(verbo, carta), enviado)
    assert respuesta.status_code == 422
    pagina = texto(respuesta)
    assert dicho in pagina
    assert "Revise lo siguiente" in pagina
    for valor in enviado.values():
        assert valor in pagina


def test_lo_respondido_solo_por_una_remision_dice_que_hacer_al_regresarlo(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    verbos_carta.remitir(elenco, elenco.analista, carta)
    turno = carta.turnos.get()
    acuse = canalizacion.PorCuenta(reloj.ahora(), "Oficialía de la autoridad")
    motor.de_turno(canalizacion.aceptar, elenco.oficialia, turno.pk, acuse=acuse)
    analista = elenco.cliente("analista")
    assert "lo remitido no se devuelve" in texto(analista.get(url("regresar", carta)))
    analista.post(url("regresar", carta), {"motivo": "La autoridad no era competente"})
    pagina = texto(analista.get(carta.get_absolute_url()))
    assert "Ninguna institución debe ya una respuesta" in pagina
    otra = elenco.cliente("analista").get(turnada(elenco)[0].get_absolute_url())
    assert "Ninguna institución debe ya" not in texto(otra)


def test_si_no_hay_donde_notificar_la_pagina_lleva_a_concluir_con_ese_motivo(
    elenco: Elenco,
) -> None:
    carta, _ = atendida(elenco)
    sin_datos = de_notificar(elenco, carta) | {"resultado": "sin_datos"}
    elenco.cliente("oficialia").post(url("notificar", carta), sin_datos)
    titular = elenco.cliente("titular_unidad")
    assert texto(titular.get(carta.get_absolute_url())).count("Por concluir") >= 1
    pagina = titular.get(url("concluir", carta)).content.decode()
    assert 'value="sin_datos" selected' in pagina


def test_concluir_propone_el_sentido_y_pide_el_motivo_de_no_notificar(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    cliente = elenco.cliente("titular_unidad")
    assert f'value="{carta.sentido_id}" selected' in texto(cliente.get(url("concluir", carta)))
    datos = de_concluir(elenco, carta)
    respuesta = cliente.post(url("concluir", carta), datos)
    assert respuesta.status_code == 422
    assert "Registre la notificación entregada" in texto(respuesta)
    respuesta = cliente.post(url("concluir", carta), {**datos, "sin_notificacion": "anonima"})
    assert respuesta.status_code == 422
    correspondencia.notificar(elenco.analista, carta.pk, intento("no_localizado"))
    respuesta = cliente.post(url("concluir", carta), {**datos, "sin_notificacion": "imposible"})
    assert respuesta.status_code == 302
    assert ahora(carta).sin_notificacion == "imposible"


def test_la_analista_concluye_solo_lo_que_su_tipo_delega(elenco: Elenco) -> None:
    delegada = notificada(elenco)
    assert elenco.cliente("analista").get(url("concluir", delegada)).status_code == 200
    ajena, _ = atendida(elenco, tipo="queja")
    assert elenco.cliente("analista").get(url("concluir", ajena)).status_code == 403


def test_cancelar_por_duplicado_con_el_folio_como_se_teclee(elenco: Elenco) -> None:
    original, copia = carta_nueva(elenco), carta_nueva(elenco)
    datos = {"motivo": "duplicado", "duplicado_de": original.slug.lower()}
    assert elenco.cliente("analista").post(url("cancelar", copia), datos).status_code == 302
    assert ahora(copia).duplicado_de == original


def test_no_se_cancela_con_turnos_vivos(elenco: Elenco) -> None:
    carta, _ = turnada(elenco)
    datos = de_cancelar(elenco, carta)
    respuesta = elenco.cliente("analista").post(url("cancelar", carta), datos)
    assert respuesta.status_code == 409
    assert "turnos vivos" in texto(respuesta)
    pagina = texto(elenco.cliente("analista").get(carta.get_absolute_url()))
    assert url("cancelar", carta) not in pagina


def test_la_misma_notificacion_dos_veces_es_un_intento(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    datos = de_notificar(elenco, carta) | {"resultado": "entregada"}
    for _ in range(2):
        datos["archivo"] = archivo()
        respuesta = elenco.cliente("oficialia").post(url("notificar", carta), datos)
        assert respuesta.status_code == 302
    assert carta.notificaciones.count() == 1
    assert Documento.objects.count() == 1, "the second press kept its scan"
    prueba = carta.notificaciones.get().prueba
    assert prueba is not None
    assert prueba.clase == Documento.Clase.NOTIFICACION


def test_una_notificacion_futura_se_rechaza_en_su_campo(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    datos = de_notificar(elenco, carta) | {"realizada_en": "2099-01-01T10:00"}
    respuesta = elenco.cliente("oficialia").post(url("notificar", carta), datos)
    assert respuesta.status_code == 422
    assert "no pueden ser futuras" in texto(respuesta)
    assert not Documento.objects.filter(nombre="acuse.pdf").exists()


def test_remitir_unos_puntos_a_una_autoridad_que_coadyuva(elenco: Elenco) -> None:
    carta, _ = turnada(elenco, destino(elenco.a))
    punto = carta.puntos.get()
    datos = de_remitir(elenco, carta) | {"puntos": [punto.pk]}
    assert elenco.cliente("analista").post(url("remitir", carta), datos).status_code == 302
    remision = Turno.objects.get(correspondencia=carta, caracter=Caracter.REMISION)
    assert remision.parte == "coadyuvante"
    assert list(remision.puntos.all()) == [punto]


def test_reclasificar_sobre_una_version_vieja_conserva_lo_escrito(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    datos = de_reclasificar(elenco, carta) | {"version": carta.version - 1}
    respuesta = elenco.cliente("analista").post(url("reclasificar", carta), datos)
    assert respuesta.status_code == 409
    assert "cambió mientras usted lo editaba" in texto(respuesta)
    assert "Se leyó mal" in texto(respuesta)


def test_remitir_otra_vez_a_la_misma_autoridad_se_dice_y_no_se_repite(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    datos = de_remitir(elenco, carta)
    cliente = elenco.cliente("analista")
    assert cliente.post(url("remitir", carta), datos).status_code == 302
    repetida = cliente.post(url("remitir", carta), datos)
    assert repetida.status_code == 422
    assert "ya tiene un turno de este asunto" in texto(repetida)
    assert carta.turnos.count() == 1
