"""The command as a process: arguments, signals, pipes, and how fast it starts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from amplify_ls import __version__
from amplify_ls.cli import main as entry
from tests.cli.example import CODE, DATA, Example

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "amplify_ls"]


def run(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env={**os.environ, **more}, capture_output=True, text=True, check=False
    )


def test_check_runs_as_a_process(example: Example) -> None:
    done = run("check", "--output-format", "json", cwd=example.root)
    assert done.returncode == 1
    assert [diagnostic["code"] for diagnostic in json.loads(done.stdout)["diagnostics"]] == [CODE]
    assert done.stderr == ""


def test_output_survives_a_terminal_that_lacks_characters(example: Example) -> None:
    text = example.read().decode().replace("customer: a.", "/* 🚢 */ customer: a.")
    example.write(DATA, text)
    done = run("check", cwd=example.root, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "\\U0001f6a2" in done.stdout


def test_a_reader_that_goes_away_is_no_error(example: Example) -> None:
    with subprocess.Popen([*COMMAND, "check"], cwd=example.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(60) == entry.EXIT_BROKEN_PIPE
        assert process.stderr.read() == b""


def test_an_interrupt_ends_it_quietly(example: Example) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "--stdin-filename", DATA],
        cwd=example.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        # It waits for standard input; before that it may still be importing.
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == entry.EXIT_INTERRUPTED
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_version(example: Example) -> None:
    assert example.run("--version") == (0, f"amplify-ls {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--fixx"], ["explain"], ["--wrong"]])
def test_bad_arguments_are_told_by_usage(example: Example, arguments: list[str]) -> None:
    result = example.run(*arguments)
    assert result.code == 2
    assert result.errors.startswith("usage: amplify-ls")


def test_help_names_every_command(example: Example) -> None:
    output = example.run("--help").output
    assert all(f"\n    {command} " in output for command in ("server", "check", "rules", "explain"))
    assert "exit codes:" in example.run("check", "--help").output


@pytest.mark.parametrize(
    ("words", "handed_over"),
    [
        (["server"], []),
        (["server", "--tcp", "4000"], ["--tcp", "4000"]),
        (["--stdio"], ["--stdio"]),
        (["--tcp=4000"], ["--tcp=4000"]),
        (["--clientProcessId=12", "--stdio"], ["--clientProcessId=12", "--stdio"]),
    ],
)
def test_the_server_gets_its_own_arguments(monkeypatch: pytest.MonkeyPatch, words: list[str], handed_over: list[str]) -> None:
    given: list[list[str]] = []

    def serve(arguments: list[str]) -> int:
        given.append(arguments)
        return 0

    monkeypatch.setattr("amplify_ls.server.main.serve", serve)
    assert entry.main(words) == 0
    assert given == [handed_over]


def test_an_empty_line_of_text_has_no_effect_on_importing() -> None:
    """`--version` loads neither the engine nor the grammar: it is what scripts call to see whether we are there."""
    script = (
        "import sys\n"
        "from amplify_ls.cli.main import main\n"
        "try:\n    main(['--version'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith(('tree_sitter', 'amplify_ls.engine', 'dataclasses'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
