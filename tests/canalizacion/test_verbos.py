"""What each verb of the turn does, beyond who may run it and when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import reglas
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Declinacion
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, RequiereConfirmacion
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.plazos.models import Desenlace
from tests.elenco import (
    Elenco,
    atendida,
    clasificada,
    destino,
    instruccion,
    intento,
    respondida,
    sentidos,
    turnada,
)

OAXACA = ZoneInfo("America/Mexico_City")
LUNES = datetime(2026, 10, 5, 10, tzinfo=OAXACA)


def _turno(turno: Turno) -> Turno:
    return Turno.objects.get(pk=turno.pk)


def _carta(carta: Correspondencia) -> Correspondencia:
    return Correspondencia.objects.get(pk=carta.pk)


def _hechos(turno: Turno) -> list[str]:
    filas = Asiento.objects.filter(registro="turno", registro_id=turno.pk).order_by("pk")
    return list(filas.values_list("hecho", flat=True))


# turnar


def test_turnar_abre_relojes_avisa_y_cierra_canalizar(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco)
    assert turno.plazo_acuse and turno.plazo_respuesta
    assert carta.plazo_canalizar and carta.plazo_canalizar.desenlace == Desenlace.CUMPLIDO
    avisados = set(
        Aviso.objects.filter(clave__contains=":nuevo:").values_list(
            "destinatario__username", flat=True
        )
    )
    assert avisados == {"enlace_a", "enlace_a2"}


def test_el_termino_del_turno_cabe_en_el_del_peticionario(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco, destino(elenco.a, dias=30))
    assert carta.plazo_respuesta and turno.plazo_respuesta
    limite = reloj.local(carta.plazo_respuesta.vence_en).date()
    assert limite.isoformat() == "2026-10-19"
    # two working days before, kept to review and notify
    assert reloj.local(turno.plazo_respuesta.vence_en).date().isoformat() == "2026-10-15"


def test_si_queda_menos_de_un_dia_habil_turnar_pregunta(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta = clasificada(elenco)
    with reloj.en(LUNES + timedelta(days=14)):
        with pytest.raises(RequiereConfirmacion, match="menos de un día hábil"):
            canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.a)])
        canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True)


def test_queda_exactamente_un_responsable(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    for partes in ([], ["coadyuvante"], ["responsable", "responsable"]):
        instituciones = (elenco.a, elenco.b)
        destinos = [destino(i, p) for i, p in zip(instituciones, partes, strict=False)]
        with pytest.raises(DatoInvalido):
            canalizacion.turnar(elenco.analista, carta.pk, destinos, confirmado=True)
    assert not Turno.objects.exists()


def test_turnar_es_para_el_ejecutivo_del_estado(elenco: Elenco) -> None:
    carta = clasificada(elenco)
    with pytest.raises(DatoInvalido, match="Remitir a otra autoridad"):
        canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.externa)])
    with pytest.raises(DatoInvalido, match="se turna, no se remite"):
        canalizacion.remitir(elenco.analista, carta.pk, destino(elenco.a), fundamento="Ley")


def test_lo_reservado_se_turna_a_quien_se_nombra(elenco: Elenco) -> None:
    carta = clasificada(elenco, tipo="denuncia")
    with pytest.raises(DatoInvalido) as error:
        canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True)
    assert "enlaces" in error.value.campos
    (turno,) = canalizacion.turnar(
        elenco.analista,
        carta.pk,
        [destino(elenco.a, enlaces=(elenco.enlace_a,))],
        confirmado=True,
    )
    assert Turno.objects.visibles_para(elenco.enlace_a).filter(pk=turno.pk).exists()
    assert not Turno.objects.visibles_para(elenco.enlace_a2).filter(pk=turno.pk).exists()


def test_el_tema_vinculante_no_se_rechaza(elenco: Elenco) -> None:
    religioso = Tema.objects.get(clave="conflicto-religioso")
    assert religioso.vinculante and religioso.institucion
    assert religioso.institucion.clave == "secretaria-de-gobierno"
    carta = clasificada(elenco)
    Correspondencia.objects.filter(pk=carta.pk).update(tema=religioso)
    (turno,) = canalizacion.turnar(elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True)
    with pytest.raises(DatoInvalido, match="vinculante"):
        _declinar(elenco, turno)


# acusar


def test_tacito_cuando_vence_y_nunca_antes(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco)
    assert turno.plazo_acuse
    vence = turno.plazo_acuse.vence_en
    assert canalizacion.acusar_tacitos(vence - timedelta(seconds=1)) == 0
    with reloj.en(vence + timedelta(hours=20)):
        assert canalizacion.acusar_tacitos() == 1
        assert canalizacion.acusar_tacitos() == 0
    turno = _turno(turno)
    assert (turno.estado, turno.acuse, turno.acusado_en) == ("acusado", "tacito", vence)
    assert turno.plazo_acuse and turno.plazo_acuse.desenlace == Desenlace.TACITO
    assert turno.plazo_declinar is not None


def test_el_requerimiento_de_autoridad_nunca_es_tacito(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        turnada(elenco, tipo="requerimiento_autoridad")
    assert canalizacion.acusar_tacitos(LUNES + timedelta(days=60)) == 0


def test_en_papel_nada_es_tacito_antes_de_la_entrega(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco, destino(elenco.d))
        assert turno.plazo_acuse is None
        relacion = canalizacion.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])
    assert canalizacion.acusar_tacitos(LUNES + timedelta(days=60)) == 0
    with reloj.en(LUNES + timedelta(days=1)):
        canalizacion.entregar_relacion(
            elenco.oficialia, relacion.pk, momento=reloj.ahora(), recibio="Ventanilla"
        )
    assert canalizacion.acusar_tacitos(LUNES + timedelta(days=60)) == 1


def test_el_acuse_en_papel_anterior_rectifica_el_tacito(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco, destino(elenco.d))
        relacion = canalizacion.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])
    with reloj.en(LUNES + timedelta(hours=2)):
        canalizacion.entregar_relacion(
            elenco.oficialia, relacion.pk, momento=reloj.ahora(), recibio="Ventanilla"
        )
    sello = LUNES + timedelta(days=1)
    with reloj.en(LUNES + timedelta(days=9)):
        canalizacion.acusar_tacitos()
        papel = canalizacion.PorCuenta(sello, "Mensajero")
        canalizacion.rectificar_acuse_tacito(elenco.oficialia, turno.pk, papel)
    turno = _turno(turno)
    assert (turno.acuse, turno.acusado_en) == ("papel", sello)
    assert turno.acuse_tacito_rectificado
    assert turno.plazo_acuse and turno.plazo_acuse.desenlace == Desenlace.CUMPLIDO
    assert _hechos(turno)[-1] == "turno_acuse_tacito_rectificado"


def test_los_relojes_paran_en_el_sello_y_no_en_la_captura(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco)
    sello = LUNES + timedelta(hours=3)
    with reloj.en(LUNES + timedelta(days=1)):
        canalizacion.acusar(
            elenco.oficialia, turno.pk, por_cuenta=canalizacion.PorCuenta(sello, "Mensajero")
        )
    turno = _turno(turno)
    assert turno.acusado_en == sello
    assert turno.plazo_acuse and turno.plazo_acuse.cerrado_en == sello
    linea = Asiento.objects.get(hecho="turno_acusado")
    assert linea.por_cuenta_de and linea.ocurrido_en == sello
    assert (linea.actor, linea.institucion) == (elenco.oficialia, elenco.a)


def test_acusar_varios_dice_cual_no_pudo(elenco: Elenco) -> None:
    turnos = [turnada(elenco)[1][0] for _ in range(3)]
    canalizacion.acusar(elenco.enlace_a, turnos[1].pk)
    resultados = canalizacion.acusar_varios(elenco.enlace_a, [t.pk for t in turnos])
    assert [bool(r.error) for r in resultados] == [False, True, False]
    assert "Acusado de recibido" in resultados[1].error


def test_los_avisos_del_turno_van_primero_a_quien_se_asigno(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    canalizacion.asignar(elenco.titular_institucion_a, turno.pk, persona=elenco.enlace_a2)
    turno = _turno(turno)
    assert turno.plazo_respuesta and turno.plazo_respuesta.persona == elenco.enlace_a2
    with pytest.raises(DatoInvalido):
        canalizacion.asignar(elenco.enlace_a, turno.pk, persona=elenco.enlace_b)


# responder, revisar


def test_responder_desde_turnado_acusa_en_el_mismo_momento(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, turno = respondida(elenco)
    assert turno.acusado_en == turno.respondido_en == LUNES
    assert _hechos(turno) == ["turno_turnado", "turno_acusado", "turno_respondido"]


def test_responder_pide_sentido_de_cada_punto_y_algo_que_decir(elenco: Elenco) -> None:
    _, (turno,) = turnada(elenco)
    (punto,) = turno.puntos.all()
    with pytest.raises(DatoInvalido) as error:
        canalizacion.responder(elenco.enlace_a, turno.pk, texto="Sí", sentidos={})
    assert f"sentido_{punto.pk}" in error.value.campos
    with pytest.raises(DatoInvalido) as error:
        canalizacion.responder(elenco.enlace_a, turno.pk, sentidos=sentidos(turno))
    assert "texto" in error.value.campos


def test_devolver_cuenta_la_vuelta_y_da_nuevo_termino(elenco: Elenco) -> None:
    carta, turno = respondida(elenco)
    primero = turno.plazo_respuesta
    canalizacion.devolver(elenco.analista, turno.pk, complemento="Falta la fecha", dias=1)
    turno = _turno(turno)
    assert (turno.estado, turno.vueltas) == ("acusado", 1)
    assert turno.plazo_respuesta and turno.plazo_respuesta != primero
    canalizacion.responder(elenco.enlace_a, turno.pk, texto="El 3", sentidos=sentidos(turno))
    canalizacion.aceptar(elenco.analista, turno.pk)
    assert [r.ronda for r in turno.respuestas.all()] == [2, 1]
    assert _carta(carta).estado == "atendida"


def test_aceptar_la_ultima_deja_el_asunto_por_notificar_y_deriva_el_sentido(
    elenco: Elenco,
) -> None:
    carta, _ = atendida(elenco)
    tipo = Tipo.objects.get(clave="peticion")
    assert carta.estado == "atendida" and carta.sentido == tipo.sentidos.all()[0]
    assert carta.plazo_respuesta and carta.plazo_respuesta.cerrado_en is None
    linea = Asiento.objects.get(hecho="correspondencia_atendida")
    assert linea.actor.es_sistema


def test_regresar_no_detiene_el_reloj_del_peticionario(elenco: Elenco) -> None:
    carta, turno = atendida(elenco)
    vence = carta.plazo_respuesta.vence_en if carta.plazo_respuesta else None
    with pytest.raises(DatoInvalido):
        canalizacion.regresar(elenco.analista, carta.pk, motivo="Falta", turnos={})
    canalizacion.regresar(elenco.analista, carta.pk, motivo="Falta", turnos={turno.pk: 2})
    carta = _carta(carta)
    assert carta.estado == "canalizada" and _turno(turno).estado == "acusado"
    assert carta.plazo_respuesta and carta.plazo_respuesta.vence_en == vence
    assert carta.plazo_respuesta.cerrado_en is None


def test_la_dependencia_notifica_si_su_instruccion_lo_dice(elenco: Elenco) -> None:
    carta, (turno,) = turnada(
        elenco, destino(elenco.a, instruccion=instruccion("atender_y_responder"))
    )
    canalizacion.responder(
        elenco.enlace_a,
        turno.pk,
        texto="Se respondió",
        sentidos=sentidos(turno),
        notificacion=intento(),
    )
    carta = _carta(carta)
    assert carta.notificada_en is not None
    assert carta.notificaciones.get().institucion == elenco.a
    _, (otro,) = turnada(elenco)
    with pytest.raises(DatoInvalido, match="no pide que la dependencia notifique"):
        canalizacion.notificar_por_la_dependencia(elenco.enlace_a, otro.pk, intento())


# declinar


def _declinar(elenco: Elenco, turno: Turno) -> Turno:
    return canalizacion.declinar(
        elenco.enlace_a,
        turno.pk,
        fundamento="Es de la red estatal",
        competencia=canalizacion.Competencia(Declinacion.INSTITUCION, elenco.b),
    )


def test_declinar_en_su_ventana_devuelve_el_asunto_a_por_turnar(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        carta, (turno,) = turnada(elenco)
        vence = carta.plazo_respuesta.vence_en if carta.plazo_respuesta else None
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    with reloj.en(LUNES + timedelta(days=2)):
        assert _declinar(elenco, turno).estado == "declinado"
    carta = _carta(carta)
    assert carta.estado == "canalizada"
    assert not reglas.tiene_responsable(
        [reglas.Situacion(t.estado, t.caracter, t.parte) for t in carta.turnos.all()]
    )
    assert carta.plazo_canalizar and carta.plazo_canalizar.cerrado_en is None
    assert carta.plazo_respuesta and carta.plazo_respuesta.vence_en == vence


def test_fuera_de_la_ventana_es_una_solicitud(elenco: Elenco) -> None:
    with reloj.en(LUNES):
        _, (turno,) = turnada(elenco)
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    with reloj.en(LUNES + timedelta(days=8)):
        turno = _declinar(elenco, turno)
    assert turno.estado == "acusado" and turno.declinacion_fuera_de_ventana
    assert _hechos(turno)[-1] == "turno_declinacion_solicitada"


# carácter, retiro y cierre


def test_de_conocimiento_a_atencion_abre_sus_relojes(elenco: Elenco) -> None:
    _, (_, saber) = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))
    assert saber.plazo_respuesta is None
    canalizacion.acusar(elenco.enlace_b, saber.pk)
    assert _turno(saber).estado == "enterado"
    turno = canalizacion.cambiar_caracter(elenco.analista, saber.pk, instruccion=instruccion())
    assert (turno.estado, turno.parte) == ("turnado", "coadyuvante")
    assert turno.plazo_acuse and turno.plazo_respuesta


def test_cerrar_con_la_del_responsable_retira_lo_abierto(elenco: Elenco) -> None:
    carta, (principal, apoyo, saber) = turnada(
        elenco,
        destino(elenco.a),
        destino(elenco.b, "coadyuvante"),
        destino(elenco.c, ""),
    )
    assert carta.tema
    Tema.objects.filter(pk=carta.tema.pk).update(regla_cierre="responsable")
    canalizacion.responder(elenco.enlace_a, principal.pk, texto="Va", sentidos=sentidos(principal))
    canalizacion.aceptar(elenco.analista, principal.pk)
    assert _carta(carta).estado == "atendida"
    assert _turno(apoyo).estado == "retirado"
    assert _turno(saber).estado == "turnado"


def test_retirado_el_responsable_no_se_cierra_con_los_demas(elenco: Elenco) -> None:
    carta, (principal, apoyo) = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    canalizacion.responder(elenco.enlace_b, apoyo.pk, texto="Va", sentidos=sentidos(apoyo))
    canalizacion.aceptar(elenco.analista, apoyo.pk)
    canalizacion.retirar(elenco.analista, principal.pk, motivo="Error")
    assert _carta(carta).estado == "canalizada"
    with pytest.raises(EstadoNoAdmite):
        canalizacion.retirar(elenco.analista, principal.pk, motivo="Otra vez")


_situaciones = st.lists(
    st.builds(
        reglas.Situacion,
        estado=st.sampled_from([e.value for e in EstadoTurno]),
        caracter=st.sampled_from(["atencion", "conocimiento", "remision"]),
        parte=st.sampled_from(["responsable", "coadyuvante"]),
    ),
    max_size=6,
)


@given(_situaciones)
def test_las_reglas_de_cierre_se_contienen(turnos: list[reglas.Situacion]) -> None:
    """`todas` is the strictest and `cualquiera` the loosest; none closes on nothing accepted."""
    todas, responsable, cualquiera = (
        reglas.se_cierra(turnos, regla) for regla in ("todas", "responsable", "cualquiera")
    )
    assert (not todas or responsable) and (not responsable or cualquiera)
    aceptados = [t for t in turnos if t.estado == "atendido" and t.caracter != "conocimiento"]
    assert cualquiera == bool(aceptados)
