# Everything that is done with this checkout. Needs GNU make and Python 3.11 or newer; writes only in this folder,
# except that `make test` asks the system's package manager for a Chromium and a PostgreSQL when there are none.
#
#   make run PORT=9000                     another port
#   make install PYTHON=python3.13         another interpreter (run `make clean` first to change an existing .venv)
#   make test PYTEST_ARGS="-k pace -x"     some of the tests (after the same checks)
#   make test CHROMIUM=/path/to/chrome     another browser

PORT ?= 8501
PYTHON ?=
CHROMIUM ?=
PYTEST_ARGS ?=

VENV_PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run install test lint format bench clean browser postgres

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/.installed  ## Install what is missing, start the app and print its address
	@exec $(VENV_PYTHON) -m streamlit run app.py --server.port "$(PORT)"

install: .venv/.installed  ## Create .venv and install what the app needs

test: lint browser postgres  ## Install what the tests need, then run every check and every test
	@CHROMIUM="$$(cat build/chromium)" $(VENV_PYTHON) -m pytest -n 2 --dist loadfile $(PYTEST_ARGS)

lint: .venv/.installed-dev  ## Style, types, and the floors that imports may not climb
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy planner
	@$(VENV_PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

format: .venv/.installed-dev  ## Put the code into the house format
	@$(VENV_PYTHON) -m ruff check --fix .
	@$(VENV_PYTHON) -m ruff format .

bench: browser  ## Measure speed beside the budgets, into build/bench.json
	@CHROMIUM="$$(cat build/chromium)" $(VENV_PYTHON) -m tests.bench

clean:  ## Remove .venv, build and caches; saved scenarios stay
	@rm -rf .venv build dist *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- installing: uv when it works here, pip when not -------------------------------------------------------------------
# A stamp says what is installed; it is older than its requirements file exactly when that file changed.

HAS_UV = uv --version >/dev/null 2>&1

define install_requirements
	@echo "Installing $(1) into .venv"
	@if $(HAS_UV); then \
	  uv pip install --quiet --python $(VENV_PYTHON) -r $(1); \
	else \
	  { $(VENV_PYTHON) -m pip --version || $(VENV_PYTHON) -m ensurepip; } >/dev/null 2>&1; \
	  $(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check -r $(1); \
	fi
endef

.venv/.installed: $(VENV_PYTHON) requirements.txt
	$(call install_requirements,requirements.txt)
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	$(call install_requirements,requirements-dev.txt)
	@touch $@

# $as_root is what goes before a command of the package manager; it is `false` when nobody lets us.
AS_ROOT = if [ "$$(id -u)" = 0 ]; then as_root=env; elif sudo -n true 2>/dev/null; then as_root='sudo -n env'; else as_root=false; fi
APT_UPDATE = $$as_root apt-get update -qq
APT_INSTALL = $$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# Debian packs venv apart from Python: it is fetched when it may be.
$(VENV_PYTHON):
	@if [ -n "$(PYTHON)" ]; then set -- "$(PYTHON)"; else set -- python3 python3.14 python3.13 python3.12 python3.11 python; fi; \
	for found do "$$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; found=; done; \
	if [ -z "$$found" ]; then \
	  echo "Nhịp needs Python 3.11 or newer, but $$1 is $$("$$1" --version 2>/dev/null || echo missing). Install a newer one, or name it: make install PYTHON=/path/to/python3.13" >&2; \
	  exit 1; \
	fi; \
	python=$$("$$found" -c 'import sys; print(sys.executable)'); \
	version=$$("$$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	echo "Creating .venv with Python $$version"; \
	rm -rf .venv; \
	if $(HAS_UV); then uv venv --quiet --python "$$python" .venv; exit; fi; \
	"$$python" -m venv .venv >/dev/null 2>&1 && exit; \
	$(AS_ROOT); \
	if command -v apt-get >/dev/null 2>&1; then { $(APT_UPDATE); $(APT_INSTALL) "python$$version-venv"; } >/dev/null 2>&1; fi; \
	rm -rf .venv; \
	"$$python" -m venv .venv || { rm -rf .venv; exit 1; }

# --- the browser of the tests ------------------------------------------------------------------------------------------

CHROMIUMS = chromium chromium-browser google-chrome google-chrome-stable
CHROMIUM_MAC = /Applications/Chromium.app/Contents/MacOS/Chromium
CHROME_MAC = /Applications/Google Chrome.app/Contents/MacOS/Google Chrome

# Ends the recipe with success when a browser and Playwright's own program answer: a name alone may be an empty shell, as
# Ubuntu's is without snap, and a bare system may lack a library that Playwright needs.
FIND_CHROMIUM = for found in "$(CHROMIUM)" $(CHROMIUMS) "$(CHROMIUM_MAC)" "$(CHROME_MAC)"; do \
	  if [ -n "$$found" ] && "$$found" --version && $(VENV_PYTHON) -m playwright --version; then command -v "$$found" >build/chromium; exit 0; fi; \
	done >/dev/null 2>&1

browser: .venv/.installed-dev
	@mkdir -p build; \
	$(FIND_CHROMIUM); \
	$(AS_ROOT); \
	[ "$$as_root" = false ] || echo "Installing Chromium and a font with Vietnamese letters"; \
	if [ "$$as_root" = false ]; then :; \
	elif command -v apt-get; then $(APT_UPDATE); $(APT_INSTALL) libatomic1 fonts-noto-core chromium || $(APT_INSTALL) libatomic1 fonts-noto-core chromium-browser; \
	elif command -v dnf; then $$as_root dnf install -y -q libatomic dejavu-sans-fonts chromium; \
	elif command -v apk; then $$as_root apk add --no-cache font-noto chromium; \
	elif command -v pacman; then $$as_root pacman -Sy --noconfirm --needed noto-fonts chromium; \
	fi >build/chromium-install.log 2>&1; \
	$(FIND_CHROMIUM); \
	if command -v brew; then brew install --cask chromium || brew install --cask google-chrome; fi >>build/chromium-install.log 2>&1; \
	$(FIND_CHROMIUM); \
	echo "The browser tests need Chromium and a font with Vietnamese letters: install them (Debian: apt-get install chromium fonts-noto-core libatomic1), or name a browser: make test CHROMIUM=/path/to/chrome" >&2; \
	exit 1

# --- the server of the store's tests -----------------------------------------------------------------------------------
# The tests start it themselves, on a port of their own, and stop it again. Where there is none, they say so and pass over it.

FIND_POSTGRES = $(VENV_PYTHON) -m tests.store.postgres >/dev/null 2>&1

postgres: .venv/.installed-dev
	@$(FIND_POSTGRES) && exit; \
	mkdir -p build; \
	$(AS_ROOT); \
	[ "$$as_root" = false ] || echo "Installing PostgreSQL"; \
	if [ "$$as_root" = false ]; then :; \
	elif command -v apt-get; then $(APT_UPDATE); $(APT_INSTALL) postgresql; \
	elif command -v dnf; then $$as_root dnf install -y -q postgresql-server; \
	elif command -v apk; then $$as_root apk add --no-cache postgresql; \
	elif command -v pacman; then $$as_root pacman -Sy --noconfirm --needed postgresql; \
	fi >build/postgres-install.log 2>&1; \
	$(FIND_POSTGRES) || echo "There is no PostgreSQL here: the tests of the store run on SQLite alone (Debian: apt-get install postgresql)"
