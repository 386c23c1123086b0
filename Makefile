# Two commands: `make run` and `make test`. Both set up everything they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST

.PHONY: run test check instalar instalar-dev candados
.DEFAULT_GOAL := run

run:
	@$(PYTHON) -I config/puerto.py
	@$(PYTHON) -I config/instalar.py base
	@exec $(VENV)/python -m config.ejecutar

test: instalar-dev
	$(VENV)/python -m pytest -n auto $(ARGS)

check: instalar-dev
	$(VENV)/python -m config.revisar

instalar:
	@$(PYTHON) -I config/instalar.py base

instalar-dev:
	@$(PYTHON) -I config/instalar.py dev

# Locks again after editing a .in file. No address of a registry may get into the files.
candados: instalar-dev
	@for cual in base dev node; do $(VENV)/uv pip compile --quiet --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --universal --python-version 3.11 \
		requirements/$$cual.in --output-file requirements/$$cual.txt; done
	npm install --package-lock-only --ignore-scripts
