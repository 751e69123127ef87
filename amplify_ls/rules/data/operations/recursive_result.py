"""An operation returns a type that contains itself.

## What it does

Reports a reference in the result of an operation to a type whose fields lead back to the type itself. A model ends
the search, except for a generation.

## Why is this bad?

Custom types may refer to themselves in fields of models and in arguments. The result of a query or mutation is
expanded type by type to apply its authorization rules, which never ends for such a type: synthesis fails with
`Maximum call stack size exceeded`. For the same reason, a generation cannot return models with relationships.

## Example

```ts bad
const schema = a.schema({
  Folder: a.customType({ name: a.string(), folders: a.ref('Folder').array() }),
  root: a.query().returns(a.ref('Folder')).handler(a.handler.function('root')),
}).authorization((allow) => [allow.authenticated()]);

const root = defineFunction();
export const data = defineData({ schema, functions: { root } });
```

Use instead:

```ts good
const schema = a.schema({
  Folder: a.customType({ name: a.string(), folders: a.json() }),
  root: a.query().returns(a.ref('Folder')).handler(a.handler.function('root')),
}).authorization((allow) => [allow.authenticated()]);

const root = defineFunction();
export const data = defineData({ schema, functions: { root } });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.results import cycle, in_result, referred_type
from amplify_ls.rules.data.custom_operations import handlers_of, is_asynchronous
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or _is_replaced(parts):
        return
    for part in parts.built("ref"):
        target = referred_type(parts.data, part) if in_result(part) else None
        if target is None or part.call is None:
            continue
        if target.kind is EntryKind.MODEL and entry.kind is not EntryKind.GENERATION:
            continue
        found = cycle(target)
        given = part.call.argument(0)
        if found is not None and given is not None:
            where = f"{found.owner.name}.{found.name}"
            yield Finding(
                given.span,
                f"`{entry.name}` cannot return `{target.name}`, which contains itself through `{where}`.",
                related=(Related(found.field.name_span, f"`{where}` refers back"),),
                package_message="Maximum call stack size exceeded",
            )


def _is_replaced(parts: Parts) -> bool:
    """Whether the declared result may be replaced, because the operation returns before its handler has run."""
    handlers = handlers_of(parts)
    if not handlers.are_all:
        return True
    return bool(handlers.parts) and is_asynchronous(handlers.parts[-1])


RULE = Rule(
    code="data/recursive-result",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An operation returns a type that contains itself.",
    covers=(),
    check=check,
)
