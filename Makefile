# Two commands do all their own set-up: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test lint evaluate bench constraints clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[embedded,scale]' --group dev
	touch $@

demo: setup
	$(BIN)/python examples/demo.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry kg loaders

test: lint
	$(BIN)/pytest --cov --cov-report=term:skip-covered

evaluate: setup
	$(BIN)/kg evaluate ../shared/gold ../shared/corpus

bench: setup
	for f in benchmarks/*.py; do $(BIN)/python $$f || exit 1; done

# Pins every dependency, for all platforms, without naming the registry they came from.
constraints:
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --no-emit-index-url --no-header --no-annotate pyproject.toml -o constraints.txt

clean:
	rm -rf .venv kg-data examples/graph.html
