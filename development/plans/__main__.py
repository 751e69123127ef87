"""`python -m development.plans ORACLE NPM [PROJECT ...]`: the share of generated edits on which we agree with the packages.

The edits are single ones of every kind, two at once, and refactorings. If PROJECT is a file
`.jsonl`, its lines, which are as below, are compared instead.

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
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amplify_ls.ide.refactorings.registry import REFACTORINGS
from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.comparing.effects import Mode
from amplify_ls.plan.revision import revision_of
from development.plans.edits import project_of
from development.plans.laid_out import without_aliases
from development.plans.trials import Trial, refactoring_trials_of, trials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
_SUFFIXES = (".ts", ".js", ".json", ".graphql", ".sql")
_WANTED = 0.97
_REPEATED = "Scheduler Schedule"
"""What the script reports a second time, as `schedule`."""
_COMPARED = {"destroy", "replace", "lose-data", "rebuild-index", "refused"}


def main() -> int:
    """Print each disagreement and the share; the exit code is 1 if the share is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("oracle")
    parser.add_argument("npm")
    parser.add_argument("projects", nargs="*", type=Path, default=sorted(path.parent for path in FIXTURES.glob("*/amplify")))
    parser.add_argument("--count", type=int, default=20, help="edits of each project (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--refactorings", type=int, default=4, help="refactorings of each project (default: %(default)s)")
    options = parser.parse_args()
    cases = {trial.name: trial for trial in _trials(options)}
    agreed = judged = 0
    for verdict in ask(options.oracle, options.npm, cases.values()):
        if any(verdict.get(mode.value, {}).get("after", "ok") != "ok" for mode in Mode) or "crash" in verdict:
            continue
        judged += 1
        difference = disagreement(cases[verdict["id"]], verdict)
        agreed += not difference
        print(*(f"{verdict['id']}: {line}" for line in difference), sep="\n", end="\n" if difference else "", flush=True)
    print(f"agreed on {agreed} of {judged} edits that the packages accept")
    return 0 if judged and agreed / judged >= _WANTED else 1


def _trials(options: argparse.Namespace) -> Iterator[Trial]:
    chance = random.Random(options.seed)
    for root in options.projects:
        if root.suffix == ".jsonl":
            yield from _trials_in(root)
            continue
        files = read(root)
        yield from trials_of(root.name, files, options.count, chance)
        wanted = [each.code for each in REFACTORINGS]
        chance.shuffle(wanted)
        yield from refactoring_trials_of(root.name, files, wanted[: options.refactorings], chance)


def _trials_in(path: Path) -> Iterator[Trial]:
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        yield Trial(case["id"], case["before"], case["after"])


def read(root: Path) -> dict[str, str]:
    """The files of a project that matter to its backend."""
    found = [*sorted(root.glob("*.json")), *sorted(root.glob("amplify/**/*"))]
    files = (path for path in found if path.suffix in _SUFFIXES and "node_modules" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def ask(oracle: str, npm: str, trials: Iterable[Trial]) -> Iterator[dict[str, Any]]:
    """The verdicts of the packages, as soon as they are known."""
    lines = (
        json.dumps({"id": each.name, "before": without_aliases(each.before), "after": without_aliases(each.after)})
        for each in trials
    )
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "trials.jsonl")
        asked.write_text("\n".join(lines), "utf-8")
        environment = {**os.environ, "AMPLIFY_LAB": npm}
        command = ["node", oracle, "--no-access", str(asked)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
            assert run.stdout is not None
            yield from map(json.loads, run.stdout)
        if run.returncode:
            raise SystemExit(f"{oracle} failed")


def _asked(trial: Trial) -> dict[str, Any]:
    return {"id": trial.name, "before": without_aliases(trial.before), "after": without_aliases(trial.after)}


def disagreement(trial: Trial, verdict: Mapping[str, Any]) -> list[str]:
    """The effects that only one side reports."""
    plan = compare(revision_of(project_of(trial.before)), revision_of(project_of(trial.after)))
    lines = [f"cannot tell: {each.what}" for each in plan.hidden]
    for mode in Mode:
        ours = {(each.kind.value, str(each.what)) for each in plan.effects if mode in each.modes}
        theirs = {(each["effect"], each["what"]) for each in verdict[mode.value]["effects"] if not each.get("moot")}
        theirs = {each for each in theirs if not each[1].startswith(_REPEATED)}
        ours = {each for each in ours if each[0] in _COMPARED}
        theirs = {each for each in theirs if each[0] in _COMPARED}
        gone = {what for effect, what in ours & theirs if effect in ("destroy", "replace")}
        # The values of a table that is gone are gone with it, which either side may say.
        ours, theirs = ({each for each in found if not _is_implied(*each, gone)} for found in (ours, theirs))
        lines += [f"{mode.value}: missing {effect} {what}" for effect, what in sorted(theirs - ours)]
        lines += [f"{mode.value}: wrong {effect} {what}" for effect, what in sorted(ours - theirs)]
    return lines


def _is_implied(effect: str, what: str, gone: set[str]) -> bool:
    kind, _, name = what.partition(" ")
    return effect == "lose-data" and kind == "field" and f"model {name.partition('.')[0]}" in gone


if __name__ == "__main__":
    sys.exit(main())
