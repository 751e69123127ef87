"""Snapshots of deployed backends: whatever the file contains, it is compared, or is no snapshot."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.engine.planning.planning import revision_on
from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.revision import revision_as_data, revision_from_data
from amplify_ls.text.disk import MemoryDisk
from development.fuzz.inputs import JSON_PIECES, changed_json, mutated
from development.fuzz.property import Property
from tests.plan.support import projects

if TYPE_CHECKING:
    from amplify_ls.plan.revision import Revision

FOLDER = "/project/amplify"
LONGEST = 12_000
"""Characters of a project."""
MOST_PROJECTS = 6


def is_compared(given: str) -> None:
    """A text that is a snapshot is compared with another one, in both directions; any other is rejected."""
    try:
        revision = revision_from_data(json.loads(given))
    except (ValueError, RecursionError):
        return
    for other in (_revisions()[0], revision):
        for plan in (compare(revision, other), compare(other, revision)):
            for effect in (*plan.effects, *plan.prevented):
                revision.place(effect.before)
                revision.place(effect.after)


@functools.cache
def _revisions() -> tuple[Revision, ...]:
    found = [{f"/project/{path}": text for path, text in files.items()} for files in projects().values()]
    small = [files for files in found if sum(map(len, files.values())) <= LONGEST]
    return tuple(revision_on(MemoryDisk(files), FOLDER, "the revision").revision for files in small[:MOST_PROJECTS])


@functools.cache
def _texts() -> tuple[str, ...]:
    return tuple(json.dumps(revision_as_data(revision)) for revision in _revisions())


PROPERTIES = (
    Property(
        "snapshots.is_compared",
        st.deferred(lambda: changed_json([json.loads(text) for text in _texts()])).map(json.dumps)
        | mutated(_texts, JSON_PIECES),
        is_compared,
        most_calls=20_000_000,
    ),
)
