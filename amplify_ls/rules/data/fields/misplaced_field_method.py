"""`.default(...)` or `.validate(...)` is called on a field that does not belong to a model.

## What it does

Reports `.default(...)` and `.validate(...)` on fields of custom types, on arguments of operations, and on their
results.

## Why is this bad?

Both methods apply to the records of a model. Custom types, arguments and results are not stored as records, so the
packages reject the methods at synthesis. TypeScript does not report them.

## Example

```ts bad
const schema = a.schema({
  Address: a.customType({ country: a.string().default('DE') }),
  Store: a.model({ address: a.ref('Address') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Address: a.customType({ country: a.string() }),
  Store: a.model({ address: a.ref('Address') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the call. It is not applied by `--fix`, because the default or the validation then has to happen
elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_METHODS = frozenset({"default", "validate"})
_PLACES = {
    "custom-type-field": "a field of a custom type",
    "argument": "an argument of an operation",
    "return": "the result of an operation",
}


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for part in parts.all:
        if part.place not in _PLACES:
            continue
        for step in part.steps:
            if step.name in _METHODS and step.method is not None:
                yield Finding(
                    step.link.name_span,
                    f"`.{step.name}()` is only allowed on fields of models, but `{part.name}` is {_PLACES[part.place]}.",
                    package_message=f"@{step.name} directive can only be used on fields within @model types.",
                    data=step,
                )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    step = finding.data
    yield Fix(f"Remove `.{step.name}()`", (Remove(step.link.span),), is_preferred=True)


RULE = Rule(
    code="data/misplaced-field-method",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="`.default(...)` or `.validate(...)` is called on a field that does not belong to a model.",
    covers=("C03", "C04"),
    check=check,
    fix=fix,
    fixable="always",
)
