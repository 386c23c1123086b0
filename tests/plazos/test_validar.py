"""A number is law only when somebody puts their name on it."""

import pytest

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.plazos import carga, selectors, services
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import DiaInhabil, EscalonAviso, Plazo, ReglaPlazo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir


def test_validar_deja_nombre_y_quita_la_marca(elenco: Elenco, abrir: Abrir) -> None:
    plazo = abrir()
    regla = ReglaPlazo.objects.get(plazos=plazo)
    assert selectors.hay_reglas_por_validar()
    services.validar_regla(elenco.titular_unidad, regla)
    assert not Plazo.objects.get(pk=plazo.pk).por_validar
    assert not abrir().por_validar
    hecho = Asiento.objects.get(hecho=Hecho.REGLA_PLAZO_VALIDADA)
    assert hecho.actor == elenco.titular_unidad
    with pytest.raises(EstadoNoAdmite):
        services.validar_regla(elenco.administracion, regla)
    for otra in ReglaPlazo.objects.filter(validado_por__isnull=True):
        services.validar_regla(elenco.administracion, otra)
    assert not selectors.hay_reglas_por_validar()


@pytest.mark.parametrize("papel", ["analista", "oficialia", "enlace_a", "auditoria"])
def test_los_demas_no_validan(elenco: Elenco, papel: str) -> None:
    with pytest.raises(SinPermiso):
        services.validar_regla(elenco.personas[papel], ReglaPlazo.objects.all()[0])


def test_la_semilla_dice_lo_que_falta_por_validar(db: None) -> None:
    regla = ReglaPlazo.objects.get(clase=ClasePlazo.RESPUESTA, tipo_clave="")
    assert (regla.cantidad, regla.unidad) == (10, "habiles")
    assert regla.por_validar
    assert "falta confirmar los 10 días" in regla.nota
    assert "breve término" in regla.nota
    assert all(r.por_validar for r in ReglaPlazo.objects.all())
    assert DiaInhabil.objects.filter(calendario__clave="federal").count() == 58
    assert not DiaInhabil.objects.filter(calendario__clave="oaxaca").exists()


def test_cargar_otra_vez_respeta_lo_que_la_gente_hizo(elenco: Elenco) -> None:
    regla = ReglaPlazo.objects.filter(clase=ClasePlazo.ACUSE)
    regla.update(cantidad=3)
    EscalonAviso.objects.filter(clase=ClasePlazo.CANALIZAR).delete()
    dia = DiaInhabil.objects.filter(calendario__clave="federal")[0]
    services.retirar_inhabil(elenco.administracion, dia, acto="Reforma")
    assert set(carga.cargar().values()) == {0}
    assert regla.get().cantidad == 3
    assert not EscalonAviso.objects.filter(clase=ClasePlazo.CANALIZAR).exists()
    assert DiaInhabil.objects.get(pk=dia.pk).retirado_en is not None
