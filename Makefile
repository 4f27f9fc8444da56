# Two commands do all their own set-up: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test lint evaluate train bench soak build constraints clean

# The virtual environment with everything: all extras, and what tests need.
setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[embedded,fast,pandas,png,scale,serve]' --group dev
	touch $@

# The whole way once, on the articles under examples/.
demo: setup
	$(BIN)/python examples/demo.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry kg loaders

# Everything that can run here; what a missing part keeps from running is skipped with its reason (with CI=true it fails).
test: lint
	$(BIN)/pytest -ra --cov --cov-report=term:skip-covered

# The score against the right answers: plain, and cross-validated (each article read with weights fitted to the others).
evaluate: setup
	$(BIN)/kg evaluate ../shared/gold ../shared/corpus
	$(BIN)/python -m training.cross_validate ../shared/gold

# Fits the extraction's weights anew, and then how far each rule can be relied on with them.
train: setup
	$(BIN)/python -m training.fit ../shared/gold
	$(BIN)/python -m training.calibration ../shared/gold

# Figures, each benchmark its own.
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group benchmark
	for f in benchmarks/*.py; do echo "== $$f"; $(BIN)/python $$f || exit 1; done

# The property tests with a hundred times as many examples.
soak: setup
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -ra tests/unit

# The wheel and the source archive, under dist/.
build: setup
	$(BIN)/python -m build --no-isolation

# Pins every dependency, for all platforms, without naming the registry they came from. Needs uv.
constraints:
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --group benchmark --no-emit-index-url --no-header --no-annotate pyproject.toml -o constraints.txt

clean:
	rm -rf .venv dist kg-data examples/kg-data examples/graph.html
