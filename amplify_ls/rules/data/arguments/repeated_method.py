"""A method is called twice on the same builder.

## What it does

Reports the second call of a method that may be called only once. `.required()` before and after `.array()` is not
reported: the first one applies to the items, the second one to the array. Duplicate checks in `.validate(...)` are
reported by `data/repeated-validation`.

## Why is this bad?

TypeScript rejects most second calls. The packages accept them, but either the last call silently replaces the
first, or it has no effect. Where TypeScript accepts the second call as well, the finding is a warning.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ title: a.string().required().required() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ title: a.string().required() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing the second call is safe if it has no arguments. Otherwise, the fixes remove either the first or the second
call, and are not applied by `--fix`, because either may be the intended one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.types.chains import Step

_REFUSED = {("schema", "authorization"), ("rule", "to"), ("rule:owner", "to"), ("rule:group", "to"), ("rule:resource", "to")}
"""Second calls that the packages reject as well."""


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for part, step in parts.faults:
        if step.standing is not Standing.GONE or step.cause is None or step.cause.name != step.name:
            continue
        if step.receiver.startswith("validator:"):
            continue
        yield Finding(
            step.link.name_span,
            f"`.{step.name}()` is called twice for `{part.name}`.",
            related=(Related(step.cause.name_span, "The first call"),),
            stage=Stage.SYNTH if (step.receiver, step.name) in _REFUSED else None,
            package_message=f"Property '{step.name}' does not exist on type",
            data=step,
        )

    for part in parts.all:
        yield from _last_wins(part)


def _last_wins(part: Part) -> Iterator[Finding[Step]]:
    """Methods that the types offer again, and whose last call replaces earlier ones."""
    seen: dict[str, Step] = {}
    for step in part.steps:
        if step.method is None or step.method.repeat != "last-wins" or step.link.arguments is None or not step.name:
            continue
        first = seen.setdefault(step.name, step)
        if first is not step and first.receiver == step.receiver:
            yield Finding(
                step.link.name_span,
                f"`.{step.name}()` is called twice for `{part.name}`, so the first call has no effect.",
                related=(Related(first.link.name_span, "The first call"),),
                severity=Severity.WARNING,
                stage=Stage.RUNTIME,
                data=replace(step, cause=first.link),
            )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    step: Step = finding.data
    assert step.cause is not None
    is_bare = step.link.arguments is not None and not step.link.arguments.count
    if is_bare:
        yield Fix(f"Remove the second `.{step.name}()`", (Remove(step.link.span),), Safety.SAFE, is_preferred=True)
        return
    yield Fix(f"Remove the first `.{step.name}()`", (Remove(step.cause.span),), is_preferred=True)
    yield Fix(f"Remove the second `.{step.name}()`", (Remove(step.link.span),))


RULE = Rule(
    code="data/repeated-method",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A method is called twice on the same builder.",
    covers=("F11", "T04", "I11", "X18", "V09", "AZ20", "AZ27"),
    check=check,
    fix=fix,
    fixable="always",
)
