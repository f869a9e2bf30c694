# Everything a newcomer needs: `make demo` shows it, `make test` checks it.
VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: setup demo test lint types docs bench model clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or newer; this is $$(python3 --version)." >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); python3 -m venv $(VENV); } || { rm -rf $(VENV); echo "Python's venv module is missing: on Debian or Ubuntu, 'apt-get install python3-venv'." >&2; exit 1; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: setup
	@$(VENV)/bin/dragoman demo

test: setup lint types
	$(PYTHON) -m pytest -n 2

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports

types: setup
	$(VENV)/bin/mypy

docs: setup
	$(PYTHON) -m sphinx -q -W --keep-going -b html docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

bench: setup
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(PYTHON) -m benchmarks.run

model: setup
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[model]'
	$(PYTHON) -m training.train

clean:
	rm -rf $(VENV) demo build dist docs/_build
