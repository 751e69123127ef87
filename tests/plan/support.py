"""Revisions of projects in memory."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.engine.membership import read_project
from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.revision import revision_of
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.plan.comparing.compare import Plan
    from amplify_ls.plan.revision import Revision

HERE = Path(__file__).parent
ROOT = "/project"


class Case(NamedTuple):
    """Two revisions of a project, and the effects that the real packages have."""

    id: str
    before: str
    """The name of the project in ``projects.jsonl``."""
    change: dict[str, str | None]
    """The changed files; None for a deleted one."""
    expect: list[list[str]]
    """Effect, thing, mode (``both``, ``branch`` or ``sandbox``) and place."""
    is_harmless: bool


def lines_of(name: str) -> list[dict[str, Any]]:
    """The objects in a file with one on each line."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@cache
def projects() -> dict[str, dict[str, str]]:
    """The files of the deployed projects, by name."""
    return {each["name"]: each["files"] for each in lines_of("projects.jsonl")}


def cases() -> list[Case]:
    """All cases."""
    return [
        Case(each["id"], each["before"], each["change"], each["expect"], each.get("harmless", False))
        for each in lines_of("cases.jsonl")
    ]


def revision(files: Mapping[str, str]) -> Revision:
    """The revision that some files are."""
    disk = MemoryDisk({f"{ROOT}/{path}": text for path, text in files.items()})
    return revision_of(read_project(disk, f"{ROOT}/amplify"))


@cache
def deployed(name: str) -> Revision:
    """The revision of a deployed project."""
    return revision(projects()[name])


def changed(case: Case) -> dict[str, str]:
    """The files of the new revision of a case."""
    files = {**projects()[case.before], **case.change}
    return {path: text for path, text in files.items() if text is not None}


def plan_of(before: Mapping[str, str], after: Mapping[str, str]) -> Plan:
    """What deploying some files over others does."""
    return compare(revision(before), revision(after))
