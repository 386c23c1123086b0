"""The clock of a commitment: its date, its stops, its ladder and what stays late."""

from datetime import date, timedelta

import pytest

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.services import compromisos as services
from coordinacion.acuerdos.services.compromisos import Hallazgo
from coordinacion.avisos.models import Aviso
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite
from coordinacion.organizacion.models import Adscripcion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import AjustePlazo, Plazo
from coordinacion.plazos.semaforo import semaforo
from tests.acuerdos.compromisos import (
    CORREO,
    acuerdo,
    cierre,
    compromiso_en,
    del_municipio,
    dicho,
    informar,
    leer,
    por_escribir,
)
from tests.elenco import Elenco
from tests.plazos.conftest import Reloj
from tests.plazos.conftest import en as en
from tests.plazos.conftest import local as local

VIERNES = date(2026, 11, 20)


@pytest.fixture
def lunes(en: Reloj) -> None:
    """It is eleven of a working Monday, nine working days before `VIERNES`."""
    en("2026-11-09 11:00")


def vigente(elenco: Elenco, **campos: object) -> Compromiso:
    return compromiso_en(elenco, "vigente", **{"fecha_comprometida": VIERNES} | campos)


def reloj_de(compromiso: Compromiso) -> Plazo:
    plazo = leer(compromiso).plazo
    assert plazo is not None
    return plazo


def de(persona: Usuario) -> list[str]:
    suyos = Aviso.objects.filter(destinatario=persona, clave__startswith="plazo:")
    return list(suyos.order_by("id").values_list("titulo", flat=True))


def test_vence_al_cierre_de_la_fecha_comprometida_y_dice_por_que(
    elenco: Elenco, lunes: None
) -> None:
    uno = vigente(elenco)
    plazo = reloj_de(uno)
    assert (plazo.vence_en, plazo.asunto_id) == (cierre(VIERNES), None)
    assert (plazo.url, plazo.institucion) == (uno.get_absolute_url(), elenco.a)
    assert plazo.fundamento == "La fecha que fijan las partes al comprometerse"
    assert (uno.fecha_comprometida, uno.fecha_original) == (VIERNES, VIERNES)


def test_en_dias_habiles_cuenta_desde_que_entra_en_vigor(elenco: Elenco, lunes: None) -> None:
    uno = vigente(elenco, fecha_comprometida=None, dias_habiles=8)
    plazo = reloj_de(uno)
    assert uno.fecha_comprometida == VIERNES  # the 16th is not a working day
    assert plazo.vence_en == cierre(VIERNES)
    assert [paso["cuenta"] for paso in plazo.pasos if paso["cuenta"]] == list(range(1, 9))


def test_no_se_formaliza_sin_fecha_ni_con_una_que_paso_ni_sin_acuerdo_alcanzado(
    elenco: Elenco, lunes: None
) -> None:
    sin_fecha = compromiso_en(elenco, "propuesto", fecha_comprometida=None)
    with pytest.raises(DatoInvalido) as error:
        services.formalizar(elenco.vinculacion, sin_fecha.pk)
    assert set(error.value.campos) == {"fecha_comprometida"}
    pasada = compromiso_en(elenco, "propuesto", fecha_comprometida=VIERNES - timedelta(days=30))
    with pytest.raises(DatoInvalido):
        services.formalizar(elenco.vinculacion, pasada.pk)
    propuesto = acuerdo(elenco, "propuesto")
    uno = services.escribir(elenco.vinculacion, propuesto.pk, por_escribir(elenco))
    with pytest.raises(EstadoNoAdmite):
        services.formalizar(elenco.vinculacion, uno.pk)


def test_el_reporte_detiene_el_reloj_y_el_rechazo_lo_reanuda_a_la_misma_fecha(
    elenco: Elenco, en: Reloj
) -> None:
    en("2026-11-09 11:00")
    uno = vigente(elenco)
    en("2026-11-18 10:00")
    services.reportar(elenco.enlace_a, uno.pk, dicho(100))
    assert semaforo(reloj_de(uno)).texto == "Reportado a tiempo"
    en("2026-11-23 10:00")
    plazos.vigilar()
    assert de(elenco.vinculacion) == []
    services.rechazar(elenco.enlace_b, uno.pk, motivo="Falta un tramo")
    plazo = reloj_de(uno)
    assert (plazo.cerrado_en, plazo.vence_en) == (None, cierre(VIERNES))
    assert (leer(uno).vueltas, semaforo(plazo).clave) == (1, "vencido")
    plazos.vigilar()
    assert de(elenco.vinculacion) == [f"Vencido hace 1 día hábil: {uno.folio}"]


def test_a_tiempo_es_segun_cuando_se_reporto_no_cuando_se_verifico(
    elenco: Elenco, en: Reloj
) -> None:
    en("2026-11-09 11:00")
    uno = vigente(elenco)
    en("2026-11-20 14:00")
    services.reportar(elenco.enlace_a, uno.pk, dicho(100))
    en("2026-12-04 10:00")
    services.verificar(elenco.enlace_b, uno.pk, Hallazgo(Cumplimiento.TOTAL))
    assert semaforo(reloj_de(uno)).texto == "Cumplido a tiempo"


