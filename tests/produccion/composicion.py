"""`docker-compose.yml` read as Compose reads it, and each service as a process of this machine.

What a process is given is the environment of its service and nothing else. Only what a container
has of its own is replaced: the names of its neighbours, its ports and the places of its volumes.
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

RAIZ = Path(__file__).resolve().parents[2]
_VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


@cache
def texto() -> str:
    """The file, as written."""
    return (RAIZ / "docker-compose.yml").read_text(encoding="utf-8")


def cruda() -> dict[str, Any]:
    """The file with its variables still as names."""
    leida: dict[str, Any] = yaml.safe_load(texto())
    return leida


def resuelta(env: Mapping[str, str]) -> dict[str, Any]:
    """The file with its variables resolved; `KeyError` names a required one that is missing."""
    dato: dict[str, Any] = _resolver(cruda(), env)
    return dato


def variables() -> dict[str, str]:
    """Every variable that the file reads: `?` when it is required, else its default."""
    return {
        nombre: "?" if clase == "?" else defecto
        for nombre, clase, defecto in _VARIABLE.findall(texto())
    }


def _resolver(dato: Any, env: Mapping[str, str]) -> Any:
    if isinstance(dato, dict):
        return {clave: _resolver(valor, env) for clave, valor in dato.items()}
    if isinstance(dato, list):
        return [_resolver(valor, env) for valor in dato]
    if isinstance(dato, str):
        return _VARIABLE.sub(lambda hallado: _valor(hallado, env), dato).replace("$$", "$")
    return dato


def _valor(hallado: "re.Match[str]", env: Mapping[str, str]) -> str:
    nombre, clase, otro = hallado.groups()
    dado = env.get(nombre, "")
    if dado or clase == "-":
        return dado or otro
    raise KeyError(f"{nombre}: {otro}")


@dataclass
class Traductor:
    """From a container's words to this machine's."""

    compose: dict[str, Any]
    cambios: dict[str, str]
    propias: dict[str, dict[str, str]] = field(default_factory=dict)
    """Variables of this machine alone, by service."""

    def servicio(self, nombre: str) -> dict[str, Any]:
        servicio: dict[str, Any] = self.compose["services"][nombre]
        return servicio

    def entorno(self, nombre: str) -> dict[str, str]:
        """What the process of that service sees."""
        suyo = {k: self.traducir(v) for k, v in self.servicio(nombre)["environment"].items()}
        return {"PATH": os.environ["PATH"] + ":/usr/sbin"} | suyo | self.propias.get(nombre, {})

    def orden(self, nombre: str) -> list[str]:
        """What the service runs: its entry point and its command."""
        servicio = self.servicio(nombre)
        return self._programa([*servicio.get("entrypoint", []), *servicio.get("command", [])])

    def sondeo(self, nombre: str) -> list[str]:
        """Its health check."""
        clase, *resto = self.servicio(nombre)["healthcheck"]["test"]
        return self._programa(["sh", "-c", *resto] if clase == "CMD-SHELL" else resto)

    def _programa(self, orden: list[str]) -> list[str]:
        traducida = [self.traducir(parte) for parte in orden]
        return [sys.executable, *traducida[1:]] if traducida[0] == "python" else traducida

    def traducir(self, valor: str) -> str:
        for de, a in self.cambios.items():
            valor = re.sub(rf"(?<![\w.-]){re.escape(de)}(?![\w.-])", lambda _: a, valor)  # noqa: B023
        return valor


def banderas(orden: list[str]) -> dict[str, str]:
    """A server's settings: `-c name=value` of PostgreSQL, `--name value` of Redis."""
    dichas: dict[str, str] = {}
    for antes, esto in pairwise(orden):
        if antes == "-c":
            nombre, _, valor = esto.partition("=")
            dichas[nombre] = valor
        elif antes.startswith("--"):
            dichas[antes[2:]] = esto
    return dichas
