# Two commands do everything on a fresh machine: `make serve` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help serve site test lint types fuzz bench bench-check eval eval-language eval-import screenshots chromium constraints clean

help:
	@echo "make serve   set up, then serve the site at http://localhost:8000"
	@echo "make site    set up, then build the site into site/"
	@echo "make test    set up, install what is missing, and run every check and test"
	@echo "make fuzz    run the tests that invent their input on input not tried before"
	@echo "make bench   compare a build of 1,000 incidents with the plain stack"
	@echo "make eval    measure how well similar incidents are found"
	@echo "make bench-check   time the check of one file among 1,000, as a hook runs it"
	@echo "make screenshots   take the pictures that README shows anew"
	@echo "make eval-import   measure the import of real reports"
	@echo "make eval-language   measure questions about language on labelled sentences"

$(READY): pyproject.toml constraints.txt .ci/venv
	PYTHON=$(PYTHON) .ci/venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

serve: $(READY)
	$(BIN)/mkdocs serve --dev-addr localhost:8000

site: $(READY)
	$(BIN)/mkdocs build --strict --clean

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

chromium: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" .ci/chromium

test: lint types chromium
	$(BIN)/pytest --numprocesses 2 --dist loadfile

# Tests take the same invented input each time; this takes other input each time it runs.
fuzz: $(READY)
	KB_FUZZ=1 $(BIN)/pytest --numprocesses 2 $$(grep -rl --include='test_*.py' hypothesis tests)

bench: $(READY)
	$(BIN)/python -m tests.bench.compare --incidents 1000 --runs 5 --tagged

eval: $(READY)
	$(BIN)/python -m tests.eval.similarity --json eval.json

bench-check: $(READY)
	$(BIN)/python -m tests.bench.check --incidents 1000 --runs 15 --whole

# Needs real reports, which are no part of the repository.
eval-import: $(READY)
	$(BIN)/python -m tests.eval.importing

# Needs the labelled sentences, which are no part of the repository.
eval-language: $(READY)
	$(BIN)/python -m tests.eval.language

screenshots: $(READY) chromium
	$(BIN)/python -m tests.site.screenshots

# Writes the versions that are installed now; run it after changing pyproject.toml.
constraints:
	$(BIN)/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==' > constraints.txt

clean:
	rm -rf $(VENV) site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
