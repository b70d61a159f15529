# What a person types. The steps that need more than a line are scripts in .ci/.
.DEFAULT_GOAL := help
.PHONY: help run demo database test fuzz lint format bench lock
PORT ?= 8000
export PORT
PYTHON := .venv/bin/python

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: $(if $(EMPTY),database,demo) ## the site, its worker and a demonstration; PORT=8001, EMPTY=1 without the demonstration
	$(if $(EMPTY),@echo "The first administrator is made by: $(PYTHON) manage.py create_administrator EMAIL GIVEN FAMILY")
	@.ci/stand

demo: database ## fill the demonstration, make its papers, say where they are
	@$(PYTHON) manage.py demo

database:
	@.ci/prepare
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py createcachetable --verbosity 0
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0

test: ## every test, on SQLite and on PostgreSQL with Redis where they answer
	@.ci/prepare test
	@.ci/test

fuzz: ## 100 000 cases against the API, then the forms at length; CASES=1000, SEED=7, REPORT=a file
	@.ci/prepare test
	@PGHOST=$${PGHOST:-127.0.0.1} PGUSER=$${PGUSER:-postgres} $(PYTHON) -m tests.fuzz
	@seed=$${SEED:-$$(date +%s)}; echo "the forms, SEED=$$seed"; \
		FUZZ_SEED=$$seed FUZZ_TIMES=$${TIMES:-20} $(PYTHON) -m pytest -q -n auto --timeout 7200 tests/fuzz/test_forms.py

lint: ## what the code and the templates are held to
	@.ci/prepare test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint --lint --quiet templates

format: ## write the code the way lint wants it
	@.ci/prepare test
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench: ## the benchmarks, each with its own floor
	@.ci/prepare test
	@set -e; for file in tests/benchmarks/bench_*.py; do echo "— $$file"; $(PYTHON) -m tests.benchmarks.$$(basename $$file .py); done

lock: ## write the lock files again, with the newest allowed versions
	uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade \
		--output-file requirements.lock --quiet
	uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade \
		--extra test --constraint requirements.lock --output-file requirements-test.lock --quiet
