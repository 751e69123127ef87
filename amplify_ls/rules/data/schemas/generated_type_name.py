"""A type has the name of a generated type.

## What it does

Reports a model, custom type or enum whose name is also the name of a type that Amplify generates. Inline enums and custom types
get names: the field `status` of `Post` generates `PostStatus`, the result of `say` generates `SayReturnType`, and its arguments
generate `SayInput` and the like. Models generate inputs and connections: `CreatePostInput`, `ModelPostConnection`.

## Why is this bad?

GraphQL requires unique names of types. The schema is rejected at synthesis, or the API cannot be deployed or does not work as
declared.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ status: a.enum(['draft', 'live']) }),
  PostStatus: a.customType({ since: a.datetime() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ status: a.enum(['draft', 'live']) }),
  StatusOfPost: a.customType({ since: a.datetime() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.syntax.outline import Span

_TYPE = "type"
_ENTRY = "entry"

Use = tuple[str, str]


def check(data: DataModel) -> Iterator[Finding]:
    for space, name, uses in data.names_of_api.shared.groups:
        if space == _TYPE:
            yield from _clash(data, name, uses)


def _clash(data: DataModel, name: str, uses: tuple[Use, ...]) -> Iterator[Finding]:
    own = next((use for use in uses if use[1] == _ENTRY), None)
    inline = [use for use in uses if use[1].startswith("inline")]
    arguments = [use for use in uses if use[1].startswith("argument")]
    first, second = own, next(iter(inline or arguments), None)
    if first is None and inline:
        first, second = inline[0], next(iter(inline[1:] or arguments), None)
    if first is not None and second is not None:
        where, other = _place(data, first), _place(data, second)
        if where is not None and other is not None:
            yield Finding(
                where,
                f"`{name}` is the name of a type that is generated for `{_owner(second)}`.",
                related=(Related(other, f"`{name}` is generated for this"),),
                package_message=f'There can be only one type named "{name}".',
            )
    elif own is not None:
        yield from _clash_with_model(data, name, own, uses)


def _clash_with_model(data: DataModel, name: str, own: Use, uses: tuple[Use, ...]) -> Iterator[Finding]:
    kinds = {source: entry for entry, source in uses}
    entry, model = data.entry(own[0]), data.entry(kinds.get("input") or kinds.get("connection") or "")
    if entry is None or model is None or entry.kind is EntryKind.ENUM:
        return
    is_refused = "input" in kinds
    yield Finding(
        entry.name_span,
        f"`{name}` is the name of a type that is generated for the model `{model.name}`.",
        related=(Related(model.name_span, f"`{name}` is generated for this model"),),
        severity=None if is_refused else Severity.WARNING,
        stage=Stage.DEPLOY,
        package_message=f"must be Input Type but got: {name}!." if is_refused else "",
    )


def _owner(use: Use) -> str:
    return use[0] if use[1] == _ENTRY else use[1].partition(" ")[2]


def _place(data: DataModel, use: Use) -> Span | None:
    entry, parts = data.entry(use[0]), data.parts(use[0])
    if entry is None or parts is None:
        return None
    path = use[1].partition(" ")[2]
    part = next((part for part in parts.all if part.name == path and part.member is not None), None)
    return entry.name_span if part is None or part.member is None else part.member.name_span


RULE = Rule(
    code="data/generated-type-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="A type has the name of a generated type.",
    covers=("E10", "N03", "N04"),
    check=check,
)
