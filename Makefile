# Every task of the house; `make help` lists them. Python 3.11 or 3.12, pip and make are all that has to be there.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared
ARTICLE ?= $(SHARED)/articles/karabakh-2022-03-26.txt
STORE ?= demo-store
KIT ?= $(SHARED)/benchmarks

IS_SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))
PYTHON ?= $(shell for name in python3.11 python3.12 python3 python; do \
	if $$name -c '$(IS_SUPPORTED)' >/dev/null 2>&1; then echo $$name; break; fi; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help install demo test check format lint quality golden bench-speed bench-kill errors fit calibrate shared-article dictionary lock clean

help: ## Show what can be made.
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name caption; do \
		printf '  make %-16s %s\n' "$$name" "$$caption"; done

demo: $(STAMP) ## Install what is missing, run on the sample articles, show what was found.
	@$(BIN)/eventwire demo --store $(STORE)

# pytest comes last, so that its closing line is the last thing to be seen.
test: $(STAMP) ## Check format, lint, types and imports, then run all tests.
	@$(BIN)/ruff format --check --quiet . || { echo "files are not formatted; run: make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest

check: test ## The same as `make test`.

install: $(STAMP) ## Make .venv with the locked packages and this project in it.

format: $(STAMP) ## Format the code, and mend what the linter can mend.
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(STAMP) ## Everything of `make test` but the tests.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

quality: $(STAMP) ## Measure what is found against texts coded by hand (MISSES=--misses lists what is not).
	@$(BIN)/python tests/quality/score.py $(MISSES)

golden: $(STAMP) ## Pin what is found today of those texts; refuses to pin less (LOWER=--lower does not).
	@$(BIN)/python tests/golden/repin.py $(LOWER)
	@$(BIN)/python tests/quality/repin.py $(LOWER)

bench-speed: $(STAMP) ## Measure articles per second and memory.
	@$(BIN)/python benchmarks/speed.py

bench-kill: $(STAMP) ## Kill runs at random moments; check that running again gives the same bytes.
	@$(BIN)/python benchmarks/kill.py

errors: $(STAMP) ## Make a page of a labelled set's articles that lost points (SET, STORE; KIT names the folder).
	@$(BIN)/python benchmarks/errors.py "$(SET)" --kit "$(KIT)" --store "$(STORE)"

fit: $(STAMP) ## Check the model of triggers on labelled articles (WRITE=--write fits it anew, MISSES=--misses lists).
	@$(BIN)/python training/fit.py $(WRITE) $(MISSES)

calibrate: $(STAMP) ## Check what confidence is worth by labelled sets (STORES, KIT; WRITE=--write fits it anew).
	@$(BIN)/python benchmarks/calibrate.py --kit "$(KIT)" --stores $(STORES) $(WRITE)

shared-article: $(STAMP) ## Check an article that is kept outside the project (SHARED names the folder, ARTICLE the file).
	@test -f "$(ARTICLE)" || { echo "there is no file $(ARTICLE); name the folder that holds it: make shared-article" \
		"SHARED=FOLDER, or the file: ARTICLE=FILE" >&2; exit 1; }
	@$(BIN)/python benchmarks/real_article.py "$(ARTICLE)"

dictionary: $(STAMP) ## Write docs/data-dictionary.md anew from the tables.
	@$(BIN)/eventwire describe --format markdown > docs/data-dictionary.md

lock: $(BIN)/python ## Write requirements.lock anew; pins stay where they can (UPGRADE=--upgrade renews all).
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet $(UPGRADE) -o requirements.lock

clean: ## Remove what was made here, the environment too; stores stay.
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "eventwire needs Python 3.11 or 3.12, and neither is on the PATH;" \
		"name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c '$(IS_SUPPORTED)' || { echo "$(PYTHON) is not Python 3.11 or 3.12, which eventwire needs" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# The lock names every package, so none is looked for: pip 23.2 cannot resolve extras while it checks hashes.
$(STAMP): requirements.lock pyproject.toml | $(BIN)/python
	@$(BIN)/python -c '$(IS_SUPPORTED)' || { echo "$(VENV) was made with another Python than 3.11 or 3.12;" \
		"run: make clean" >&2; exit 1; }
	@echo "installing the locked packages into $(VENV) (a minute or two, once)"
	@$(PIP) install --no-deps --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
