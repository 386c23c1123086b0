"""T11: random verbs by random people and doors, against a reference model of the letter."""

from collections import Counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from coordinacion.correspondencia.models import Tipo
from tests.elenco import crear_elenco
from tests.matriz.maquina import Maquina
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.servidores import Servidores


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Each life is a letter from its registration, up to so many verbs."""
    informe = Informe("T11", "verbos al azar contra un modelo")
    vidas, verbos = (10, 30) if corto else (250, 50)
    intentos: Counter[str] = Counter()
    with informe.cronometro():
        Tipo.objects.update(concluye_analista=False)  # as the model has it: the head concludes
        propio = {"elenco": crear_elenco(), "intentos": intentos}
        maquina = type("MaquinaDelElenco", (Maquina,), propio)
        ajustes = settings(
            max_examples=vidas,
            stateful_step_count=verbos,
            deadline=None,
            database=None,
            derandomize=corto,  # the long form looks for what nobody thought of
            phases=[Phase.generate],  # each step writes: shrinking would take longer than reading
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(maquina, settings=ajustes)
        except AssertionError as falta:
            informe.exige(False, "\n".join([str(falta), *getattr(falta, "__notes__", [])]))
        informe.reclama(revisar_todo())
    hechos, negados = intentos["hecho"], intentos.total() - intentos["hecho"]
    informe.exige(hechos > vidas // 2, "casi ningún verbo llegó a hacerse")
    informe.cuenta(
        f"{vidas} vidas", f"{hechos} verbos hechos", f"{negados} negados sin cambiar nada"
    )
    return informe
