"""`make slips NPM=FOLDER [IN=FOLDER]`: make random slips, and measure how many of those that the packages reject we report.

    python -m development.slips NPM_FOLDER [FOLDER...] [--count N] [--seed N] [--kind TEXT] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node. Each FOLDER is searched for
projects; the default is the fixtures.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from development.judge.laid_out import projects_in
from development.judge.verdicts import reported, verdicts
from development.node import NodeError, require_packages
from development.slips.judging import Answer, new_findings, outcome
from development.slips.making import mutants
from development.slips.table import as_table, described, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from development.judge.laid_out import LaidOut
    from development.slips.judging import Outcome
    from development.slips.table import Shares

FIXTURES = Path(__file__).parents[2] / "fixtures"
WANTED = 0.99
"""The part of what the packages refuse, below which the exit code is 1."""
WANTED_OF_TYPES = 0.95
"""The same for what only the type check refuses."""


def main() -> int:
    """Measure and print; 1 where too much is missed or anything wrongly refused, 2 where nothing could be measured."""
    options = _options()
    projects = [project for folder in options.folders or [FIXTURES] for project in projects_in(folder)]
    try:
        outcomes = _measure(options, _accepted(options.npm_folder, projects))
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    if not outcomes:
        print("no slip could be made: the packages reject every project", file=sys.stderr)
        return 2
    if options.verbose:
        for each in outcomes:
            if each.answer in (Answer.MISSED, Answer.FALSE):
                print(described(each), end="\n\n")
    print(as_table(outcomes))
    return 0 if is_good(shares(outcomes)) else 1


def is_good(measured: Shares) -> bool:
    """Whether enough is found, and nothing that is not there."""
    return measured.refused >= WANTED and measured.types >= WANTED_OF_TYPES and not measured.false


def _accepted(npm_folder: Path, projects: Sequence[LaidOut]) -> list[LaidOut]:
    """The projects that can be put together: what else is wrong with the others, nobody could tell."""
    verdict = verdicts(npm_folder, (project.files for project in projects), reported)
    accepted = [project for project in projects if not verdict(project.files).refusals]
    print(f"{len(accepted)} of {len(projects)} projects can be synthesized", file=sys.stderr)
    return accepted


def _measure(options: argparse.Namespace, projects: Sequence[LaidOut]) -> list[Outcome]:
    made = mutants(projects, options.count, options.seed, options.kind)
    asked = [project.files for project in projects] + [mutant.files for mutant in made]
    verdict = verdicts(options.npm_folder, asked, reported)
    installed = require_packages(options.npm_folder, ("aws-cdk-lib",))
    pairs = zip(made, new_findings(made, installed), strict=True)
    return [outcome(mutant, verdict(mutant.project.files), verdict(mutant.files), own) for mutant, own in pairs]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m development.slips", description="Measure the share of slips that are reported."
    )
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument(
        "folders", type=Path, nargs="*", metavar="FOLDER", help="folders that contain projects (default: the fixtures)"
    )
    parser.add_argument("--count", type=int, default=300, metavar="N", help="number of slips (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of the random slips (default: %(default)s)")
    parser.add_argument(
        "--kind",
        default="",
        metavar="TEXT",
        help="only slips whose kind contains this text, such as 'argument' or 'a duplicate key'",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="show each slip that was missed or wrongly reported")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
