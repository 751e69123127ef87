"""What the real packages say about projects: asked once, then remembered as long as packages and judge are the same."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from development.judge.verdict import verdict_of
from development.node import require_packages, run_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from development.judge.verdict import Verdict
    from development.node import Record

SCRIPT = Path(__file__).parent / "judge.mjs"
MEMORY = Path(__file__).parents[2] / ".verdicts"
PACKAGES = ("@aws-amplify/backend", "@aws-amplify/data-schema", "aws-cdk-lib", "graphql", "typescript", "@types/node")


def verdicts(
    npm_folder: Path,
    projects: Iterable[Mapping[str, str]],
    report: Callable[[int, int], None],
    extras: frozenset[str] = frozenset(),
) -> Callable[[Mapping[str, str]], Verdict]:
    """Judge projects; what comes back has the verdict of each. `report` is told how many of how many have been asked.

    `extras` names what is wanted in addition: `graphql`.
    """
    memory = MEMORY / f"{_fingerprint(npm_folder)}.jsonl"
    known = _read(memory)
    wanted = {_key(files, extras): files for files in projects}
    missing = {key: files for key, files in wanted.items() if key not in known}
    if missing:
        memory.parent.mkdir(exist_ok=True)
        with memory.open("a", encoding="utf-8") as file:
            requests = ({"id": key, "files": dict(files), **dict.fromkeys(extras, True)} for key, files in missing.items())
            for count, reply in enumerate(run_script(SCRIPT, npm_folder, requests), start=1):
                known[reply["id"]] = reply
                file.write(json.dumps(reply) + "\n")
                file.flush()  # whoever interrupts this keeps what was said so far
                report(count, len(missing))
    return lambda files: verdict_of(known[_key(files, extras)])


def reported(count: int, total: int) -> None:
    """Tell on the terminal how far the judge has come."""
    if count == total or count % 50 == 0:
        print(
            f"\rchecked {count} of {total} projects with the packages",
            end="\n" if count == total else "",
            file=sys.stderr,
            flush=True,
        )


def _read(memory: Path) -> dict[str, Record]:
    if not memory.exists():
        return {}
    replies = map(json.loads, memory.read_text(encoding="utf-8").splitlines())
    return {reply["id"]: reply for reply in replies}


def _key(files: Mapping[str, str], extras: frozenset[str]) -> str:
    wanted = [dict(files), *sorted(extras)] if extras else dict(files)
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def _fingerprint(npm_folder: Path) -> str:
    """Stands for everything that a verdict depends on beside the project."""
    versions = json.dumps(require_packages(npm_folder, PACKAGES), sort_keys=True)
    scripts = sorted(SCRIPT.parent.glob("*.mjs"))
    parts = [versions.encode(), *(script.read_bytes() for script in scripts)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
