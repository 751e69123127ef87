"""A custom query, mutation or subscription has no handler.

## What it does

Reports an operation without `.handler(...)`. It is an error if the operation or its schema has authorization rules,
and a warning if there are none.

## Why is this bad?

The packages reject an operation that has authorization rules but no handler at synthesis. Without rules it is
accepted, but becomes a field of the API that never returns anything.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  countPosts: a.query().returns(a.integer()),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts)),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.data.custom_operations import KINDS, handlers_of, rules_at_hand
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind not in KINDS or entry.call is None or not entry.call.lacks("handler"):
        return
    if handlers_of(parts).parts or any(_is_meant_as_handler(step) for part, step in parts.faults if part is parts.all[0]):
        return
    found = rules_at_hand(parts)
    if found.rules:
        yield Finding(
            entry.name_span,
            f"The {entry.kind.value} `{entry.name}` has no handler.",
            package_message=f"Custom operation {entry.name} requires both an authorization rule and a handler reference",
        )
    elif found.are_all:
        what = f"The {entry.kind.value} `{entry.name}`"
        message = f"{what} has neither a handler nor an authorization rule, so it never returns anything."
        yield Finding(entry.name_span, message, severity=Severity.WARNING, stage=Stage.RUNTIME)


def _is_meant_as_handler(step: Step) -> bool:
    """Whether an unknown method is a misspelled `.handler(...)`, which another rule reports."""
    return step.name == "function" or "handler" in step.suggestion.names


RULE = Rule(
    code="data/operation-without-handler",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A custom query, mutation or subscription has no handler.",
    covers=("O01", "O02"),
    check=check,
)
