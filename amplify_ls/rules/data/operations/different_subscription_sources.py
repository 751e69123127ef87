"""The sources of a subscription have different return types.

## What it does

Reports a source of a subscription that returns another type than the first one. Two mutations fit if both return a reference to
the same type, or to the model whose mutations are the other source. Two return types that are written inline, such as
`a.string()` twice, count as different.

## Why is this bad?

A subscription has a single return type. The schema does not load if its sources have different ones.

## Example

```ts bad
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  pin: a.mutation().returns(a.string()).handler(a.handler.function(notify)),
  unpin: a.mutation().returns(a.string()).handler(a.handler.function(notify)),
  onPin: a.subscription().for([a.ref('pin'), a.ref('unpin')]).handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  pin: a.mutation().returns(a.ref('Post')).handler(a.handler.function(notify)),
  unpin: a.mutation().returns(a.ref('Post')).handler(a.handler.function(notify)),
  onPin: a.subscription().for([a.ref('pin'), a.ref('unpin')]).handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.custom_operations import sources_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.SUBSCRIPTION:
        return
    first: tuple[object, Text] | None = None
    for source in sources_of(parts):
        target = None if source.call is None else source.call.argument(0)
        if not isinstance(target, Text):
            continue
        result = _result(parts, target.value)
        if result is None:
            continue
        if first is None:
            first = (result, target)
        elif first[0] != result:
            yield Finding(
                target.span,
                f"`{target.value}` and `{first[1].value}`, sources of `{entry.name}`, have different return types.",
                related=(Related(first[1].span, "The first source is here"),),
                package_message="Invalid subscription definition. .for() can only reference resources that have the same "
                f"return type. {entry.name} is referencing resources that have different return types.",
            )


def _result(parts: Parts, name: str) -> object | None:
    """What identifies the return type of a source; None if it is unknown."""
    kind = parts.data.kind(name)
    if kind is EntryKind.MODEL:
        return name
    entry = parts.data.entry(name) if kind is EntryKind.MUTATION else None
    link = None if entry is None or entry.call is None else entry.call.modifier("returns")
    given = None if link is None or link.arguments is None else link.arguments[0]
    call = builder_call(given)
    if call is None:
        return None
    target = call.argument(0)
    if call.name == "ref":
        return target.value if isinstance(target, Text) else None
    # A builder stays the same whatever methods are called on it.
    return call.name_span


RULE = Rule(
    code="data/different-subscription-sources",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The sources of a subscription have different return types.",
    covers=("S05",),
    check=check,
)
