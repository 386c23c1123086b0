"""Settings shared by every environment. Values that differ by machine come from the environment."""

from pathlib import Path

import django_stubs_ext
import environ

from config.csp import POLITICA

# Lets classes such as FormView be given their form's type, as the type checker wants them.
django_stubs_ext.monkeypatch()

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
LOCAL_DIR = BASE_DIR / ".local"

SECRET_KEY: str = env.str("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "config",
    "coordinacion.nucleo",
    "coordinacion.organizacion",
    "coordinacion.bitacora",
    "coordinacion.avisos",
    "coordinacion.plazos",
    "coordinacion.documentos",
    "coordinacion.correspondencia",
    "coordinacion.sugerencias",
    "coordinacion.lenguas",
    "coordinacion.vinculacion",
    "coordinacion.acuerdos",
    "coordinacion.canalizacion",
    "coordinacion.giras",
    "coordinacion.oficios",
    "coordinacion.buzon",
    "coordinacion.archivo",
    "coordinacion.supervision",
    "coordinacion.relevos",
    "coordinacion.catalogos",
    "coordinacion.carga",
    "coordinacion.operaciones",
    "workflows",
    "viewflow.workflow",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "config.estaticos.Estaticos",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "csp",
]

# The outer ones decorate every response, also those of the error handlers and of static files.
MIDDLEWARE = [
    "config.peticion.NumeroDePeticion",
    "config.middleware.Cabeceras",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.SaludSinSesion",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.LimitesDeSesion",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coordinacion.organizacion.middleware.ContrasenaTemporal",
    "coordinacion.nucleo.vistas.ErroresDeDominio",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "config.contexto.interfaz",
            ],
        },
    },
]
FORM_RENDERER = "coordinacion.nucleo.controles.Controles"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# One SQL dialect everywhere. A lock that is not granted soon is an answer to give the person,
# not a worker to lose; no request may hold the database for longer than half a minute.
STATEMENT_TIMEOUT: int = env.int("STATEMENT_TIMEOUT", default=30)  # a migration needs longer
# Starting helpers or a compiler takes longer than the short queries of a page.
SIN_AYUDANTES = "-c jit=off -c max_parallel_workers_per_gather=0"
DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", default="postgres://coord@127.0.0.1:5432/coordinacion"),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            "options": (
                f"-c lock_timeout=10s -c statement_timeout={STATEMENT_TIMEOUT}s {SIN_AYUDANTES}"
            ),
        },
    }
}
# Plans of the hottest statements are kept by connection; a pooler by transaction does not allow it.
SENTENCIAS_PREPARADAS: bool = env.bool("SENTENCIAS_PREPARADAS", default=True)
REDIS_URL: str = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
# Two installations (or two test workers) may share one Redis: every key carries this prefix.
REDIS_PREFIX: str = env.str("REDIS_PREFIX", default="coordinacion")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": REDIS_PREFIX,
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}

# Language and time
LANGUAGE_CODE = "es-mx"
TIME_ZONE = "America/Mexico_City"
USE_I18N = True
USE_TZ = True

# People and sessions
AUTH_USER_MODEL = "organizacion.Usuario"
AUTHENTICATION_BACKENDS = ["config.identidad.Identidad"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESION_INACTIVA_SEGUNDOS = 30 * 60
SESION_MAXIMA_SEGUNDOS = 12 * 60 * 60
SESSION_ENGINE = "config.sesiones"
SESSION_COOKIE_AGE = SESION_MAXIMA_SEGUNDOS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # htmx reads the token from the page, the cookie stays readable
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.errores.csrf_invalido"

ACCOUNT_ADAPTER = "config.cuentas.Adaptador"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
# Failed sign-ins are counted by address and, apart, by user name.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/5m/key"}
# How many reverse proxies stand before the web process; their addresses are not the person's.
ALLAUTH_TRUSTED_PROXY_COUNT: int = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Coordinación"

# What every response carries
CONTENT_SECURITY_POLICY = POLITICA
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Files
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
# `vendor/` holds the few files of the front-end packages that pages use: see config/instalar.py.
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", LOCAL_DIR / "vendor")]
WHITENOISE_MIMETYPES = {".mjs": "text/javascript"}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(LOCAL_DIR / "media")))
TAMANO_MAXIMO_ARCHIVO = 25 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # form fields; files are streamed to disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a screen of rows refuses too many with its own words
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# Mail: links in it are absolute, so the site has to know its own address.
SITE_URL: str = env.str("SITE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}")
AVISOS_DESPERTADOR = "config.celery.despertar"
EMAIL_TIMEOUT = 10
# Days in which a link that acts without signing in may be used. No source says: por validar.
ENLACES_DE_CORREO_DIAS = 10
ENLACES_DE_CORREO_LIMITES = {"enlace": "120/m/ip,30/m/key", "enlace_fallido": "20/m/ip"}
# What opens without a session and acts on nothing: personal calendars and public summaries.
PUBLICO_LIMITES = {"calendario": "120/m/ip,30/m/key", "publico": "120/m/ip"}
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default="no-responder@localhost")

# The mailbox that is read: off without its address, `imaps://usuario:clave@servidor/carpeta`.
BUZON_URL: str = env.str("BUZON_URL", default="")
BUZON_POR_VUELTA = 50
BUZON_TAMANO_MAXIMO = 40 * 1024 * 1024  # a heavier mail is listed, and not fetched

# Celery: these values are the ones that redelivered soon after a worker was killed. No countdown
# may be longer than the visibility timeout, or the message is delivered again and again.
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "global_keyprefix": f"{REDIS_PREFIX}:celery:",
    "socket_connect_timeout": 5,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE

# The licence asks for a way to the source: the footer links it, with the version it shows.
VERSION = "0.1.0"
SOURCE_URL: str = env.str("SOURCE_URL", default="")

# The domain's own figures
PLAZOS = {"RESERVA_HABILES": 2}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "llano": {"format": "%(asctime)s %(levelname)s %(peticion)s %(name)s %(message)s"},
    },
    "filters": {"con_numero": {"()": "config.peticion.ConNumero"}},
    "handlers": {
        "salida": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "llano",
            "filters": ["con_numero"],
        },
    },
    "root": {"handlers": ["salida"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"handlers": ["salida"], "propagate": False},
        "pikepdf": {"level": "WARNING"},
    },
}
