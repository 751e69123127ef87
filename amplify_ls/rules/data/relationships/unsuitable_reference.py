"""A reference names an entry that cannot be referenced where it is used.

## What it does

Reports `a.ref('Name')` to a model in a field of a model or custom type or in an argument, to an operation in any of
these or in a result, and to an entry of the wrong kind in a tool of a conversation.

## Why is this bad?

Another model is reached by a relationship, `a.belongsTo` or `a.hasMany`, and a reference field. Arguments accept
enums and custom types only. An operation is not a type. The packages reject such references at synthesis;
TypeScript does not report them.

The result of an operation that returns a page of records, such as the records of a model and a token, cannot be a
custom type that refers to the model. Either the operation returns `a.ref('Post').array()`, or the custom type
refers to another custom type with the required fields.

## Example

```ts bad
const schema = a.schema({
  Team: a.model({ name: a.string() }),
  Player: a.model({ team: a.ref('Team') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Team: a.model({ name: a.string(), players: a.hasMany('Player', 'teamId') }),
  Player: a.model({ teamId: a.id(), team: a.belongsTo('Team', 'teamId') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the reference to a model into a relationship: a reference field, `a.belongsTo`, and `a.hasMany` on
the other model. It is not applied by `--fix`, because it changes the data that is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Replace
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.model.data.keys import key_of
from amplify_ls.rules.data.conversation_tools import PLACE, ToolFault, tool_fault, tool_fixes
from amplify_ls.rules.data.reference_fields import own_literal, reference_argument
from amplify_ls.rules.naming import camel_case, free_name, joined, plural
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Part, Parts

_PLACES = {
    "model-field": "a field of a model",
    "custom-type-field": "a field of a custom type",
    "argument": "an argument of an operation",
    "return": "the result of an operation",
}
_RESULTS = frozenset({"return"})


def check(parts: Parts) -> Iterator[Finding[ToolFault | tuple[Part, Parts, str, bool]]]:
    for part in parts.built("ref"):
        name = None if part.call is None else part.call.argument(0)
        if isinstance(name, Text) and part.place == PLACE:
            fault = tool_fault(parts, part, name)
            if fault is not None:
                related = _definition(parts, name.value)
                yield Finding(name.span, fault.message, related, package_message=fault.package_message, data=fault)
        if not isinstance(name, Text) or part.place not in _PLACES:
            continue
        kind = parts.data.kind(name.value)
        is_model = kind is EntryKind.MODEL and part.place not in _RESULTS
        if not is_model and kind not in OPERATION_KINDS:
            continue
        what = "model" if is_model else "operation"
        yield Finding(
            name.span,
            f"`{part.name}` is {_PLACES[part.place]}, which cannot refer to the {what} `{name.value}`.",
            related=_definition(parts, name.value),
            package_message=_package_message(part, name.value) if is_model else f'Unknown type: "{name.value}".',
            data=(part, parts, name.value, is_model),
        )


def _definition(parts: Parts, name: str) -> tuple[Related, ...]:
    schema = parts.data.schema_of(name)
    found = None if schema is None or schema.entries is None else schema.entries.properties.get(name)
    return () if found is None else (Related(found.name_span, f"`{name}` is defined here"),)


def _package_message(part: Part, name: str) -> str:
    owner, _, field = part.name.rpartition(".")
    if part.place == "argument":
        return f"Unsupported reference type 'Model' for argument '{field}' in '{owner}'."
    target = "model" if part.place == "model-field" else "custom type"
    return f"Cannot use `.ref()` to refer a model from a `{target}`. Field `{field}` of `{owner}` refers to model `{name}`"


def fix(finding: Finding[ToolFault | tuple[Part, Parts, str, bool]]) -> Iterator[Fix]:
    if isinstance(finding.data, ToolFault):
        yield from tool_fixes(finding.data)
        return
    part, parts, target, is_model = finding.data
    other: Entry | None = parts.data.entry(target)
    member, model = part.member, parts.entry
    if not is_model or part.place != "model-field" or other is None or member is None or model is None:
        return
    if part.call is None or part.call.modifier("array") is not None or part.call.modifier("authorization") is not None:
        return
    key = key_of(other)
    literal, far = own_literal(model), own_literal(other)
    if key is None or literal is None or far is None or other is model:
        return
    names = [free_name(model.fields.lacks, joined(member.name, part.name)) for part in key]
    references = reference_argument(names)
    inverse = free_name(other.fields.lacks, camel_case(plural(model.name)))
    required = ".required()" if part.call.modifier("required") is not None else ""
    edits: list[Operation] = [
        InsertProperty(literal, name, f"a.{each.builder}(){required}", before=member)
        for name, each in zip(names, key, strict=True)
    ]
    edits.append(Replace(part.value.span, f"a.belongsTo('{target}', {references})"))
    edits.append(InsertProperty(far, inverse, f"a.hasMany('{model.name}', {references})"))
    yield Fix(f"Change to a relationship to `{target}`", tuple(edits), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-reference",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A reference names an entry that cannot be referenced where it is used.",
    names="a type of the schema",
    covers=("T02", "T03", "O06", "H04"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
