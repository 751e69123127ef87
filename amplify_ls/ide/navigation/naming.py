"""Why a name cannot be given: it is invalid, reserved or taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog import types
from amplify_ls.catalog.backend.members import BACKEND_MEMBERS, SECRET_NAME
from amplify_ls.catalog.common import GRAPHQL_NAME, INHERITED_MEMBERS, RESOURCE_NAME
from amplify_ls.catalog.plurals import plural_of
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.catalog.resources.auth import GROUP_NAME
from amplify_ls.catalog.resources.functions import ENVIRONMENT_KEY, RESERVED_BY_AMPLIFY, RESERVED_BY_LAMBDA
from amplify_ls.catalog.resources.providers import PROVIDER_NAME
from amplify_ls.catalog.schema.ai import TOOL_NAME
from amplify_ls.catalog.schema.indexes import INDEX_NAME
from amplify_ls.catalog.schema.reserved import FILTER_OPERATORS, IMPLIED_FIELDS, RESERVED_TYPES
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.names.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.names.index import NameIndex
    from amplify_ls.names.name import NameKind

_FORMS: dict[NameKind, types.Text | types.Name] = {
    "argument": GRAPHQL_NAME,
    "bucket": RESOURCE_NAME,
    "entry": GRAPHQL_NAME,
    "enum-value": GRAPHQL_NAME,
    "field": GRAPHQL_NAME,
    "function": RESOURCE_NAME,
    "group": GROUP_NAME,
    "index": INDEX_NAME,
    "provider": PROVIDER_NAME,
    "query": GRAPHQL_NAME,
    "secret": SECRET_NAME,
    "tool": TOOL_NAME,
    "variable": ENVIRONMENT_KEY,
}
_LITERALS = frozenset({"true", "false", "null"})
_RESERVED: dict[NameKind, frozenset[str]] = {
    "entry": RESERVED_TYPES | INHERITED_MEMBERS,
    "enum-value": _LITERALS,
    "field": FILTER_OPERATORS | INHERITED_MEMBERS,
    "resource": frozenset(member.name for member in BACKEND_MEMBERS) | INHERITED_MEMBERS,
    "variable": frozenset({*RESERVED_BY_AMPLIFY, *RESERVED_BY_LAMBDA}),
}
WORDS: dict[NameKind, str] = {
    "argument": "argument",
    "attribute": "user attribute",
    "authorization-mode": "authorization mode",
    "bucket": "bucket",
    "data-source": "data source",
    "entry": "schema entry",
    "enum-value": "enum value",
    "field": "field",
    "file": "file",
    "function": "function",
    "function-key": "function key",
    "group": "group",
    "index": "index",
    "output": "output",
    "provider": "provider",
    "query": "query",
    "relation": "relation",
    "resource": "resource",
    "resource-group": "resource group",
    "secret": "secret",
    "stack": "stack",
    "storage-path": "storage path",
    "table": "table",
    "tool": "tool",
    "trigger": "trigger",
    "unknown": "name",
    "variable": "environment variable",
}
"""The kinds of names in words."""


def refusal(index: NameIndex, name: Name, new: str) -> str | None:
    """Why a name cannot be changed to a new one; None if it can."""
    text = index.text_api(name)
    if text is not None:
        return text.refusal(name, new)
    found = _form_refusal(name, new)
    if found is not None:
        return found
    if new in _RESERVED.get(name.kind, ()):
        return f"`{new}` is a reserved name."
    if index.declarations(Name(name.kind, name.owner, new, name.api)):
        return f"The {WORDS[name.kind]} `{new}` already exists{_where(name)}."
    return _clash(index, name, new)


def _form_refusal(name: Name, new: str) -> str | None:
    if not new or new != new.strip() or any(ord(character) < ord(" ") for character in new):
        return "A name cannot be empty, and cannot start or end with a space."
    form = _FORMS.get(name.kind)
    if form is not None and not _fits(form, new):
        return f"The {WORDS[name.kind]} cannot have the name `{new}`: expected {form.meaning}."
    if isinstance(form, types.Text) and not form.minimum <= len(new) <= (form.maximum or len(new)):
        between = f"between {form.minimum} and {form.maximum} characters"
        return f"The {WORDS[name.kind]} cannot have the name `{new}`: expected {between}."
    if name.kind == "attribute" and not new.removeprefix(CUSTOM_PREFIX).strip():
        return f"The user attribute cannot have the name `{new}`: expected a name after `{CUSTOM_PREFIX}`."
    if name.kind == "attribute" and not new.startswith(CUSTOM_PREFIX):
        return f"The user attribute cannot have the name `{new}`: expected the prefix `{CUSTOM_PREFIX}`."
    if name.kind == "storage-path" and (not new.endswith("/*") or new.startswith("/") or "//" in new or "*" in new[:-1]):
        return (
            f"`{new}` is not a valid storage path: expected a path that ends in `/*`, without a leading slash or another `*`."
        )
    return None


def _fits(form: types.Text | types.Name, new: str) -> bool:
    return not form.pattern or re.fullmatch(form.pattern, new) is not None


def _where(name: Name) -> str:
    return f" in `{name.owner}`" if name.kind in ("argument", "enum-value", "field") else ""


def _clash(index: NameIndex, name: Name, new: str) -> str | None:
    data = index.api(name)
    if data is None:
        return None
    if name.kind == "field" and new in IMPLIED_FIELDS and data.kind(name.owner) is EntryKind.MODEL:
        return f"`{new}` is a field that Amplify adds to the model `{name.owner}`."
    if name.kind == "entry":
        return next((f"The API already has the name `{taken}`." for taken in sorted(_taken(data, name.key, new))), None)
    if name.kind == "query":
        others = (each for entry in data.names for each in data.names_of_api.of_entry(entry).names)
        return f"The API already has the query `{new}`." if any(each.name == new for each in others) else None
    return None


def _taken(data: DataModel, old: str, new: str) -> Iterator[str]:
    """The names that an entry would bring into the API under a new name, and that others have already."""
    mine = data.names_of_api.of_entry(old).names
    renamed = [(each, _renamed(each.name, old, new)) for each in mine]
    others = {
        (each.space, each.name) for entry in data.names if entry != old for each in data.names_of_api.of_entry(entry).names
    }
    # While the resolvers of the new table are created, those of the old one are still there.
    own = {(each.space, each.name) for each in mine if each.space != "type" and not each.source.startswith("index")}
    for each, after in renamed:
        is_taken = (each.space, after) in others and each.name != after
        if is_taken or ((each.space, after) in own and not each.source.startswith("index")):
            yield after


def _renamed(name: str, old: str, new: str) -> str:
    capital, fresh = old[:1].upper() + old[1:], new[:1].upper() + new[1:]
    if name == old or name.endswith(f" {old}"):
        return f"{name.removesuffix(old)}{new}"
    if name == f"list{plural_of(capital)}":
        return f"list{plural_of(fresh)}"
    return name.replace(capital, fresh, 1)
