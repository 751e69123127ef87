"""The recorded cursor positions in Visual Studio Code, where TypeScript completes too.

A sample with the types of the schema builder; `make positions NPM=folder` takes all of them, with the packages of a folder, or
with `PART=2/4` the second of four parts.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.completion.positions import judged, labels_of_engine, listed, positions
from tests.programs.bookshop import BACKEND_TYPES, COMPILER
from tests.programs.programs import EXTENSION, INSTALLED
from tests.programs.suites import pass_suite

if TYPE_CHECKING:
    from tests.completion.positions import Position

NPM = os.environ.get("AMPLIFY_LS_NPM", "")
PART = os.environ.get("AMPLIFY_LS_PART", "1/1")
_STEP = 1 if NPM else 7
_PROBE = "import { a } from '@aws-amplify/backend';\n\nexport const other: number = a.string();\n"
_TYPESCRIPT = str(EXTENSION / "node_modules" / "typescript" / "lib")
_SETTINGS = {"typescript.tsdk": _TYPESCRIPT, "js/ts.tsdk.path": _TYPESCRIPT, "editor.wordBasedSuggestions": "off"}


def test_the_merged_list_has_the_wanted_item_first_and_no_name_twice(package: Path, tmp_path: Path) -> None:
    table = _chosen()
    workspace, lists = tmp_path / "workspace", tmp_path / "lists.json"
    _write_packages(workspace)
    folders: dict[str, str] = {}
    asked = []
    for position in table:
        others = json.dumps({name: text for name, text in position.files.items() if name != position.path}, sort_keys=True)
        folder = folders.setdefault(position.path + others, f"project{len(folders)}")
        _write_project(workspace / folder, position)
        line, column = position.place
        file = f"{folder}/{position.path}"
        asked.append({"id": position.name, "file": file, "text": position.text, "line": line, "column": column})
    # TypeScript loads each project once.
    asked.sort(key=lambda each: list(folders.values()).index(each["file"].partition("/")[0]))
    (tmp_path / "positions.json").write_text(json.dumps(asked), "utf-8")
    pass_suite(
        "positions.js",
        workspace,
        tmp_path,
        package,
        settings=_SETTINGS,
        timeout=3_000 if NPM else 300,
        AMPLIFY_LS_POSITIONS=str(tmp_path / "positions.json"),
        AMPLIFY_LS_LISTS=str(lists),
    )
    found = json.loads(lists.read_text("utf-8"))
    labels = {each.name: listed(each, (tuple(item) for item in found[each.name])) for each in table}
    verdict = judged(table, labels, {each.name: labels_of_engine(each) for each in table})
    print(f"Visual Studio Code: {verdict.figures}")
    assert not verdict.faults, "\n".join(verdict.faults)


def _chosen() -> list[Position]:
    part, count = map(int, PART.split("/"))
    table = list(positions())[::_STEP]
    return table[len(table) * (part - 1) // count : len(table) * part // count]


def _write_packages(workspace: Path) -> None:
    modules = workspace / "node_modules"
    files = {}
    if NPM:
        workspace.mkdir()
        modules.symlink_to(Path(NPM).resolve() / "node_modules")
    else:
        files["node_modules/@aws-amplify/backend/package.json"] = json.dumps({"version": "1.16.0", "types": "index.d.ts"})
        files["node_modules/@aws-amplify/backend/index.d.ts"] = BACKEND_TYPES
    for name, text in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, "utf-8")
    if not NPM:
        schema = INSTALLED / "data-schema" / "node_modules" / "@aws-amplify" / "data-schema"
        (modules / "@aws-amplify" / "data-schema").symlink_to(schema)


def _write_project(folder: Path, position: Position) -> None:
    for name, text in {"tsconfig.json": json.dumps(COMPILER), "probe.ts": _PROBE, **position.files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
