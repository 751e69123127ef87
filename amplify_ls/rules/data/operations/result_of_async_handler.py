"""An operation with an asynchronous handler declares a return type.

## What it does

Reports `.returns(...)` of a query or mutation whose last handler is `a.handler.function(fn).async()`.

## Why is this bad?

Such an operation does not wait for its handler and immediately returns `{ success }`. `.returns(...)` before the
handler is silently replaced, which is reported as a warning; after it, TypeScript and the packages reject it.

## Example

```ts bad
const sendMails = defineFunction({ name: 'send-mails' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  sendMails: a.mutation().handler(a.handler.function(sendMails).async()).returns(a.string()),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const sendMails = defineFunction({ name: 'send-mails' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  sendMails: a.mutation().handler(a.handler.function(sendMails).async()),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing `.returns()` is safe, because it has no effect. The other fix, which removes `.async()`, is not applied by
`--fix`, because the operation would then wait for its handler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.data.custom_operations import handlers_of, is_asynchronous
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_KINDS = frozenset({"query", "mutation"})


def check(parts: Parts) -> Iterator[Finding[tuple[Step, Step | None]]]:
    if parts.entry is None:
        return
    own = parts.all[0]
    returns, handler = own.step("returns"), own.step("handler")
    if own.receiver not in _KINDS or returns is None or handler is None:
        return
    handlers = handlers_of(parts)
    if not handlers.are_all or not handlers.parts or not is_asynchronous(handlers.parts[-1]):
        return
    is_after = own.steps.index(returns) > own.steps.index(handler)
    step = handlers.parts[-1].step("async")
    yield Finding(
        returns.link.name_span,
        f"`{own.name}` does not wait for its handler, so its return type {'is not allowed' if is_after else 'has no effect'}.",
        related=() if step is None else (Related(step.link.name_span, "The handler is asynchronous"),),
        severity=None if is_after else Severity.WARNING,
        stage=None if is_after else Stage.RUNTIME,
        package_message="Property 'returns' does not exist on type 'CustomOperation<" if is_after else "",
        data=(returns, step),
    )


def fix(finding: Finding[tuple[Step, Step | None]]) -> Iterator[Fix]:
    returns, step = finding.data
    yield Fix("Remove `.returns()`", (Remove(returns.link.span),), Safety.SAFE, is_preferred=True)
    if step is not None:
        yield Fix("Remove `.async()`", (Remove(step.link.span),))


RULE = Rule(
    code="data/result-of-async-handler",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An operation with an asynchronous handler declares a return type.",
    covers=("O04", "O05"),
    check=check,
    fix=fix,
    fixable="always",
)
