"""Tests: the local settings, faster where speed changes no behaviour."""

from config.settings.local import *

DEBUG = False
# The real hashers take 0.3 s per sign-in on purpose; tests sign in thousands of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Files are looked for when asked: scanning them all at start would cost each test client a second.
WHITENOISE_AUTOREFRESH = True
