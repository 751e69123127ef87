"""What a run reads, writes, starts and connects to, as the interpreter itself reports it: see `docs/robustness.md`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.example import BACKEND, BAD_SCHEMA, DATA

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PAGE = REPOSITORY / "docs" / "robustness.md"
WATCHED = """
import json, os, sys
seen = []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        kind = "write" if (arguments[2] or 0) & WRITING else "read"
        seen.append([kind, os.path.abspath(os.fsdecode(arguments[0]))])
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"):
        seen.append(["write", os.path.abspath(os.fsdecode(arguments[0])) if not isinstance(arguments[0], int) else ""])
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.")):
        seen.append(["network", event])
    elif event in ("subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile"):
        seen.append(["program", event])
    elif event == "exec" and hasattr(arguments[0], "co_filename"):
        seen.append(["code", arguments[0].co_filename])

from amplify_ls.cli.main import main
sys.addaudithook(watch)
notes = [main(sys.argv[2:]), list(seen)]
with open(sys.argv[1], "w") as file:
    json.dump(notes, file)
"""
SETTINGS_ABOVE = {
    "amplify-ls.json", "package.json", "tsconfig.json", ".gitignore", "HEAD", ".git",
    "backend.ts", "backend.js", "backend.mjs", "backend.cjs", "backend.mts", "backend.cts", "backend.tsx", "backend.jsx",
}  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project with a mistake, and with everything that would like to be run."""
    root = tmp_path / "checkout"
    trap = "import os; os.system('touch ' + os.path.join(os.path.dirname(__file__), 'sprung'))\n"
    files = {
        "amplify/backend.ts": BACKEND,
        DATA: BAD_SCHEMA,
        "amplify/tsconfig.json": '{ "extends": "../base.json", }',
        "base.json": '{ "compilerOptions": { "strict": true } }',
        "package.json": '{ "name": "shop", "scripts": { "preinstall": "touch sprung" } }',
        "json.py": trap,
        "sitecustomize.py": trap,
        "amplify_ls/__init__.py": trap,
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/hooks/pre-commit": "touch sprung",
        ".gitignore": "node_modules\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def watched(checkout: Path, *arguments: str) -> tuple[int, dict[str, set[str]]]:
    """The exit code of a run, and what it did by kind."""
    notes = checkout.parent / "notes.json"
    program = checkout.parent / "watched.py"
    program.write_text(WATCHED, "utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, str(program), str(notes), *arguments]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert notes.exists(), done.stderr
    code, seen = json.loads(notes.read_text("utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, what in seen:
        kinds.setdefault(kind, set()).add(what)
    return code, kinds


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_own(path: str) -> bool:
    """Whether a file is a part of Python, of an installed package, or of the checker."""
    places = [sys.prefix, sys.base_prefix, sys.exec_prefix, str(REPOSITORY), *map(os.path.realpath, sys.path)]
    return any(path.startswith(place) for place in places if place) or path.startswith("/proc/") or "<frozen" in path


@pytest.mark.parametrize("arguments", [["check"], ["check", "--output-format", "sarif"], ["check", "--diff"]], ids=" ".join)
def test_a_check_writes_nothing_starts_nothing_and_connects_to_nothing(checkout: Path, arguments: list[str]) -> None:
    before = contents(checkout)
    code, kinds = watched(checkout, *arguments)
    assert code == (0 if "--diff" in arguments else 1)
    assert kinds.get("write", set()) - {os.devnull} == set()
    assert kinds.get("network", set()) == set()
    assert kinds.get("program", set()) == set()
    assert contents(checkout) == before


def test_no_code_of_the_project_runs(checkout: Path) -> None:
    _, kinds = watched(checkout, "check", "--fix", "--unsafe-fixes")
    assert {path for path in kinds["code"] if path.startswith(str(checkout))} == set()
    assert not (checkout / "sprung").exists()


def test_only_the_project_and_settings_above_it_are_read(checkout: Path) -> None:
    _, kinds = watched(checkout, "check")
    outside = {path for path in kinds["read"] if not path.startswith(f"{checkout}{os.sep}") and not is_own(path)}
    assert {os.path.basename(path) for path in outside} <= SETTINGS_ABOVE
    assert not [path for path in kinds["read"] if path.endswith(".py") and path.startswith(str(checkout))]


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["check", "--fix"], {DATA}),
        (["check", "--add-ignore"], {DATA}),
        (["check", "--write-baseline"], {"amplify-ls-baseline.json"}),
        (["check", "--output-file", "report.txt"], {"report.txt"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_is_written_is_what_was_asked_for(checkout: Path, arguments: list[str], written: set[str]) -> None:
    before = contents(checkout)
    watched(checkout, *arguments)
    after = contents(checkout)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == written


def test_every_guarantee_names_a_test_that_exists() -> None:
    page = PAGE.read_text("utf-8")
    for section in ("Time and memory", "Files", "Code and network"):
        text: Any = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
        promises = [row for row in text[1].splitlines() if row.startswith("| ") and not row.startswith("| guarantee")]
        assert promises
        for promise in promises:
            named = re.findall(r"`(tests/[\w/]+\.py)`", promise.split("|")[-2])
            assert named, promise
            assert all((REPOSITORY / each).exists() for each in named), promise
