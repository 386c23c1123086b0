# Two commands: `make run` and `make test`. Both set up everything they need.
# `make run-production-like`: the same system as in production, by HTTPS on this machine.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST

.DEFAULT_GOAL := run
.PHONY: run run-production-like test drills bench check estilo tipos capas plantillas migraciones despliegue
.PHONY: instalar formato candados

run:
	@$(PYTHON) -I config/puerto.py
	@$(PYTHON) -I config/instalar.py base
	@exec $(VENV)/python -m config.ejecutar

run-production-like:
	@$(PYTHON) -I config/puerto.py
	@$(PYTHON) -I config/instalar.py base
	@exec $(VENV)/python -m config.produccion

test: instalar
	$(VENV)/python -m pytest -n auto --dist worksteal $(ARGS)

# BENCH_N letters (a million); the seeded database is kept for the next time.
bench: instalar
	$(VENV)/python -m bench

# What must survive, on real processes: `make drills` runs all, `make drills ARGS="T1 T5"` some.
drills: instalar
	$(VENV)/python -m tests.simulacros $(ARGS)

check: estilo tipos capas plantillas migraciones despliegue

estilo: instalar
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

tipos: instalar
	$(VENV)/mypy

capas: instalar
	$(VENV)/lint-imports

plantillas: instalar
	$(VENV)/djlint templates --check --lint --quiet

migraciones: instalar
	DJANGO_SETTINGS_MODULE=config.settings.test $(VENV)/python manage.py makemigrations --check --dry-run

# Production's own settings, with the environment that they refuse to start without.
despliegue: instalar
	DJANGO_SETTINGS_MODULE=config.settings.production \
	SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	DATABASE_URL=postgres://coordinacion@localhost/coordinacion REDIS_URL=redis://localhost/0 \
	ALLOWED_HOSTS=coordinacion.example MEDIA_ROOT=/tmp SOURCE_URL=https://coordinacion.example/fuente \
	SITE_URL=https://coordinacion.example \
	$(VENV)/python manage.py check --deploy --fail-level WARNING

instalar:
	@$(PYTHON) -I config/instalar.py dev

# What a person may leave to a machine: layout of code and templates.
formato: instalar
	$(VENV)/ruff check --fix --quiet . ; $(VENV)/ruff format .
	$(VENV)/djlint templates --reformat --quiet

# Locks again after editing a .in file. No address of a registry may get into the files.
candados: instalar
	@for cual in base dev node sugerencias; do $(VENV)/uv pip compile --quiet --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --universal --python-version 3.11 \
		requirements/$$cual.in --output-file requirements/$$cual.txt; done
	npm install --package-lock-only --ignore-scripts
