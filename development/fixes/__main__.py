"""`make fix-share NPM=FOLDER`: apply each fix alone, and check the result with the real packages.

    python -m development.fixes NPM_FOLDER [--code GLOB] [--family NAME] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node.
"""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from development.fixes.material import projects
from development.fixes.table import as_table, described, outcome, share
from development.fixes.trials import Trial, trials
from development.judge.completing import completed
from development.judge.verdicts import reported, verdicts
from development.node import NodeError

WANTED = 0.9
"""The part of good fixes below which the exit code is 1."""


def main() -> int:
    """Measure and print; 1 where too few fixes are good, 2 where nothing could be measured."""
    options = _options()
    chosen = [trial for trial in trials(projects()) if is_chosen(trial, options.code, options.family)]
    if not chosen:
        print("no rule with that name has a fix", file=sys.stderr)
        return 2
    texts = (texts for trial in chosen for texts in (trial.texts, trial.isolated) if texts is not None)
    try:
        asked = (completed(files) for each in texts for files in (each.before, each.after))
        verdict = verdicts(options.npm_folder, asked, reported)
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    outcomes = [outcome(trial, lambda files: verdict(completed(files))) for trial in chosen]
    for bad in (each for each in outcomes if each.objection):
        if options.verbose:
            print(described(bad), end="\n\n")
    print(as_table(outcomes))
    return 0 if share(outcomes) >= WANTED else 1


def is_chosen(trial: Trial, code: str, family: str | None) -> bool:
    """Whether a trial is about a rule that was asked for."""
    found = trial.finding.code
    return fnmatchcase(found, code) and (family is None or found.startswith(f"{family}/"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.fixes", description="Measure the share of good fixes.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("--code", default="*", metavar="GLOB", help="only rules that match, such as 'data/missing-*'")
    parser.add_argument("--family", help="only rules of this family: data, auth, storage, ...")
    parser.add_argument("-v", "--verbose", action="store_true", help="show each bad fix")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
