"""`make rename-share NPM=FOLDER [IN=FOLDER]`: rename the names of projects, and check the results with the real packages.

    python -m development.renames NPM_FOLDER [FOLDER...] [--kind NAME] [--count N] [--seed N] [-v]
    python -m development.renames NPM_FOLDER FOLDER... --front-end [--count N] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node. Each FOLDER is searched for
projects; the default is the fixtures and the recorded cases that the packages accept.

With --front-end, COUNT names of each project that the code around the backend mentions are renamed, and TypeScript checks all
files of the package before and after. NPM_FOLDER should also have the packages of the front end, such as aws-amplify and react.
"""

from __future__ import annotations

import argparse
import difflib
import random
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from development.judge.completing import completed
from development.judge.laid_out import projects_in
from development.judge.verdicts import reported, verdicts
from development.node import NodeError
from development.renames.front_end import front_trials, outcomes
from development.renames.judging import objection
from development.renames.trials import Trial, trials
from tests.conformance.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIXTURES = Path(__file__).parents[2] / "fixtures"
WANTED = 0.99
"""The share of good renames below which the exit code is 1."""
_GRAPHQL = frozenset({"graphql"})


def main() -> int:
    """Measure and print; 1 if too few renames are good, 2 if nothing could be measured."""
    options = _options()
    chance = random.Random(options.seed)
    if options.front_end:
        return _front_end(options, chance)
    projects = list(_projects(options.folders))
    # In small projects there is little to rename, so one name of a few hundred of them says more than all of one.
    chance.shuffle(projects)
    found = (each for each in trials(projects, options.kind, chance) if options.kind in (None, each.name.kind))
    chosen = list(islice(found, options.count))
    done = [trial for trial in chosen if trial.after is not None]
    try:
        asked = (files for trial in done for files in (trial.before, trial.after) if files is not None)
        verdict = verdicts(options.npm_folder, asked, reported, _GRAPHQL)
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    bad: list[tuple[Trial, str]] = []
    for trial in done:
        reason = None if trial.after is None else objection(trial, verdict(trial.before), verdict(trial.after))
        if reason is not None:
            bad.append((trial, reason))
    if options.verbose:
        for trial, reason in bad:
            print(_described(trial, reason), end="\n\n")
        for (kind, refusal), count in Counter((each.name.kind, each.refusal) for each in chosen if each.refusal).items():
            print(f"refused {count} times, {kind}: {refusal}")
    print(_table(chosen, bad))
    return 0 if done and 1 - len(bad) / len(done) >= WANTED else 1


def _front_end(options: argparse.Namespace, chance: random.Random) -> int:
    """Measure the renames that reach the code around the backend."""
    tried = list(front_trials(options.folders, options.kind, options.count, chance))
    bad = told = reached = 0
    try:
        for found in outcomes(options.npm_folder, tried):
            trial = found.trial
            reached += trial.outside
            bad += bool(found.silent)
            told += bool(found.announced) and not found.silent
            if options.verbose and (found.silent or found.announced):
                name = trial.name
                print(f"{trial.root}: {name.kind} {name.owner} {name.key}, {trial.outside} edits outside of the backend")
                print(
                    *(f"  new: {each}" for each in found.silent),
                    *(f"  announced: {each}" for each in found.announced),
                    sep="\n",
                    flush=True,
                )
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{len(tried)} renames, {reached} edits outside of the backend: {bad} with new errors, {told} with announced ones only"
    )
    return 0 if tried and 1 - bad / len(tried) >= WANTED else 1


def _projects(folders: list[Path]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for folder in folders or [FIXTURES]:
        yield from ((found.name, found.files) for found in projects_in(folder))
    for case in () if folders else load_cases():
        if case.verdict == "accept":
            yield f"case {case.identifier}", completed(case.files)


def _table(chosen: list[Trial], bad: list[tuple[Trial, str]]) -> str:
    lines = [f"{'kind':<16} {'names':>6} {'refused':>8} {'good':>6} {'share':>8}"]
    for kind in [*sorted({each.name.kind for each in chosen}), ""]:
        mine = [each for each in chosen if kind in (each.name.kind, "")]
        refused = sum(each.after is None for each in mine)
        wrong = sum(kind in (trial.name.kind, "") for trial, _ in bad)
        done = len(mine) - refused
        share = (done - wrong) / done if done else 1.0
        lines.append(f"{kind or 'all':<16} {len(mine):>6} {refused:>8} {done - wrong:>6} {share:>7.1%}")
    return "\n".join(lines)


def _described(trial: Trial, reason: str) -> str:
    name = trial.name
    lines = [f"{trial.project}: {name.kind} {name.owner} {name.key}", f"  {reason}"]
    for path, text in (trial.after or {}).items():
        before = trial.before.get(path, "").splitlines()
        lines += (f"    {line}" for line in difflib.unified_diff(before, text.splitlines(), path, path, n=0, lineterm=""))
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.renames", description="Measure the share of good renames.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("folders", type=Path, nargs="*", help="folders that are searched for projects")
    parser.add_argument("--kind", help="only names of this kind: entry, field, group, ...")
    parser.add_argument("--count", type=int, default=400, help="how many names are renamed at most")
    parser.add_argument("--seed", type=int, default=1, help="which names are chosen")
    parser.add_argument("--front-end", action="store_true", help="check the code around the backend with TypeScript")
    parser.add_argument("-v", "--verbose", action="store_true", help="show each bad rename and the reasons for refusals")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
