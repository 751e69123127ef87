"""Edits that change what is deployed, one at a time: removed, renamed, required, retyped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.planning.planning import project_on
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span

ROOT = "/project"
_OTHER_TYPE = {"string": "integer", "integer": "float", "float": "integer", "datetime": "string", "id": "string"}


class Edit(NamedTuple):
    """A changed file."""

    what: str
    path: str
    text: str


def project_of(files: Mapping[str, str]) -> Project:
    """A project in memory."""
    return project_on(MemoryDisk({f"{ROOT}/{path}": text for path, text in files.items()}), f"{ROOT}/amplify")


def edits_of(files: Mapping[str, str]) -> Iterator[Edit]:
    """Every edit of a project."""
    project = project_of(files)
    for data in project.data:
        for entry in data.entries():
            if entry.kind is EntryKind.MODEL:
                yield from _of_model(files, entry)
    for auth in project.auth:
        for group in auth.groups or ():
            yield _replaced(files, f"rename group {group.value}", group.span, f"'{group.value}Team'")
    for storage in project.storages:
        name = None if storage.options is None else storage.options.properties.get("name")
        if name is not None:
            yield _replaced(files, f"rename storage {storage.bucket_name}", name.value.span, "'other'")


def _of_model(files: Mapping[str, str], entry: Entry) -> Iterator[Edit]:
    assert entry.call is not None
    if entry.property.is_shorthand:
        yield _replaced(files, f"rename {entry.name}", entry.name_span, f"{entry.name}Copy: {entry.name}")
    else:
        yield _replaced(files, f"rename {entry.name}", entry.name_span, f"{entry.name}Copy")
    link = entry.call.modifier("identifier")
    if link is not None:
        yield _replaced(files, f"default identifier of {entry.name}", link.span, "")
    for field in entry.fields:
        if field.kind is not FieldKind.SCALAR or field.call is None or field.name_span.path != field.value.span.path:
            continue
        label = f"{entry.name}.{field.name}"
        yield _replaced(files, f"rename {label}", field.name_span, f"{field.name}Copy")
        other = _OTHER_TYPE.get(field.call.name)
        if other is not None:
            yield _replaced(files, f"retype {label}", field.call.name_span, other)
        if field.has("required") is False and field.has("array") is False:
            yield _replaced(files, f"require {label}", field.call.link.span, f"{_text(files, field.call.link.span)}.required()")
        if field.has("array") is False and entry.call.lacks("secondaryIndexes"):
            added = f"{_text(files, entry.call.chain.span)}.secondaryIndexes((index) => [index('{field.name}')])"
            yield _replaced(files, f"index {label}", entry.call.chain.span, added)


def _text(files: Mapping[str, str], span: Span) -> str:
    start, end = span.resolve()
    return files[_path(span)].encode()[start:end].decode()


def _path(span: Span) -> str:
    return span.path.removeprefix(f"{ROOT}/")


def _replaced(files: Mapping[str, str], what: str, span: Span, text: str) -> Edit:
    start, end = span.resolve()
    data = files[_path(span)].encode()
    return Edit(what, _path(span), (data[:start] + text.encode() + data[end:]).decode())
