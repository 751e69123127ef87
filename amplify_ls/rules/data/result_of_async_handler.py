"""An operation that nobody waits for says what it returns.

Where the last handler is `a.handler.function(fn).async()`, the operation answers `{ success }` at once.
`.returns(...)` before it is replaced without a word; behind it, it is refused.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.custom_operations import handlers_of, is_asynchronous
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_KINDS = frozenset({"query", "mutation"})


def check(parts: Parts) -> Iterator[Finding]:
    if parts.entry is None:
        return
    own = parts.all[0]
    returns, handler = own.step("returns"), own.step("handler")
    if own.receiver not in _KINDS or returns is None or handler is None:
        return
    handlers = handlers_of(parts)
    if not handlers.are_all or not handlers.parts or not is_asynchronous(handlers.parts[-1]):
        return
    is_behind = own.steps.index(returns) > own.steps.index(handler)
    step = handlers.parts[-1].step("async")
    yield Finding(
        returns.link.name_span,
        f"`{own.name}` does not wait for its handler, so its result {'is refused' if is_behind else 'is replaced'}.",
        related=() if step is None else (Related(step.link.name_span, "The handler is not waited for"),),
        severity=None if is_behind else Severity.WARNING,
        stage=None if is_behind else Stage.RUNTIME,
        package_message="Property 'returns' does not exist on type 'CustomOperation<" if is_behind else "",
        data=(returns, step),
    )


def fix(finding: Finding) -> Iterator[Fix]:
    returns, step = finding.data
    yield Fix("Remove `.returns()`", (Remove(returns.link.span),), Safety.SAFE, is_preferred=True)
    if step is not None:
        yield Fix("Remove `.async()`", (Remove(step.link.span),))


RULE = Rule(
    code="data/result-of-async-handler",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An operation that nobody waits for says what it returns.",
    covers=("O04", "O05"),
    check=check,
    fix=fix,
    fixable="always",
)
