"""The recorded cursor positions in Visual Studio Code, where TypeScript completes too.

A sample with the types of the schema builder; `make positions NPM=folder` takes all of them, with the packages of a folder, or
with `PART=2/4` the second of four parts.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.completion.positions import judged, labels_of_engine, listed, positions
from tests.programs.bookshop import BACKEND_TYPES, COMPILER
from tests.programs.programs import EXTENSION, INSTALLED
from tests.programs.suites import pass_suite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.completion.positions import Position

NPM = os.environ.get("AMPLIFY_LS_NPM", "")
PART = os.environ.get("AMPLIFY_LS_PART", "1/1")
_STEP = 1 if NPM else 7
_EARLY = ("field-builder", "rules-dot", "storage-rules-dot", "rules-empty", "data-options", "backend-resources")
"""The positions that are also asked while TypeScript loads."""
_PROBE = "import { a } from '@aws-amplify/backend';\n\nexport const other: number = a.string();\n"
_TYPESCRIPT = EXTENSION / "node_modules" / "typescript"
# The server that completes while projects load starts at once, as it does in a large project.
_LATE_SERVER = """\
const fs = require('node:fs');
const clock = new Int32Array(new SharedArrayBuffer(4));
while (!process.argv.includes('partialSemantic') && !fs.existsSync(process.env.AMPLIFY_LS_RELEASE)) {
  Atomics.wait(clock, 0, 0, 50);
}
require(process.env.AMPLIFY_LS_TYPESCRIPT);
"""


def test_the_merged_list_has_the_wanted_item_first_and_no_name_twice(package: Path, tmp_path: Path) -> None:
    table = _chosen()
    early = [each for each in positions() if each.name in _EARLY]
    workspace, lists = tmp_path / "workspace", tmp_path / "lists.json"
    _write_packages(workspace)
    asked, asked_early = _written(workspace, table, "project"), _written(workspace, early, "early")
    for each in asked_early:
        each["id"] = f"early {each['id']}"
    (tmp_path / "positions.json").write_text(json.dumps(asked), "utf-8")
    (tmp_path / "early.json").write_text(json.dumps(asked_early), "utf-8")
    typescript = str(_write_late_typescript(tmp_path / "typescript"))
    pass_suite(
        "positions.js",
        workspace,
        tmp_path,
        package,
        settings={"typescript.tsdk": typescript, "js/ts.tsdk.path": typescript, "editor.wordBasedSuggestions": "off"},
        timeout=3_000 if NPM else 300,
        AMPLIFY_LS_POSITIONS=str(tmp_path / "positions.json"),
        AMPLIFY_LS_EARLY=str(tmp_path / "early.json"),
        AMPLIFY_LS_LISTS=str(lists),
        AMPLIFY_LS_RELEASE=str(tmp_path / "release"),
        AMPLIFY_LS_TYPESCRIPT=str(_TYPESCRIPT / "lib" / "tsserver.js"),
    )
    found = json.loads(lists.read_text("utf-8"))
    engine = {each.name: labels_of_engine(each) for each in (*table, *early)}
    labels = {each.name: listed(each, (tuple(item) for item in found[each.name])) for each in table}
    verdict = judged(table, labels, engine)
    print(f"Visual Studio Code: {verdict.figures}")
    assert not verdict.faults, "\n".join(verdict.faults)
    first = {each.name: listed(each, (tuple(item) for item in found[f"early {each.name}"])) for each in early}
    assert sorted(first) == sorted(_EARLY)
    assert not (faults := judged(early, first, engine).faults), "\n".join(faults)
    assert {name: [label for label in shown if label in engine[name]] for name, shown in first.items()} == {
        name: engine[name] for name in first
    }


def _chosen() -> list[Position]:
    part, count = map(int, PART.split("/"))
    table = list(positions())[::_STEP]
    return table[len(table) * (part - 1) // count : len(table) * part // count]


def _written(workspace: Path, table: Sequence[Position], prefix: str) -> list[dict[str, Any]]:
    """The positions as the suite reads them; those of equal projects, which TypeScript loads once, follow one another."""
    folders: dict[str, list[dict[str, Any]]] = {}
    for position in table:
        others = json.dumps({name: text for name, text in position.files.items() if name != position.path}, sort_keys=True)
        asked = folders.setdefault(position.path + others, [])
        folder = f"{prefix}{list(folders).index(position.path + others)}"
        _write(workspace / folder, {"tsconfig.json": json.dumps(COMPILER), "probe.ts": _PROBE, **position.files})
        line, column = position.place
        file = f"{folder}/{position.path}"
        asked.append({"id": position.name, "file": file, "text": position.text, "line": line, "column": column})
    return [each for asked in folders.values() for each in asked]


def _write_packages(workspace: Path) -> None:
    modules = workspace / "node_modules"
    if NPM:
        workspace.mkdir()
        modules.symlink_to(Path(NPM).resolve() / "node_modules")
        return
    package = {"package.json": json.dumps({"version": "1.16.0", "types": "index.d.ts"}), "index.d.ts": BACKEND_TYPES}
    _write(modules / "@aws-amplify" / "backend", package)
    schema = INSTALLED / "data-schema" / "node_modules" / "@aws-amplify" / "data-schema"
    (modules / "@aws-amplify" / "data-schema").symlink_to(schema)


def _write_late_typescript(folder: Path) -> Path:
    """The folder of a TypeScript whose server starts to load projects when it is told."""
    package = (_TYPESCRIPT / "package.json").read_text("utf-8")
    _write(folder, {"package.json": package, "lib/tsserver.js": _LATE_SERVER})
    return folder / "lib"


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
