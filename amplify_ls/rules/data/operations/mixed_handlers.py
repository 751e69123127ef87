"""The handlers of an operation are of different kinds.

## What it does

Reports an array of handlers in which one is of a different kind than the first: a function, a JavaScript resolver or
SQL. Functions with and without `.async()` may be mixed.

## Why is this bad?

An array of handlers is a pipeline of one kind. TypeScript and the packages reject anything else.

## Example

```ts bad
const check = defineFunction({ name: 'check' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  publish: a.mutation().returns(a.string())
    .handler([a.handler.function(check), a.handler.custom({ entry: './publish.js' })]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const check = defineFunction({ name: 'check' });
const publish = defineFunction({ name: 'publish' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  publish: a.mutation().returns(a.string()).handler([a.handler.function(check), a.handler.function(publish)]),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.data.custom_operations import KINDS, handlers_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind not in KINDS:
        return
    known = [part for part in handlers_of(parts).parts if (part.receiver or "").startswith("handler:")]
    for part in known[1:]:
        if part.receiver == known[0].receiver or part.call is None or known[0].call is None:
            continue
        yield Finding(
            part.call.name_span,
            f"The handlers of `{entry.name}` must be of one kind, found `a.{known[0].call.name}` and `a.{part.call.name}`.",
            related=(Related(known[0].call.name_span, "The first handler"),),
            package_message=f"Field handlers must be of the same type. {entry.name} has been configured with [",
        )
        return


RULE = Rule(
    code="data/mixed-handlers",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The handlers of an operation are of different kinds.",
    covers=("O09",),
    check=check,
)
