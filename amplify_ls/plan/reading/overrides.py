"""What the file of the backend changes in the constructs of the packages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.plan.facts.resources import Override
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.values.builtins import EACH_NAME
from amplify_ls.values.values import Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link

_TARGETS = {
    "defineAuth": {
        "cfnUserPool": "user pool",
        "userPool": "user pool",
        "cfnUserPoolClient": "app client",
        "userPoolClient": "app client",
        "cfnIdentityPool": "identity pool",
    },
    "defineData": {"cfnGraphqlApi": "api", "graphqlApi": "api", "cfnApiKey": "api key"},
    "defineStorage": {"cfnBucket": "storage {}", "bucket": "storage {}"},
    "defineFunction": {"cfnFunction": "function {}", "lambda": "function {}"},
}
"""What the members of ``resources`` and ``cfnResources`` lead to, by the call that defines the resource."""
_KEYED = {"amplifyDynamoDbTables": "model {}", "tables": "model {}", "cfnTables": "model {}"}
_EACH, _SOME = "*", "?"
"""The keys of every table, and of one that cannot be determined."""
_LEADING = frozenset({"resources", "cfnResources", "node", "defaultChild", "findChild"})
_CHANGING = frozenset({"addPropertyOverride", "addOverride", "addPropertyDeletionOverride", "addDeletionOverride"})


class Overrides(NamedTuple):
    """The changes by thing, and where they are."""

    found: dict[str, Override]
    places: tuple[Span, ...]


class _Change(NamedTuple):
    target: str
    property: str
    """Empty for one of the methods below."""
    method: str
    value: Plain
    span: Span


def overrides_of(context: Context, backend: Backend, names: dict[str, str], models: Iterable[str]) -> Overrides:
    """What is changed, in the order of the file.

    ``names`` are those of buckets and functions, by their key. ``models`` are those that a loop over all tables changes.
    """
    properties: dict[str, dict[str, Plain]] = {}
    ids: dict[str, Plain] = {}
    removals: dict[str, str | Unseen] = {}
    places: list[Span] = []
    stored = tuple(models)
    every = [one for change in _changes(context, backend, names) for one in _for_each_model(change, stored)]
    # The order counts: a later change of the same property applies.
    for change in every:
        places.append(change.span)
        properties.setdefault(change.target, {})
        if change.method == "overrideLogicalId":
            ids[change.target] = change.value
            context.places.note(f"override {change.target} logical id", change.span)
        elif change.method == "applyRemovalPolicy":
            removals[change.target] = _policy(change.value)
        else:
            properties[change.target][change.property] = change.value
            context.places.note(f"override {change.target} {change.property}", change.span)
        context.places.note(f"override {change.target}", change.span)
    found = {target: Override(given, ids.get(target), removals.get(target, "")) for target, given in sorted(properties.items())}
    return Overrides(found, tuple(places))


def _for_each_model(change: _Change, models: Sequence[str]) -> Iterator[_Change]:
    """A change of one thing, or of the tables of all models. A table that cannot be determined is left to the code."""
    if change.target == f"model {_EACH}":
        yield from (change._replace(target=f"model {model}") for model in models)
    elif change.target != f"model {_SOME}":
        yield change


def _policy(value: Plain) -> str | Unseen:
    word = value[1] if isinstance(value, tuple) and len(value) > 1 and value[0] == "RemovalPolicy" else None
    return word.lower() if isinstance(word, str) else Unseen()


def _changes(context: Context, backend: Backend, names: dict[str, str]) -> Iterator[_Change]:
    found: list[_Change] = []
    for assignment in backend.all_assignments:
        use = backend.use_of(assignment.target)
        if use is None:
            continue
        target, rest = _target(use.links, backend, names)
        path = ".".join(link.name or _key(link) for link in rest)
        if target is not None and rest:
            found.append(_Change(target, path, "", context.values.plain(assignment.value), assignment.target.span))
    for use in backend.uses:
        target, rest = _target(use.links[:-1], backend, names)
        last = use.links[-1]
        if target is None or rest or last.arguments is None:
            continue
        values = tuple(context.values.plain(each) for each in last.arguments.values)
        if last.name in ("overrideLogicalId", "applyRemovalPolicy"):
            found.append(_Change(target, "", last.name, values[0] if values else Unseen(), use.span))
        elif last.name in _CHANGING and values:
            path = str(values[0]) if isinstance(values[0], str) else "?"
            value = None if len(values) == 1 else values[1]
            found.append(_Change(target, _in_camel_case(path), "", value, use.span))
    yield from found


def _in_camel_case(path: str) -> str:
    """The path of an override in the words of the properties: ``Properties.UsernameConfiguration``."""
    words = path.removeprefix("Properties.").split(".")
    return ".".join(word[:1].lower() + word[1:] for word in words)


def _target(links: Sequence[Link], backend: Backend, names: dict[str, str]) -> tuple[str | None, Sequence[Link]]:
    """The thing that a chain leads to, and the links behind it."""
    call = backend.resources.get(links[0].name) if links else None
    if call is None or len(links) < 2:
        return None, ()
    members = _TARGETS.get(call.name, {})
    for place, link in enumerate(links[1:], 1):
        rest = links[place + 1 :]
        if link.name in _KEYED and call.name == "defineData":
            return (_KEYED[link.name].format(_key(rest[0])), _past_nodes(rest[1:])) if rest else (None, ())
        if link.name in members:
            return members[link.name].format(names.get(links[0].name, "")), _past_nodes(rest)
        if link.name not in _LEADING:
            return None, ()
    return None, ()


def _past_nodes(links: Sequence[Link]) -> Sequence[Link]:
    """The links behind ``.node.defaultChild``."""
    while links and links[0].name in _LEADING:
        links = links[1:]
    return links


def _key(link: Link) -> str:
    if link.name:
        return link.name
    if isinstance(link.subscript, Symbol) and link.subscript.role == EACH_NAME:
        return _EACH
    return link.subscript.value if isinstance(link.subscript, Text) else _SOME
