# Every target makes .venv first (once); settings.ini says what is in it.
.DEFAULT_GOAL := help
.PHONY: help system demo test train weights figures bench lab check export docs wheel hub clean

BIN := .venv/bin
ENV := .venv/made
PIP  = $(shell uv --version >/dev/null 2>&1 && echo uv pip install --python $(BIN)/python || echo $(BIN)/pip install)
MODEL := plain
CONSTRAINTS :=
OUT = runs/$(MODEL)
FLAGS := slow

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile
	@tools/system.sh >/dev/null || true

system:
	@tools/system.sh >/dev/null

$(ENV): settings.ini setup.py | system
	$$(tools/system.sh) -m venv .venv
	$(PIP) $(if $(CONSTRAINTS),-c $(CONSTRAINTS)) -e '.[dev]'
	$(BIN)/python -m ipykernel install --sys-prefix
	@touch $@

demo: $(ENV) ## train, evaluate and explain on synthetic heads (three minutes), into demo/
	$(BIN)/brain_tumor_demo --out demo

test: $(ENV) ## notebooks, modules and README agree, types and names are in order, and every fast test passes
	$(BIN)/python tools/agree.py
	$(BIN)/python tools/colab.py --check
	$(BIN)/python tools/floors.py
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python tools/hints.py
	$(BIN)/python tools/readme.py --check
	$(BIN)/python tools/commands.py --check
	$(BIN)/python tools/test.py

train: $(ENV) ## train on real scans: DATA=folder (without it: download) MODEL=evidence OUTLINES=annotations.csv, MODEL=transfer BACKBONE=name, EPOCHS=n
	$(if $(DATA),,$(PIP) $(if $(CONSTRAINTS),-c $(CONSTRAINTS)) -e '.[kaggle]')
	$(BIN)/brain_tumor_train $(if $(DATA),'$(DATA)',--download) --model $(MODEL) $(if $(BACKBONE),--backbone $(BACKBONE)) $(if $(OUTLINES),--outlines '$(OUTLINES)') $(if $(EPOCHS),--epochs $(EPOCHS)) --out '$(OUT)'

weights: $(ENV) ## put the trained model of OUT into the package, in half precision, with its card (evidence: as ONNX too)
	$(BIN)/python tools/weights.py '$(OUT)'

figures: $(ENV) ## draw figures and tables of the notebooks again: DATA=folder OUTLINES=annotations.csv NOTEBOOKS=03_evaluate,... (without it: all)
	$(BIN)/python tools/figures.py $(if $(NOTEBOOKS),--notebooks '$(NOTEBOOKS)') $(if $(DATA),--data '$(DATA)') $(if $(OUTLINES),--outlines '$(OUTLINES)')

bench: $(ENV) ## measure the evidence network on every runtime, into benchmarks/results.md: DATA=folder (without it: times alone)
	$(BIN)/python tools/bench.py $(if $(DATA),'$(DATA)')

lab: $(ENV) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab nbs

check: $(ENV) ## the tests that take long, at most an hour: FLAGS='slow data' for those on real scans too
	$(BIN)/python tools/test.py --flags '$(FLAGS)' --minutes 60

export: $(ENV) ## write the modules and the README from the notebooks, and the page of the commands
	$(BIN)/python tools/colab.py
	$(BIN)/nbdev_clean
	$(BIN)/nbdev_export
	$(BIN)/python -c 'from nbdev.quarto import refresh_quarto_yml; refresh_quarto_yml()'
	$(BIN)/python tools/readme.py
	$(BIN)/python tools/commands.py

docs: export ## render the documentation into _docs/ (needs Quarto)
	@command -v quarto >/dev/null || { echo 'Quarto is missing: install Quarto 1.9 to render the documentation.' >&2; exit 1; }
	rm -rf _proc  # nbdev keeps a page whose notebook is unchanged, also where a text that it shows is another one
	$(BIN)/nbdev_docs

wheel: $(ENV) ## build the package into dist/ and see that it works in an empty environment (five minutes at most)
	$(BIN)/python tools/wheel.py

hub: $(ENV) ## write the folder of the evidence network for Hugging Face into hub/; nothing is uploaded
	$(BIN)/python tools/huggingface.py

clean: ## delete what was built; .venv, data and runs stay
	rm -rf _docs _proc build demo dist hub *.egg-info
	find . -path ./.venv -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +
