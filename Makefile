# 条问 Tiaowen: one command to install, run, test. `make help` lists the targets.
# Variables: PYTHON=python3.12 (3.11 or newer), ARGS="..." for app.py or pytest,
#            PIP_OPTIONS="..." for pip install (a proxy, another index, the CPU build of torch).

PYTHON ?= python3
ARGS ?=
PIP_OPTIONS ?=

VENV := .venv
BIN := $(VENV)/bin
# A step ends with its stamp, so the next time only what changed is done again.
STAMPS := $(VENV)/.stamps
TORCH := $(shell sed -n 's/^\(torch==[^ ;+]*\).*/\1/p' requirements/run.txt)
PIP := $(BIN)/python -m pip install --no-compile --disable-pip-version-check --no-input $(PIP_OPTIONS)

# pip would compile every file of every package, mostly for nothing; Python compiles what is
# imported and keeps it, unless the environment forbids that.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test lint lock

help: ## 列出命令 (list the targets)
	@echo "条问 Tiaowen"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

setup: $(STAMPS)/run ## 安装依赖、取得模型、建立索引 (install, fetch the models, build the index)
	@echo "== 2/4 嵌入模型 (embedder)"
	@$(BIN)/python -m index fetch
	@echo "== 3/4 语言模型 (language model)"
	@$(BIN)/python -m qa fetch
	@echo "== 4/4 索引 (index)"
	@$(BIN)/python -m index build

run: setup ## 打开网页和接口 (start the page and the API)
	@echo "== 启动 (starting)"
	@$(BIN)/python app.py $(ARGS)

test: setup $(STAMPS)/dev ## 运行测试 (run the tests)
	@echo "== 测试 (tests)"
	@$(BIN)/python -m pytest $(ARGS)

lint: $(STAMPS)/run $(STAMPS)/dev ## 检查代码 (ruff and mypy)
	@echo "== 检查 (lint)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .

lock: ## 重写 requirements/*.txt (pin what pyproject.toml asks for, from a fresh environment)
	@$(PYTHON) requirements/lock.py

$(STAMPS)/run: requirements/run.txt | $(STAMPS)
	@echo "== 1/4 依赖 (dependencies)"
	@# torch first and alone: where a CPU build is offered it is taken, and stays.
	@$(PIP) $(TORCH)
	@$(PIP) -r $<
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	@echo "== 开发工具 (tools for development)"
	@$(PIP) -r $<
	@touch $@

$(STAMPS): | $(BIN)/python
	@mkdir -p $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "没有找到 $(PYTHON)：请安装 Python 3.11 以上，或用 make PYTHON=... 指定 ($(PYTHON) not found; install Python 3.11 or newer)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 以上，$(PYTHON) 太旧：用 make PYTHON=python3.11 指定 ($(PYTHON) is older than 3.11)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) 缺少 venv：Debian/Ubuntu 请先 apt-get install python3-venv (venv is missing)" >&2; exit 1; }
	@echo "== 0/4 虚拟环境 (virtual environment) $(VENV)"
	@$(PYTHON) -m venv $(VENV)
