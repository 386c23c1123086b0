"""Agreements as people use them: written at a meeting, signed by their parties, linked."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from coordinacion.acuerdos.forms.escritura import ACUERDOS, COMPROMISOS
from coordinacion.acuerdos.models import Acuerdo, BorradorDeAcuerdos, Compromiso, LigaConAsunto
from coordinacion.acuerdos.opciones import SentidoLiga
from coordinacion.acuerdos.services import acuerdos as services
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.vinculacion.models import Reunion
from tests.acuerdos.acuerdos import TEXTO, acuerdo_en, programada, propuesto, tecleado
from tests.acuerdos.compromisos import compromiso_en
from tests.elenco import Elenco, atendida, intento
from tests.soporte.hojas import texto
from tests.vinculacion.reuniones import celebrada
from workflows.models import ProcesoDeCompromiso

MUNICIPIO = "Municipio de San Juan Mixtepec"


def _escribir(elenco: Elenco, reunion: Reunion, datos: dict[str, Any], **mas: str) -> Any:
    url = reverse("acuerdo:escribir", args=[reunion.pk])
    return elenco.cliente("vinculacion").post(url, datos | mas)


def _tres(elenco: Elenco) -> dict[str, str]:
    return tecleado(
        {
            "texto": "Reparar el camino",
            "compromisos": [
                {"texto": "Rehabilitar 5 km", "quien": elenco.a.nombre, "dias": "20",
                 "verifica": elenco.b.nombre},
                {"texto": "Prestar la revolvedora", "quien": MUNICIPIO,
                 "correo": "presidencia@municipio.example", "fecha": "2030-01-15"},
            ],
        },
        {"texto": "Ceder el predio", "desenlace": "no_alcanzado", "motivo": "No hubo quórum"},
        {"texto": "Abrir la caja de agua", "desenlace": "propuesto"},
    )  # fmt: skip


def test_tres_acuerdos_de_una_reunion(elenco: Elenco) -> None:
    reunion = programada(elenco)
    datos = _tres(elenco)
    pregunta = _escribir(elenco, reunion, datos)
    assert pregunta.status_code == 409 and MUNICIPIO in pregunta.content.decode()
    assert not Acuerdo.objects.exists()

    hecho = _escribir(elenco, reunion, datos, confirmado=MUNICIPIO)
    assert hecho.status_code == 302 and hecho["Location"] == reunion.get_absolute_url()
    estados = list(Acuerdo.objects.order_by("pk").values_list("estado", flat=True))
    assert estados == ["alcanzado", "no_alcanzado", "propuesto"]
    dependencia, municipio = Compromiso.objects.order_by("pk")
    assert (dependencia.institucion, dependencia.verifica) == (elenco.a, elenco.b)
    assert dependencia.dias_habiles == 20 and dependencia.estado == "propuesto"
    assert ProcesoDeCompromiso.objects.count() == 2
    assert (municipio.externo, municipio.verifica) == (MUNICIPIO, None)
    partes = Acuerdo.objects.order_by("pk")[0].partes.all()
    assert {(str(parte), parte.orden) for parte in partes} == {
        (elenco.a.nombre, elenco.a.orden),
        (elenco.b.nombre, elenco.b.orden),
        (MUNICIPIO, "municipal"),
    }
    pagina = elenco.cliente("consulta").get(reunion.get_absolute_url()).content.decode()
    for acuerdo in Acuerdo.objects.all():
        assert acuerdo.folio in pagina
    assert "0 de 2 compromisos cumplidos" in pagina


@pytest.mark.parametrize("campo", ["a0-c0-quien", "a0-c0-verifica"])
def test_confirmar_unos_nombres_no_confirma_los_que_se_escriben_despues(
    elenco: Elenco, campo: str
) -> None:
    reunion = programada(elenco)
    otro = {campo: "Secretaría de Camimos"}
    pregunta = _escribir(elenco, reunion, _tres(elenco) | otro, confirmado=MUNICIPIO)
    dicho = pregunta.content.decode()
    assert pregunta.status_code == 409 and not Acuerdo.objects.exists()
    assert "No está en el catálogo de instituciones: «Secretaría de Camimos»." in dicho
    for nombre in (MUNICIPIO, otro[campo]):
        assert f'name="confirmado" value="{nombre}"' in dicho
    datos = _tres(elenco) | otro | {"confirmado": [MUNICIPIO, otro[campo]]}
    assert _escribir(elenco, reunion, datos).status_code == 302


def test_los_que_pasan_del_limite_se_dicen_y_siguen_ahi(elenco: Elenco) -> None:
    reunion, cliente = programada(elenco), elenco.cliente("vinculacion")
    renglones = [{"texto": f"Compromiso {n}", "quien": MUNICIPIO} for n in range(COMPROMISOS + 1)]
    muchos = [{"texto": f"Acuerdo {n}", "desenlace": "propuesto"} for n in range(ACUERDOS)]
    datos = tecleado({"texto": "Con todos", "compromisos": renglones}, *muchos)
    respuesta = _escribir(elenco, reunion, datos, confirmado=MUNICIPIO)
    assert respuesta.status_code == 422 and not Acuerdo.objects.exists()
    dicho = respuesta.content.decode()
    assert f"hay {ACUERDOS + 1} acuerdos y {COMPROMISOS + 1} compromisos" in dicho

    cliente.post(reverse("acuerdo:guardar", args=[reunion.pk]), datos)
    de_nuevo = cliente.get(reverse("acuerdo:escribir", args=[reunion.pk])).content.decode()
    for pagina in (dicho, de_nuevo):
        assert all(f">\n{uno['texto']}</textarea>" in pagina for uno in (*renglones, *muchos))


def test_un_renglon_de_numero_alto_tambien_cuenta(elenco: Elenco) -> None:
    reunion = programada(elenco)
    datos = tecleado({"texto": "Uno"}) | {"a1200-texto": "Otro", "a1200-desenlace": "propuesto"}
    assert _escribir(elenco, reunion, datos).status_code == 302
    assert list(Acuerdo.objects.order_by("pk").values_list("texto", flat=True)) == ["Uno", "Otro"]


def test_la_minuta_impresa_lleva_lo_acordado_y_lo_que_se_debe(elenco: Elenco) -> None:
    reunion = celebrada(elenco)
    url = reverse("acuerdo:minuta", args=[reunion.pk])
    cliente = elenco.cliente("consulta")
    assert "Ninguno registrado." in texto(cliente.get(url).getvalue())

    _escribir(elenco, reunion, _tres(elenco), confirmado=MUNICIPIO)
    impresa = " ".join(texto(cliente.get(url).getvalue()).split())
    for parte in (
        *Acuerdo.objects.values_list("folio", flat=True),
        f"Rehabilitar 5 km — {elenco.a.nombre}, 20 días hábiles. Verifica: {elenco.b.nombre}",
        f"Prestar la revolvedora — {MUNICIPIO}, 15 de enero de 2030. Verifica: La unidad",
        "Ceder el predio (Acuerdo no alcanzado: No hubo quórum)",
        "Abrir la caja de agua (Acuerdo propuesto)",
    ):
        assert parte in impresa, (parte, impresa)
    assert "Ninguno registrado." not in impresa


def test_el_mismo_envio_dos_veces_tiene_un_efecto(elenco: Elenco) -> None:
    reunion = programada(elenco)
    datos = _tres(elenco) | {"confirmado": MUNICIPIO}
    assert [_escribir(elenco, reunion, datos).status_code for _ in range(2)] == [302, 302]
    assert Acuerdo.objects.count() == 3 and Compromiso.objects.count() == 2
    assert Asiento.objects.filter(hecho="acuerdo_propuesto").count() == 3


def test_lo_tecleado_vuelve_de_su_borrador_hasta_que_se_registra(elenco: Elenco) -> None:
    reunion, cliente = programada(elenco), elenco.cliente("vinculacion")
    datos = tecleado({"texto": "A medio escr", "compromisos": [{"texto": "", "quien": "Com"}]})
    guardar = reverse("acuerdo:guardar", args=[reunion.pk])
    dicho = cliente.post(guardar, datos, headers={"accept": "application/json"})
    assert set(dicho.json()) == {"guardado"}
    url = reverse("acuerdo:escribir", args=[reunion.pk])
    pagina = cliente.get(url).content.decode()
    assert "A medio escr" in pagina and 'value="Com"' in pagina and "Borrador guardado" in pagina
    otra = elenco.cliente("titular_unidad").get(url).content.decode()
    assert "A medio escr" not in otra

    bueno = tecleado({"texto": "Escrito"}, clave=uuid.UUID(datos["clave_envio"]))
    assert _escribir(elenco, reunion, bueno).status_code == 302
    borrador = BorradorDeAcuerdos.objects.get(autor=elenco.vinculacion)
    assert borrador.datos == [] and str(borrador.registrada) == datos["clave_envio"]
    cliente.post(guardar, bueno)  # the copy of a browser that never saw the answer
    assert BorradorDeAcuerdos.objects.get(pk=borrador.pk).datos == []


def test_sin_javascript_un_boton_agrega_cada_renglon(elenco: Elenco) -> None:
    reunion, cliente = programada(elenco), elenco.cliente("vinculacion")
    datos = tecleado({"texto": "Uno", "compromisos": [{"texto": "Hacer", "quien": "X"}]})
    guardar = reverse("acuerdo:guardar", args=[reunion.pk])
    for pedido in ("compromiso-0", "acuerdo"):
        cliente.post(guardar, datos | {"agregar": pedido})
        pagina = cliente.get(reverse("acuerdo:escribir", args=[reunion.pk])).content.decode()
        assert "Uno" in pagina
        otro = 'name="a0-c1-texto"' if pedido != "acuerdo" else 'name="a1-texto"'
        assert otro in pagina


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        ({"a0-texto": ""}, "Este campo es obligatorio"),
        ({"a0-c0-quien": ""}, "Este campo es obligatorio"),
        ({"a0-c0-fecha": "2030-01-15"}, "Deje la fecha o los días"),
        ({"a0-desenlace": "no_alcanzado", "a0-motivo": "x"}, "no deja compromisos"),
        ({"a1-motivo": ""}, "Indique por qué no se alcanzó"),
    ],
)
def test_lo_que_falta_se_dice_junto_a_su_campo(
    elenco: Elenco, cambio: dict[str, str], mensaje: str
) -> None:
    respuesta = _escribir(elenco, programada(elenco), _tres(elenco) | cambio)
    assert respuesta.status_code == 422 and mensaje in respuesta.content.decode()
    assert "Abrir la caja de agua" in respuesta.content.decode()
    assert not Acuerdo.objects.exists()


def test_un_convenio_se_alcanza_con_la_ultima_firma(elenco: Elenco) -> None:
    cliente = elenco.cliente("vinculacion")
    datos = {
        "clave_envio": str(uuid.uuid4()), "origen": "convenio", "texto": TEXTO,
        "folio_asunto": "", "proyecto": "", "municipio": "",
        "partes-TOTAL_FORMS": "2", "partes-INITIAL_FORMS": "0",
        "partes-0-quien": elenco.a.nombre, "partes-0-orden": "municipal",
        "partes-1-quien": MUNICIPIO, "partes-1-orden": "municipal",
    }  # fmt: skip
    for _ in range(2):
        assert cliente.post(reverse("acuerdo:proponer"), datos).status_code == 302
    acuerdo = Acuerdo.objects.get()
    for parte in acuerdo.partes.all():
        assert Acuerdo.objects.get().estado == "propuesto"
        firma = {"parte": parte.pk, "firmante": "Quien firma", "firmado_en": reloj.hoy()}
        url = reverse("acuerdo:firmar", args=[acuerdo.pk])
        assert cliente.post(url, firma).status_code == 302
    acuerdo = Acuerdo.objects.get()
    assert acuerdo.estado == "alcanzado" and acuerdo.alcanzado_en is not None
    assert reloj.local(acuerdo.alcanzado_en).date() == reloj.hoy()
    pagina = cliente.get(acuerdo.get_absolute_url()).content.decode()
    assert pagina.count("firmó Quien firma") == 2
    hoja = cliente.get(reverse("acuerdo:pdf", args=[acuerdo.pk]))
    assert acuerdo.folio in texto(hoja.getvalue()) and MUNICIPIO in texto(hoja.getvalue())


def test_corregir_no_pisa_lo_que_otra_persona_cambio(elenco: Elenco) -> None:
    acuerdo, cliente = propuesto(elenco), elenco.cliente("vinculacion")
    url = reverse("acuerdo:editar", args=[acuerdo.pk])
    assert cliente.get(url).status_code == 200
    datos = {
        "version": acuerdo.version, "texto": "Otro texto", "proyecto": "", "municipio": "",
        "partes-TOTAL_FORMS": "0", "partes-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert [cliente.post(url, datos).status_code for _ in range(2)] == [302, 409]
    assert Acuerdo.objects.get().texto == "Otro texto"
    pagina = cliente.get(acuerdo.get_absolute_url()).content.decode()
    assert "Ver cambios" in pagina and TEXTO in pagina


def test_cada_pagina_muestra_la_otra_y_se_puede_deshacer(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    compromiso, cliente = compromiso_en(elenco, "vigente"), elenco.cliente("analista")
    url = reverse("liga:asunto", args=[compromiso.pk])
    datos = {"folio": carta.folio, "sentido": "responde", "motivo": "Es lo que pidieron"}
    assert [cliente.post(url, datos).status_code for _ in range(2)] == [302, 422]
    de_la_carta = cliente.get(carta.get_absolute_url()).content.decode()
    assert compromiso.folio in de_la_carta and "Es lo que pidieron" in de_la_carta
    assert carta.folio in cliente.get(compromiso.get_absolute_url()).content.decode()
    assert carta.folio in cliente.get(compromiso.acuerdo.get_absolute_url()).content.decode()
    quitar = reverse("liga:desligar", args=[LigaConAsunto.objects.get().pk])
    assert cliente.post(quitar, {"motivo": "Era otro"}).status_code == 302
    assert not LigaConAsunto.objects.exists()
    desde_la_carta = reverse("liga:compromiso", args=[carta.slug])
    datos["folio"] = compromiso.folio
    assert cliente.post(desde_la_carta, datos).status_code == 302


def test_concluir_un_asunto_dice_que_queda_abierto(elenco: Elenco) -> None:
    from coordinacion.canalizacion import services as canalizacion
    from workflows import motor

    carta, _ = atendida(elenco)
    motor.de_carta(canalizacion.notificar, elenco.analista, carta.pk, intento())
    compromiso = compromiso_en(elenco, "vigente")
    services.ligar(
        elenco.analista, compromiso.pk, carta.pk, sentido=SentidoLiga.DA_LUGAR, motivo="Nace de él"
    )
    cliente = elenco.cliente("titular_unidad")
    antes = cliente.get(reverse("compromiso:cancelar", args=[compromiso.pk])).content.decode()
    assert carta.folio in antes and "sigue abierto: este paso no lo termina" in antes
    url = reverse("archivo:concluir", args=[carta.slug])
    sentido = carta.tipo.sentidos.all()[0].pk if carta.tipo else 0
    pregunta = cliente.post(url, {"sentido": sentido})
    assert pregunta.status_code == 409 and compromiso.folio in pregunta.content.decode()
    assert cliente.post(url, {"sentido": sentido, "confirmado": "si"}).status_code == 302


def test_no_se_declara_no_alcanzado_lo_que_alguien_debe(elenco: Elenco) -> None:
    from coordinacion.acuerdos.services import compromisos
    from tests.acuerdos.compromisos import por_escribir

    acuerdo = acuerdo_en(elenco, "propuesto")
    compromisos.escribir(elenco.vinculacion, acuerdo.pk, por_escribir(elenco))
    url = reverse("acuerdo:no_alcanzar", args=[acuerdo.pk])
    respuesta = elenco.cliente("vinculacion").post(url, {"motivo": "Faltó dinero"})
    assert respuesta.status_code == 409 and "1 compromiso abierto" in respuesta.content.decode()
