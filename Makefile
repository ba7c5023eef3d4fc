# Everything a fresh machine needs besides Python 3.11 or newer and make is fetched into .venv.
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin

# A Python that can make virtual environments; the ones this was tried with come first.
FIND_PYTHON = for name in $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14 python; do \
	  "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info[:2] < (3, 11))' \
	    2>/dev/null && { echo "$$name"; exit 0; }; \
	done; \
	echo 'HireSync needs Python 3.11 or newer with its venv module (Debian: apt install python3-venv).' >&2; \
	echo 'If it is installed elsewhere: make demo PYTHON=/path/to/python3' >&2; exit 1

.PHONY: help demo run test torture check bench migration drafts diagrams words lock
help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

demo: .venv/.installed ## Play a whole hire on this machine, with no account anywhere.
	@exec $(BIN)/hiresync demo $(ARGS)

run: .venv/.installed ## Run the product, configured by the environment or .env.
	@exec $(BIN)/hiresync run $(ARGS)

test: .venv/.installed-dev ## Run all tests, in parallel (ARGS='-k invoice' for some).
	@$(BIN)/pytest -n auto --dist worksteal -q $(ARGS)

torture: .venv/.installed-dev ## What takes minutes: many rounds of the races, and what else is marked so.
	@$(BIN)/pytest -n auto -q -m torture $(ARGS)

check: .venv/.installed-dev ## Format, lint, types, import contracts, migrations equal models.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n0 -m check

bench: .venv/.installed-dev ## Measure, as ratios within one run.
	@$(BIN)/python -m tests.bench $(ARGS)

migration: .venv/.installed-dev ## Begin the migration of changed models (ARGS=what_changed).
	@$(BIN)/aerich migrate --offline --name $(ARGS)

drafts: .venv/.installed-dev ## Keep a draft of each form's new version, which later ones must bring to its end.
	HIRESYNC_CAPTURE=1 $(BIN)/pytest -q -n0 tests/forms/test_versions.py

diagrams: .venv/.installed-dev ## Draw every conversation and list every notification anew, in docs/.
	HIRESYNC_DRAW=1 $(BIN)/pytest -q -n0 tests/forms/test_diagrams.py tests/notifications/test_page.py

words: .venv/.installed ## Collect the texts of the code into the catalogues of every language.
	@$(BIN)/python -m bot.locale $(or $(ARGS),renew)

lock: .venv/.installed ## Renew the locks within the ranges of pyproject.toml.
	@$(BIN)/python -m pip install --quiet 'uv>=0.9,<1'
	$(LOCK) --extra dev -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock -o requirements.lock

# One lock for every supported Python and system, which says nothing of where the packages came from.
LOCK = $(BIN)/uv pip compile pyproject.toml --upgrade --extra build --universal --python-version 3.11 \
  --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet

.venv/bin/python:
	@python=$$($(FIND_PYTHON)) && echo "Making .venv with $$python …" && "$$python" -m venv .venv

.venv/.installed: pyproject.toml requirements.lock | .venv/bin/python
	@echo 'Installing HireSync into .venv (once; a minute or so) …'
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --no-build-isolation --no-deps --quiet -e .
	@$(BIN)/python -m compileall -q bot core webhooks scheduler migrations
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@echo 'Installing the tools of the tests …'
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
