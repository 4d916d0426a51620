# Two commands do all the set-up on a machine with Python 3.11-3.13, pip and make: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo-graph
TREEBANK ?= ../shared/treebank

.PHONY: demo test check format lint types docs codebook documents questions notebooks bench bench-questions evaluate train clean help

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

$(VENV)/.installed-docs: pyproject.toml $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	touch $@

demo: $(VENV)/.installed ## Read the example strategies into a graph and ask it three questions
	$(BIN)/samsyn demo --graph $(DEMO)

test: $(VENV)/.installed-dev ## Run the tests; ends with a table of what was skipped and why
	$(BIN)/python -m pytest

format: $(VENV)/.installed-dev ## Put the code into its form
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(VENV)/.installed-dev ## Check form and habits of the code
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/.installed-dev ## Check the types, of tests too
	$(BIN)/mypy

check: lint types test ## All that CI checks

documents: $(VENV)/.installed-dev ## Typeset the example strategies again from their sources
	$(BIN)/python tests/typesetting.py

questions: $(VENV)/.installed ## Write the page of all questions again
	$(BIN)/python -m queries.describing docs/questions.md

codebook: $(VENV)/.installed ## Write the codebook of the graph again
	$(BIN)/python -m ontology.codebook docs/codebook.md

docs: $(VENV)/.installed-docs ## Build the documentation into site/; fails where a page is stale or a link leads nowhere
	$(BIN)/python -m pytest -q tests/test_documentation.py -k "documented or codebook or quality"
	$(BIN)/zensical build --strict
	$(BIN)/python -m bench.ontology_page site/ontology.html

evaluate: $(VENV)/.installed-dev ## Score how well documents are read; ARGS=--write refreshes docs/quality.md
	$(BIN)/python -m bench.evaluate $(ARGS)

train: $(VENV)/.installed-dev ## Train the Swedish pipeline again (a quarter of an hour)
	$(BIN)/python -m training.train $(TREEBANK)

notebooks: $(VENV)/.installed-dev ## Make the notebooks again from their sources
	$(BIN)/jupytext --to ipynb notebooks/*.py

bench: $(VENV)/.installed-dev ## Measure what reading costs, against bare pdfplumber (a quarter of an hour)
	$(BIN)/python -m bench.reading

bench-questions: $(VENV)/.installed-dev ## Measure how the cost of each question grows, on made-up documents (half an hour)
	for n in 300 3000; do test -e bench-graphs/$$n/current || $(BIN)/python -m bench.synthetic --documents $$n --graph bench-graphs/$$n || exit; done
	$(BIN)/python -m bench.questions bench-graphs/300 bench-graphs/3000 $(ARGS)
	$(BIN)/samsyn demo --graph $(DEMO) > /dev/null && $(BIN)/python -m bench.serving --graph $(DEMO)

clean: ## Remove what was built
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
