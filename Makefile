# Tasks of the project. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SPECS := $(notdir $(wildcard specs/*))

.DEFAULT_GOAL := help
.PHONY: help setup demo pictures docs-site test conformance check format update sync generated clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## make .venv with everything the tasks need

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sdkpress needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.ready ## press specs/ into demo/ and make a real call with a new SDK
	@$(BIN)/python scripts/demo.py

test: $(VENV)/.ready ## run all tests
	$(BIN)/python -m pytest -n auto

conformance: $(VENV)/.ready ## run the TypeSpec HTTP conformance suite (needs npm and ../shared)
	$(BIN)/python -m pytest tests/conformance

check: $(VENV)/.ready ## format, lint and types
	$(BIN)/python scripts/unasync.py --check
	$(BIN)/black --check --quiet generator tests benchmarks scripts
	$(BIN)/ruff check --quiet generator tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

format: $(VENV)/.ready ## lay the code out with black
	$(BIN)/black --quiet generator tests benchmarks scripts

update: sync generated ## renew what is checked in: generated/, the cases, the lists in the docs
	$(BIN)/python -m pytest --quiet --snapshot-update tests/test_cases.py tests/test_ir.py tests/unit/project/test_lists.py tests/unit/config/test_rules.py

sync: $(VENV)/.ready ## make the sync half of the runtime from its async half
	@$(BIN)/python scripts/unasync.py

generated: $(VENV)/.ready
	@for name in $(SPECS); do \
	  $(BIN)/sdkpress generate --force -c specs/$$name/sdkpress.yaml -o generated/$$name || exit 1; \
	done

docs-site: $(VENV)/.ready ## make this project's own documentation with sdkpress, in site/
	@$(BIN)/python scripts/docs_site.py

pictures: $(VENV)/.ready ## renew the pictures of README (needs Chromium)
	@$(BIN)/python scripts/pictures.py

clean: ## remove what the tasks made
	rm -rf $(VENV) demo dist build .mypy_cache .pytest_cache .ruff_cache
