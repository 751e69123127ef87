"""Completion of values: literals, names of the project, calls that return the expected type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog import usage
from amplify_ls.catalog.labels import literal, signature_label, type_label
from amplify_ls.catalog.lookup import builders_at, members_of, scalar
from amplify_ls.catalog.resources import storage
from amplify_ls.catalog.schema import operations
from amplify_ls.catalog.snippets import value_snippet
from amplify_ls.catalog.types import (
    Callback,
    Either,
    Exactly,
    ListOf,
    Made,
    Method,
    Name,
    OneOf,
    Placed,
    Record,
    Simple,
    Text,
)
from amplify_ls.ide.completion.about_names import name_documentation
from amplify_ls.ide.completion.access import key_edits, unavailable_literals, usable_strategies
from amplify_ls.ide.completion.backend import value_items as resource_values
from amplify_ls.ide.completion.by_name import suggested_builder
from amplify_ls.ide.completion.declared_names import constant_items, list_items
from amplify_ls.ide.completion.entries import entry_snippet
from amplify_ls.ide.completion.functions import function_items
from amplify_ls.ide.completion.legal import ENTRY_PLACES, FIELD_PLACES, accepted, is_available
from amplify_ls.ide.completion.members import finished, member_item, snippet_of
from amplify_ls.ide.completion.relation_items import whole_relation
from amplify_ls.ide.completion.scope import name_in_scope
from amplify_ls.ide.completion.writer import About, compact, other_names
from amplify_ls.ide.names import candidates, secret_examples
from amplify_ls.ide.typed import Built, Callee
from amplify_ls.ide.words import about_method, fields_of, told_choice, told_member

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.catalog.types import Choice, Type
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_INCLUDED = {"read": (*operations.READ_INCLUDES, *storage.READ_INCLUDES), **operations.GROUPS_OF_DISABLED}
"""Operations that include others, which cannot be combined with them."""
_BUILDER_RANK = 300
_KINDS_OF_NAMES: dict[NameKind, str] = {
    **dict.fromkeys(("field", "identifier-field", "index-field", "owner-field", "reference-field"), "field"),
    **dict.fromkeys(("group", "secret", "claim", "stack", "time-zone", "cron", "rate", "schedule"), "constant"),
    "authorizer-field": "field",
    "enum-value": "enum_member",
    "file": "file",
    "function-key": "function",
    "model": "class",
    "model-or-operation": "class",
    "type": "class",
}
_OWN_VALUES = {"schema", "schema:combined", "schema:sql"}
_LONG = 12
"""The number of names up to which each of them is described at once."""
_LIST_RANK = 900


def string_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The possible content of a string."""
    if place.expected is not None:
        used = place.cursor.names(place.innermost.level) if place.innermost.level.bracket == "[" else ()
        yield from _texts(view, place, writer, place.expected, used)
        yield from _examples(place, writer)


