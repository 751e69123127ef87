"""What runs in a fork looks like a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.forked import amplify_ls
from tests.support.language_client import LanguageClient, ServerGoneError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "amplify/data/resource.ts"
TEXT = "import { a } from '@aws-amplify/backend';\n\nexport const schema = a.schema({ Post: a.model({ title: a.strin() }) });\n"


@pytest.mark.parametrize(
    "arguments", [["--version"], ["check"], ["check", "--stdin-filename", FILE], ["chek"], ["check", "no"]]
)
def test_a_command_does_the_same_as_a_process(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    environment = {**os.environ, "NO_COLOR": "1"}
    forked, process = (
        subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment, input=TEXT, capture_output=True, text=True, check=False
        )
        for command in (amplify_ls(), (sys.executable, "-m", "amplify_ls"))
    )
    assert (forked.returncode, forked.stdout, forked.stderr) == (process.returncode, process.stdout, process.stderr)


def test_the_environment_is_that_of_the_caller(tmp_path: Path) -> None:
    environment = {**os.environ, "FORCE_COLOR": "1"}
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    done = subprocess.run([*amplify_ls(), "check"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "\x1b[" in done.stdout


def test_a_server_ends_with_the_program_that_stands_for_it(tmp_path: Path) -> None:
    client = LanguageClient([*amplify_ls(), "server"])
    client.initialize(tmp_path, {})
    client.process.kill()
    # Its output comes to an end when no process has it open any more.
    with pytest.raises(ServerGoneError):
        client.take(lambda _: False)
    client.close()


def test_a_launcher_of_other_libraries_is_run_in_the_fork(tmp_path: Path) -> None:
    launcher = tmp_path / "launch.py"
    launcher.write_text(
        f"import sys\nLIBRARIES = {str(tmp_path)!r}\ndef main():\n    print(sys.path[0], sys.argv[1:])\n    return 3\n"
    )
    done = subprocess.run([*amplify_ls(sys.executable, str(launcher)), "server"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, f"{tmp_path} ['server']\n")
