"""Folios for when there is no system: each is captured once, with its stamp, or explained."""

import io
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.correspondencia import services
from coordinacion.correspondencia.models import (
    BloqueDeContingencia,
    Correspondencia,
    FolioReservado,
)
from coordinacion.correspondencia.reglas import en_rangos
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.nucleo.models import ContadorFolio
from tests.correspondencia.mesa import carta_tecleada, registrar, ultima
from tests.elenco import Elenco, carta_nueva
from tests.soporte.hojas import texto

OAXACA = ZoneInfo("America/Mexico_City")
CORTE = datetime(2026, 10, 5, 9, 0, tzinfo=OAXACA)
SELLO = "05/10/2026 10:20"
DESPUES = datetime(2026, 10, 9, 10, 0, tzinfo=OAXACA)


def reservar(elenco: Elenco, cuantos: int = 3) -> BloqueDeContingencia:
    return services.reservar(
        elenco.oficialia, cuantos=cuantos, motivo="Corte de energía", clave_envio=uuid.uuid4()
    )


@pytest.fixture
def bloque(elenco: Elenco) -> Iterator[BloqueDeContingencia]:
    """Three folios reserved in the morning; four days later there is a system again."""
    with reloj.en(CORTE):
        carta_nueva(elenco)
        nuevo = reservar(elenco)
    with reloj.en(DESPUES):
        yield nuevo


def hoja(bloque: BloqueDeContingencia, lugar: int = 0) -> FolioReservado:
    return bloque.folios.select_related("bloque").order_by("numero")[lugar]


def capturar(elenco: Elenco, hoja: FolioReservado, **campos: str) -> object:
    return registrar(
        elenco.cliente("oficialia"),
        reservado=str(hoja.pk),
        recibida_en=SELLO,
        motivo_captura_tardia="Corte de energía",
        **campos,
    )


@pytest.mark.parametrize(
    ("numeros", "dicho"),
    [
        ([], ""),
        ([7], "000007"),
        ([3, 1, 2], "000001 a 000003"),
        ([1, 2, 5, 9, 10], "000001 a 000002, 000005, 000009 a 000010"),
    ],
)
def test_los_numeros_se_dicen_por_rangos(numeros: list[int], dicho: str) -> None:
    assert en_rangos(numeros) == dicho


def test_se_apartan_los_siguientes_y_nadie_mas_los_toma(
    elenco: Elenco, bloque: BloqueDeContingencia
) -> None:
    assert [uno.numero for uno in bloque.folios.all()] == [2, 3, 4]
    assert carta_nueva(elenco).numero == 5
    (linea,) = Asiento.objects.filter(hecho="folios_reservados")
    assert str(bloque) in oracion(linea) and "Corte de energía" in oracion(linea)


def test_el_mismo_formulario_dos_veces_es_un_bloque(elenco: Elenco) -> None:
    clave = uuid.uuid4()
    uno, otro = (
        services.reservar(elenco.oficialia, cuantos=2, motivo="Corte", clave_envio=clave)
        for _ in range(2)
    )
    assert uno == otro and FolioReservado.objects.count() == 2


@pytest.mark.parametrize(("cuantos", "motivo"), [(0, "Corte"), (201, "Corte"), (5, "  ")])
def test_no_se_reserva_de_mas_ni_sin_motivo(elenco: Elenco, cuantos: int, motivo: str) -> None:
    with pytest.raises(DatoInvalido):
        services.reservar(
            elenco.oficialia, cuantos=cuantos, motivo=motivo, clave_envio=uuid.uuid4()
        )
    assert not ContadorFolio.objects.filter(serie="JG").exists()


def test_la_carta_recibe_el_folio_y_el_sello_de_su_hoja(
    elenco: Elenco, bloque: BloqueDeContingencia
) -> None:
    segunda = hoja(bloque, 1)
    respuesta = capturar(elenco, segunda)
    carta = ultima()
    assert respuesta.headers["HX-Redirect"] == bloque.get_absolute_url()  # type: ignore[attr-defined]
    assert carta.folio == str(segunda)
    assert reloj.local(carta.recibida_en) == datetime(2026, 10, 5, 10, 20, tzinfo=OAXACA)
    assert carta.plazo_respuesta is not None
    assert carta.plazo_respuesta.desde == carta.recibida_en
    recibida = Asiento.objects.get(hecho="correspondencia_recibida", asunto_id=carta.pk)
    assert "Folio de contingencia: Corte de energía" in oracion(recibida)


def test_la_mesa_muestra_el_folio_y_no_propone_la_hora(
    elenco: Elenco, bloque: BloqueDeContingencia
) -> None:
    cliente = elenco.cliente("oficialia")
    pagina = cliente.get(bloque.get_absolute_url()).content.decode()
    assert pagina.count("?reservado=") == 3
    mesa = cliente.get(f"/registro/?reservado={hoja(bloque).pk}").content.decode()
    assert f'<strong class="folio">{hoja(bloque)}</strong>' in mesa
    assert f'name="reservado" value="{hoja(bloque).pk}"' in " ".join(mesa.split())
    assert 'value="Corte de energía"' in mesa and 'value="09/10/2026' not in mesa


