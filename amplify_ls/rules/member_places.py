"""How a member is written: behind a dot, in a pattern, or with `?.` after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.backend import Backend
    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.outline import Span

_BEFORE_MEMBER = (b".", b"'", b'"', b"`", b"[")


def is_taken_out(where: Backend | ProjectFile, name: Span) -> bool:
    """Whether a name of a member is one that a pattern declares too: ``const { report } = defineBackend(...)``."""
    start, end = name.resolve()
    data = _text(where, name)
    return bool(data) and not data[:start].rstrip().endswith(_BEFORE_MEMBER) and data[end:].lstrip()[:1] != b":"


def is_renamed(where: Backend | ProjectFile, name: Span) -> bool:
    """Whether a name of a member stands in a pattern before the one that it declares: ``const { report: worker } = ...``."""
    start, end = name.resolve()
    data = _text(where, name)
    return not data[:start].rstrip().endswith(_BEFORE_MEMBER) and data[end:].lstrip()[:1] == b":"


def is_optional(where: Backend | ProjectFile, place: Span) -> bool:
    """Whether what follows is read only where there is such a member: ``backend.report?.addEnvironment(...)``."""
    return _text(where, place)[place.resolve()[1] :].lstrip()[:2] == b"?."


def _text(where: Backend | ProjectFile, place: Span) -> bytes:
    module = where.project.sources.module(place.path)
    return b"" if module is None else module.file.data
