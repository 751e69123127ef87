"""`.default(...)` is called after `.validate(...)`.

## What it does

Reports `.default(...)` after `.validate(...)` in the chain of a field.

## Why is this bad?

TypeScript rejects this order, because the types only offer `.default(...)` before `.validate(...)`. The packages accept both
orders.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ note: a.string().validate((v) => v.minLength(2)).default('none') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ note: a.string().default('none').validate((v) => v.minLength(2)) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix moves `.default(...)` before `.validate(...)`. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.graphql_text import literal
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Boolean, Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Link, Value


def check(parts: Parts) -> Iterator[Finding[tuple[Link, Link]]]:
    for part, step in parts.faults:
        if step.standing is Standing.GONE and step.name == "default" and step.cause is not None:
            if step.cause.name != "validate":
                continue
            yield Finding(
                step.link.name_span,
                f"`.default()` of `{part.name}` is called after `.validate()`, where it is not available.",
                related=(Related(step.cause.name_span, "`.validate()` is called here"),),
                package_message="Property 'default' does not exist on type 'ModelField<",
                data=(step.link, step.cause),
            )


def fix(finding: Finding[tuple[Link, Link]]) -> Iterator[Fix]:
    link, cause = finding.data
    text = _source(None if link.arguments is None else link.arguments[0])
    if text is None or link.span.anchor is not cause.span.anchor:
        return
    before = Span(cause.span.anchor, cause.span.start, cause.span.start)
    edits = (Replace(before, f".default({text})"), Remove(link.span))
    yield Fix("Move `.default()` before `.validate()`", edits, Safety.SAFE, is_preferred=True)


def _source(value: Value | None) -> str | None:
    if isinstance(value, Text):
        return literal(value.value)
    if isinstance(value, Boolean):
        return "true" if value.value else "false"
    return str(value.value) if isinstance(value, Number) else None


RULE = Rule(
    code="data/default-after-validate",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="`.default(...)` is called after `.validate(...)`.",
    covers=("V07",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
