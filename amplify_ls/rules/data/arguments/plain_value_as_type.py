"""A plain value is used where a type of the schema is expected.

## What it does

Reports a string, an object, an array or a global such as `String` as an entry of the schema, a field, an argument,
a result or a source.

## Why is this bad?

Fields, arguments and results are created by builders: `a.string()`, `a.customType({...})`. A plain value fails at
synthesis, with a message that does not name the field. For arguments and results, TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Store: a.model({ name: a.string(), location: { lat: a.float(), long: a.float() } }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Store: a.model({ name: a.string(), location: a.customType({ lat: a.float(), long: a.float() }) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the value to the builder that is most likely intended. It is not applied by `--fix`, because another
type may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.scalars import SCALAR_ALIASES, SCALARS
from amplify_ls.catalog.types import Placed, Property
from amplify_ls.edits.operations import Fix, Replace, Wrap
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.types.chains import Standing
from amplify_ls.model.types.mismatch import Misfit, may_fit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.option_words import literal_words, mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import article
from amplify_ls.values.values import Object, Reason, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Value

CODE = "data/plain-value-as-type"
_TYPES = frozenset({"model-field", "custom-type-field", "argument", "return"})
_UNSEEN = frozenset({"argument", "return"})
_GLOBALS = {"String": "string", "Number": "integer", "Boolean": "boolean", "Date": "datetime"}


def _is_type(problem: WrongType) -> bool:
    """Whether a type, a model or an operation is expected."""
    kind = problem.expected
    return isinstance(kind, Placed) and kind.place != "handler" and problem.misfit is Misfit.KIND


CLAIMS = (Claim(WrongType, "**", _is_type),)


def check(parts: Parts) -> Iterator[Finding[tuple[Value, str]]]:
    for item in claimed(parts, CODE, CLAIMS):
        expected, value = item.problem.expected, item.problem.value
        place = expected.place if isinstance(expected, Placed) else ""
        yield Finding(
            item.problem.span,
            mismatch_message(_name(item), article(_wanted(place)), literal_words(value)),
            stage=Stage.SYNTH if place in _UNSEEN else None,
            package_message="Cannot destructure property 'fieldType' of 'fieldDef' as it is undefined.",
            data=(value, place),
        )
    for part in parts.all[:1]:
        if part.place == "schema-entry" and not may_fit(part.value, Placed("schema-entry")):
            message = mismatch_message(f"`{part.name}`", article(_wanted("schema-entry")), literal_words(part.value))
            yield Finding(part.value.span, message, data=(part.value, "schema-entry"))
    for part in parts.all:
        last = part.steps[-1] if part.steps else None
        if part.place is None or last is None or len(part.steps) != 1 or last.standing is not Standing.FINE:
            last = None
        if last is not None and isinstance(last.member, Property):
            yield Finding(
                last.link.name_span,
                f"Expected a type for `{part.name}`, found `a.{last.name}`, which is not a builder.",
                data=(part.value, ""),
            )
        if part.place in _TYPES and isinstance(part.value, Unknown) and _is_global(part.value):
            yield Finding(
                part.value.span,
                f"Expected a type for `{part.name}`, found `{part.value.name}`.",
                stage=Stage.SYNTH if part.place in _UNSEEN else None,
                package_message="Cannot destructure property 'fieldType' of 'fieldDef' as it is undefined.",
                data=(part.value, part.place),
            )


def _name(item: ArgumentFault[WrongType]) -> str:
    """What the value is for, in the author's names: `Post.title`."""
    arguments = item.step.link.arguments
    given = None if arguments is None else arguments[item.index]
    members = given if isinstance(given, Object) else ()
    name = next((f".{member.name}" for member in members if member.value.span == item.problem.span), "")
    return f"`{item.part.name}{name}`"


def _is_global(value: Unknown) -> bool:
    return value.reason is Reason.UNDECLARED and value.name in _GLOBALS


def _wanted(place: str) -> str:
    if place == "schema-entry":
        return "model, type or operation"
    return "reference such as `a.ref('Post')`" if place.endswith("source") else "type such as `a.string()`"


def fix(finding: Finding[tuple[Value, str]]) -> Iterator[Fix]:
    value, place = finding.data
    if place.endswith("source"):
        if isinstance(value, Text):
            yield Fix(f"Change to `a.ref('{value.value}')`", (Wrap(value.span, "a.ref(", ")"),), is_preferred=True)
        return
    if place not in _TYPES:
        return
    if isinstance(value, Object):
        yield Fix("Change to `a.customType()`", (Wrap(value.span, "a.customType(", ")"),), is_preferred=True)
    for index, name in enumerate(_meant(value)):
        yield Fix(f"Change to `a.{name}()`", (Replace(value.span, f"a.{name}()"),), is_preferred=index == 0)


def _meant(value: Value) -> tuple[str, ...]:
    if isinstance(value, Unknown):
        return (_GLOBALS[value.name],) if value.name in _GLOBALS else ()
    if not isinstance(value, Text):
        return ()
    if scalar(value.value) is not None:
        return (value.value,)
    return suggestion(value.value, (each.name for each in SCALARS), SCALAR_ALIASES).names


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A plain value is used where a type of the schema is expected.",
    covers=("C07", "O08", "S09"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