def value_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The possible expressions."""
    kind = place.expected
    if kind is None:
        return
    used = place.cursor.names(place.innermost.level) if place.innermost.level.bracket == "[" else ()
    yield from _texts(view, place, writer, kind, used)
    yield from _examples(place, writer)
    for each in kind.types if isinstance(kind, Either) else (kind,):
        yield from _sources(view, place, writer, each)


def _texts(view: View, place: Place, writer: Writer, kind: Type, used: Collection[str]) -> Iterator[CompletionItem]:
    """Values that are strings."""
    if isinstance(kind, Either):
        for each in kind.types:
            yield from _texts(view, place, writer, each, used)
    elif isinstance(kind, OneOf):
        order = usage.order_of_literals([choice.value for choice in kind.choices])
        missing = unavailable_literals(view, place)
        for index, choice in enumerate(kind.choices):
            if not isinstance(choice.value, str):
                continue
            rank = usage.place_among(order, choice.value) + (0 if choice.value in order else index)
            if choice.value in missing and not _begins_with_typed(writer, choice.value):
                continue
            if choice.value not in used and not _is_covered(choice.value, used):
                yield _choice_item(writer, choice, rank, tuple(other_names(kind.aliases, choice.value)))
    elif isinstance(kind, Exactly) and isinstance(kind.value, str):
        yield writer.text(kind.value, "enum_member", kind.value, About())
    elif isinstance(kind, Text):
        for rank, example in enumerate(kind.examples):
            if example not in used:
                yield writer.text(example, "value", example, About(kind.meaning, rank=rank))
    elif isinstance(kind, Name):
        yield from _names(view, place, writer, kind.kind, used)


def _names(view: View, place: Place, writer: Writer, kind: NameKind, used: Collection[str]) -> Iterator[CompletionItem]:
    """Names of the project. In a long list, only those that begin with the typed word are described and completed."""
    found = [each for each in candidates(view, place, kind) if each.name not in used]
    is_long = len(found) > _LONG
    typed = writer.cursor.prefix.lower()
    described = 0
    for each in found:
        is_described = not is_long or (each.name.lower().startswith(typed) and described < _LONG)
        described += is_described
        documentation = name_documentation(view, place, kind, each) if is_described else ""
        about = About(each.detail, documentation, each.rank, each.aliases)
        item = writer.text(each.name, _KINDS_OF_NAMES.get(kind, "value"), each.name, about)
        if is_described and kind == "model":
            # One item that asks for another list is enough.
            item = replace(whole_relation(view, place, writer, item), is_partial=is_long and described == 1)
        yield item


def _begins_with_typed(writer: Writer, word: str) -> bool:
    return bool(writer.cursor.prefix) and word.startswith(writer.cursor.prefix)


def _choice_item(writer: Writer, choice: Choice, rank: int, aliases: tuple[str, ...]) -> CompletionItem:
    about = About("", told_choice(choice), rank, aliases)
    return writer.text(str(choice.value), "enum_member", str(choice.value), about)


def _is_covered(word: str, used: Collection[str]) -> bool:
    """Whether an operation includes another one, or is included in it."""
    if any(word in _INCLUDED.get(other, ()) for other in used):
        return True
    return any(other in _INCLUDED.get(word, ()) for other in used)


def _examples(place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """A value of the field's type, as argument of its ``.default``."""
    call = next(iter(place.calls), None)
    if call is None or call.callee.name != "default" or not isinstance(call.callee.on, Built) or len(place.steps) < 2:
        return
    known = scalar(call.callee.on.builder)
    if known is None or place.innermost is not call.inside:
        return
    if known.name == "boolean":
        if not writer.is_string:
            words = enumerate(("false", "true"))
            yield from (writer.code(word, "value", word, About(rank=rank)) for rank, word in words)
    elif known.example.startswith("'") and known.graphql.startswith("AWS"):
        yield writer.text(known.example[1:-1], "value", known.example[1:-1], About(known.summary))


def _sources(view: View, place: Place, writer: Writer, kind: Type) -> Iterator[CompletionItem]:
    """Values other than strings."""
    if isinstance(kind, OneOf):
        order = usage.order_of_literals([choice.value for choice in kind.choices])
        for choice in kind.choices:
            rank = usage.place_among(order, choice.value)
            if not isinstance(choice.value, str):
                source = literal(choice.value)
                yield writer.code(source, "enum_member", source, About("", told_choice(choice), rank))
    elif isinstance(kind, Exactly) and not isinstance(kind.value, str):
        yield writer.code(literal(kind.value), "value", literal(kind.value), About())
    elif isinstance(kind, Simple) and kind.kind == "boolean":
        yield from (writer.code(word, "value", word, About(rank=rank)) for rank, word in enumerate(("true", "false")))
    elif isinstance(kind, (Record, Callback)):
        label = type_label(kind) if isinstance(kind, Callback) else "{ ... }"
        about = About(documentation=fields_of(kind), rank=200)
        yield writer.snippet(label, "snippet", compact(value_snippet(kind)), about)
    elif isinstance(kind, ListOf):
        yield writer.snippet("[...]", "snippet", compact(value_snippet(kind)), About(type_label(kind), rank=_LIST_RANK))
        if isinstance(kind.item, Text):
            yield from list_items(view, place, writer)
    elif isinstance(kind, Placed):
        yield from _builders(view, place, writer, kind)
    elif isinstance(kind, Made):
        yield from _made(view, place, writer, kind)


