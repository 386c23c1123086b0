"""How many rows each tray of a person has. Django takes longer to write so many counts than the
server to make them, so what is written is kept for the day."""

from collections.abc import Hashable, Sequence

from coordinacion.nucleo.cuentas import Cuenta, escribir
from coordinacion.nucleo.escritas import Escrita
from coordinacion.nucleo.memoria import Memoria
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles
from coordinacion.supervision.bandejas import Bandeja, filas_de
from coordinacion.supervision.momento import Momento

_escritas: Memoria[list[Escrita]] = Memoria(tope=100)


def cuentas_de(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Cuenta]:
    """The count of each of those trays, to be read at that moment."""
    clave = clave_del_dia(usuario, momento), tuple(una.clave for una in bandejas)
    cuentas = _escritas.dar(clave, lambda: _escribir(usuario, momento.sin_hora(), bandejas))
    return [(una.sql, una.con(ahora=momento.ahora)) for una in cuentas]


def clave_del_dia(usuario: Usuario, momento: Momento) -> Hashable:
    """All that what is written for a person depends on, but for the hour."""
    del_dia = momento.hoy, tuple(momento.ordinales.items())
    return usuario.pk, papeles(usuario).clave, del_dia


def _escribir(usuario: Usuario, momento: Momento, bandejas: Sequence[Bandeja]) -> list[Escrita]:
    cuentas = (escribir(filas_de(una, usuario, momento)) for una in bandejas)
    return [Escrita(sql, tuple(parametros)) for sql, parametros in cuentas]
