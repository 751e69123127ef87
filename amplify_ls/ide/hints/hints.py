"""All inlay hints of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.hints.function_hints import function_hints
from amplify_ls.ide.hints.hint import Hint, HintLevel, Region
from amplify_ls.ide.hints.schema_hints import schema_hints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.model.project import Project


def hints(project: Project, region: Region, level: HintLevel) -> Sequence[Hint]:
    """The hints in a region of a file, in order; two at one place come from a function that makes several models."""
    if level is HintLevel.OFF:
        return []
    found = (*schema_hints(project, region, level), *function_hints(project, region, level))
    by_place = {(hint.position, hint.label): hint for hint in found if region.has(hint.path, hint.position)}
    return [by_place[key] for key in sorted(by_place)]
