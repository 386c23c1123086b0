# The application: one image for web, worker, beat and the migration. What prepares it stays in its
# own stages; the last one carries no compiler, no npm and nothing secret.

FROM node:22.20.0-bookworm-slim AS interfaz
WORKDIR /srv/coordinacion
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund

FROM python:3.11.14-slim-bookworm AS paquetes
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements/base.txt /tmp/base.txt
RUN /venv/bin/python -m pip install --require-hashes --requirement /tmp/base.txt

FROM paquetes AS codigo
ENV PATH=/venv/bin:$PATH
WORKDIR /srv/coordinacion
COPY LICENSE manage.py ./
COPY config config
COPY coordinacion coordinacion
COPY workflows workflows
COPY templates templates
COPY static static
COPY --from=interfaz /srv/coordinacion/node_modules node_modules
RUN python -I config/instalar.py vendor && rm -r node_modules
# Static files under their fingerprints. The values of this line open nothing and stay in it.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DJANGO_SETTINGS_MODULE=config.settings.production STATIC_ROOT=/srv/estaticos \
    DATABASE_URL=postgres://nadie@localhost/nada REDIS_URL=redis://localhost/0 \
    ALLOWED_HOSTS=localhost MEDIA_ROOT=/tmp SOURCE_URL=https://localhost/ \
    SITE_URL=https://localhost \
    python manage.py collectstatic --noinput --verbosity=0
RUN python -m compileall -q config coordinacion workflows

FROM python:3.11.14-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    STATIC_ROOT=/srv/estaticos \
    MEDIA_ROOT=/archivos \
    BEAT_FILE=/reloj/beat \
    BIND=0.0.0.0:8000
# Folders that volumes are mounted on belong to the account from the start.
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent coordinacion \
    && install -d -o coordinacion -g coordinacion -m 0750 /archivos /reloj
COPY --from=paquetes /venv /venv
COPY --from=codigo /srv /srv
WORKDIR /srv/coordinacion
USER coordinacion
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
    CMD ["python", "-m", "config.sondeo", "web"]
CMD ["python", "-m", "config.procesos", "web"]
