"""Two operations or fields of the generated API have the same name.

## What it does

Reports a model, an index or a custom operation that adds a name to the API that is already used. Two models or two
custom operations whose names differ in the case of the first letter only clash as well, and so do two models whose
names are the singular and plural of one word.

## Why is this bad?

Each model adds operations to the API, such as `getPost`, `listPosts`, `createPost` and `onCreatePost`, and each
index a query. If a name is added twice, the backend cannot be synthesized. Custom operations of different kinds
whose names differ in the first letter only are a warning, because they are accepted, but share one function.

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

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.syntax.outline import Span

_FUNCTION = "function"
_TYPE = "type"
_ENTRY = "entry"

Use = tuple[str, str]


def check(data: DataModel) -> Iterator[Finding]:
    pairs: set[tuple[str, str]] = set()
    for space, name, uses in data.names_of_api.shared.groups:
        if space == _TYPE:
            continue
        first, second = _ordered(uses)
        # Two models clash in all their operations, which is reported once.
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
                f"The name `{name}` is already used by {_source(data, first)}.",
                related=(Related(other, f"`{name}` is added here"),),
                package_message=f"Object type extension '{space}' cannot redeclare field {name}",
            )


def _ordered(uses: tuple[Use, ...]) -> tuple[Use, Use]:
    """The first use of a name, and the one to report: a custom operation, else an index, else the later one."""
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
        f"`{two.name}` and `{one.name}` differ in the case of the first letter only, so they share one function.",
        related=(Related(one.name_span, f"`{one.name}` is defined here"),),
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
    summary="Two operations or fields of the generated API have the same name.",
    covers=("X10", "O24", "O25", "N05"),
    check=check,
)
