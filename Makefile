# fieldtech: three commands, each sets up all it needs.
#   make run     start the program with demo data; without a display, play the stories into out/
#   make test    style, types, layers and all tests
#   make bench   speed, side by side with peers
# Slow suites: make test-slow; hours of killed processes and damaged files: make soak; planted mistakes: make mutants

PY := .venv/bin/python

.PHONY: run test test-slow soak mutants bench setup setup-test clean

setup:
	@sh tools/setup.sh

setup-test:
	@sh tools/setup.sh test

run: setup
	@sh tools/run.sh

test: setup-test
	@.venv/bin/ruff check src tests bench tools
	@.venv/bin/ruff format --check -q src tests bench tools
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m "not slow and not alone" -n auto --maxprocesses 4 --dist worksteal
	@QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m "alone and not slow" tests/journeys/test_repair_story.py
	@QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m "alone and not slow" --ignore=tests/journeys/test_repair_story.py

test-slow: setup-test
	@QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m "slow and not soak and not mutants"

# ONLY=stateful,kills,power,server,sheets,carriers  RUNS=50  SEED=7  PART=12  RESUME=1
soak: setup-test
	@nice -n 19 .venv/bin/python tools/soak.py $(if $(ONLY),--only $(ONLY)) $(if $(RUNS),--runs $(RUNS)) \
		$(if $(SEED),--seed $(SEED)) $(if $(PART),--part $(PART)) $(if $(RESUME),--resume)

mutants: setup-test
	@QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m mutants tests/mutants

bench: setup
	@sh tools/bench.sh

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
