# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 or later, make, and the Python package index.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
RUN    := $(VENV)/bin/python
BASE   := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
BENCH  := $(VENV)/.installed-benchmarks
LOWEST := build/lowest
DEMO   := demo
# Otherwise each of the hundreds of processes that tests start would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE
# What npm installs for the tests of one folder each; without npm, they are skipped and say so.
NPM    := $(patsubst %,tests/%/node_modules/.package-lock.json,browser readers)

.PHONY: help demo test test-lowest lint check pictures train bench-feeds bench-pages bench-polling bench-crash bench-publishing-crash \
	bench-manners bench-schedule bench-queue bench-same-story bench-publishing bench-scaling fuzz system clean

help:
	@echo "make demo                    read fixtures/ and publish feeds under $(DEMO)/public/"
	@echo "make test                    format, lint, types and every test"
	@echo "make test-lowest             every test with the lowest versions that pyproject.toml allows"
	@echo "make lint                    format, lint and types alone"
	@echo "make check                   as make test, without the tests that need programs from outside Python"
	@echo "make bench-feeds             how fast feeds are read, beside what else reads them"
	@echo "make bench-pages             how well and how fast pages are read, beside what else reads them"
	@echo "make bench-polling           what a poll costs, beside another feed reader"
	@echo "make bench-crash             what is lost when a run is killed, a thousand times"
	@echo "make bench-publishing-crash  whether a publish run that is killed leaves anything half-written, 200 times"
	@echo "make bench-schedule          whether 100,000 sources are polled on time, and what that costs"
	@echo "make bench-queue             what is lost when workers are killed, and how many sources they poll a second"
	@echo "make bench-same-story        which copies of a story are found, and what finding them costs"
	@echo "make bench-publishing        what it costs to write feeds, and to publish what has changed"
	@echo "make bench-scaling           what PostgreSQL, workers and Dask cost and bring, and what ten million sources need"
	@echo "make bench-manners           which faults feed readers survive, and which manners they keep"
	@echo "make pictures                take the pictures of the index page that docs/ shows again"
	@echo "make train                   make the weights of the page model again, from the labelled pages"
	@echo "make fuzz                    look for feeds that are slow or large to read, for ten minutes"
	@echo "make system                  install the programs from outside Python that tests need (Debian, as root)"
	@echo "make clean                   remove what make has made"

$(BASE): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wiredesk needs Python 3.11 or later; $(PYTHON) is older. Set PYTHON=..."; exit 1; }
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	$(RUN) -m pip install --quiet --editable .
	@touch $@

$(BENCH): $(BASE)
	@# The pip that Python 3.11 brings (23.2) stumbles over an extra that two packages spell differently.
	$(RUN) -m pip install --quiet --upgrade pip
	$(RUN) -m pip install --quiet --editable '.[benchmarks]'
	@touch $@

$(DEV): $(BASE)
	$(RUN) -m pip install --quiet --editable '.[dev]'
	@touch $@

$(NPM): tests/%/node_modules/.package-lock.json: tests/%/package.json tests/%/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests/$* --no-audit --no-fund --loglevel=error && touch $@; fi

demo: $(BASE)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(RUN) -m ingest fixtures/ --collection sqlite:///$(DEMO)/collection.db
	$(RUN) -m syndicate --collection sqlite:///$(DEMO)/collection.db --output $(DEMO)/public
	@echo
	@echo "The feeds are in $(DEMO)/public/. To look at them and subscribe:"
	@echo "    $(RUN) -m syndicate serve --output $(DEMO)/public"
	@echo "then open http://127.0.0.1:8000/ in a browser, or give a feed reader"
	@echo "    http://127.0.0.1:8000/feed.rss    (or feed.atom, feed.json)"

lint: $(DEV)
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	MYPY_NUM_WORKERS=2 $(RUN) -m mypy

check: lint
	$(RUN) -m pytest -q -n auto --dist worksteal -m "not system"

test: lint $(NPM)
	$(RUN) -m pytest -q -n auto --dist worksteal

test-lowest:
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet uv
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct --editable '.[dev]'
	$(LOWEST)/bin/python -m pytest -q -n auto --dist worksteal

bench-feeds: $(BENCH)
	$(RUN) -m benchmarks.feeds

bench-pages: $(BENCH)
	$(RUN) -m benchmarks.pages

bench-polling: $(BENCH)
	$(RUN) -m benchmarks.polling

bench-crash: $(BASE)
	$(RUN) -m benchmarks.crash

bench-publishing-crash: $(DEV)
	$(RUN) -m benchmarks.publishing_crash

bench-schedule: $(BASE)
	$(RUN) -m benchmarks.schedule

bench-queue: $(DEV)
	$(RUN) -m benchmarks.queue_kills
	$(RUN) -m benchmarks.queue_speed

bench-same-story: $(BENCH)
	$(RUN) -m benchmarks.same_story

bench-publishing: $(BENCH)
	$(RUN) -m benchmarks.publishing

bench-scaling: $(DEV)
	$(RUN) -m benchmarks.scaling --costs benchmarks/costs.json
	$(RUN) -m benchmarks.capacity

bench-manners: $(DEV) $(BENCH)
	$(RUN) -m benchmarks.manners

pictures: $(DEV)
	$(RUN) -m tests.browser.pictures

train: $(BASE)
	OPENBLAS_NUM_THREADS=1 $(RUN) -m training
	OPENBLAS_NUM_THREADS=1 $(RUN) -m training --folds

fuzz: $(BASE)
	$(RUN) -m benchmarks.fuzz_read --minutes 10 --out build/fuzzed

APT := apt-get install -qq -y --no-install-recommends

system:
	apt-get update -qq
	$(APT) util-linux systemd curl newsboat sfeed rss2email rclone chromium
	@# Node.js may come from elsewhere, with an npm of its own that conflicts with Debian's.
	command -v node >/dev/null || $(APT) nodejs
	command -v npm >/dev/null || $(APT) npm
	@# The tests start servers of their own; those installed for them should not answer on port 80.
	for server in nginx caddy pgbouncer; do \
		command -v $$server >/dev/null || { $(APT) $$server && { systemctl disable --now $$server || true; }; }; \
	done

clean:
	rm -rf $(VENV) $(DEMO) tests/*/node_modules build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
