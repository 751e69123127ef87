"""A generation returns a required field of a type that the AI model cannot be held to.

Required fields in the result of a generation are texts, numbers, booleans, ids or JSON. Dates, e-mail addresses, URLs
and the like must be optional there.

## Example

```ts bad
const schema = a.schema({
  extract: a.generation({ aiModel: a.ai.model('Claude 3.5 Haiku'), systemPrompt: 'Find the date.' })
    .arguments({ text: a.string() })
    .returns(a.customType({ due: a.date().required() })),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  extract: a.generation({ aiModel: a.ai.model('Claude 3.5 Haiku'), systemPrompt: 'Find the date.' })
    .arguments({ text: a.string() })
    .returns(a.customType({ due: a.date() })),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Part, Parts


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.GENERATION:
        return
    for part in parts.all:
        known = None if part.call is None else scalar(part.call.name)
        if known is None or known.generated or not _is_in_result(part) or part.call is None:
            continue
        step = part.step("required")
        if step is not None and step.link.arguments is not None:
            yield Finding(
                step.link.name_span,
                f"`{part.name}` is a required `a.{known.name}()`, which the result of a generation cannot have.",
                package_message=f"Disallowed required field type {known.graphql} without a default value.",
                data=step,
            )


def _is_in_result(part: Part) -> bool:
    at: Part | None = part
    while at is not None:
        if at.place == "return":
            return True
        at = at.outer
    return False


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove `.required()`", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-generated-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A generation returns a required field of a type that the AI model cannot be held to.",
    covers=("G06",),
    check=check,
    fix=fix,
    fixable="always",
)
