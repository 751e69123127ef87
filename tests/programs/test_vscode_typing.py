"""Typing the files of the fixtures from nothing in Visual Studio Code: the text in the end is that of the fixture.

One file; `make typing NPM=folder` types all of them, next to TypeScript with the packages of a folder, or with
`FILES='shop/*'` those that match.
"""

from __future__ import annotations

import json
import os
import shutil
from fnmatch import fnmatchcase
from pathlib import Path

from development.typing.plan import files_of, is_typed, plan_of
from tests.editors.neovim import REPOSITORY
from tests.programs.suites import pass_suite

NPM = os.environ.get("AMPLIFY_LS_NPM", "")
FILES = os.environ.get("AMPLIFY_LS_FILES", "*")
FIXTURES = REPOSITORY / "fixtures"
PROJECTS = ("rental", "shop", "tracker")
SAMPLE = ("shop/amplify/data/models/carts.ts",)
_SETTINGS = {
    # A person types closing brackets over, and removes indentation: both are keys of their own.
    "editor.autoClosingBrackets": "never",
    "editor.autoClosingQuotes": "never",
    "editor.autoIndent": "none",
    "editor.formatOnType": False,
    "editor.detectIndentation": False,
    "editor.tabSize": 2,
}
_SECONDS_PER_KEY = 0.3


def test_the_files_are_typed_as_planned(package: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    plans = {}
    for project in PROJECTS:
        shutil.copytree(FIXTURES / project, workspace / project)
        files = files_of(FIXTURES / project)
        for path in files:
            name = f"{project}/{path}"
            if is_typed(path) and (fnmatchcase(name, FILES) if NPM else name in SAMPLE):
                plans[name] = plan_of(files, path)
    if NPM:
        (workspace / "node_modules").symlink_to(Path(NPM).resolve() / "node_modules")
    asked = [{"file": file, "steps": plan.steps} for file, plan in plans.items()]
    (tmp_path / "plans.json").write_text(json.dumps(asked), "utf-8")
    pass_suite(
        "typing.js",
        workspace,
        tmp_path,
        package,
        settings=_SETTINGS,
        timeout=180 + _SECONDS_PER_KEY * sum(len(plan.steps) for plan in plans.values()),
        AMPLIFY_LS_PLANS=str(tmp_path / "plans.json"),
        AMPLIFY_LS_TYPED=str(tmp_path / "typed.json"),
    )
    typed = {each["file"]: each for each in json.loads((tmp_path / "typed.json").read_text("utf-8"))}
    for file, plan in plans.items():
        print(f"{file}: {plan.figures}")
    saved, length = sum(plan.saved for plan in plans.values()), sum(len(plan.text) for plan in plans.values())
    print(f"Visual Studio Code: {saved} of {length} keys saved ({saved / length:.1%})")
    assert [f"{file}: {fault}" for file, each in typed.items() for fault in each["faults"]] == []
    assert {file: each["text"] for file, each in typed.items()} == {file: plan.text for file, plan in plans.items()}
