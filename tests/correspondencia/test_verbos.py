"""What each verb of the letter does, beyond who may run it and when."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Peticionario, Tema, Tipo
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.correspondencia.services import PuntoPedido
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, VersionAnterior
from coordinacion.plazos.models import AjustePlazo, Desenlace, Plazo
from tests.elenco import Elenco, atendida, carta_nueva, clasificada, intento, tema

OAXACA = ZoneInfo("America/Mexico_City")


def _a_las(anio: int, mes: int, dia: int, hora: int, minuto: int = 0) -> datetime:
    return datetime(anio, mes, dia, hora, minuto, tzinfo=OAXACA)


def _vence(plazo: Plazo) -> str:
    return reloj.local(plazo.vence_en).strftime("%Y-%m-%d %H:%M")


def _releer(carta: Correspondencia) -> Correspondencia:
    return Correspondencia.objects.get(pk=carta.pk)


# recibir


def test_recibir_da_folio_punto_plazos_y_asiento(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta = carta_nueva(elenco)
    assert carta.folio.startswith("JG/2026/000001-")
    assert [p.texto for p in carta.puntos.all()] == [carta.asunto]
    assert carta.remitente == "Comisariado Ejidal de Prueba"
    assert carta.plazo_respuesta and _vence(carta.plazo_respuesta) == "2026-10-19 15:00"
    assert carta.plazo_respuesta.por_validar
    (asiento,) = Asiento.objects.filter(asunto_id=carta.pk)
    assert asiento.hecho == "correspondencia_recibida" and asiento.actor == elenco.oficialia


def test_lo_que_llega_despues_del_cierre_cuenta_desde_el_dia_siguiente(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 16)):
        carta = carta_nueva(elenco)
    assert carta.plazo_respuesta and _vence(carta.plazo_respuesta) == "2026-10-20 15:00"


def test_el_folio_sigue_al_anio_en_que_se_recibio(elenco: Elenco) -> None:
    with reloj.en(_a_las(2027, 1, 4, 9, 30)):
        carta = carta_nueva(elenco, recibida_en=_a_las(2026, 12, 30, 12))
    assert carta.anio == 2026


def test_el_mismo_envio_dos_veces_es_una_carta(elenco: Elenco) -> None:
    clave = uuid.uuid4()
    primera = carta_nueva(elenco, clave_envio=clave)
    assert carta_nueva(elenco, clave_envio=clave) == primera
    assert Correspondencia.objects.count() == 1


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [
        ({"recibida_en": timedelta(hours=1)}, "recibida_en"),
        (
            {"recibida_en": timedelta(days=-10), "motivo_captura_tardia": ""},
            "motivo_captura_tardia",
        ),
    ],
)
def test_recibir_rechaza_el_futuro_y_pide_motivo_de_lo_tardio(
    elenco: Elenco, cambio: dict[str, Any], campo: str
) -> None:
    cambio = {**cambio, "recibida_en": reloj.ahora() + cambio["recibida_en"]}
    with pytest.raises(DatoInvalido) as error:
        carta_nueva(elenco, **cambio)
    assert campo in error.value.campos


def test_remitente_identificado_o_ninguno(elenco: Elenco) -> None:
    datos = {
        "clave_envio": uuid.uuid4(),
        "recibida_en": reloj.ahora(),
        "canal": "ventanilla",
        "dirigida_a": "gobernador",
        "asunto": "Sin firma",
    }
    for condicion, firmas in (
        ("identificado", []),
        ("anonima", [Peticionario(nombre="Alguien")]),
    ):
        with pytest.raises(DatoInvalido) as error:
            correspondencia.recibir(
                elenco.oficialia,
                Correspondencia(**datos, condicion_remitente=condicion),
                peticionarios=firmas,
            )
        assert "remitente" in error.value.campos
    assert carta_nueva(elenco, condicion="anonima").remitente == "Anónima"


# corregir


def test_corregir_la_recepcion_mueve_los_plazos_con_libro_mayor(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 6, 10)):
        carta = carta_nueva(elenco)
        correspondencia.corregir(
            elenco.oficialia,
            carta.pk,
            version=1,
            cambios={"recibida_en": _a_las(2026, 10, 5, 10)},
        )
    carta = _releer(carta)
    assert carta.plazo_respuesta and _vence(carta.plazo_respuesta) == "2026-10-19 15:00"
    ajuste = AjustePlazo.objects.get(plazo=carta.plazo_respuesta)
    assert reloj.local(ajuste.antes).date().isoformat() == "2026-10-20"
    assert ajuste.quien == elenco.oficialia


def test_corregir_el_sello_cambia_si_se_notifico_a_tiempo(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta, _ = atendida(elenco)
    with reloj.en(_a_las(2026, 10, 20, 10)):
        entrega = _a_las(2026, 10, 19, 14)
        correspondencia.notificar(elenco.oficialia, carta.pk, intento(realizada_en=entrega))
        carta = _releer(carta)
        correspondencia.corregir(
            elenco.analista,
            carta.pk,
            version=carta.version,
            cambios={"recibida_en": _a_las(2026, 10, 2, 10)},
            motivo="El sello es del viernes",
        )
    plazo = _releer(carta).plazo_respuesta
    assert plazo and plazo.cerrado_en == entrega and _vence(plazo) == "2026-10-16 15:00"


def test_quitar_el_termino_senalado_devuelve_la_regla(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta = carta_nueva(elenco, termino_senalado=_a_las(2026, 10, 7, 12))
        assert carta.plazo_respuesta and _vence(carta.plazo_respuesta) == "2026-10-07 12:00"
        correspondencia.corregir(
            elenco.oficialia, carta.pk, version=1, cambios={"termino_senalado": None}
        )
    plazo = _releer(carta).plazo_respuesta
    assert plazo and _vence(plazo) == "2026-10-19 15:00"


def test_corregir_deja_antes_y_despues_y_el_punto_sigue_al_asunto(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    correspondencia.corregir(
        elenco.oficialia, carta.pk, version=1, cambios={"asunto": "Pide un puente"}
    )
    linea = Asiento.objects.get(hecho="correspondencia_corregida")
    assert linea.datos["cambios"]["asunto"] == [carta.asunto, "Pide un puente"]
    assert [p.texto for p in carta.puntos.all()] == ["Pide un puente"]
    assert _releer(carta).version == 2


def test_corregir_lo_que_otra_persona_ya_cambio_no_pisa_nada(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    correspondencia.corregir(elenco.analista, carta.pk, version=1, cambios={"fojas": 3})
    with pytest.raises(VersionAnterior, match="Analista Prueba"):
        correspondencia.corregir(elenco.oficialia, carta.pk, version=1, cambios={"fojas": 9})
    assert _releer(carta).fojas == 3


def test_desde_el_segundo_dia_se_pide_motivo(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta = carta_nueva(elenco)
    with reloj.en(_a_las(2026, 10, 6, 10)), pytest.raises(DatoInvalido) as error:
        correspondencia.corregir(elenco.analista, carta.pk, version=1, cambios={"fojas": 3})
    assert "motivo" in error.value.campos


def test_el_anio_del_folio_no_se_corrige(elenco: Elenco) -> None:
    with reloj.en(_a_las(2027, 1, 5, 10)):
        carta = carta_nueva(elenco)
        with pytest.raises(DatoInvalido) as error:
            correspondencia.corregir(
                elenco.oficialia,
                carta.pk,
                version=1,
                cambios={"recibida_en": _a_las(2026, 12, 31, 10)},
            )
    assert "recibida_en" in error.value.campos


# clasificar


def test_clasificar_cierra_y_abre_los_relojes_de_la_unidad(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    assert carta.plazo_clasificar and carta.plazo_clasificar.desenlace == Desenlace.CUMPLIDO
    assert carta.plazo_canalizar and carta.plazo_canalizar.cerrado_en is None
    assert carta.plazo_respuesta and carta.plazo_respuesta.cerrado_en is None
    assert carta.analista == elenco.analista


def test_lo_que_no_requiere_respuesta_la_deja_de_deber(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="circular", via="conocimiento")
    assert carta.plazo_respuesta and carta.plazo_respuesta.desenlace == Desenlace.NO_DEBIDA
    correspondencia.tomar_conocimiento(elenco.analista, carta.pk)
    assert _releer(carta).estado == "concluida"


def test_el_requerimiento_vence_cuando_el_documento_dice(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta = clasificada(elenco, tipo="requerimiento_autoridad")
    assert carta.plazo_respuesta and _vence(carta.plazo_respuesta) == "2026-10-08 10:00"
    aviso = Aviso.objects.get(clave__contains=":termino:")
    assert aviso.destinatario == elenco.titular_unidad and aviso.urgente


@pytest.mark.parametrize(
    ("tipo", "falta"),
    [
        ("invitacion", "evento_en"),
        ("requerimiento_autoridad", "termino_senalado"),
        ("peticion", "tema"),
    ],
)
def test_clasificar_pide_lo_que_el_tipo_pide(elenco: Elenco, tipo: str, falta: str) -> None:
    carta = carta_nueva(elenco)
    cambios = {"tipo": Tipo.objects.get(clave=tipo), "via": "directo"}
    if falta != "tema":
        cambios["tema"] = tema()
    with pytest.raises(DatoInvalido) as error:
        correspondencia.clasificar(elenco.analista, carta.pk, cambios=cambios)
    assert falta in error.value.campos


def test_varios_puntos_se_numeran_y_rescribirlos_conserva_su_fila(elenco: Elenco) -> None:
    otro = Tema.objects.get(clave="medicamentos")
    carta = carta_nueva(elenco)
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
    correspondencia.clasificar(
        elenco.analista,
        carta.pk,
        cambios=cambios,
        puntos=[PuntoPedido("El camino"), PuntoPedido("El puente", otro)],
    )
    assert [p.tema for p in carta.puntos.all()] == [tema(), otro]
    primeros = list(carta.puntos.values_list("pk", flat=True))
    correspondencia.reclasificar(
        elenco.analista,
        carta.pk,
        cambios={},
        motivo="Precisión",
        puntos=[PuntoPedido("El camino"), PuntoPedido("La clínica", otro)],
    )
    assert [p.texto for p in carta.puntos.all()] == ["El camino", "La clínica"]
    assert list(carta.puntos.values_list("pk", flat=True)) == primeros


# reserva


def test_la_denuncia_nace_reservada_y_solo_la_leen_los_nombrados(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    leen = {
        nombre
        for nombre, persona in elenco.personas.items()
        if Correspondencia.objects.visibles_para(persona).filter(pk=carta.pk).exists()
    }
    assert leen == {"analista", "titular_unidad"}
    enlistada = Correspondencia.objects.listables_para(elenco.oficialia).get(pk=carta.pk)
    assert enlistada.legible is False  # type: ignore[attr-defined]
    correspondencia.autorizar(elenco.analista, carta.pk, elenco.oficialia)
    assert Correspondencia.objects.visibles_para(elenco.oficialia).filter(pk=carta.pk).exists()


def test_leer_lo_reservado_deja_constancia(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    correspondencia.dejar_constancia_de_consulta(elenco.titular_unidad, carta)
    linea = Asiento.objects.get(hecho="correspondencia_consultada_reservada")
    assert linea.actor == elenco.titular_unidad


# notificar y concluir


def test_la_primera_entrega_cierra_la_respuesta_en_su_propia_fecha(elenco: Elenco) -> None:
    with reloj.en(_a_las(2026, 10, 5, 10)):
        carta, _ = atendida(elenco)
    with reloj.en(_a_las(2026, 10, 30, 10)):
        correspondencia.notificar(elenco.oficialia, carta.pk, intento("no_localizado"))
        entrega = _a_las(2026, 10, 19, 14)
        correspondencia.notificar(elenco.oficialia, carta.pk, intento(realizada_en=entrega))
    carta = _releer(carta)
    assert carta.notificada_en == entrega
    assert carta.plazo_respuesta and carta.plazo_respuesta.cerrado_en == entrega
    assert carta.plazo_respuesta.desenlace == Desenlace.NOTIFICADA


def test_el_mismo_intento_dos_veces_es_uno(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    clave = uuid.uuid4()
    for _ in range(2):
        correspondencia.notificar(elenco.oficialia, carta.pk, intento(clave_envio=clave))
    assert carta.notificaciones.count() == 1


@pytest.mark.parametrize(
    ("condicion", "intentos", "motivo", "procede"),
    [
        ("identificado", ["entregada"], "", True),
        ("identificado", [], "", False),
        ("identificado", [], "imposible", False),
        ("identificado", ["no_localizado"], "imposible", True),
        ("identificado", [], "anonima", False),
        ("identificado", ["sin_datos"], "sin_datos", True),
        ("anonima", [], "anonima", True),
        ("sin_datos", [], "sin_datos", True),
        ("identificado", [], "no_requiere", False),
    ],
)
def test_concluir_pide_entrega_o_un_fundamento_que_conste(
    elenco: Elenco, condicion: str, intentos: list[str], motivo: str, *, procede: bool
) -> None:
    carta, _ = atendida(elenco, condicion=condicion)
    for resultado in intentos:
        correspondencia.notificar(elenco.oficialia, carta.pk, intento(resultado))
    assert carta.sentido

    def concluir() -> None:
        assert carta.sentido
        canalizacion.concluir(
            elenco.titular_unidad, carta.pk, sentido=carta.sentido, sin_notificacion=motivo
        )

    if procede:
        concluir()
        plazo = _releer(carta).plazo_respuesta
        esperado = Desenlace.NOTIFICADA if not motivo else Desenlace.IMPOSIBLE_NOTIFICAR
        assert plazo and plazo.desenlace == esperado
    else:
        with pytest.raises(DatoInvalido) as error:
            concluir()
        assert "sin_notificacion" in error.value.campos


def test_cancelar_un_duplicado_dice_de_cual(elenco: Elenco) -> None:
    original, repetida = carta_nueva(elenco), carta_nueva(elenco)
    with pytest.raises(DatoInvalido):
        canalizacion.cancelar(
            elenco.analista, repetida.pk, motivo=MotivoCancelacion.DUPLICADO, explicacion=""
        )
    canalizacion.cancelar(
        elenco.analista,
        repetida.pk,
        motivo=MotivoCancelacion.DUPLICADO,
        explicacion="",
        duplicado_de=original,
    )
    repetida = _releer(repetida)
    assert repetida.estado == "cancelada" and repetida.duplicado_de == original
    assert repetida.plazo_respuesta and repetida.plazo_respuesta.desenlace == Desenlace.TERMINADA
