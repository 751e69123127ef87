"""What the random inputs are made of: the fixtures, and the projects whose verdicts by the real packages are recorded."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conformance.cases import load_cases
from tests.differential.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = "/project/"
FIXTURES = Path(__file__).parents[2] / "fixtures"
LONGEST = 3_000
"""Characters; more of a text is no other kind of text, and takes longer."""
_SUFFIXES = (".ts", ".js")


@functools.cache
def texts() -> tuple[str, ...]:
    """Source texts, short ones first."""
    files = sorted(path for path in FIXTURES.rglob("*.ts") if "node_modules" not in path.parts)
    found = [path.read_text(encoding="utf-8") for path in files]
    found += [text for project in projects() for path, text in project.items() if path.endswith(_SUFFIXES)]
    found += TEXTS.values()
    return tuple(sorted({text[:LONGEST] for text in found}, key=lambda text: (len(text), text)))


@functools.cache
def projects() -> tuple[Mapping[str, str], ...]:
    """Projects as text by absolute path, small ones first."""
    found = [{ROOT + path: text for path, text in case.files.items()} for case in load_cases()]
    small = [files for files in found if sum(map(len, files.values())) <= LONGEST]
    return tuple(sorted(small, key=lambda files: (sum(map(len, files.values())), sorted(files))))


@functools.cache
def json_texts() -> tuple[str, ...]:
    """Files that hold JSON."""
    found = {path.read_text(encoding="utf-8") for path in FIXTURES.rglob("*.json") if "node_modules" not in path.parts}
    return tuple(sorted({*found, *_JSON}, key=lambda text: (len(text), text)))


_JSON = (
    '{"extends": ["./base", "@scope/config/strict.json"], "compilerOptions": {"paths": {"@/*": ["./src/*", 1]}}}',
    '{"name": "x", "version": "1.2.3-beta.1", "dependencies": {"@aws-amplify/backend": "^1.16.0", "aws-cdk-lib": 2}}',
    '{"exports": {".": {"import": "./a.mjs", "default": ["./b.js", null]}, "./*": "./lib/*.js", "./c": false}, "main": []}',
    '{"rules": {"data/*": "off", "*": {"level": "hint", "options": {"x": 1}}}, "exclude": ["**/*.ts", "!a"]}',
    '{"overrides": [{"files": ["amplify/**"], "rules": {"auth/*": "error"}}], "baseline": "../base.json"}',
    '{"amplify-ls": {"hideTypeScriptDiagnostics": true, "exclude": "x"}}',
    '{"version": 1, "findings": [{"path": "a.ts", "code": "data/x", "line": "x", "count": 2, "message": "m"}]}',
    "// a comment\n{ /* another */ 'a': [1, 2,], \"b\": -1e400, c: undefined, }\n",
)
