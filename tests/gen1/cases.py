"""Recorded verdicts of the real transformers on small Gen 1 projects.

`cases.jsonl` has one project a line: `id`, `rows`, `files` (path -> text), `main` (the file with the fault), `verdict`,
`messages` (as thrown), `line` and `col` (of the faulty token in `main`, from 1), `options` (what differs from a new project)
and `judge` (`cli` for the transformers of the Gen 1 CLI, `lib` for those of Gen 2).
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent
PROJECT = "/project/"
_MODES = {
    "apiKey": "API_KEY",
    "iam": "AWS_IAM",
    "userPool": "AMAZON_COGNITO_USER_POOLS",
    "oidc": "OPENID_CONNECT",
    "lambda": "AWS_LAMBDA",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One project with the verdict of the transformers: accept, note, reject or hazard."""

    identifier: str
    rows: tuple[str, ...]
    files: Mapping[str, str]
    main: str
    verdict: str
    messages: tuple[str, ...]
    place: tuple[int, int] | None
    """Line and column of the faulty token, from 1."""
    judge: str


@functools.cache
def load_cases() -> tuple[Case, ...]:
    """All cases, with the settings that their options stand for as files."""
    records = map(json.loads, (FOLDER / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(
        Case(
            record["id"],
            tuple(record["rows"]),
            {**record["files"], **_settings(record)},
            record["main"],
            record["verdict"],
            tuple(record["messages"]),
            (record["line"], record["col"]) if record.get("line") else None,
            record["judge"],
        )
        for record in records
    )


def _settings(record: Mapping[str, object]) -> Mapping[str, str]:
    options = record.get("options")
    if not isinstance(options, dict):
        return {}
    files = {}
    flags = {name.lower(): value for name, value in options.get("flags", {}).items()}
    if flags:
        files["amplify/cli.json"] = json.dumps({"features": {"graphqltransformer": flags}})
    modes = [{"mode": _MODES[name]} for name in options.get("auth", ())]
    service: dict[str, object] = {}
    if modes:
        service = {"defaultAuthType": modes[0], "additionalAuthTypes": modes[1:]}
    if options.get("datastore"):
        service["conflictResolution"] = {"defaultResolutionStrategy": {"type": "AUTOMERGE"}}
    if service:
        api = str(record["main"]).split("/")[3]
        files[f"amplify/backend/api/{api}/cli-inputs.json"] = json.dumps({"serviceConfiguration": service})
    return files
