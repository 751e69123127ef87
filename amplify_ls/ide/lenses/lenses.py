"""All code lenses of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.lenses.function_lenses import function_lens, function_places
from amplify_ls.ide.lenses.lens import Lens, LensKind, LensPlace
from amplify_ls.ide.lenses.model_lenses import model_lens, model_places

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from amplify_ls.model.project import Project

_OF_FUNCTIONS = (LensKind.FUNCTIONS, LensKind.SECRETS, LensKind.SCHEDULES)


def lens_places(project: Project, path: str, hidden: Collection[LensKind]) -> Sequence[LensPlace]:
    """Where the lenses of a file are, in order. Nothing is computed for them yet, because the editor shows only a few."""
    order = {kind: number for number, kind in enumerate(LensKind)}
    # A function that makes several models is one place: the first model stands for all.
    found: dict[tuple[int, int], LensPlace] = {}
    for each in (*model_places(project, path), *function_places(project, path)):
        if each.kind not in hidden:
            found.setdefault((each.start, order[each.kind]), each)
    return [found[key] for key in sorted(found)]


def lens_at(project: Project, path: str, kind: LensKind, key: str) -> Lens | None:
    """What a lens shows; None if there is nothing to show."""
    if kind in _OF_FUNCTIONS:
        return function_lens(project, path, kind, key)
    return model_lens(project, kind, key)
