"""What production refuses to start with."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ImproperlyConfigured

CLAVE_MINIMA = 50
NECESARIAS = ("DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "MEDIA_ROOT", "SOURCE_URL", "SITE_URL")


def exigir_produccion_segura(
    *, secret_key: str, debug: bool, apps: Sequence[str], env: Mapping[str, str]
) -> None:
    """Raise `ImproperlyConfigured` naming everything wrong at once, so that one restart is enough.

    `env` is the process environment: a missing address of the database must not silently become
    the developer's default.
    """
    faltas = [f"falta la variable {nombre}" for nombre in NECESARIAS if not env.get(nombre)]
    if len(secret_key) < CLAVE_MINIMA or len(set(secret_key)) < 5 or "nunca-en" in secret_key:
        faltas.append(f"SECRET_KEY debe ser secreta, aleatoria y de {CLAVE_MINIMA} o más letras")
    if debug:
        faltas.append("DEBUG no puede estar activo")
    if any("demostracion" in app for app in apps):
        faltas.append("la app de demostración no puede estar instalada")
    if faltas:
        raise ImproperlyConfigured("Producción no arranca: " + "; ".join(faltas) + ".")
