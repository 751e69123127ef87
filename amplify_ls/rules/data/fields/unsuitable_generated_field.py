"""A generation returns a required field of a type that an AI model cannot guarantee.

## What it does

Reports a required field in the result of a generation, or in a type that it refers to, that is not a string,
number, boolean, ID or JSON. For a model as the result, `createdAt` and `updatedAt` are reported unless they are
declared as optional.

## Why is this bad?

The packages reject required dates, email addresses, URLs and similar types in the result of a generation at
synthesis, because the AI model may return a string that has another format.

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

## Fix safety

The fix removes `.required()`, or declares the missing `createdAt` and `updatedAt` fields. It is not applied by
`--fix`, because clients then have to handle missing values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, InsertProperty, Remove
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.results import cycle, in_result, referred_type, result_fields
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.schema.scalars import Scalar
    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Part, Parts

_TIMES = ("createdAt", "updatedAt")
_TIME = "AWSDateTime"


def check(parts: Parts) -> Iterator[Finding[tuple[Remove | InsertProperty, ...]]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.GENERATION:
        return
    for part in parts.all:
        if part.call is None or not in_result(part):
            continue
        known = _unsuitable(part.call)
        step = part.step("required")
        if known is not None and step is not None and step.link.arguments is not None:
            yield Finding(
                step.link.name_span,
                f"The required field `{part.name}` cannot be `a.{known.name}()`, because it is in the result of a generation.",
                package_message=_said(known.graphql),
                data=(Remove(step.link.span),),
            )
        target = referred_type(parts.data, part)
        # Another rule reports a type that contains itself.
        if target is not None and cycle(target) is None:
            yield from _in_type(entry, part, target)


def _in_type(entry: Entry, part: Part, target: Entry) -> Iterator[Finding[tuple[Remove | InsertProperty, ...]]]:
    """The findings about the fields of a type that the result refers to."""
    given = part.call.argument(0) if part.call is not None else None
    if given is None:
        return
    lacking = [name for name in _TIMES if target.kind is EntryKind.MODEL and target.fields.lacks(name)]
    if lacking:
        literal = target.fields.literal
        names = listed(lacking)
        fields = f"field {names} is" if len(lacking) == 1 else f"fields {names} are"
        yield Finding(
            given.span,
            f"The generation `{entry.name}` cannot return `{target.name}`, whose {fields} required by default.",
            package_message=_said(_TIME),
            data=() if literal is None else tuple(InsertProperty(literal, name, "a.datetime()") for name in lacking),
        )
    for found in result_fields(target):
        known = None if found.field.call is None else _unsuitable(found.field.call)
        if known is not None and found.field.has("required"):
            where = f"{found.owner.name}.{found.name}"
            yield Finding(
                given.span,
                f"The required field `{where}` cannot be `a.{known.name}()`, because it is in the result of a generation.",
                related=(Related(found.field.name_span, f"`{found.name}` is defined here"),),
                package_message=_said(known.graphql),
                data=(),
            )


def _unsuitable(call: BuilderCall) -> Scalar | None:
    """The scalar type of a call, if a generation cannot guarantee it."""
    known = scalar(call.name)
    return None if known is None or known.generated else known


def _said(graphql: str) -> str:
    return f"Disallowed required field type {graphql} without a default value."


def fix(finding: Finding[tuple[Remove | InsertProperty, ...]]) -> Iterator[Fix]:
    edits = finding.data
    added = [edit.name for edit in edits if isinstance(edit, InsertProperty)]
    if added:
        yield Fix(f"Add {listed(added)} to the model", edits)
    elif edits:
        yield Fix("Remove `.required()`", edits, is_preferred=True)


RULE = Rule(
    code="data/unsuitable-generated-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A generation returns a required field of a type that an AI model cannot guarantee.",
    covers=("G06",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
