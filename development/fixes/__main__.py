"""`make fix-share NPM=FOLDER`: apply each fix alone, and check the result with the real packages.

    python -m development.fixes NPM_FOLDER [--code GLOB] [--family NAME] [--added VERSION] [--most N] [--project GLOB] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.rules.registry import all_rules
from development.fixes.material import projects
from development.fixes.table import as_table, described, outcome, share
from development.fixes.trials import trials
from development.judge.completing import completed
from development.judge.verdicts import reported, verdicts
from development.node import NodeError

if TYPE_CHECKING:
    from development.fixes.trials import Trial

WANTED = 0.9
"""The part of good fixes below which the exit code is 1."""


def main() -> int:
    """Measure and print; 1 where too few fixes are good, 2 where nothing could be measured."""
    options = _options()
    chosen = _chosen(options)
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


def _chosen(options: argparse.Namespace) -> list[Trial]:
    """The trials of the rules that were asked for."""
    rules = {rule.code: rule for rule in all_rules()}
    counts: Counter[str] = Counter()

    def is_wanted(code: str) -> bool:
        is_new = options.added is None or (code in rules and rules[code].added == options.added)
        return is_new and is_chosen(code, options.code, options.family) and counts[code] < options.most

    found: list[Trial] = []
    material = (project for project in projects() if fnmatchcase(project.name, options.project))
    for trial in trials(material, is_wanted):
        counts[trial.finding.code] += 1
        found.append(trial)
    return found


def is_chosen(code: str, pattern: str, family: str | None) -> bool:
    """Whether a rule was asked for."""
    return fnmatchcase(code, pattern) and (family is None or code.startswith(f"{family}/"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.fixes", description="Measure the share of good fixes.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("--code", default="*", metavar="GLOB", help="only rules that match, such as 'data/missing-*'")
    parser.add_argument("--family", help="only rules of this family: data, auth, storage, ...")
    parser.add_argument("--added", metavar="VERSION", help="only rules that this version adds, such as 0.2.0")
    parser.add_argument("--most", type=int, default=10_000, metavar="N", help="about how many fixes to try of each rule")
    parser.add_argument(
        "--project", default="*", metavar="GLOB", help="only projects that match: 'page *', 'case *', 'test *' or 'fixture *'"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="show each bad fix")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
