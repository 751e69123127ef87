"""`make completions NPM=FOLDER`: accept each completion of the recorded positions, and ask the real packages about the result.

    python -m development.completions NPM_FOLDER [--position GLOB] [--most COUNT] [-v]

A completion is bad if the packages report something about it that they do not report about every completion of its position:
what they report about all of them is about the code around the cursor. Before a completion is called bad, our fixes add what
it needs elsewhere, such as the other options of an identity provider. Completions with something to fill in are not judged.
"""

from __future__ import annotations

import argparse
import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from development.completions.accepting import accepted
from development.completions.surrounding import surrounded
from development.judge.completing import completed
from development.judge.verdicts import reported, verdicts
from development.node import NodeError
from tests.completion.positions import positions, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from development.completions.accepting import Accepted
    from development.judge.verdict import Verdict
    from tests.completion.positions import Position

_ROOT = "/project"
_WORDS = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\d+")


def main() -> int:
    """Judge and print; 1 if a completion is bad, 2 if nothing could be judged."""
    options = _options()
    chosen = [each for each in positions() if fnmatchcase(each.name, options.position)]
    trials = {each.name: list(_trials(each, options.most)) for each in chosen}
    try:
        asked = (completed(each.files) for found in trials.values() for each in found)
        verdict = verdicts(options.npm_folder, asked, reported)
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    said = {name: {each.label: verdict(completed(each.files)) for each in found} for name, found in trials.items()}
    rejected = {each.name: {label for label, _ in _bad(trials[each.name], said[each.name])} for each in chosen}
    whole = {
        each.name: {
            trial.label: completed(surrounded("", trial.files, each.path))
            for trial in trials[each.name]
            if trial.label in rejected[each.name]
        }
        for each in chosen
    }
    second = verdicts(options.npm_folder, (files for found in whole.values() for files in found.values()), reported)
    bad = 0
    for name, found in trials.items():
        said[name].update({label: second(files) for label, files in whole[name].items()})
        for label, message in _bad(found, said[name]):
            bad += 1
            print(f"{name}: {label}: {message}")
    judged = sum(map(len, trials.values()))
    print(f"{bad} of {judged} completions at {len(trials)} positions are rejected")
    return 1 if bad else 0


def _trials(position: Position, most: int) -> Iterator[Accepted]:
    workspace = Workspace(MemoryDisk({f"{_ROOT}/{path}": text for path, text in position.files.items()}))
    path = f"{_ROOT}/{position.path}"
    workspace.open(path, position.text, 1)
    workspace.diagnostics(path)
    for item in shown(position, workspace.editing(path).completions(position.offset))[:most]:
        found = accepted(_ROOT, position.files, position.path, item)
        if found is not None:
            yield found


def _bad(trials: list[Accepted], said: Mapping[str, Verdict]) -> Iterator[tuple[str, str]]:
    """The completions that the packages report something special about, with the message."""
    messages = {label: {_plain(each): each for each in verdict.messages} for label, verdict in said.items()}
    common = set.intersection(*(set(each) for each in messages.values())) if len(messages) > 1 else set()
    for trial in trials:
        special = [message for plain, message in messages[trial.label].items() if plain not in common]
        if special:
            yield trial.label, special[0]


def _plain(message: str) -> str:
    return _WORDS.sub("", message)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.completions", description="Find rejected completions.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the real packages")
    parser.add_argument("--position", default="*", metavar="GLOB", help="only positions that match, such as 'rules-*'")
    parser.add_argument("--most", type=int, default=12, metavar="COUNT", help="the number of completions per position")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
