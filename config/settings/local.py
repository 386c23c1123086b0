"""A person's own machine: `make run`. The demonstration exists only here and in tests."""

import os
import warnings

from config.local_services import adoptar_direcciones

# Before the shared settings read the environment: a second terminal uses the running servers.
adoptar_direcciones(os.environ)

from config.settings.base import *

SECRET_KEY = env.str("SECRET_KEY", default="clave-solo-para-esta-computadora-nunca-en-produccion")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
INSTALLED_APPS = ["coordinacion.demostracion", *INSTALLED_APPS]

# On a person's machine root may be the only account there is; the servers still run as another.
warnings.filterwarnings("ignore", "You're running the worker with superuser privileges")

# Static files are served from where they are: nothing to collect before starting.
STATIC_ROOT = LOCAL_DIR / "estaticos"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Nothing leaves a person's machine by itself: mails are files that can be opened and read.
if not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = LOCAL_DIR / "correo"
