"""How a member is written: after a dot, in a destructuring pattern, or before `?.`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link

_BEFORE_MEMBER = (b".", b"'", b'"', b"`", b"[")


def is_taken_out(where: Backend | ProjectFile, name: Span) -> bool:
    """Whether a destructuring pattern declares the name of a member: ``const { report } = defineBackend(...)``."""
    start, end = name.resolve()
    data = _text(where, name)
    return bool(data) and not data[:start].rstrip().endswith(_BEFORE_MEMBER) and data[end:].lstrip()[:1] != b":"


def is_renamed(where: Backend | ProjectFile, name: Span) -> bool:
    """Whether a destructuring pattern declares another name for a member: ``const { report: worker } = ...``."""
    start, end = name.resolve()
    data = _text(where, name)
    return not data[:start].rstrip().endswith(_BEFORE_MEMBER) and data[end:].lstrip()[:1] == b":"


def is_optional(where: Backend | ProjectFile, place: Span) -> bool:
    """Whether the rest is only read if the member exists: ``backend.report?.addEnvironment(...)``."""
    return _text(where, place)[place.resolve()[1] :].lstrip()[:2] == b"?."


def is_written_before(first: Link, last: Link) -> bool:
    """Whether everything between two links is in one statement, not reached through a constant."""
    return first.span.anchor is last.span.anchor and first.span.start < last.span.start


def _text(where: Backend | ProjectFile, place: Span) -> bytes:
    module = where.project.sources.module(place.path)
    return b"" if module is None else module.file.data