def _builders(view: View, place: Place, writer: Writer, kind: Placed) -> Iterator[CompletionItem]:
    """Calls of builders, with the leading ``a.``."""
    name = name_in_scope(view, place, "a")
    order = usage.ENTRIES if kind.place in ENTRY_PLACES else usage.MEMBERS["a"]
    builders = sorted(builders_at(kind.place), key=lambda found: usage.place_among(order, found[0]))
    builders = [(path, method) for path, method in builders if is_available(view, place, method)]
    first = suggested_builder(view, place) if kind.place in FIELD_PLACES else ""
    builders.sort(key=lambda found: found[0] != first)
    for rank, (path, method) in enumerate(builders if name is not None else ()):
        namespace = path[: len(path) - len(method.name)]
        about = About(signature_label(method), told_member(method), _BUILDER_RANK + rank, words=path)
        whole = entry_snippet(view, path, name) if kind.place in ENTRY_PLACES and name is not None else ""
        yield writer.snippet(f"{name}.{path}", "method", f"{name}.{namespace}{whole or snippet_of(method)}", about)
    yield from constant_items(view, place, writer, kind.place)


def _made(view: View, place: Place, writer: Writer, kind: Made) -> Iterator[CompletionItem]:
    """Calls of names in scope that return one of the kinds."""
    if "secret" in kind.receivers:
        # An environment variable is as a rule named like its secret.
        name = next(secret_examples(kind), place.segment.key or "NAME")
        snippet = f"secret('${{1:{name}}}')"
        yield writer.snippet(f"secret('{name}')", "method", snippet, About("secret(name: string)", words="secret"))
    if "resource:function" in kind.receivers:
        yield from function_items(view, place, writer)
    if "resource:auth" in kind.receivers:
        yield from resource_values(view, place, writer)
    if _OWN_VALUES & set(kind.receivers):
        yield from _declared(view, place, writer, kind)
    for local, typed in place.environment.items():
        if isinstance(typed, Callee) and typed.method.returns in kind.receivers:
            yield from _call_of_parameter(view, place, writer, local, typed)
        elif isinstance(typed, Built):
            yield from _members_that_give(view, place, writer, local, typed, kind)
    if {"ai-model", "ai-tool"} & set(kind.receivers):
        name_of_a = name_in_scope(view, place, "a")
        for rank, member in enumerate(members_of("a.ai")):
            if isinstance(member, Method) and member.returns in kind.receivers and name_of_a is not None:
                about = About(signature_label(member), told_member(member), rank, words=member.name)
                source = f"{name_of_a}.ai.{snippet_of(member)}"
                yield writer.snippet(f"{name_of_a}.ai.{member.name}", "method", source, about)


def _declared(view: View, place: Place, writer: Writer, kind: Made) -> Iterator[CompletionItem]:
    """The constants of the file that have an expected kind: schemas."""
    own = place.steps[0].level.segment.declared
    for name in view.bindings.names():
        typed = view.bindings.typed(name) if name != own else None
        if isinstance(typed, Built) and typed.builder and set(typed.receivers) & set(kind.receivers):
            yield writer.code(name, "variable", name, About("constant of this file"))


def _call_of_parameter(view: View, place: Place, writer: Writer, local: str, typed: Callee) -> Iterator[CompletionItem]:
    """A call of a parameter of a callback: ``index('')``, or ``owner()`` of a destructured ``allow``."""
    about = About(signature_label(typed.method), about_method(typed.method), 10, words=local)
    if typed.receiver is None or not typed.receiver.startswith("allow:"):
        yield writer.snippet(f"{local}(...)", "method", f"{local}('$1')", about)
        return
    for usable in usable_strategies(view, place, typed.receiver):
        if usable.name == typed.method.name:
            written = (usable.snippet or finished(typed.method)).removeprefix(typed.method.name)
            yield writer.snippet(local, "method", local + written, about._replace(rank=usable.rank))


def _members_that_give(
    view: View, place: Place, writer: Writer, local: str, typed: Built, kind: Made
) -> Iterator[CompletionItem]:
    """``allow.owner()`` and similar, if a rule is expected."""
    for receiver in typed.receivers:
        for offer in accepted(view, place, receiver, kind) if receiver.startswith("allow:") else ():
            item = member_item(writer, receiver, offer)
            about = About(item.detail, item.documentation, offer.rank, words=offer.member.name)
            written = offer.snippet or finished(offer.member)
            whole = writer.snippet(f"{local}.{offer.member.name}", "method", f"{local}.{written}", about)
            yield replace(whole, later_edits=key_edits(view, offer.member.name))
