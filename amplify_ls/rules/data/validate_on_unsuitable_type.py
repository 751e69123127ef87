"""A field is validated whose type has no checks.

Only texts and numbers have checks: `a.string()`, `a.integer()` and `a.float()`. Ids, e-mail addresses, URLs, dates
and the like have a form of their own that AppSync checks. The type check and the synth refuse any check on them.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.validations import checks_of, validated_fields
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
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
            f"`a.{known.name}()` has no check `{link.name}`.",
            package_message=f"Field '{field.name.rpartition('.')[2]}' is of type '{known.graphql}'",
            data=step,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove `.validate()`", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/validate-on-unsuitable-type",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A field is validated whose type has no checks.",
    covers=("V01",),
    check=check,
    fix=fix,
    fixable="always",
)
