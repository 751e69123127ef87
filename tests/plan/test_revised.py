"""Continuing a project with another revision yields what reading that revision from scratch yields."""

from __future__ import annotations

import pytest

from amplify_ls.access.changes import changes
from amplify_ls.access.matrix import to_compare
from amplify_ls.engine.planning.planning import revision_after, revision_on
from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.revision import Revision, revision_as_data
from amplify_ls.text.disk import MemoryDisk
from tests.plan.support import ROOT, Case, cases, changed, deployed, projects, revision

CASES = [
    case for number, case in enumerate(cases()) if number % 8 == 0 or case.id in ("same-models-reordered", "own-combine-merged")
]


def disk_of(files: dict[str, str]) -> MemoryDisk:
    return MemoryDisk({f"{ROOT}/{path}": text for path, text in files.items()})


def continued(before: dict[str, str], after: dict[str, str]) -> tuple[Revision, Revision]:
    """Both revisions, of which the second one continues the first one."""
    folder = f"{ROOT}/amplify"
    read = revision_on(disk_of(before), folder, "the first revision")
    old, new = revision_after(read, disk_of(after), folder, "the second revision")
    return old.revision, new.revision


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_revisions_and_plans_are_equal_to_those_read_from_scratch(case: Case) -> None:
    before, after = continued(projects()[case.before], changed(case))
    old, new = deployed(case.before), revision(changed(case))
    assert revision_as_data(before) == revision_as_data(old)
    assert revision_as_data(after) == revision_as_data(new)
    assert compare(before, after) == compare(old, new)
    # Models without differences are left out.
    assert changes(*to_compare(old.access, new.access)) == changes(old.access.matrix(), new.access.matrix())


def test_moved_files_are_followed() -> None:
    files = projects()["p1"]
    moved = {path.replace("data/resource.ts", "data/schema/resource.ts"): text for path, text in files.items()}
    moved["amplify/backend.ts"] = moved["amplify/backend.ts"].replace("./data/resource", "./data/schema/resource")
    moved["package.json"] = '{"private": true}'
    before, after = continued(files, moved)
    assert revision_as_data(after) == revision_as_data(revision(moved))
    assert compare(before, after).effects == ()
