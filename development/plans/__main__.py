"""`python -m development.plans ORACLE NPM [PROJECT ...]`: the share of generated edits on which we agree with the packages.

ORACLE is a Node script that reads lines `{"id", "before": {path: text}, "after": {path: text}}` from standard input. It
synthesizes both sides with the packages in the folder NPM, which is in the variable `AMPLIFY_LAB`, and prints for each line
`{"id", "branch": {"effects": [{"what", "effect", "moot"}], "before", "after"}, "sandbox": ...}`.
With the option `--no-access`, which it is passed, it need not determine who may do what.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amplify_ls.engine.checks import ProjectChecks
from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.comparing.effects import Mode
from amplify_ls.plan.revision import revision_of
from amplify_ls.rules.rule import Severity
from development.plans.edits import Edit, edits_of, project_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
_SUFFIXES = (".ts", ".js", ".json", ".graphql", ".sql")
_WANTED = 0.97
_COMPARED = {"destroy", "replace", "lose-data", "rebuild-index", "refused"}


def main() -> int:
    """Print each disagreement and the share; the exit code is 1 if the share is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("oracle")
    parser.add_argument("npm")
    parser.add_argument("projects", nargs="*", type=Path, default=sorted(path.parent for path in FIXTURES.glob("*/amplify")))
    parser.add_argument("--count", type=int, default=20, help="edits of each project (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    cases: dict[str, tuple[dict[str, str], Edit]] = {}
    for root in options.projects:
        files = read(root)
        found = list(edits_of(files))
        chance.shuffle(found)
        valid = (edit for edit in found if not is_rejected({**files, edit.path: edit.text}))
        for edit in islice(valid, options.count):
            cases[f"{root.name}: {edit.what}"] = (files, edit)
    agreed = judged = 0
    for verdict in ask(options.oracle, options.npm, cases):
        if any(verdict.get(mode.value, {}).get("after", "ok") != "ok" for mode in Mode) or "crash" in verdict:
            continue
        judged += 1
        difference = disagreement(*cases[verdict["id"]], verdict)
        agreed += not difference
        print(*(f"{verdict['id']}: {line}" for line in difference), sep="\n", end="\n" if difference else "")
    print(f"agreed on {agreed} of {judged} edits that the packages accept")
    return 0 if judged and agreed / judged >= _WANTED else 1


def read(root: Path) -> dict[str, str]:
    """The files of a project that matter to its backend."""
    found = [*sorted(root.glob("*.json")), *sorted(root.glob("amplify/**/*"))]
    files = (path for path in found if path.suffix in _SUFFIXES and "node_modules" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def is_rejected(files: dict[str, str]) -> bool:
    """Whether `check` reports an error, so that the packages would not get as far as a deployment."""
    found = ProjectChecks(project_of(files)).findings()
    return any((finding.severity or rule.severity) is Severity.ERROR for rule, finding in found)


def ask(oracle: str, npm: str, cases: Mapping[str, tuple[dict[str, str], Edit]]) -> list[dict[str, Any]]:
    """The verdicts of the packages."""
    lines = (
        json.dumps({"id": name, "before": files, "after": {**files, edit.path: edit.text}})
        for name, (files, edit) in cases.items()
    )
    run = subprocess.run(
        ["node", oracle, "--no-access", "-"],
        input="\n".join(lines),
        env={**os.environ, "AMPLIFY_LAB": npm},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def disagreement(files: dict[str, str], edit: Edit, verdict: Mapping[str, Any]) -> list[str]:
    """The effects that only one side reports."""
    plan = compare(revision_of(project_of(files)), revision_of(project_of({**files, edit.path: edit.text})))
    lines: list[str] = []
    for mode in Mode:
        ours = {(each.kind.value, str(each.what)) for each in plan.effects if mode in each.modes}
        theirs = {(each["effect"], each["what"]) for each in verdict[mode.value]["effects"] if not each.get("moot")}
        ours = {each for each in ours if each[0] in _COMPARED}
        theirs = {each for each in theirs if each[0] in _COMPARED}
        lines += [f"{mode.value}: missing {effect} {what}" for effect, what in sorted(theirs - ours)]
        lines += [f"{mode.value}: wrong {effect} {what}" for effect, what in sorted(ours - theirs)]
    return lines


if __name__ == "__main__":
    sys.exit(main())
