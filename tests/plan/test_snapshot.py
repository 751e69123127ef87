"""Snapshots: equal for equal templates, and complete in JSON."""

from __future__ import annotations

import json

import pytest

from amplify_ls.plan.facts.codec import SnapshotError
from amplify_ls.plan.revision import revision_as_data, revision_from_data
from tests.plan.support import projects, revision


def test_a_snapshot_survives_json() -> None:
    for files in projects().values():
        found = revision(files)
        read = revision_from_data(json.loads(json.dumps(revision_as_data(found))))
        assert (read.snapshot, read.access.matrix(), read.places) == (found.snapshot, found.access.matrix(), dict(found.places))


def test_moved_files_and_renamed_constants_make_no_difference() -> None:
    shop = projects()["p1"]
    text = shop["amplify/data/resource.ts"]
    moved = {
        **shop,
        "amplify/data/models.ts": text.replace("const schema", "export const models").partition("export type")[0],
        "amplify/data/resource.ts": "import { defineData } from '@aws-amplify/backend';\nimport { models } from './models';\n"
        "export const data = defineData({ schema: models, authorizationModes: { defaultAuthorizationMode: 'userPool' } });\n",
    }
    assert revision(moved).snapshot == revision(shop).snapshot


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "is not a snapshot"),
        ({"version": 99}, "has version 99, but this version of amplify-ls reads version 1"),
        ({"version": 1, "snapshot": {"api": 3}, "places": {}, "access": {}}, "is not a complete snapshot"),
    ],
)
def test_other_data_is_rejected(data: object, message: str) -> None:
    with pytest.raises(SnapshotError, match=message):
        revision_from_data(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("places", {"model Post": ["a.ts", "1", 1]}),
        ("places", []),
        ("access cells", [{"what": 1, "who": "guest", "operation": "get", "allowed": "yes"}]),
        ("access cells", ["x"]),
        ("access fields", {"Post": "abc"}),
        ("access buckets", [{}]),
        ("snapshot hidden", "abc"),
        ("snapshot api", {"?": ["a"]}),
    ],
)
def test_a_snapshot_with_a_value_of_another_type_is_rejected(path: str, value: object) -> None:
    data = json.loads(json.dumps(revision_as_data(revision(projects()["p1"]))))
    *outer, last = path.split()
    inner = data
    for name in outer:
        inner = inner[name]
    assert last in inner
    inner[last] = value
    with pytest.raises(SnapshotError, match="is not a complete snapshot"):
        revision_from_data(data)