def test_reprogramado_conserva_su_fecha_y_quien_iba_tarde_sigue_tarde(
    elenco: Elenco, en: Reloj
) -> None:
    en("2026-11-09 11:00")
    uno = vigente(elenco)
    en("2026-11-23 10:00")
    nueva = date(2026, 12, 4)
    services.reprogramar(elenco.vinculacion, uno.pk, fecha=nueva, motivo="Lluvias")
    leido, plazo = leer(uno), reloj_de(uno)
    assert (leido.fecha_original, leido.fecha_comprometida) == (VIERNES, nueva)
    assert (plazo.vence_original_en, plazo.vence_en) == (cierre(VIERNES), cierre(nueva))
    ajuste = AjustePlazo.objects.get(plazo=plazo)
    assert (ajuste.antes, ajuste.despues) == (cierre(VIERNES), cierre(nueva))
    services.reportar(elenco.enlace_a, uno.pk, dicho(100))
    services.verificar(elenco.enlace_b, uno.pk, Hallazgo(Cumplimiento.TOTAL))
    assert semaforo(reloj_de(uno)).texto == "Cumplido fuera de término"


def test_reprogramar_a_la_misma_fecha_o_a_una_pasada_no_se_admite(
    elenco: Elenco, lunes: None
) -> None:
    uno = vigente(elenco)
    for fecha in (VIERNES, date(2026, 11, 6)):
        with pytest.raises(DatoInvalido) as error:
            services.reprogramar(elenco.vinculacion, uno.pk, fecha=fecha, motivo="Lluvias")
        assert set(error.value.campos) == {"fecha"}


def test_la_escalera_avisa_a_cada_papel_una_vez(elenco: Elenco, en: Reloj) -> None:
    en("2026-11-09 11:00")
    uno = vigente(elenco)
    for momento in ("2026-11-12 09:00", "2026-11-20 09:00", "2026-11-23 09:00", "2026-11-27 09:00"):
        en(momento)
        plazos.vigilar()
        plazos.vigilar()
    assert de(elenco.enlace_a) == [
        f"Vence en 5 días hábiles: {uno.folio}",
        f"Vence hoy: {uno.folio}",
    ]
    assert de(elenco.titular_institucion_a) == [f"Vencido hace 1 día hábil: {uno.folio}"]
    assert de(elenco.titular_unidad) == [f"Vencido hace 5 días hábiles: {uno.folio}"]
    assert de(elenco.enlace_b) == de(elenco.analista) == []


def test_a_quien_no_tiene_cuenta_se_le_escribe_y_sin_correo_se_avisa_a_vinculacion(
    elenco: Elenco, en: Reloj
) -> None:
    en("2026-11-09 11:00")
    vigente(elenco, **del_municipio())
    sin_correo = vigente(elenco, **del_municipio(externo="Otro municipio", externo_correo=""))
    en("2026-11-12 09:00")
    plazos.vigilar()
    fuera = Aviso.objects.filter(direccion=CORREO, clave__startswith="plazo:")
    assert fuera.count() == 1
    assert f"Vence en 5 días hábiles: {sin_correo.folio}" in de(elenco.vinculacion)
    assert de(elenco.analista) == []


def test_lo_que_ya_se_debia_en_otra_parte_no_avisa_a_nadie(elenco: Elenco, lunes: None) -> None:
    uno = compromiso_en(elenco, "propuesto", fecha_comprometida=date(2026, 10, 1))
    services.formalizar(elenco.vinculacion, uno.pk, callado=True)
    plazos.vigilar()
    assert Aviso.objects.count() == 0
    assert semaforo(reloj_de(uno)).clave == "vencido"


def test_sin_vinculacion_ni_enlaces_nadie_queda_sin_saber(elenco: Elenco, en: Reloj) -> None:
    en("2026-11-09 11:00")
    uno = vigente(elenco, institucion=elenco.d)
    Adscripcion.objects.filter(rol=Rol.ENLACE).delete()
    en("2026-11-12 09:00")
    plazos.vigilar()
    assert de(elenco.vinculacion) == [f"Vence en 5 días hábiles: {uno.folio}"]


def test_el_mismo_avance_dos_veces_es_uno(elenco: Elenco, lunes: None) -> None:
    uno = vigente(elenco)
    informar(elenco.enlace_a, uno)
    informar(elenco.enlace_a, uno)
    informar(elenco.enlace_a, uno, 60)
    assert [avance.porcentaje for avance in uno.avances.all()] == [60, 40]
    assert leer(uno).avance == 60


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"institucion": None}, "institucion"),
        ({"externo": "Municipio"}, "institucion"),
        ({"dias_habiles": 5}, "dias_habiles"),
        ({"texto": "  "}, "texto"),
        ({"externo_correo": CORREO}, "externo_correo"),
    ],
)
def test_lo_que_no_se_puede_escribir_se_dice_en_su_campo(
    elenco: Elenco, campos: dict[str, object], campo: str
) -> None:
    nuevo = por_escribir(elenco, **campos)
    with pytest.raises(DatoInvalido) as error:
        services.escribir(elenco.vinculacion, acuerdo(elenco).pk, nuevo)
    assert set(error.value.campos) == {campo}


def test_quien_lo_cumple_no_puede_verificarlo(elenco: Elenco) -> None:
    mismos: list[dict[str, object]] = [
        {"verifica": elenco.a},
        del_municipio(verifica_externo=" municipio de san juan mixtepec"),
        del_municipio(verifica_externo="Otro", verifica_externo_correo=CORREO.upper()),
    ]
    for campos in mismos:
        with pytest.raises(DatoInvalido) as error:
            services.escribir(
                elenco.vinculacion, acuerdo(elenco).pk, por_escribir(elenco, **campos)
            )
        assert set(error.value.campos) == {"verifica"}
