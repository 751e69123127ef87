"""A builder, method or authorization strategy is named but not called.

## What it does

Reports a builder such as `a.string`, a method such as `.required`, and a strategy such as `allow.owner` without
parentheses. Brackets after `.to` are reported by `data/operations-not-in-list`.

## Why is this bad?

These are functions: unless they are called, nothing is built. The packages fail to load such a schema, with
messages that do not name the field. A validation that is not called is silently ignored, and so are the rules of a
SQL model; they are reported as warnings.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ title: a.string }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds the parentheses. It is safe, because it is offered only if all arguments are optional.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Safety
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import called_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_UNSEEN = frozenset({"argument", "return"})
"""Places where the types accept anything."""


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for part, step in parts.faults:
        if step.standing is not Standing.NOT_CALLED:
            continue
        following = part.steps[part.steps.index(step) + 1 :]
        if following and following[0].standing is Standing.SUBSCRIPT:
            continue
        shown = called_name(step)
        # A validation or rule that is not called is silently ignored.
        is_check = step.receiver.startswith("validator:") or (step.receiver == "model-proxy" and step.name != "relationships")
        yield Finding(
            step.link.name_span,
            f"`{shown}` is not called.",
            stage=Stage.RUNTIME if is_check else Stage.SYNTH if part.place in _UNSEEN else None,
            severity=Severity.WARNING if is_check else None,
            package_message="" if is_check else _said(step.receiver),
            data=step,
        )


def _said(receiver: str) -> str:
    if receiver.startswith("allow:"):
        return "Cannot read properties of undefined (reading 'strategy')"
    is_entry = receiver in ("model", "query", "mutation", "subscription")
    return "Syntax Error: Unexpected <EOF>." if is_entry else "Cannot destructure property 'fieldType' of 'fieldDef'"


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    step = finding.data
    if step.method is None or any(parameter.presence == "required" for parameter in step.method.parameters):
        return
    yield Fix(
        f"Call `{called_name(step)}()`",
        (InsertAfter(step.link.name_span, "()"),),
        Safety.SAFE,
        is_preferred=True,
    )


RULE = Rule(
    code="data/missing-call",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A builder, method or authorization strategy is named but not called.",
    covers=("C07", "AZ19"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
