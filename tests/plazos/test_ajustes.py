"""Moving a due moment leaves a ledger line and a fact; nothing else does."""

from collections.abc import Callable
from datetime import datetime

from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.plazos import services
from coordinacion.plazos.clases import ClasePlazo, Desenlace, Unidad
from coordinacion.plazos.models import AjustePlazo, Plazo
from tests.elenco import Elenco
from tests.plazos.conftest import Abrir

Local = Callable[[str], datetime]


def test_corregir_la_recepcion_mueve_la_fecha_con_su_renglon(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    services.reajustar(
        plazo, actor=elenco.analista, motivo="Sello mal leído", desde=local("2026-11-04 10:00")
    )
    assert plazo.vence_en == local("2026-11-19 15:00")
    assert plazo.vence_original_en == local("2026-11-20 15:00")
    ajuste = AjustePlazo.objects.get(plazo=plazo)
    assert (ajuste.antes, ajuste.despues) == (local("2026-11-20 15:00"), plazo.vence_en)
    assert (ajuste.quien, ajuste.motivo) == (elenco.analista, "Sello mal leído")
    hecho = Asiento.objects.get(hecho=Hecho.PLAZO_REAJUSTADO)
    assert hecho.datos["cambios"]["vencimiento"] == ["20/11/2026 15:00", "19/11/2026 15:00"]
    guardado = Plazo.objects.get(pk=plazo.pk)
    assert guardado.version == 2
    assert guardado.paso_en == local("2026-11-11 09:00")
    assert guardado.pasos[0]["fecha"] == "2026-11-04"


def test_si_la_fecha_no_se_mueve_no_hay_renglon(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    services.reajustar(
        plazo, actor=elenco.analista, motivo="Otra hora", desde=local("2026-11-05 12:00")
    )
    assert plazo.desde == local("2026-11-05 12:00")
    assert not AjustePlazo.objects.exists()
    assert not Asiento.objects.filter(hecho=Hecho.PLAZO_REAJUSTADO).exists()
    assert Plazo.objects.get(pk=plazo.pk).version == 1


def test_reclasificar_busca_otra_regla(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    plazo = abrir()
    services.reajustar(
        plazo,
        actor=elenco.analista,
        motivo="Es un requerimiento",
        tipo="requerimiento_autoridad",
        fecha_senalada=local("2026-11-09 12:00"),
    )
    assert plazo.unidad == Unidad.FECHA_SENALADA
    assert plazo.vence_en == local("2026-11-09 12:00")
    # A later correction of the stamp leaves alone the date that the document set.
    services.reajustar(
        plazo, actor=elenco.analista, motivo="Sello", desde=local("2026-11-04 10:00")
    )
    assert plazo.vence_en == local("2026-11-09 12:00")
    services.reajustar(plazo, actor=elenco.analista, motivo="No lo era", tipo="peticion")
    assert plazo.vence_en == local("2026-11-19 15:00")


def test_los_turnos_siguen_al_asunto(elenco: Elenco, abrir: Abrir, local: Local) -> None:
    asunto = abrir()
    turno = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=7)
    cerrado = abrir(ClasePlazo.RESPUESTA_TURNO, tope=asunto, turno_id=8)
    services.cerrar(cerrado, en=local("2026-11-05 12:00"), desenlace=Desenlace.CUMPLIDO)
    assert turno.vence_en == local("2026-11-12 15:00")
    services.reajustar(asunto, actor=elenco.analista, motivo="Urge", cantidad=4)
    assert asunto.vence_en == local("2026-11-11 15:00")
    assert Plazo.objects.get(pk=turno.pk).vence_en == local("2026-11-09 15:00")
    assert Plazo.objects.get(pk=cerrado.pk).vence_en == local("2026-11-12 15:00")
    motivos = AjustePlazo.objects.filter(plazo=turno).values_list("motivo", flat=True)
    assert list(motivos) == ["Se movió el plazo del asunto. Urge"]
    # With more room again the turn goes back to its own rule.
    services.reajustar(asunto, actor=elenco.analista, motivo="No urgía", cantidad=10)
    assert Plazo.objects.get(pk=turno.pk).vence_en == local("2026-11-12 15:00")


def test_un_plazo_terminado_se_recalcula_sin_volver_a_correr(
    elenco: Elenco, abrir: Abrir, local: Local
) -> None:
    plazo = abrir()
    services.cerrar(plazo, en=local("2026-11-20 12:00"), desenlace=Desenlace.NOTIFICADA)
    services.reajustar(
        plazo, actor=elenco.analista, motivo="Sello", desde=local("2026-11-03 10:00")
    )
    guardado = Plazo.objects.get(pk=plazo.pk)
    assert guardado.vence_en == local("2026-11-18 15:00")
    assert guardado.paso_en is None
    assert guardado.cerrado_en is not None
