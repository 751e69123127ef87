"""Invented schemas with the verdict of the transformers: whether they reject a schema, not where.

`invented.jsonl` has one schema a line. What is accepted is also converted, by both routes, to something that has no errors.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from amplify_ls.conversion.convert import ROUTES, ConversionError, convert, obstacles
from amplify_ls.engine import Workspace
from amplify_ls.gen1.project.gen1_project import Gen1Project
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

FOLDER = "/project/amplify"
API = f"{FOLDER}/backend/api/app"
_MODES = {"apiKey": "API_KEY", "userPool": "AMAZON_COGNITO_USER_POOLS", "iam": "AWS_IAM"}


@dataclass(frozen=True, slots=True)
class Invented:
    """A schema with the authorization modes of its API, if they matter."""

    identifier: str
    schema: str
    modes: tuple[str, ...]
    is_rejected: bool

    def files(self) -> dict[str, str]:
        files = {f"{API}/schema.graphql": self.schema}
        if self.modes:
            default, *others = [{"mode": _MODES[mode]} for mode in self.modes]
            service = {"defaultAuthType": default, "additionalAuthTypes": others}
            files[f"{API}/cli-inputs.json"] = json.dumps({"serviceConfiguration": service})
        return files


def _load() -> list[Invented]:
    lines = Path(__file__).with_name("invented.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Invented(each["id"], each["schema"], tuple(each.get("modes", ())), each["verdict"] == "reject")
        for each in map(json.loads, lines)
    ]


ALL = [pytest.param(each, id=each.identifier) for each in _load()]
ACCEPTED = [pytest.param(each, id=each.identifier) for each in _load() if not each.is_rejected]


def errors_in(files: dict[str, str]) -> list[str]:
    workspace = Workspace(MemoryDisk(files))
    workspace.load(FOLDER)
    found = (item for path in files for item in workspace.diagnostics(path))
    return [f"{item.code} {item.message}" for item in found if item.severity is Severity.ERROR]


@pytest.mark.parametrize("invented", ALL)
def test_verdict(invented: Invented) -> None:
    errors = errors_in(invented.files())
    assert bool(errors) == invented.is_rejected, errors


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("invented", ACCEPTED)
def test_the_conversion_has_no_errors(invented: Invented, route: str) -> None:
    project = Gen1Project(FOLDER, Sources(MemoryDisk(invented.files()), is_amplify_package))
    [api] = project.apis
    if list(obstacles(api)):
        return
    try:
        result = convert(api, {}, route)
    except ConversionError:
        # Nothing that can be queried is left.
        return
    files = {f"{FOLDER}/data/{name}": text for name, text in (("resource.ts", result.text), *result.files.items())}
    assert errors_in(files) == []
