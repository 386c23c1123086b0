"""What is for somebody absent is mailed to who stands in for her, and to nobody else."""

from __future__ import annotations

from datetime import date

from coordinacion.avisos.models import Correo
from coordinacion.organizacion.models import Usuario
from coordinacion.relevos import services as relevos
from tests.avisos.conftest import Ronda, direccion
from tests.elenco import Elenco, turnada
from tests.plazos.conftest import Reloj


def correos(persona: Usuario) -> list[Correo]:
    return list(Correo.objects.filter(destinatario=persona).order_by("pk"))


def test_el_correo_va_a_quien_suple_y_lo_dice(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    en("2026-11-05 09:30")
    relevos.suplir(
        elenco.enlace_a,
        persona=elenco.enlace_a,
        sustituto=elenco.titular_institucion_a,
        desde=date(2026, 11, 5),
        hasta=date(2026, 11, 6),
        motivo="Comisión",
    )
    carta, _ = turnada(elenco)
    ronda("2026-11-05 10:00")
    assert correos(elenco.enlace_a) == []
    (correo,) = (c for c in correos(elenco.titular_institucion_a) if carta.folio in c.texto)
    assert correo.direccion == direccion(elenco.titular_institucion_a)
    assert f"Por ausencia de {elenco.enlace_a.nombre_completo}" in correo.texto
    assert correos(elenco.enlace_a2) != []  # who is not absent gets her own

    ronda("2026-11-09 09:00")  # it ended by itself
    otra, _ = turnada(elenco)
    ronda("2026-11-09 10:00")
    assert any(otra.folio in correo.texto for correo in correos(elenco.enlace_a))


def test_si_quien_suple_se_fue_el_correo_vuelve_a_la_ausente(
    elenco: Elenco, ronda: Ronda, en: Reloj
) -> None:
    en("2026-11-05 09:30")
    relevos.suplir(
        elenco.enlace_a,
        persona=elenco.enlace_a,
        sustituto=elenco.enlace_a2,
        desde=date(2026, 11, 5),
        hasta=date(2026, 11, 6),
        motivo="Comisión",
    )
    Usuario.objects.filter(pk=elenco.enlace_a2.pk).update(is_active=False)
    turnada(elenco)
    ronda("2026-11-05 10:00")
    assert correos(elenco.enlace_a) != []
