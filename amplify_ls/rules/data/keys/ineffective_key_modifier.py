"""A default or a validation on the partition key has no effect.

## What it does

Reports `.default(...)` and `.validate(...)` on the partition key of a model, which is the first field of the identifier, or
`id` without one.

## Why is this bad?

Neither method has an effect on the partition key in the API: every value is accepted, and no default is set. On the other
fields of the identifier, both work.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({
    slug: a.string().required().default('untitled'),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the method. It is safe and is applied by `--fix` if the field is declared in the model itself; otherwise it is
unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.reference_fields import is_own
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.values.values import Link

_METHODS = frozenset({"default", "validate"})


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Field, Link]]]:
    if entry.identifier is None:
        return
    field = entry.fields.get(entry.identifier.names[0])
    if field is None or field.call is None or field.kind is not FieldKind.SCALAR:
        return
    for link in field.call.modifiers:
        if link.name in _METHODS and link.arguments is not None and link.arguments.count:
            yield Finding(
                link.name_span,
                f"`.{link.name}()` has no effect on `{field.name}`, because it is the partition key of `{entry.name}`.",
                tags=frozenset({"unnecessary"}),
                data=(entry, field, link),
            )


def fix(finding: Finding[tuple[Entry, Field, Link]]) -> Iterator[Fix]:
    entry, field, link = finding.data
    safety = Safety.SAFE if is_own(entry, field) else Safety.UNSAFE
    yield Fix(f"Remove `.{link.name}()`", (Remove(link.span),), safety, is_preferred=True)


RULE = Rule(
    code="data/ineffective-key-modifier",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="A default or a validation on the partition key has no effect.",
    covers=("I09", "I10", "V10"),
    check=check,
    fix=fix,
    fixable="always",
)
