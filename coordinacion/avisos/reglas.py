"""What is decided of notices and mails without asking the database or the clock."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

INTENTOS = 12
"""Tries before a mail is parked: with the waits below, some sixteen hours of a server's silence."""
_PRIMERA_ESPERA = timedelta(minutes=1)
_ESPERA_MAXIMA = timedelta(hours=4)
CADUCIDAD = timedelta(days=15)
"""After so long without a chance of being mailed, a notice stays in the bell only."""
RENGLONES = 40
"""Lines of one mail; the rest is counted and read in the bell."""
_LARGO_DE_TITULO = 150


@dataclass(frozen=True)
class Jornada:
    """Whose offices are open at ``ahora``: those without a calendar of their own follow ``comun``.

    ``abrio_en`` is when the first of today's open calendars opened; None when none is open.
    """

    ahora: datetime
    comun: bool = False
    abiertas: frozenset[int] = frozenset()
    cerradas: frozenset[int] = frozenset()
    abrio_en: datetime | None = None

    @property
    def hay(self) -> bool:
        """Whether anybody's office is open."""
        return self.comun or bool(self.abiertas)


@dataclass(frozen=True)
class Pendiente:
    """A notice that may be mailed now. ``quien`` names who gets the mail in its keys.

    ``de_quien`` is whose notice it is, and so whose right to read it counts: not who gets the mail
    when that person is ``ausente`` (her name; "" when she is not).
    """

    id: int
    quien: str
    destinatario_id: int | None
    institucion_id: int | None
    direccion: str
    asunto_id: int | None
    plazo_id: int | None
    titulo: str
    texto: str
    url: str
    de_quien: int | None = None
    ausente: str = ""


@dataclass(frozen=True)
class Enlace:
    """What may be done from the mail itself: its words and the path of its page."""

    texto: str
    url: str


@dataclass(frozen=True)
class Renglon:
    """What a mail says of one notice, and the institutions by which the person is told.

    ``cuenta_de`` is what it is about: of several notices about one thing a mail says the last.
    """

    titulo: str
    detalle: str
    url: str
    instituciones: frozenset[int]
    cuenta_de: str
    vence_en: datetime | None = None
    enlaces: Sequence[Enlace] = ()


@dataclass
class Envoltura:
    """The notices of one recipient that go in one mail."""

    quien: str
    destinatario_id: int | None
    direccion: str
    ids: list[int] = field(default_factory=list)
    renglones: list[Renglon] = field(default_factory=list)

    @property
    def instituciones(self) -> list[int]:
        """All those by which the recipient is told."""
        return sorted(frozenset().union(*(r.instituciones for r in self.renglones)))


def agrupar(
    pendientes: Iterable[Pendiente], renglones: Mapping[int, Renglon]
) -> Sequence[Envoltura]:
    """One envelope per recipient; in each, one line per thing, what runs out first on top."""
    envolturas: dict[str, Envoltura] = {}
    ultimos: dict[str, dict[str, Renglon]] = defaultdict(dict)
    for uno in pendientes:
        renglon = renglones.get(uno.id)
        if renglon is None:
            continue
        nueva = Envoltura(uno.quien, uno.destinatario_id, uno.direccion)
        envolturas.setdefault(uno.quien, nueva).ids.append(uno.id)
        ultimos[uno.quien][renglon.cuenta_de] = renglon
    for quien, envoltura in envolturas.items():
        envoltura.renglones = sorted(ultimos[quien].values(), key=_por_vencimiento)
    return list(envolturas.values())


def _por_vencimiento(renglon: Renglon) -> tuple[bool, float]:
    return (True, renglon.vence_en.timestamp()) if renglon.vence_en else (False, 0.0)


def en_una_linea(texto: str, largo: int = _LARGO_DE_TITULO) -> str:
    """The text as a mail header may carry it: one line, nothing invisible, not too long."""
    visible = "".join(" " if unicodedata.category(c) in _INVISIBLES else c for c in texto)
    return " ".join(visible.split())[:largo]


_INVISIBLES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clave_de_direccion(direccion: str) -> str:
    """How keys name somebody who has an address and no account."""
    return "@" + hashlib.md5(direccion.lower().encode(), usedforsecurity=False).hexdigest()


def message_id(clave: str, dominio: str) -> str:
    """The Message-ID that belongs to a key for ever, so that a receiver may fold repetitions."""
    return f"<{hashlib.sha256(clave.encode()).hexdigest()[:40]}@{dominio}>"


def espera(intentos: int) -> timedelta:
    """How long after the ``intentos``-th failed try comes the next one: twice as long each time."""
    veces: int = 2 ** max(intentos - 1, 0)
    return min(_PRIMERA_ESPERA * veces, _ESPERA_MAXIMA)
