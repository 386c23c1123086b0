"""Which drills there are, and the servers that each may stop."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from tests.simulacros import t08_folios, t09_dos_veces, t10_un_turno
from tests.simulacros.informe import Informe
from tests.simulacros.servidores import Servidores, postgres_propio, redis_propio


def decir(linea: str) -> None:
    """Say one line to whoever runs the drills, at once."""
    sys.stdout.write(f"{linea}\n")
    sys.stdout.flush()


Correr = Callable[[bool, Servidores], Informe]


@dataclass(frozen=True)
class Simulacro:
    """One drill: what it does, and whether it stops a server."""

    correr: Correr
    para_postgres: bool = False
    para_redis: bool = False

    def completo(self) -> Informe:
        """Run it whole, on servers of its own, and print what it found."""
        with ExitStack() as pila:
            servidores = Servidores(
                pila.enter_context(postgres_propio()), pila.enter_context(redis_propio())
            )
            informe = self.correr(False, servidores)
        decir(str(informe))
        return informe

    def breve(self) -> Informe:
        """Run its short form; only a server that it stops is its own."""
        with ExitStack() as pila:
            postgres = pila.enter_context(postgres_propio()) if self.para_postgres else None
            redis = pila.enter_context(redis_propio()) if self.para_redis else None
            return self.correr(True, Servidores(postgres, redis))


SIMULACROS = {
    "T8": Simulacro(t08_folios.correr),
    "T9": Simulacro(t09_dos_veces.correr),
    "T10": Simulacro(t10_un_turno.correr),
}
