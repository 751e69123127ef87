"""`make refactoring-share NPM=FOLDER`: refactor accepted projects, and ask the real packages about the results.

    python -m development.refactorings NPM_FOLDER [--code CODE] [--most N] [--seed N] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from development.judge.completing import completed
from development.judge.verdicts import reported, verdicts
from development.node import NodeError
from development.refactorings.trials import trials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from development.judge.verdict import Verdict
    from development.refactorings.trials import Trial

WANTED = 0.99
"""The part of good refactorings below which the exit code is 1."""


def main() -> int:
    """Measure and print; 1 where too few results are accepted, 2 where nothing could be measured."""
    options = _options()
    chosen = trials(options.most, options.seed, options.code)
    try:
        asked = (completed(files) for trial in chosen for files in (trial.before, trial.after))
        verdict = verdicts(options.npm_folder, asked, reported)
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    judged: dict[str, list[str]] = {}
    for trial in chosen:
        if not verdict(completed(trial.before)).is_accepted:
            continue
        objection = _objection(trial, verdict)
        judged.setdefault(trial.code, []).append(objection)
        if objection and options.verbose:
            print(f"{trial.project}: {trial.title}\n  {objection}\n{_difference(trial)}\n")
    for code, objections in judged.items():
        print(f"{code:24} {objections.count(''):4} of {len(objections):4}")
    everything = [objection for objections in judged.values() for objection in objections]
    good = everything.count("")
    print(f"{'together':24} {good:4} of {len(everything):4}")
    return 0 if everything and good >= WANTED * len(everything) else 1


def _objection(trial: Trial, verdict: Callable[[Mapping[str, str]], Verdict]) -> str:
    """Why a refactoring is bad; empty for a good one."""
    after = verdict(completed(trial.after))
    if not after.is_accepted:
        return f"the packages report: {after.messages[0]}"
    return f"a new finding: {trial.new_findings[0]}" if trial.new_findings else ""


def _difference(trial: Trial) -> str:
    lines: list[str] = []
    for path in dict.fromkeys((*trial.before, *trial.after)):
        before, after = (files.get(path, "").splitlines() for files in (trial.before, trial.after))
        lines += list(difflib.unified_diff(before, after, path, path, lineterm="", n=2))
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.refactorings", description="Judge refactorings.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("--code", help="only this refactoring")
    parser.add_argument("--most", type=int, default=30, metavar="N", help="trials of each refactoring (default: 30)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of the choice of places (default: 1)")
    parser.add_argument("-v", "--verbose", action="store_true", help="show each bad refactoring")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
