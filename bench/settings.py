"""The product as it is in production, but for what refuses to start without a real address."""

from config.settings.base import *

# `sembrar` refuses to run where its inventions could be taken for letters.
INSTALLED_APPS = [*INSTALLED_APPS, "coordinacion.demostracion"]
SECRET_KEY = "clave-del-banco-de-medidas-que-nunca-en-produccion-se-acepta"  # noqa: S105
ALLOWED_HOSTS = ["testserver"]
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["OPTIONS"]["options"] = (
    f"-c lock_timeout=10s -c statement_timeout=0 {SIN_AYUDANTES}"
)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Signing in is not measured, and its real hashers take their third of a second on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = {**LOGGING, "root": {"handlers": ["salida"], "level": "WARNING"}}
