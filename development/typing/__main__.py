"""`make typing`: type the files of the fixtures from nothing in a real Neovim, key by key, with completions accepted.

    python -m development.typing [--files GLOB] [--plan]

Prints what each file costs, and each key that did something else than planned. With `--plan`, no editor is started. The exit
code is 1 if a file ends in another text than that of the fixture.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from development.typing.plan import files_of, is_typed, plan_of
from tests.editors.neovim import neovim
from tests.editors.typing import emptied, typed_in_neovim

if TYPE_CHECKING:
    from development.typing.plan import Plan

_FIXTURES = Path(__file__).parents[2] / "fixtures"
_PROJECTS = ("rental", "shop", "tracker")
_SECONDS_PER_KEY = 0.5
_SECONDS_TO_START = 120


def main() -> int:
    """Type and print; 1 if a text is another one in the end."""
    options = _options()
    characters = keys = wrong = 0
    for project in _PROJECTS:
        files = files_of(_FIXTURES / project)
        for path in files:
            if not is_typed(path) or not fnmatchcase(f"{project}/{path}", options.files):
                continue
            plan = plan_of(files, path)
            characters, keys = characters + len(plan.text), keys + len(plan.steps)
            print(f"{project}/{plan.figures}", flush=True)
            if not options.plan:
                wrong += not _is_typed_in_neovim(plan, project)
    saved = (characters - keys) / max(characters, 1)
    print(f"{keys} keys for {characters} characters: {characters - keys} ({saved:.1%}) saved")
    if not options.plan:
        print(f"{wrong} files with another text")
    return 1 if wrong else 0


def _is_typed_in_neovim(plan: Plan, project: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        copy = emptied(_FIXTURES / project, Path(folder) / "project", [plan.path])
        limit = _SECONDS_TO_START + _SECONDS_PER_KEY * len(plan.steps)
        [typed] = typed_in_neovim(neovim(), [plan], copy, home, seconds=limit)
    for fault in typed["faults"]:
        print(f"  key {fault['step']}: {fault['kind']} {fault['value']!r}: {fault['fault']}")
    return bool(typed["text"].rstrip("\n") == plan.text.rstrip("\n")) and not typed["faults"]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.typing", description="Type the fixtures in Neovim.")
    parser.add_argument("--files", default="*", metavar="GLOB", help="only files that match, such as 'shop/*/models/*'")
    parser.add_argument("--plan", action="store_true", help="only count the keys")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