def test_un_folio_se_usa_una_vez(elenco: Elenco, bloque: BloqueDeContingencia) -> None:
    capturar(elenco, hoja(bloque))
    antes = Correspondencia.objects.count()
    otra = capturar(elenco, hoja(bloque))
    assert "ya no se puede usar" in otra.content.decode()  # type: ignore[attr-defined]
    assert Correspondencia.objects.count() == antes
    cliente = elenco.cliente("oficialia")
    assert cliente.get(f"/registro/?reservado={hoja(bloque).pk}").status_code == 409
    assert cliente.get("/registro/?reservado=x").status_code == 404
    inventado = cliente.post("/registro/", carta_tecleada(reservado="999999"))
    assert inventado.status_code == 404 and Correspondencia.objects.count() == antes


def test_el_sello_no_es_anterior_a_la_hoja(elenco: Elenco, bloque: BloqueDeContingencia) -> None:
    carta = Correspondencia(recibida_en=CORTE - timedelta(minutes=1))
    with pytest.raises(DatoInvalido, match="05/10/2026 09:00"):
        services.contingencia.tomar_reservado(carta, hoja(bloque).pk)


def test_lo_que_no_se_uso_se_explica(elenco: Elenco, bloque: BloqueDeContingencia) -> None:
    capturar(elenco, hoja(bloque))
    cliente = elenco.cliente("oficialia")
    pagina = f"{bloque.get_absolute_url()}sin-usar/"
    assert cliente.post(pagina, {"motivo": "Volvió la luz"}).status_code == 422
    pks = [hoja(bloque, 1).pk, hoja(bloque, 2).pk]
    assert cliente.post(pagina, {"folios": pks, "motivo": "Volvió la luz"}).status_code == 302
    (linea,) = Asiento.objects.filter(hecho="folios_sin_usar")
    assert "000003 a 000004. Motivo: Volvió la luz" in oracion(linea)
    lista = cliente.get("/registro/registros/").content.decode()
    assert "capturado: 000002; sin usar (Volvió la luz): 000003 a 000004" in lista
    with pytest.raises(EstadoNoAdmite, match="Sin usar"):
        carta_nueva_de(elenco, hoja(bloque, 1))


def carta_nueva_de(elenco: Elenco, hoja: FolioReservado) -> Correspondencia:
    carta = Correspondencia(
        clave_envio=uuid.uuid4(),
        recibida_en=CORTE + timedelta(hours=1),
        canal="ventanilla",
        dirigida_a="gobernador",
        condicion_remitente="anonima",
        asunto="Pide agua",
        motivo_captura_tardia="Corte de energía",
    )
    return services.recibir(elenco.oficialia, carta, reservado=hoja.pk)


def test_lo_capturado_no_se_declara_sin_usar(elenco: Elenco, bloque: BloqueDeContingencia) -> None:
    carta_nueva_de(elenco, hoja(bloque))
    with pytest.raises(EstadoNoAdmite, match="Capturado"):
        services.declarar_sin_usar(
            elenco.oficialia, bloque.pk, folios=[hoja(bloque).pk], motivo="No se usó"
        )


def test_la_relacion_del_dia_dice_lo_reservado(
    elenco: Elenco, bloque: BloqueDeContingencia
) -> None:
    cliente = elenco.cliente("oficialia")
    pdf = cliente.get("/registro/relacion-diaria.pdf", {"dia": "2026-10-05"}).content
    dice = " ".join(texto(pdf).split())
    assert "Folios de contingencia reservados en esta fecha" in dice
    assert "libre: 000002 a 000004" in dice
    otro = cliente.get("/registro/relacion-diaria.pdf", {"dia": "2026-10-06"}).content
    assert "contingencia" not in texto(otro)


def test_hay_una_hoja_por_folio_libre(elenco: Elenco, bloque: BloqueDeContingencia) -> None:
    carta_nueva_de(elenco, hoja(bloque))
    pdf = elenco.cliente("oficialia").get(f"{bloque.get_absolute_url()}hojas.pdf").content
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 2
    dice = texto(pdf)
    assert str(hoja(bloque, 1)) in dice and str(hoja(bloque)) not in dice.replace(str(bloque), "")


def test_el_registro_no_se_cierra_con_un_hueco_sin_explicar(
    elenco: Elenco, bloque: BloqueDeContingencia
) -> None:
    registro = ContadorFolio.objects.get(serie="JG", anio=2026)
    with reloj.en(datetime(2027, 2, 1, 10, 0, tzinfo=OAXACA)):
        with pytest.raises(EstadoNoAdmite, match="000002 a 000004"):
            services.cerrar_registro(elenco.titular_unidad, registro.pk)
        services.declarar_sin_usar(
            elenco.oficialia,
            bloque.pk,
            folios=[uno.pk for uno in bloque.folios.all()],
            motivo="No hubo corte",
        )
        pagina = f"/registro/registros/{registro.pk}/cerrar/"
        previa = elenco.cliente("titular_unidad").get(pagina).content.decode()
        assert str(hoja(bloque)) in previa and "No hubo corte" in previa
        services.cerrar_registro(elenco.titular_unidad, registro.pk)
