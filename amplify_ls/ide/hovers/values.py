"""Descriptions of names and values that mean something by their place: enum values, names of indexes, groups, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import signature_label
from amplify_ls.catalog.lookup import members_of
from amplify_ls.catalog.options import option_of, shapes_in
from amplify_ls.catalog.types import Method
from amplify_ls.ide.hovers.storage import about_group
from amplify_ls.ide.typed import Callee
from amplify_ls.ide.words import about_option, code
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_MOST_NAMES = 8
_KINDS = {
    EntryKind.MODEL: "models",
    EntryKind.CUSTOM_TYPE: "custom types",
    EntryKind.ENUM: "enums",
    EntryKind.QUERY: "queries",
    EntryKind.MUTATION: "mutations",
    EntryKind.SUBSCRIPTION: "subscriptions",
    EntryKind.GENERATION: "generations",
    EntryKind.CONVERSATION: "conversations",
}


def about_string(view: View, place: Place, text: str) -> Iterator[str]:
    """The possible descriptions of a string, the most specific first."""
    call = next(iter(place.calls), None)
    name = "" if call is None else call.callee.name
    if name == "enum":
        owner = _key_around(place)
        yield f"{code(repr(text))}\n\nA value of the enum `{owner}`." if owner else ""
    elif name == "queryField":
        model = view.model_around(place)
        if model is not None and model.name is not None:
            yield f"The query of this index: `client.models.{model.name}.{text}(...)`. It replaces the generated name."
    elif name == "name" and call is not None:
        yield f"`{text}` is the name of this index in DynamoDB. With another name, the index is deleted and built anew."
    if _key_around(place) == "groups":
        yield about_group(view, text)
    yield about_option_around(place)


def about_option_around(place: Place) -> str:
    """The description of the option whose value is at the cursor."""
    for step in reversed(place.steps):
        key = step.level.segment.key
        if step.container is None or isinstance(step.container, Callee) or key is None:
            continue
        for shape in shapes_in(step.container):
            option = option_of(shape, key)
            if option is not None:
                return about_option(option, shape)
    return ""


def about_allow(receiver: Receiver) -> str:
    """What can be called on `allow` at a place."""
    methods = [each for each in members_of(receiver) if isinstance(each, Method)]
    lines = [f"- `allow.{signature_label(each)}`: {each.summary}" for each in methods[:_MOST_NAMES]]
    more = f"\n\nand {len(methods) - _MOST_NAMES} more" if len(methods) > _MOST_NAMES else ""
    head = "Each rule allows one kind of caller. What no rule allows is denied.\n\n"
    return head + "\n".join(lines) + more if lines else ""


def about_schema(view: View) -> str:
    """What a schema declares, by kind."""
    by_kind: dict[str, list[str]] = {}
    for name, kind in view.api.kinds().items():
        if kind in _KINDS:
            by_kind.setdefault(_KINDS[kind], []).append(f"`{name}`")
    lines = [f"- {len(names)} {_counted(kind, names)}: {_first(names)}" for kind, names in by_kind.items()]
    return "\n".join(["The schema of the API", "", *lines]) if lines else ""


def _counted(kind: str, names: list[str]) -> str:
    singular = {"queries": "query"}.get(kind, kind.removesuffix("s"))
    return kind if len(names) > 1 else singular


def _first(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _key_around(place: Place) -> str | None:
    """The key of the innermost member around the cursor."""
    return next((step.level.segment.key for step in reversed(place.steps) if step.level.segment.key is not None), None)
