"""Two things of one name come into the API.

Each model brings operations with it: `getPost`, `listPosts`, `createPost`, `onCreatePost` and so on, and each index a
query. Another model, an index or an operation of one's own cannot bring the same name. Two models whose names differ
in the first letter, or are singular and plural of one word, clash as well, and so do two operations whose names
differ in the first letter.

## Example

```ts bad
const list = defineFunction({ name: 'list' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  listPosts: a.query().returns(a.string()).handler(a.handler.function(list)),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const list = defineFunction({ name: 'list' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  listPopularPosts: a.query().returns(a.string()).handler(a.handler.function(list)),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.indexes import indexes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.syntax.outline import Span

_FUNCTION = "function"
_TYPE = "type"
_ENTRY = "entry"

Use = tuple[str, str]


def check(data: DataModel) -> Iterator[Finding]:
    pairs: set[tuple[str, str]] = set()
    for space, name, uses in data.shared_names.groups:
        if space == _TYPE:
            continue
        first, second = _ordered(uses)
        # Two models clash in all their operations: it is told once.
        is_of_models = _is_model(data, first) and _is_model(data, second)
        if is_of_models and (first[0], second[0]) in pairs and first[0] != second[0]:
            continue
        pairs.add((first[0], second[0]))
        if space == _FUNCTION:
            yield from _shared_function(data, first, second)
            continue
        where, other = _place(data, second), _place(data, first)
        if where is not None and other is not None:
            yield Finding(
                where,
                f"`{name}` is {_source(data, first)} already.",
                related=(Related(other, f"`{name}` comes from here"),),
                package_message=f"Object type extension '{space}' cannot redeclare field {name}",
            )


def _ordered(uses: tuple[Use, ...]) -> tuple[Use, Use]:
    """What a name belongs to, and what uses it too: an operation of one's own, or else an index, is the one that gives way."""
    ordered = sorted(uses, key=lambda use: (use[1] == _ENTRY, use[1].startswith("index")))
    return ordered[0], ordered[-1]


def _is_model(data: DataModel, use: Use) -> bool:
    return use[1] != _ENTRY and not use[1].startswith("index") and data.kind(use[0]) is EntryKind.MODEL


def _source(data: DataModel, use: Use) -> str:
    if use[1].startswith("index"):
        return f"the query of an index of `{use[0]}`"
    if use[1] == _ENTRY:
        kind = data.kind(use[0])
        return "an operation of the schema" if kind is None else f"a {kind.value} of the schema"
    return f"an operation of the model `{use[0]}`"


def _place(data: DataModel, use: Use) -> Span | None:
    entry, parts = data.entry(use[0]), data.parts(use[0])
    if entry is None or parts is None:
        return None
    if not use[1].startswith("index"):
        return entry.name_span
    number = int(use[1].partition(" ")[2])
    found = [index for at, index in enumerate(indexes(parts)) if at == number]
    if not found:
        return None
    query = found[0].query
    if query is not None:
        return query.span
    return found[0].part.value.span if found[0].partition is None else found[0].partition.span


def _shared_function(data: DataModel, first: Use, second: Use) -> Iterator[Finding]:
    one, two = data.entry(first[0]), data.entry(second[0])
    if one is None or two is None:
        return
    is_refused = one.kind is two.kind
    yield Finding(
        two.name_span,
        f"`{two.name}` and `{one.name}` differ in the first letter only, so both are answered by one function.",
        related=(Related(one.name_span, f"`{one.name}` is here"),),
        severity=None if is_refused else Severity.WARNING,
        stage=None if is_refused else Stage.RUNTIME,
        package_message="There is already a Construct with that name in NestedStack [FunctionDirectiveStack]"
        if is_refused
        else "",
    )


RULE = Rule(
    code="data/repeated-api-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="Two things of one name come into the API.",
    covers=("X10", "O24", "O25", "N05"),
    check=check,
)
