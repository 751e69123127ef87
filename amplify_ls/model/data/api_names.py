"""The names that entries bring into the API: operations of models, queries of indexes, types made for inline ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.catalog.schema.operations import GROUPS_OF_DISABLED
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Array, Nothing, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.values.values import Value

QUERY, MUTATION, SUBSCRIPTION = "Query", "Mutation", "Subscription"
_ROOTS = {
    EntryKind.QUERY: QUERY,
    EntryKind.GENERATION: QUERY,
    EntryKind.MUTATION: MUTATION,
    EntryKind.CONVERSATION: MUTATION,
    EntryKind.SUBSCRIPTION: SUBSCRIPTION,
}
_OF_A_MODEL = {
    "get": (QUERY, "get{}"),
    "list": (QUERY, "list{}"),
    "create": (MUTATION, "create{}"),
    "update": (MUTATION, "update{}"),
    "delete": (MUTATION, "delete{}"),
    "onCreate": (SUBSCRIPTION, "onCreate{}"),
    "onUpdate": (SUBSCRIPTION, "onUpdate{}"),
    "onDelete": (SUBSCRIPTION, "onDelete{}"),
}
_INPUTS = ("Create{}Input", "Update{}Input", "Delete{}Input", "Model{}FilterInput", "Model{}ConditionInput")


class ApiName(NamedTuple):
    """One name in the API."""

    space: str
    """What it is unique in: a root of the API, ``type``, or ``function`` for the slots of functions."""
    name: str
    source: str
    """What it comes from: ``entry``, ``list`` and the like for operations of a model, ``index 0``, the path of a type."""


class ApiNames(NamedTuple):
    """All names of an entry, and whether there may be more queries than can be seen."""

    names: tuple[ApiName, ...]
    has_unseen_queries: bool


def api_names(parts: Parts) -> ApiNames:
    """The names that an entry brings into the API."""
    entry = parts.entry
    if entry is None:
        return ApiNames((), has_unseen_queries=False)
    names: list[ApiName] = list(_types(entry, parts))
    is_unseen = entry.kind in (EntryKind.UNKNOWN, EntryKind.OTHER)
    if entry.kind in _ROOTS:
        names.append(ApiName(_ROOTS[entry.kind], entry.name, "entry"))
        if entry.kind is EntryKind.CONVERSATION:
            names.append(ApiName(QUERY, f"conversation {entry.name}", "conversation"))
        if any(_is_function(part) for part in parts.built("handler.function")):
            names.append(ApiName("function", f"Fn{_capital(entry.name)}", "entry"))
    elif entry.kind is EntryKind.MODEL:
        disabled = disabled_operations(entry)
        is_unseen = disabled is None
        if disabled is not None:
            names.extend(_operations(entry.name, disabled))
        names.extend(_index_queries(entry.name, parts) if entry.database.makes_indexes else ())
    return ApiNames(tuple(names), is_unseen)


def index_queries(parts: Parts) -> tuple[str, ...]:
    """The names of the queries over the indexes of a model, as far as they are known."""
    entry = parts.entry
    if entry is None or not entry.database.makes_indexes:
        return ()
    return tuple(found.name for found in _index_queries(entry.name, parts))


def index_count(parts: Parts) -> int:
    """The declared indexes of a model."""
    return len(parts.indexes)


def sort_key_count(index: Part) -> int:
    """The sort keys of an index, as far as they are known."""
    step = index.step("sortKeys")
    given = None if step is None or step.link.arguments is None else step.link.arguments[0]
    return len(given.items) if isinstance(given, Array) else 0


def _is_function(part: Part) -> bool:
    given = None if part.call is None else part.call.argument(0)
    return given is not None and not isinstance(given, Text)


def disabled_operations(entry: Entry) -> frozenset[str] | None:
    """The operations that a model does without, None where they cannot be seen."""
    assert entry.call is not None
    link = entry.call.modifier("disableOperations")
    if link is None:
        return frozenset() if entry.call.lacks("disableOperations") else None
    given = None if link.arguments is None else link.arguments[0]
    if not isinstance(given, Array) or given.is_open or not all(isinstance(item, Text) for item in given.items):
        return None
    words = [item.value for item in given.items if isinstance(item, Text)]
    return frozenset(single for word in words for single in GROUPS_OF_DISABLED.get(word, (word,)))


def _operations(model: str, disabled: frozenset[str]) -> Iterator[ApiName]:
    name = model[:1].upper() + model[1:]
    for operation, (root, pattern) in _OF_A_MODEL.items():
        if operation not in disabled:
            yield ApiName(root, pattern.format(plural_of(name) if operation == "list" else name), operation)


class IndexQuery(NamedTuple):
    """The query of an index without a name of its own."""

    name: str
    partition: Text
    sort_keys: tuple[str, ...]


def generated_queries(parts: Parts) -> Iterator[IndexQuery]:
    """The queries of the indexes of a model whose names the packages generate."""
    for part in parts.indexes:
        found = None if parts.entry is None else _generated_query(parts.entry.name, part)
        if found is not None:
            yield found


def generated_query_name(model: str, partition: str, sort_keys: Iterable[str]) -> str:
    """The name that the packages give to the query of an index."""
    sorted_by = "".join(f"And{_capital(key)}" for key in sort_keys)
    return f"list{_capital(model)}By{_capital(partition)}{sorted_by}"


def _index_queries(model: str, parts: Parts) -> Iterator[ApiName]:
    for number, part in enumerate(parts.indexes):
        name = index_query(model, part)
        if name is not None:
            yield ApiName(QUERY, name, f"index {number}")


def index_query(model: str, part: Part) -> str | None:
    """The name of the query over an index; None where there is none, or it cannot be seen."""
    given = _given_query(part)
    if isinstance(given, Text) and given.value:
        return given.value
    found = _generated_query(model, part)
    return None if found is None else found.name


def _given_query(part: Part) -> Value | None:
    step = part.step("queryField")
    return None if step is None or step.link.arguments is None else step.link.arguments[0]


def _generated_query(model: str, part: Part) -> IndexQuery | None:
    given = _given_query(part)
    is_given = isinstance(given, Text) and bool(given.value)
    if is_given or (isinstance(given, Nothing) and given.is_null) or not isinstance(given, (Text, Nothing, type(None))):
        return None
    first = part.steps[0].link.arguments
    partition = None if first is None else first[0]
    sort = part.step("sortKeys")
    keys = None if sort is None or sort.link.arguments is None else sort.link.arguments[0]
    items = keys.items if isinstance(keys, Array) else ()
    is_seen = sort is None or (isinstance(keys, Array) and not keys.is_open)
    texts = tuple(item.value for item in items if isinstance(item, Text))
    if not isinstance(partition, Text) or not is_seen or len(texts) < len(items):
        return None
    return IndexQuery(generated_query_name(model, partition.value, texts), partition, texts)


def _types(entry: Entry, parts: Parts) -> Iterator[ApiName]:
    if entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE, EntryKind.ENUM):
        yield ApiName("type", entry.name, "entry")
    if entry.kind is EntryKind.MODEL:
        name = entry.name[:1].upper() + entry.name[1:]
        for pattern in _INPUTS:
            yield ApiName("type", pattern.format(name), "input")
        yield ApiName("type", f"Model{name}Connection", "connection")
    for part in parts.all:
        if part.call is None or part.place in ("schema-entry", None):
            continue
        if part.call.name in ("enum", "customType"):
            is_input = part.call.name == "customType" and _is_in_argument(part)
            yield ApiName("type", _made_name(part), f"{'argument' if is_input else 'inline'} {part.name}")
        elif part.call.name == "ref" and part.place == "argument":
            target = part.call.argument(0)
            if isinstance(target, Text) and parts.data.kind(target.value) is EntryKind.CUSTOM_TYPE:
                yield ApiName("type", f"{target.value}Input", f"argument {part.name}")


def _made_name(part: Part) -> str:
    """The name that the packages give to an inline type."""
    is_custom_type = part.call is not None and part.call.name == "customType"
    if part.place == "return":
        return f"{_capital(part.name)}ReturnType"
    if part.place == "argument":
        words = "".join(_capital(word) for word in part.name.split("."))
        return f"{words}Input" if is_custom_type else words
    outer = part.outer
    field = "" if part.member is None else _capital(part.member.name)
    if outer is None or outer.place in ("schema-entry", None):
        return "".join(_capital(word) for word in part.name.split("."))
    if not _is_in_argument(part):
        return _made_name(outer) + field
    # Types within an argument are named after it without the ending.
    return _made_name(outer).removesuffix("Input") + field + ("Input" if is_custom_type else "")


def _is_in_argument(part: Part) -> bool:
    at: Part | None = part
    while at is not None:
        if at.place == "argument":
            return True
        at = at.outer
    return False


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
