"""An installation that already had a log gets its chain, and may go back."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.utils import ProgrammingError

from coordinacion.bitacora import services
from tests.bitacora.oraculo import CRUDA, asentar, cadena, comprobar, ejecutar
from tests.elenco import crear_elenco

SIN_CADENA = "0002_solo_crece"


def test_lo_asentado_antes_se_encadena_al_migrar(base_limpia: str) -> None:
    analista = crear_elenco().analista
    asentar(analista, 1, de="la cadena")
    call_command("migrate", "bitacora", SIN_CADENA, verbosity=0)
    with pytest.raises(ProgrammingError, match="sólo crece"), transaction.atomic():
        ejecutar("UPDATE bitacora_asiento SET datos = '{}'")
    ejecutar(
        f"{CRUDA} SELECT 'turno_acusado', 'turno', n %% 7, n, NULL, %s, NULL, n %% 2 = 0, now(),"
        " now(), jsonb_build_object('vuelta', n) FROM generate_series(1, 100) n",
        [analista.pk],
    )
    call_command("migrate", "bitacora", verbosity=0)
    asentar(analista, 1, de="después")
    for turno in range(7):
        comprobar(cadena("turno", turno))
    assert len(cadena("turno", 1)) == 17
    assert services.verificar().hallazgo == ""
