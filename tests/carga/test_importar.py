"""A row is carried as far as its dates prove, and the whole file enters or none of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion.models import Turno
from coordinacion.carga.services.importar import Pedido, aplicar, revisar
from coordinacion.carga.services.pedidos import advertencias
from coordinacion.carga.services.revisar import Informe
from coordinacion.correspondencia.models import Correspondencia, FolioAnterior
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.models import ContadorFolio
from coordinacion.plazos.models import AjustePlazo, Plazo
from coordinacion.plazos.services import vigilar
from tests.carga.archivos import en_csv
from tests.elenco import Elenco, carta_nueva, tema

LARGA: dict[str, str] = {
    "asunto": "Pide la reparación del camino",
    "folio_anterior": "SG/0123/2024",
    "fecha_recepcion": "04/03/2024",
    "hora": "10:15",
    "canal": "Ventanilla",
    "remitente": "Comisariado de Bienes Comunales",
    "tipo": "Petición",
    "fecha_turno": "05/03/2024",
    "fecha_acuse": "06/03/2024",
    "fecha_respuesta": "11/03/2024",
    "fecha_notificacion": "14/03/2024",
    "sentido": "Favorable",
}


def pedido(*filas: Mapping[str, str], archivo: str = "libro.csv", **fijos: str) -> Pedido:
    columnas = list({columna: None for fila in filas for columna in fila})
    cuerpo = [[fila.get(columna, "") for columna in columnas] for fila in filas]
    return Pedido(archivo, en_csv(columnas, *cuerpo), {}, fijos)


def traer(elenco: Elenco, *filas: Mapping[str, str], quien: str = "analista") -> Informe:
    return aplicar(elenco.personas[quien], pedido(*filas), referencia="1")


def larga(elenco: Elenco, **cambios: str) -> dict[str, str]:
    """A row that proves everything, but for `cambios` (empty = the file does not say)."""
    return LARGA | {"tema": tema().nombre, "dependencia": elenco.a.nombre} | cambios


@pytest.mark.parametrize(
    ("falta", "estado", "del_turno"),
    [
        ((), "concluida", "atendido"),
        (("sentido",), "canalizada", "acusado"),
        (("fecha_notificacion",), "canalizada", "respondido"),
        (("fecha_respuesta", "fecha_notificacion"), "canalizada", "acusado"),
        (("fecha_acuse", "fecha_respuesta", "fecha_notificacion"), "canalizada", "turnado"),
        (("fecha_turno",), "recibida", None),
        (("dependencia",), "recibida", None),
        (("tipo",), "recibida", None),
        (("tema",), "recibida", None),
        (("remitente",), "canalizada", "respondido"),
    ],
)
def test_llega_hasta_donde_sus_fechas_prueban(
    elenco: Elenco, falta: tuple[str, ...], estado: str, del_turno: str | None
) -> None:
    traer(elenco, larga(elenco, **dict.fromkeys(falta, "")))
    carta = Correspondencia.objects.get()
    assert carta.estado == estado
    assert [turno.estado for turno in carta.turnos.all()] == ([del_turno] if del_turno else [])


def test_nadie_queda_notificado_sin_que_conste(elenco: Elenco) -> None:
    traer(
        elenco,
        larga(elenco, fecha_notificacion=""),
        larga(elenco, folio_anterior="2", remitente=""),
    )
    for carta in Correspondencia.objects.all():
        assert (carta.notificada_en, carta.cerrada_en) == (None, None)
        assert not carta.notificaciones.exists()


def test_los_plazos_se_cuentan_en_sus_fechas(elenco: Elenco) -> None:
    traer(elenco, larga(elenco))
    carta = Correspondencia.objects.get()
    respuesta = carta.plazo_respuesta
    assert respuesta is not None and respuesta.desenlace == "notificada"
    assert reloj.local(respuesta.desde).strftime("%d/%m/%Y %H:%M") == "04/03/2024 10:15"
    assert respuesta.cerrado_en is not None and respuesta.cerrado_en < respuesta.vence_en
    assert respuesta.cerrado_en == carta.notificada_en
    assert respuesta.explicacion["pasos"]
    assert not AjustePlazo.objects.exists()


def test_la_bitacora_dice_cuando_ocurrio_y_cuando_se_importo(elenco: Elenco) -> None:
    antes = reloj.ahora()
    traer(elenco, larga(elenco))
    lineas = list(Asiento.objects.exclude(hecho="correspondencia_migrada").order_by("id"))
    assert {linea.hecho for linea in lineas} >= {
        "correspondencia_recibida", "turno_turnado", "turno_acusado", "turno_respondido",
        "turno_aceptado", "correspondencia_notificada", "correspondencia_concluida",
    }  # fmt: skip
    for linea in lineas:
        assert linea.ocurrido_en < antes - timedelta(days=100) and linea.asentado_en >= antes
        assert linea.datos["migrado"] is True
    (migrada,) = Asiento.objects.filter(hecho="correspondencia_migrada")
    assert migrada.actor == elenco.analista
    assert migrada.datos["folio_anterior"] == "SG/0123/2024"
    assert migrada.datos["archivo"] == "libro.csv"


def test_sin_fecha_llego_cuando_se_importa_y_sin_remitente_es_sin_datos(elenco: Elenco) -> None:
    informe = traer(elenco, {"asunto": "Pide un médico"}, quien="oficialia")
    carta = Correspondencia.objects.get()
    assert (carta.estado, carta.condicion_remitente) == ("recibida", "sin_datos")
    assert carta.recibida_en == carta.capturada_en
    assert "sin fecha de recepción" in advertencias(informe.renglones[0])[0]


def test_lo_que_no_tiene_lugar_se_conserva_como_estaba(elenco: Elenco) -> None:
    traer(elenco, {"asunto": "Pide agua", "tema": "hidráulica", "color": "=rojo", "correo": "no@"})
    (migrada,) = Asiento.objects.filter(hecho="correspondencia_migrada")
    assert migrada.datos["otros"] == {"tema": "hidráulica", "color": "=rojo", "correo": "no@"}


def test_un_error_deja_fuera_todo_el_archivo(elenco: Elenco) -> None:
    folios = ContadorFolio.objects.values_list("serie", "anio", "ultimo")
    antes = list(folios)
    informe = traer(elenco, larga(elenco), {"asunto": "Otra", "fecha_recepcion": "31/02/2024"})
    (malo,) = informe.con_error
    assert malo.leido.numero == 3
    assert "fecha_recepcion" in malo.leido.errores[0]
    assert not Correspondencia.objects.exists()
    assert list(folios) == antes


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"fecha_turno": "01/03/2024"}, "anterior a fecha_recepcion"),
        ({"fecha_acuse": "01/01/2090"}, "futura"),
        ({"asunto": ""}, "está vacío"),
        ({"asunto": "x" * 2001}, "2,001 caracteres"),
        ({"fecha_recepcion": ""}, "falta"),
        ({"fecha_recepcion": "04/03/1999", "fecha_turno": ""}, "no consta qué unidad"),
    ],
)
def test_lo_que_no_puede_ser_se_dice_con_su_columna(
    elenco: Elenco, cambios: dict[str, str], dice: str
) -> None:
    informe = revisar(elenco.analista, pedido(larga(elenco, **cambios)))
    assert dice in "; ".join(informe.renglones[0].leido.errores)


def test_el_ensayo_no_escribe_nada_y_dice_lo_mismo(elenco: Elenco) -> None:
    informe = revisar(elenco.analista, pedido(larga(elenco)))
    assert informe.por_estado == {"concluida": 1}
    assert not Correspondencia.objects.exists() and not Asiento.objects.exists()
    assert traer(elenco, larga(elenco)).por_estado == informe.por_estado


def test_el_mismo_archivo_dos_veces_no_agrega_nada(elenco: Elenco) -> None:
    filas = (larga(elenco), {"asunto": "Pide agua"}, {"asunto": "Pide agua"})
    traer(elenco, *filas)
    assert Correspondencia.objects.count() == 3
    informe = traer(elenco, *filas, {"asunto": "Pide luz"})
    assert [r.ya_estaba for r in informe.renglones] == [True, True, True, False]
    assert Correspondencia.objects.count() == 4


def test_un_folio_anterior_repetido_en_el_archivo_es_un_error(elenco: Elenco) -> None:
    informe = traer(elenco, larga(elenco), larga(elenco, folio_anterior="sg/0123 /2024"))
    assert "mismo que el del renglón 2" in informe.con_error[0].leido.errores[0]
    assert not FolioAnterior.objects.exists()


def test_el_folio_anterior_se_encuentra_en_el_buscador(elenco: Elenco) -> None:
    traer(elenco, larga(elenco))
    carta = Correspondencia.objects.get()
    for texto in ("SG/0123/2024", "sg/0123/2024", " SG / 0123/2024 "):
        pagina = elenco.cliente("analista").get("/bandejas/buscar/", {"q": texto})
        assert carta.folio in pagina.content.decode()


def test_los_folios_siguen_sin_huecos(elenco: Elenco) -> None:
    previa = carta_nueva(elenco)
    traer(elenco, *({"asunto": f"Asunto {n}"} for n in range(4)))
    siguiente = carta_nueva(elenco)
    numeros = Correspondencia.objects.filter(anio=previa.anio).order_by("numero")
    assert list(numeros.values_list("numero", flat=True)) == list(
        range(previa.numero, siguiente.numero + 1)
    )


def test_lo_vencido_no_avisa_renglon_por_renglon(elenco: Elenco) -> None:
    sin_respuesta = {"fecha_respuesta": "", "fecha_notificacion": "", "fecha_acuse": ""}
    traer(elenco, *(larga(elenco, folio_anterior=f"{n}", **sin_respuesta) for n in range(5)))
    de_enlaces = Aviso.objects.filter(destinatario__in=[elenco.enlace_a, elenco.enlace_a2])
    assert [a.titulo for a in de_enlaces] == ["Se importaron asuntos del registro anterior"] * 2
    assert Aviso.objects.filter(destinatario=elenco.analista).count() == 1
    antes = Aviso.objects.count()
    vigilar()
    assert Aviso.objects.count() == antes
    abiertos = Plazo.objects.filter(cerrado_en=None, vence_en__lt=reloj.ahora())
    assert abiertos.exists() and not abiertos.filter(paso_en__lte=reloj.ahora()).exists()


def test_quien_no_acuso_tiene_su_plazo_desde_hoy(elenco: Elenco) -> None:
    traer(elenco, larga(elenco, fecha_acuse="", fecha_respuesta="", fecha_notificacion=""))
    turno = Turno.objects.get()
    assert turno.plazo_acuse is not None and turno.plazo_acuse.vence_en > reloj.ahora()


def test_a_una_autoridad_de_fuera_se_le_remite(elenco: Elenco) -> None:
    traer(
        elenco,
        larga(
            elenco,
            dependencia=elenco.externa.nombre,
            fecha_respuesta="",
            sentido="Remitida a la autoridad competente",
        ),
    )
    carta = Correspondencia.objects.get()
    assert carta.turnos.get().caracter == "remision"
    assert carta.estado == "concluida"


def test_la_oficialia_importa_lo_recibido_y_la_analista_lo_demas(elenco: Elenco) -> None:
    informe = traer(elenco, larga(elenco), quien="oficialia")
    assert "persona analista" in informe.con_error[0].leido.errores[0]
    for quien in ("consulta", "enlace_a", "administracion", "extrano"):
        with pytest.raises(SinPermiso):
            traer(elenco, {"asunto": "x"}, quien=quien)


def test_un_tipo_reservado_no_queda_a_la_vista_de_todos(elenco: Elenco) -> None:
    traer(elenco, {"asunto": "Denuncia un desvío", "tipo": "denuncia"})
    assert Correspondencia.objects.get().acceso == "confidencial"


def test_una_columna_que_no_existe_se_dice(elenco: Elenco) -> None:
    uno: Any = pedido({"asunto": "x"})
    with pytest.raises(DatoInvalido, match="No existe la columna"):
        revisar(elenco.analista, Pedido(uno.archivo, uno.contenido, {"color": "asunto"}, {}))
