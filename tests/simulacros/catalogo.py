"""Which drills there are, and the servers that each may stop."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from tests.simulacros import (
    t01_muertes,
    t02_puntos,
    t03_redis,
    t04_dos_relojes,
    t05_postgres,
    t06_correo,
    t07_calendario,
    t08_folios,
    t09_dos_veces,
    t10_un_turno,
    t11_al_azar,
)
from tests.simulacros.informe import Informe
from tests.simulacros.servidores import Servidores, base_en, postgres_propio, redis_propio
from tests.soporte.procesos import entorno_hijo

Correr = Callable[[bool, Servidores], Informe]


@dataclass(frozen=True)
class Simulacro:
    """One drill: what it does, and whether it stops a server."""

    correr: Correr
    para_postgres: bool = False
    para_redis: bool = False

    def breve(self) -> Informe:
        """Run its short form on the test's own database; only a server that it stops is its own."""
        servidores, de_la_prueba = Servidores(), entorno_hijo()["DATABASE_URL"]
        with ExitStack() as pila:
            if self.para_postgres:
                servidores.postgres = pila.enter_context(postgres_propio())
                pila.enter_context(base_en(servidores.postgres, de_la_prueba))
            if self.para_redis:
                servidores.redis = pila.enter_context(redis_propio())
            return self.correr(True, servidores)


SIMULACROS = {
    "T1": Simulacro(t01_muertes.correr),
    "T2": Simulacro(t02_puntos.correr),
    "T3": Simulacro(t03_redis.correr, para_redis=True),
    "T4": Simulacro(t04_dos_relojes.correr),
    "T5": Simulacro(t05_postgres.correr, para_postgres=True),
    "T6": Simulacro(t06_correo.correr),
    "T7": Simulacro(t07_calendario.correr),
    "T8": Simulacro(t08_folios.correr),
    "T9": Simulacro(t09_dos_veces.correr),
    "T10": Simulacro(t10_un_turno.correr),
    "T11": Simulacro(t11_al_azar.correr),
}
