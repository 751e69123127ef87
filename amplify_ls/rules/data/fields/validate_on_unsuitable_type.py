"""A field has `.validate(...)`, but its type supports no checks.

## What it does

Reports a check in `.validate(...)` of a field that is not `a.string()`, `a.integer()` or `a.float()`.

## Why is this bad?

IDs, email addresses, URLs, dates and similar types have a fixed format that AppSync checks itself. TypeScript and
the packages reject other checks on them.

## Example

```ts bad
const schema = a.schema({
  User: a.model({ email: a.email().validate((v) => v.minLength(5)) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({ email: a.email() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes `.validate()`. It is not applied by `--fix`, because another type may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.data.validations import checks_of, validated_fields
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for field, step in validated_fields(parts):
        known = None if field.call is None else scalar(field.call.name)
        if known is None or known.validator is not None:
            continue
        checks = checks_of(field, parts)
        if checks is None or not isinstance(checks.value, Chain) or not checks.value.links:
            continue
        link = checks.value.links[0]
        yield Finding(
            link.name_span,
            f"The check `{link.name}` is not available for `{field.name}`, because it is `a.{known.name}()`.",
            package_message=f"Field '{field.name.rpartition('.')[2]}' is of type '{known.graphql}'",
            data=step,
        )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    yield Fix("Remove `.validate()`", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/validate-on-unsuitable-type",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A field has `.validate(...)`, but its type supports no checks.",
    covers=("V01",),
    check=check,
    fix=fix,
    fixable="always",
)
