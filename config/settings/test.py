"""Tests: as on a person's machine, faster where speed changes no behaviour."""

from config.settings.base import *

SECRET_KEY = "clave-de-pruebas-que-nunca-en-produccion-se-acepta"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = ["coordinacion.demostracion", *INSTALLED_APPS]

# The real hashers take 0.3 s per sign-in on purpose; tests sign in thousands of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Emptied after each test without touching the keys of others in the shared Redis.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# A test with a mail server of its own says where it is; a process that it starts finds it there.
if not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
BUZON_URL = ""  # a test that reads a mailbox says which; a process that it starts finds none
# Files are looked for when asked: scanning them all at start would cost each test client a second.
STATIC_ROOT = LOCAL_DIR / "estaticos"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# A browser keeps the static files of its test, whatever day the test's clock says it is.
WHITENOISE_MAX_AGE = 10 * 365 * 86400
