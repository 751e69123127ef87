"""Work in several processes: what one that is killed was doing is tried again, and nothing else is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amplify_ls.cli import processes
from amplify_ls.cli.processes import EXIT_TERMINATED, do_processes_answer, in_processes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed by signals here")

DEADLY = 23


def double(number: int) -> int:
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def refuse(number: int) -> int:
    raise ValueError(f"{number} is refused")


def lost(number: int) -> int:
    return -number


def test_the_answers_are_in_the_order_of_the_items() -> None:
    assert list(in_processes(double, range(20), 2, lost)) == [2 * number for number in range(20)]


def test_only_what_kills_its_process_is_lost() -> None:
    numbers = list(range(60))
    answers = list(in_processes(double, numbers, 2, lost))
    assert answers == [-number if number == DEADLY else 2 * number for number in numbers]


def wait_forever() -> None:
    signal.pause()


def fail() -> None:
    os._exit(1)


def test_processes_that_do_not_answer_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert do_processes_answer(2)
    monkeypatch.setattr(processes, "_answer", fail)
    assert not do_processes_answer(2)
    monkeypatch.setattr(processes, "_answer", wait_forever)
    monkeypatch.setattr(processes, "_MOST_START_SECONDS", 0.2)
    assert not do_processes_answer(2)


def test_an_exception_is_raised_here() -> None:
    with pytest.raises(ValueError, match="is refused"):
        list(in_processes(refuse, range(40), 2, lost))


SCRIPT = """
import os, sys, time
from amplify_ls.cli.processes import in_processes

def work(name):
    open(os.path.join(sys.argv[1], str(os.getpid())), "w").close()
    time.sleep(600)

if __name__ == "__main__":
    list(in_processes(work, [str(n) for n in range(64)], 2, str))
"""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, EXIT_TERMINATED), (signal.SIGKILL, -signal.SIGKILL)], ids=["SIGTERM", "SIGKILL"]
)
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, number: int, code: int) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    notes = tmp_path / "notes"
    notes.mkdir()
    process = subprocess.Popen([sys.executable, str(script), str(notes)])
    until(lambda: len(os.listdir(notes)) == 2)
    process.send_signal(number)
    assert process.wait(20) == code
    until(lambda: not any(is_running(int(name)) for name in os.listdir(notes)))


def until(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
