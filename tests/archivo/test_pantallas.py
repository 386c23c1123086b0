"""The archive by HTTP: from conclusion to its file, who reads what, and what is found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coordinacion.archivo import services
from coordinacion.archivo.models import EnExpediente, Expediente, SerieDocumental
from coordinacion.bitacora.models import Asiento
from coordinacion.correspondencia.models import Correspondencia, PersonaAutorizada
from coordinacion.nucleo import reloj
from tests.archivo.expedientes import (
    LUGAR,
    TITULO,
    archivar,
    concluida,
    expediente,
    notificada,
    serie,
)
from tests.elenco import Elenco, carta_nueva
from tests.matriz import verbos_carta
from tests.seguridad.formularios import leer, mensajes
from tests.supervision.conftest import cuentas, folios, pagina


def _url(nombre: str, *args: object) -> str:
    return reverse(f"archivo:{nombre}", args=args)


def _forma(elenco: Elenco, persona: str, url: str) -> dict[str, Any]:
    return leer(pagina(elenco.cliente(persona), url))[0]


def _enviar(elenco: Elenco, persona: str, url: str, **datos: Any) -> Any:
    return elenco.cliente(persona).post(url, _forma(elenco, persona, url) | datos)


def test_de_la_conclusion_al_expediente_sugerido(elenco: Elenco) -> None:
    uno = expediente(elenco)
    antes = archivar(elenco, concluida(elenco), uno)
    carta = notificada(elenco)
    url = _url("concluir", carta.slug)
    html = pagina(elenco.cliente("titular_unidad"), url)
    assert f"es el último de la misma persona peticionaria ({antes.folio})" in html
    forma = leer(html)[0]
    assert forma["expediente"] == "ninguno"  # nothing is chosen alone
    sentido = carta.tipo.sentidos.all()[0].pk  # type: ignore[union-attr]
    dado = elenco.cliente("titular_unidad").post(
        url, forma | {"sentido": sentido, "expediente": uno.pk}
    )
    assert dado.status_code == 302
    assert "Lo propuso Titular_unidad Prueba" in pagina(
        elenco.cliente("archivo"), carta.get_absolute_url()
    )

    por_archivar = elenco.cliente("archivo").get("/bandejas/", follow=True).content.decode()
    assert folios(por_archivar) == [carta.folio]
    url = _url("archivar", carta.slug)
    assert url in por_archivar
    html = pagina(elenco.cliente("archivo"), url)
    assert "se propuso al concluir el asunto" in html
    assert "donde" in leer(html)[0] and leer(html)[0]["donde"] == ""
    assert _enviar(elenco, "archivo", url, donde=uno.pk, fojas=5).status_code == 302
    assert EnExpediente.objects.get(carta=carta).fojas == 5
    assert folios(pagina(elenco.cliente("archivo"), "/bandejas/por-archivar/")) == []
    html = pagina(elenco.cliente("archivo"), uno.get_absolute_url())
    assert carta.folio in html and "2 asuntos · 8 fojas" in html


def test_concluir_sin_expediente_no_propone_nada(elenco: Elenco) -> None:
    archivar(elenco, concluida(elenco), expediente(elenco))
    carta = notificada(elenco)
    sentido = carta.tipo.sentidos.all()[0].pk  # type: ignore[union-attr]
    url = _url("concluir", carta.slug)
    assert _enviar(elenco, "titular_unidad", url, sentido=sentido).status_code == 302
    assert not EnExpediente.objects.filter(carta=carta).exists()
    assert not Asiento.objects.filter(hecho="expediente_propuesto").exists()


def test_sin_antecedentes_la_pagina_de_concluir_es_la_de_siempre(elenco: Elenco) -> None:
    forma = _forma(elenco, "titular_unidad", _url("concluir", notificada(elenco).slug))
    assert set(forma) == {"sentido"}


def test_al_archivar_se_abre_uno_o_se_escribe_el_numero_de_otro(elenco: Elenco) -> None:
    carta, otra = concluida(elenco), concluida(elenco)
    url = _url("archivar", carta.slug)
    nuevo = {"donde": "nuevo", "serie": serie().pk, "titulo": TITULO, "ubicacion": LUGAR}
    assert _enviar(elenco, "archivo", url, fojas=2, **nuevo).status_code == 302
    abierto = Expediente.objects.get()
    assert (abierto.titulo, abierto.ubicacion, abierto.abierto_por) == (
        TITULO, LUGAR, elenco.archivo,
    )  # fmt: skip
    url = _url("archivar", otra.slug)
    numero = str(abierto).lower()
    assert _enviar(elenco, "archivo", url, fojas=0, donde="otro", numero=numero).status_code == 302
    assert EnExpediente.objects.filter(expediente=abierto).count() == 2


def test_lo_que_se_escribio_y_no_se_eligio_no_cuenta(elenco: Elenco) -> None:
    uno, carta = expediente(elenco), concluida(elenco)
    archivar(elenco, concluida(elenco), uno)
    url = _url("archivar", carta.slug)
    dado = _enviar(elenco, "archivo", url, donde=uno.pk, numero="no existe", fojas=1)
    assert dado.status_code == 302
    assert EnExpediente.objects.get(carta=carta).expediente == uno


@pytest.mark.parametrize(
    ("datos", "dice"),
    [
        ({"donde": "", "fojas": 1}, "Elija en qué expediente se guardará."),
        ({"donde": "otro", "numero": "", "fojas": 1}, "Escriba el número del expediente."),
        ({"donde": "otro", "numero": "EJ.9/2026/0001", "fojas": 1}, "No se encontró"),
        ({"donde": "nuevo", "titulo": "Sólo el título", "fojas": 1}, "para abrir un expediente"),
        ({"donde": "otro", "numero": "x", "fojas": ""}, "Este campo es obligatorio."),
        ({"donde": "otro", "numero": "x", "fojas": -1}, "mayor o igual a 0"),
    ],
)
def test_lo_que_falta_se_dice_y_lo_escrito_se_conserva(
    elenco: Elenco, datos: dict[str, Any], dice: str
) -> None:
    url = _url("archivar", concluida(elenco).slug)
    dado = _enviar(elenco, "archivo", url, ubicacion="Caja 9", **datos)
    html = dado.content.decode()
    assert dado.status_code == 422
    assert dice in " ".join(mensajes(html)) and "Caja 9" in html
    assert not Expediente.objects.exists() and not EnExpediente.objects.exists()


def test_archivar_dos_veces_es_409_y_quien_lo_dejo(elenco: Elenco) -> None:
    uno, carta = expediente(elenco), concluida(elenco)
    url = _url("archivar", carta.slug)
    forma = _forma(elenco, "archivo", url) | {"donde": "otro", "numero": str(uno), "fojas": 1}
    assert elenco.cliente("archivo").post(url, forma).status_code == 302
    for metodo in ("get", "post"):
        dado = getattr(elenco.cliente("archivo"), metodo)(url, forma)
        assert dado.status_code == 409
        assert "«Archivada»" in dado.content.decode()
        assert "Archivo Prueba" in dado.content.decode()


def test_lo_acumulado_a_lo_que_sigue_abierto_ni_se_lista_ni_se_abre(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    verbos_carta.acumular(elenco, elenco.analista, carta)
    archivo = elenco.cliente("archivo")
    assert folios(pagina(archivo, "/bandejas/por-archivar/")) == []
    assert archivo.get(_url("archivar", carta.slug)).status_code == 409
    Correspondencia.objects.filter(acumuladas=carta).update(estado="concluida")
    assert folios(pagina(archivo, "/bandejas/por-archivar/")) == [carta.folio]


def test_lo_mas_antiguo_va_primero(elenco: Elenco) -> None:
    cartas = [concluida(elenco) for _ in range(3)]
    for dias, carta in zip((3, 9, 6), cartas, strict=True):
        cerrada = reloj.ahora() - timedelta(days=dias)
        Correspondencia.objects.filter(pk=carta.pk).update(cerrada_en=cerrada)
    html = pagina(elenco.cliente("archivo"), "/bandejas/por-archivar/")
    assert folios(html) == [cartas[n].folio for n in (1, 2, 0)]
    assert cuentas(html)["por-archivar"] == 3


def test_pasar_a_otro_expediente(elenco: Elenco) -> None:
    uno, otro = expediente(elenco), expediente(elenco)
    carta = archivar(elenco, concluida(elenco), uno)
    html = pagina(elenco.cliente("archivo"), carta.get_absolute_url())
    url = _url("trasladar", carta.slug)
    assert url in html
    assert url not in pagina(elenco.cliente("analista"), carta.get_absolute_url())
    dado = _enviar(elenco, "archivo", url, numero=str(uno), motivo="Se archivó en otro")
    assert dado.status_code == 422 and "ya está en el expediente" in dado.content.decode()
    dado = _enviar(elenco, "archivo", url, numero=str(otro), motivo="Se archivó en otro")
    assert dado.status_code == 302
    assert EnExpediente.objects.get(carta=carta).expediente == otro


def test_la_pagina_de_lo_reabierto_dice_donde_estan_sus_papeles(elenco: Elenco) -> None:
    uno = expediente(elenco)
    carta = archivar(elenco, concluida(elenco), uno)
    verbos_carta.reabrir(elenco, elenco.titular_unidad, carta)
    html = pagina(elenco.cliente("analista"), carta.get_absolute_url())
    assert str(uno) in html and "siguen en ese lugar" in html
    assert "Se reabrió" in pagina(elenco.cliente("analista"), uno.get_absolute_url())


def test_lo_reservado_se_queda_reservado(elenco: Elenco) -> None:
    uno = expediente(elenco)
    asunto = "Denuncia desvío en la tesorería"
    carta = archivar(elenco, concluida(elenco, asunto=asunto), uno)
    Correspondencia.objects.filter(pk=carta.pk).update(acceso="reservado")
    for quien in ("archivo", "titular_unidad", "auditoria"):
        html = pagina(elenco.cliente(quien), uno.get_absolute_url())
        assert carta.folio in html and "Asunto reservado" in html
        assert asunto not in html and "Comisariado Ejidal" not in html
        assert f'href="{carta.get_absolute_url()}"' not in html
    assert elenco.cliente("archivo").get(_url("trasladar", carta.slug)).status_code == 404
    PersonaAutorizada.objects.create(correspondencia=carta, usuario=elenco.archivo)
    assert asunto in pagina(elenco.cliente("archivo"), uno.get_absolute_url())
    assert "Reservado" in pagina(elenco.cliente("archivo"), uno.get_absolute_url())


def test_se_hallan_por_numero_titulo_serie_ano_y_estado(elenco: Elenco) -> None:
    caminos = expediente(elenco)
    cerrado = expediente(elenco, titulo="Pavimentación de la Cañada", serie=serie("EJ.2"))
    services.cerrar(elenco.archivo, cerrado.pk)

    def hallados(consulta: str) -> set[str]:
        html = pagina(elenco.cliente("consulta"), f"/expedientes/{consulta}")
        return {str(uno) for uno in (caminos, cerrado) if uno.get_absolute_url() in html}

    este = reloj.hoy().year
    assert hallados("") == {str(caminos), str(cerrado)}
    for consulta, esperados in {
        "?q=pavimentacion": {str(cerrado)},
        "?q=camino": {str(caminos)},
        f"?q={str(caminos).lower()}": {str(caminos)},
        f"?serie={serie('EJ.2').pk}": {str(cerrado)},
        f"?anio={este}": {str(caminos), str(cerrado)},
        f"?anio={este - 1}": set(),
        "?estado=abierto": {str(caminos)},
        "?estado=cerrado": {str(cerrado)},
        "?estado=otro&serie=x&anio=y&pagina=-1": {str(caminos), str(cerrado)},
    }.items():
        assert hallados(consulta) == esperados, consulta


def test_dice_ejemplo_mientras_la_serie_lo_sea(elenco: Elenco) -> None:
    uno = expediente(elenco)
    for ruta in ("/expedientes/", uno.get_absolute_url()):
        assert "EJEMPLO" in pagina(elenco.cliente("archivo"), ruta)
    assert "Sección: Atención ciudadana" in pagina(
        elenco.cliente("archivo"), uno.get_absolute_url()
    )
    SerieDocumental.objects.update(seccion="")
    html = pagina(elenco.cliente("archivo"), uno.get_absolute_url())
    for dicho in ("Sección: por validar", "de trámite: por validar", "final: por validar"):
        assert dicho in html
    SerieDocumental.objects.update(
        es_ejemplo=False, seccion="8C", anios_tramite=1, anios_concentracion=5, destino="baja"
    )
    html = pagina(elenco.cliente("archivo"), uno.get_absolute_url())
    assert "EJEMPLO" not in html and "Sección: por validar" not in html
    assert "1 año" in html and "5 años" in html and "Baja documental" in html


def test_la_administracion_lleva_las_series(elenco: Elenco) -> None:
    url = "/catalogos/series/"
    assert "EJEMPLO, por validar" in pagina(elenco.cliente("administracion"), url)
    datos = {"clave": "8C.5", "nombre": "Audiencia pública", "vigente_desde": "2026-01-01"}
    mala = _enviar(elenco, "administracion", f"{url}nuevo/", **datos | {"clave": "con espacio"})
    assert mala.status_code == 422
    assert _enviar(elenco, "administracion", f"{url}nuevo/", **datos).status_code == 302
    suya = SerieDocumental.objects.get(clave="8C.5")
    assert not suya.es_ejemplo
    assert "clave" not in _forma(elenco, "administracion", f"{url}{suya.pk}/")
    assert str(expediente(elenco, serie=suya)).startswith("8C.5/")


def test_las_paginas_cuestan_lo_mismo_con_muchos(elenco: Elenco) -> None:
    uno, cliente = expediente(elenco), elenco.cliente("archivo")
    archivar(elenco, concluida(elenco), uno)
    rutas = ("/expedientes/", uno.get_absolute_url(), "/bandejas/por-archivar/")

    def cuantas() -> list[int]:
        costos = []
        for ruta in rutas:
            with CaptureQueriesContext(connection) as consultas:
                assert cliente.get(ruta).status_code == 200
            costos.append(len(consultas))
        return costos

    concluida(elenco)
    cuantas()
    con_uno = cuantas()
    for _ in range(3):
        archivar(elenco, concluida(elenco), uno)
        expediente(elenco)
        concluida(elenco)
    assert cuantas() == con_uno
    assert max(con_uno) <= 12, con_uno
