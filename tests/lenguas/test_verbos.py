"""What each verb of a language support does, and what a letter may not go without."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coordinacion.avisos.models import Aviso
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.selectors import oracion
from coordinacion.canalizacion import services as canalizacion
from coordinacion.correspondencia.models import Correspondencia, Tipo
from coordinacion.lenguas import services
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.organizacion.models import Lengua
from coordinacion.plazos.models import ClasePlazo, Desenlace, ReglaPlazo
from coordinacion.plazos.semaforo import semaforo
from coordinacion.plazos.services import vigilar
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    tema,
)
from tests.lenguas.apoyos import (
    apoyo_en,
    carta_en_mixteco,
    clasificada_en_mixteco,
    mixteco,
    variante_de,
)
from tests.matriz import verbos_carta
from workflows import motor

MARTES = reloj.local(reloj.ahora()).replace(
    year=2026, month=11, day=10, hour=10, minute=0, second=0, microsecond=0
)


def abierto(elenco: Elenco, clase: str = "interprete") -> ApoyoLinguistico:
    return apoyo_en(elenco, "solicitado", clase=clase)


def frases(apoyo: ApoyoLinguistico) -> list[str]:
    lineas = Asiento.objects.filter(registro="apoyo", registro_id=apoyo.pk).order_by("id")
    return [oracion(linea) for linea in lineas]


def test_lo_que_pide_el_peticionario_se_solicita_al_clasificar(elenco: Elenco) -> None:
    variante = variante_de(mixteco())
    carta = clasificada_en_mixteco(
        elenco, variante=variante, pide_interprete=True, pide_traduccion=True
    )
    apoyos = ApoyoLinguistico.objects.filter(carta=carta).order_by("pk")
    assert [(a.clase, a.estado, a.a_peticion) for a in apoyos] == [
        ("interprete", "solicitado", True),
        ("traduccion", "solicitado", True),
    ]
    assert {(a.lengua, a.variante) for a in apoyos} == {(mixteco(), variante)}
    assert [a.plazo.clase for a in apoyos] == [ClasePlazo.INTERPRETE, ClasePlazo.TRADUCCION]


def test_quien_no_pide_nada_no_tiene_apoyos(elenco: Elenco) -> None:
    assert not clasificada_en_mixteco(elenco).apoyos.exists()


def test_sin_saber_la_lengua_no_se_clasifica_lo_que_pide_interprete(elenco: Elenco) -> None:
    carta = carta_nueva(elenco, otra_lengua=True, pide_interprete=True)
    cambios = {"tipo": Tipo.objects.get(clave="peticion"), "tema": tema(), "via": "turnar"}
    with pytest.raises(DatoInvalido) as error:
        motor.de_carta(canalizacion.clasificar, elenco.analista, carta.pk, cambios=cambios)
    assert set(error.value.campos) == {"lengua"}
    assert Correspondencia.objects.get(pk=carta.pk).estado == "recibida"


def test_reclasificar_solicita_lo_que_antes_no_se_pidio_y_nada_dos_veces(elenco: Elenco) -> None:
    carta = clasificada_en_mixteco(elenco, pide_interprete=True)
    for _ in range(2):
        motor.de_carta(
            canalizacion.reclasificar,
            elenco.analista,
            carta.pk,
            cambios={"pide_traduccion": True},
            motivo="También pide la respuesta traducida",
        )
    assert sorted(carta.apoyos.values_list("clase", flat=True)) == ["interprete", "traduccion"]


def test_una_variante_de_otra_lengua_se_rechaza(elenco: Elenco) -> None:
    otra = Lengua.objects.exclude(pk=mixteco().pk).filter(variantes__isnull=False)[0]
    carta = carta_en_mixteco(elenco)
    with pytest.raises(DatoInvalido) as error:
        services.solicitar(
            elenco.analista,
            carta.pk,
            clase="interprete",
            lengua=mixteco(),
            variante=variante_de(otra),
        )
    assert set(error.value.campos) == {"variante"}
    with pytest.raises(DatoInvalido):
        carta_en_mixteco(elenco, variante=variante_de(otra))


def test_hay_uno_abierto_de_cada_clase_y_otro_despues_de_terminado(elenco: Elenco) -> None:
    apoyo = abierto(elenco)
    with pytest.raises(EstadoNoAdmite, match="ya tiene abierto"):
        apoyo_en(elenco, "solicitado", apoyo.carta)
    services.declarar_no_disponible(elenco.analista, apoyo.pk, motivo="Nadie contestó")
    assert apoyo_en(elenco, "solicitado", apoyo.carta).estado == "solicitado"


def test_su_plazo_es_el_de_su_regla_por_validar(elenco: Elenco) -> None:
    with reloj.en(MARTES):
        interprete, traduccion = abierto(elenco), abierto(elenco, "traduccion")
    assert interprete.plazo.por_validar and interprete.plazo.fundamento.startswith("Por validar")
    assert reloj.local(interprete.plazo.vence_en).date() == (MARTES + timedelta(days=3)).date()
    assert (traduccion.plazo.cantidad, traduccion.plazo.unidad) == (5, "habiles")
    assert ReglaPlazo.objects.filter(clase="traduccion", validado_por=None).count() == 1


@pytest.mark.parametrize(
    "quien", [{"externo": "  "}, {"persona": True, "externo": "Alguien"}], ids=["nadie", "dos"]
)
def test_se_asigna_a_uno_solo(elenco: Elenco, quien: dict[str, object]) -> None:
    apoyo = abierto(elenco)
    if quien.get("persona"):
        quien = {**quien, "persona": elenco.oficialia}
    with pytest.raises(DatoInvalido, match=r"uno solo|Indique quién"):
        services.asignar(elenco.analista, apoyo.pk, **quien)  # type: ignore[arg-type]


def test_de_la_unidad_solo_analistas_y_oficialia_que_lean_el_asunto(elenco: Elenco) -> None:
    apoyo = abierto(elenco)
    for nombre in ("consulta", "enlace_a", "extrano"):
        with pytest.raises(DatoInvalido):
            services.asignar(elenco.analista, apoyo.pk, persona=elenco.personas[nombre])
    reservada = clasificada(elenco, tipo="denuncia")
    suyo = apoyo_en(elenco, "solicitado", reservada)
    with pytest.raises(DatoInvalido, match="reservado"):
        services.asignar(elenco.analista, suyo.pk, persona=elenco.oficialia)


def test_al_asignar_se_avisa_a_quien_lo_tiene_y_a_quien_lo_tenia(elenco: Elenco) -> None:
    apoyo = abierto(elenco)
    services.asignar(elenco.analista, apoyo.pk, persona=elenco.oficialia)
    services.asignar(elenco.titular_unidad, apoyo.pk, institucion=elenco.a)
    de_oficialia = Aviso.objects.filter(destinatario=elenco.oficialia, asunto_id=apoyo.carta_id)
    assert list(de_oficialia.order_by("pk").values_list("titulo", flat=True)) == [
        "Se le asignó: intérprete",
        "Ya no es suyo: intérprete",
    ]
    plazo = ApoyoLinguistico.objects.get(pk=apoyo.pk).plazo
    assert plazo.persona == elenco.titular_unidad, "de lo que sale, da seguimiento quien asigna"


def test_asignar_dos_veces_a_la_misma_persona_es_una(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "asignado")
    services.asignar(elenco.analista, apoyo.pk, persona=elenco.oficialia)
    assert ApoyoLinguistico.objects.get(pk=apoyo.pk).version == apoyo.version
    assert sum("Asignó" in frase for frase in frases(apoyo)) == 1


def test_prestado_a_tiempo_y_fuera_segun_cuando_se_presto(elenco: Elenco) -> None:
    with reloj.en(MARTES):
        puntual, tardio = apoyo_en(elenco, "asignado"), apoyo_en(elenco, "asignado")
    with reloj.en(MARTES + timedelta(days=20)):
        ayer = MARTES + timedelta(days=1)
        services.prestar(elenco.analista, puntual.pk, momento=ayer)
        services.prestar(elenco.analista, tardio.pk, momento=reloj.ahora())
        luces = [
            semaforo(ApoyoLinguistico.objects.get(pk=uno.pk).plazo).texto
            for uno in (puntual, tardio)
        ]
    assert luces == ["Prestado a tiempo", "Prestado fuera de término"]


def test_no_se_presta_en_el_futuro_ni_antes_de_solicitarse(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "asignado")
    for momento in (reloj.ahora() + timedelta(hours=1), reloj.ahora() - timedelta(days=1)):
        with pytest.raises(DatoInvalido):
            services.prestar(elenco.analista, apoyo.pk, momento=momento)


def test_no_disponible_lo_sabe_la_titular_y_su_plazo_termina_sin_contar_a_tiempo(
    elenco: Elenco,
) -> None:
    apoyo = apoyo_en(elenco, "no_disponible")
    assert apoyo.plazo.desenlace == Desenlace.NO_DISPONIBLE
    suyos = Aviso.objects.filter(destinatario=elenco.titular_unidad, asunto_id=apoyo.carta_id)
    assert [uno.titulo for uno in suyos] == ["Apoyo no disponible: intérprete"]


@pytest.mark.parametrize("verbo", ["declarar_no_disponible", "cancelar"])
def test_sin_motivo_no(elenco: Elenco, verbo: str) -> None:
    apoyo = abierto(elenco)
    with pytest.raises(DatoInvalido) as error:
        getattr(services, verbo)(elenco.analista, apoyo.pk, motivo="  ")
    assert set(error.value.campos) == {"motivo"}


def test_el_historial_lo_cuenta_con_sus_palabras(elenco: Elenco) -> None:
    apoyo = apoyo_en(elenco, "prestado")
    assert frases(apoyo) == [
        "Solicitó intérprete en mixteco. Lo pidió la unidad",
        "Asignó intérprete a Oficialia Prueba",
        "Registró intérprete de Oficialia Prueba",
    ]
    en_el_asunto = Asiento.objects.filter(asunto_id=apoyo.carta_id, hecho=Hecho.APOYO_PRESTADO)
    assert en_el_asunto.count() == 1


def test_el_vigia_avisa_a_quien_lo_tiene_y_despues_a_la_titular(elenco: Elenco) -> None:
    with reloj.en(MARTES):
        apoyo = abierto(elenco)
        services.asignar(elenco.titular_unidad, apoyo.pk, persona=elenco.analista)
    vigilar(MARTES + timedelta(days=3, hours=1))
    vigilar(MARTES + timedelta(days=10))
    del_plazo = Aviso.objects.filter(plazo_id=apoyo.plazo_id).order_by("pk")
    quienes = list(del_plazo.values_list("destinatario__username", flat=True))
    assert quienes == ["analista", "titular_unidad"]


# What a letter may not go without


def respondida_y_pide(elenco: Elenco, **pide: bool) -> Correspondencia:
    """Answered, to be notified, by who asked for it in Mixtec."""
    carta = clasificada_en_mixteco(elenco, **pide)
    (turno,) = motor.de_carta(
        canalizacion.turnar, elenco.analista, carta.pk, [destino(elenco.a)], confirmado=True
    )
    assert carta.tipo is not None
    sentido = carta.tipo.sentidos.all()[0]
    motor.de_turno(
        canalizacion.responder,
        elenco.enlace_a,
        turno.pk,
        texto="Se atenderá.",
        sentidos={punto.pk: sentido for punto in turno.puntos.all()},
    )
    motor.de_turno(canalizacion.aceptar, elenco.analista, turno.pk)
    return Correspondencia.objects.get(pk=carta.pk)


def notificar(elenco: Elenco, carta: Correspondencia, **campos: str) -> None:
    motor.de_carta(canalizacion.notificar, elenco.oficialia, carta.pk, intento(**campos))


def concluir(elenco: Elenco, carta: Correspondencia, **campos: str) -> None:
    assert carta.tipo is not None
    sentido = carta.tipo.sentidos.all()[0]
    motor.de_carta(
        canalizacion.concluir, elenco.titular_unidad, carta.pk, sentido=sentido, **campos
    )


def test_no_se_entrega_la_respuesta_sin_su_traduccion_sin_decir_por_que(elenco: Elenco) -> None:
    carta = respondida_y_pide(elenco, pide_traduccion=True)
    with pytest.raises(DatoInvalido, match="traducción") as error:
        notificar(elenco, carta)
    assert set(error.value.campos) == {"sin_traduccion"}
    notificar(elenco, carta, resultado="no_localizado")
    notificar(elenco, carta, sin_traduccion="La persona pidió recibirla así")
    dicho = Asiento.objects.filter(hecho=Hecho.CORRESPONDENCIA_NOTIFICADA).latest("pk")
    assert oracion(dicho).endswith("Sin la traducción pedida: La persona pidió recibirla así")
    assert carta.apoyos.get().estado == "solicitado", "se sigue debiendo"


def test_con_la_traduccion_en_mano_se_notifica_sin_mas(elenco: Elenco) -> None:
    carta = respondida_y_pide(elenco, pide_traduccion=True)
    apoyo = carta.apoyos.get()
    services.asignar(elenco.analista, apoyo.pk, externo="Traductora de la región")
    services.prestar(elenco.analista, apoyo.pk, momento=reloj.ahora())
    notificar(elenco, carta)
    concluir(elenco, carta)


def test_el_interprete_pendiente_no_detiene_la_notificacion_y_si_la_conclusion(
    elenco: Elenco,
) -> None:
    carta = respondida_y_pide(elenco, pide_interprete=True)
    notificar(elenco, carta)
    with pytest.raises(DatoInvalido) as error:
        concluir(elenco, carta)
    assert set(error.value.campos) == {"sin_apoyo"}
    concluir(elenco, carta, sin_apoyo="La persona trajo a su intérprete")
    apoyo = carta.apoyos.get()
    assert (apoyo.estado, apoyo.motivo) == ("cancelado", "La persona trajo a su intérprete")
    assert apoyo.plazo.desenlace == Desenlace.SIN_EFECTO


def test_lo_que_se_pidio_y_nunca_se_solicito_tampoco_se_pierde(elenco: Elenco) -> None:
    carta, _ = atendida(elenco)
    Correspondencia.objects.filter(pk=carta.pk).update(otra_lengua=True, pide_traduccion=True)
    with pytest.raises(DatoInvalido):
        notificar(elenco, Correspondencia.objects.get(pk=carta.pk))


def test_lo_que_pide_un_asunto_acumulado_se_debe_con_el_principal(elenco: Elenco) -> None:
    principal, _ = atendida(elenco, recibida_en=reloj.ahora() - timedelta(hours=2))
    sigue = clasificada_en_mixteco(elenco, pide_traduccion=True)
    motor.de_carta(canalizacion.acumular, elenco.analista, sigue.pk, principal_id=principal.pk)
    assert sigue.apoyos.get().estado == "solicitado"
    with pytest.raises(DatoInvalido):
        notificar(elenco, principal)


def test_la_institucion_que_notifica_tambien_lo_dice(elenco: Elenco) -> None:
    carta = clasificada_en_mixteco(elenco, pide_traduccion=True)
    directa = destino(elenco.a, instruccion=instruccion("atender_y_responder"))
    (turno,) = motor.de_carta(
        canalizacion.turnar, elenco.analista, carta.pk, [directa], confirmado=True
    )
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    with pytest.raises(DatoInvalido):
        canalizacion.notificar_por_la_dependencia(elenco.enlace_a, turno.pk, intento())
    dicho = intento(sin_traduccion="La autoridad la tradujo de viva voz")
    canalizacion.notificar_por_la_dependencia(elenco.enlace_a, turno.pk, dicho)


@pytest.mark.parametrize("verbo", ["cancelar", "desechar"])
def test_lo_que_termina_sin_respuesta_cancela_sus_apoyos(elenco: Elenco, verbo: str) -> None:
    carta = clasificada_en_mixteco(elenco, pide_interprete=True)
    quien = elenco.analista if verbo == "cancelar" else elenco.titular_unidad
    getattr(verbos_carta, verbo)(elenco, quien, carta)
    apoyo = carta.apoyos.get()
    assert apoyo.estado == "cancelado" and apoyo.motivo
    quien_lo_hizo = Asiento.objects.get(registro_id=apoyo.pk, hecho=Hecho.APOYO_CANCELADO).actor
    assert quien_lo_hizo.es_sistema


def test_un_asunto_terminado_ya_no_admite_otro(elenco: Elenco) -> None:
    carta = clasificada_en_mixteco(elenco)
    verbos_carta.cancelar(elenco, elenco.analista, carta)
    with pytest.raises(EstadoNoAdmite):
        apoyo_en(elenco, "solicitado", carta)
