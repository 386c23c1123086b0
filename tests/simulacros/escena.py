"""Clocks that run out while the drill goes on, who must be told, and what in the end was told.

It is always ten in the morning of the day on which every clock is due, whatever the machine says:
the processes of the drill read that hour (`celery_app`), so that offices are open.
"""

import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.bitacora.models import Asiento
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Usuario
from coordinacion.plazos import services as plazos
from coordinacion.plazos.clases import ClasePlazo
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.services import Apertura
from tests.avisos.conftest import direccion
from tests.elenco import crear_elenco
from tests.plazos.calendario import ZONA
from tests.simulacros.celery_app import Manecillas, momento
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import AVISOS, revisar
from tests.simulacros.procesos import entorno
from tests.soporte import correo

ABREN = datetime(2026, 11, 5, 10, tzinfo=ZONA)
VENCEN = datetime(2026, 11, 20, 10, tzinfo=ZONA)
LENTITUD = """
    CREATE FUNCTION lento() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep({0}); RETURN NULL; END $$;
    CREATE TRIGGER lento AFTER INSERT ON avisos_aviso FOR EACH STATEMENT EXECUTE FUNCTION lento();
"""


class Buzon(correo.Buzon):
    """A mail server that takes its time, so that who sends may die while it answers."""

    tarda = 0.03

    async def handle_DATA(self, servidor: Any, sesion: Any, sobre: Any) -> str:  # noqa: N802
        """Receive, and only then answer."""
        respuesta = await super().handle_DATA(servidor, sesion, sobre)
        await asyncio.sleep(self.tarda)
        return respuesta

    def identificadores(self) -> Counter[str]:
        """How many copies of each Message-ID arrived."""
        return Counter(str(mensaje["Message-ID"]) for mensaje in self.mensajes)


class Escena:
    """`cuantos` clocks whose «vence hoy» falls due one by one along `segundos`."""

    def __init__(self, cuantos: int, segundos: float, azar: random.Random) -> None:
        self.elenco = crear_elenco()
        for persona in self.elenco.personas.values():
            Usuario.objects.filter(pk=persona.pk).update(email=direccion(persona))
        with reloj.en(ABREN):
            self.plazos = plazos.abrir_varios([_apertura(n) for n in range(1, cuantos + 1)])
        self.segundos, self.azar = segundos, azar
        Plazo.objects.update(paso_en=None)

    def empezar(self, ambiente: Mapping[str, str]) -> None:
        """From now on clocks fall due: the processes are ready."""
        for plazo in self.plazos:
            plazo.paso_en = momento(ambiente) + timedelta(
                seconds=self.azar.uniform(0, self.segundos)
            )
        Plazo.objects.bulk_update(self.plazos, ["paso_en"])

    @property
    def avisados(self) -> list[Usuario]:
        """Who is told that a letter's answer is due today."""
        return [self.elenco.personas[n] for n in ("analista", "todologa", "titular_unidad")]

    def falta(self) -> bool:
        """Whether something is still to be told, or to be mailed."""
        return (
            Asiento.objects.filter(hecho="plazo_escalon").count() < len(self.plazos)
            or Aviso.objects.filter(envio=Aviso.Envio.PENDIENTE).exists()
            or Correo.objects.filter(estado="pendiente").exists()
        )

    def comprobar(self, informe: Informe, buzon: Buzon) -> None:
        """Each step once, to each person once, by mail once; none lost."""
        asentados = Counter(
            Asiento.objects.filter(hecho="plazo_escalon").values_list("registro_id", flat=True)
        )
        perdidos = [plazo.pk for plazo in self.plazos if not asentados[plazo.pk]]
        repetidos = [pk for pk, veces in asentados.items() if veces > 1]
        informe.exige(not perdidos, f"plazos sin su paso: {perdidos[:10]}")
        informe.exige(not repetidos, f"pasos asentados dos veces: {repetidos[:10]}")
        debidos = {
            f"plazo:{plazo.pk}:{plazo.version}/0:{persona.pk}"
            for plazo in self.plazos
            for persona in self.avisados
        }
        claves = Counter(Aviso.objects.values_list("clave", flat=True))
        informe.exige(set(claves) == debidos, f"avisos: {len(claves)} de {len(debidos)}")
        informe.cuenta(
            f"{len(self.plazos)} plazos", f"{len(claves)} avisos",
            f"{len(perdidos)} perdidos", f"{len(repetidos)} repetidos",
        )  # fmt: skip
        self._comprobar_correos(informe, buzon)
        informe.reclama(revisar(AVISOS))

    def _comprobar_correos(self, informe: Informe, buzon: Buzon) -> None:
        correos = Correo.objects.all()
        mandados = set(correos.values_list("message_id", flat=True))
        recibidos = buzon.identificadores()
        sin_enviar = correos.exclude(estado="enviado").count()
        informe.exige(not sin_enviar, f"{sin_enviar} correos sin enviar")
        informe.exige(set(recibidos) == mandados, f"{len(recibidos)} de {len(mandados)} correos")
        sueltos = Aviso.objects.exclude(envio=Aviso.Envio.CORREO).count()
        informe.exige(not sueltos, f"{sueltos} avisos que no salieron por correo")
        copias = recibidos.total() - len(recibidos)
        informe.cuenta(f"{len(mandados)} correos", f"{copias} copias con el mismo Message-ID")


def _apertura(n: int) -> Apertura:
    return Apertura(
        clase=ClasePlazo.RESPUESTA,
        desde=ABREN,
        asunto_id=n,
        folio=f"JG/2026/{n:06}",
        url=f"/asuntos/{n}/",
        tipo="peticion",
    )


@contextmanager
def buzon_lento() -> Iterator[Buzon]:
    """A real mail server on a free port."""
    buzon = Buzon()
    with correo.servidor_de_correo(buzon):
        yield buzon


@contextmanager
def en_punto(
    buzon: correo.Buzon, desde: datetime, *, periodo: float, corren: bool = False
) -> Iterator[tuple[Manecillas, Mapping[str, str]]]:
    """A clock at `desde`, and what processes are told to live by it and to find the mail server."""
    with tempfile.TemporaryDirectory(prefix="simulacro-") as carpeta:
        manecillas = Manecillas(Path(carpeta) / "hora", desde, corren=corren)
        with entorno(EMAIL_URL=buzon.url, **manecillas.variables(periodo)) as ambiente:
            yield manecillas, ambiente


def entorpecer(segundos: float) -> None:
    """Make writing notices take that long inside its transaction: there is time to die in it."""
    with connection.cursor() as cursor:
        cursor.execute(LENTITUD.format(segundos))


def en_plena_transaccion() -> bool:
    """Whether some process is writing notices right now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
            " AND (wait_event = 'PgSleep' OR state = 'idle in transaction')"
        )
        return bool(cursor.fetchone()[0])
