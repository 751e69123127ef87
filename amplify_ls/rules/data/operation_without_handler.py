"""A custom query, mutation or subscription has no handler.

With authorization rules, its own or those of the schema, the packages refuse it. Without rules it is accepted, and
becomes a field of the API that nothing answers.

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

from amplify_ls.rules.custom_operations import KINDS, handlers_of, rules_at_hand
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.chains import Step
    from amplify_ls.model.parts import Parts


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
            f"`{entry.name}` has no handler.",
            package_message=f"Custom operation {entry.name} requires both an authorization rule and a handler reference",
        )
    elif found.are_all:
        message = f"`{entry.name}` has neither a handler nor authorization rules, so nothing answers it."
        yield Finding(entry.name_span, message, severity=Severity.WARNING, stage=Stage.RUNTIME)


def _is_meant_as_handler(step: Step) -> bool:
    """Whether a method that does not exist stands for the handler: what is wrong is its name."""
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
