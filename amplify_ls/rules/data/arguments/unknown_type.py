"""A reference names a type that the schema does not have.

## What it does

Reports `a.ref('Name')` if the schema has no entry of that name. Names are case-sensitive.

## Why is this bad?

A reference is the name of a custom type, an enum, a model or an operation of the schema. The packages reject an
unknown name at synthesis. TypeScript does not report it. An unknown data source is a warning, because it fails at
deployment only.

## Example

```ts bad
const schema = a.schema({
  State: a.enum(['open', 'done']),
  Order: a.model({ state: a.ref('Sate') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  State: a.enum(['open', 'done']),
  Order: a.model({ state: a.ref('State') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

A name that differs in case alone is safe to change. Changing to another similar name, or to the only type that
nothing refers to, is not applied by `--fix`. Where no type is meant, an enum or a custom type can be added, with values or
fields to replace; this is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.schema.reserved import RESERVED_TYPES
from amplify_ls.edits.operations import Fix, InsertProperty, Replace, Safety
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.data.graphql_text import NAME
from amplify_ls.rules.renamed import only_unused
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts

_GENERATED = frozenset({"EventInvocationResponse"})
"""Types that the packages add."""
_TYPES = frozenset({EntryKind.ENUM, EntryKind.CUSTOM_TYPE, EntryKind.UNKNOWN})
_FITTING = {
    "model-field": _TYPES,
    "custom-type-field": _TYPES,
    "argument": _TYPES,
    "return": _TYPES | {EntryKind.MODEL},
    "subscription-source": frozenset({EntryKind.MODEL, EntryKind.MUTATION, EntryKind.UNKNOWN}),
    "data-source": frozenset({EntryKind.MODEL, EntryKind.UNKNOWN}),
    "tool-source": OPERATION_KINDS | {EntryKind.MODEL, EntryKind.UNKNOWN},
}

_PLACES_OF_TYPES = frozenset({"model-field", "custom-type-field", "argument", "return"})
_NEW_TYPES = (("enum", "a.enum(['FIRST', 'SECOND'])"), ("custom type", "a.customType({ name: a.string() })"))
_ENDINGS_OF_ENUMS = ("Status", "State", "Setting", "Enum", "Category", "Kind", "Level", "Mode", "Role", "Priority")
"""How the names of enums end in public repositories, and those of custom types do not."""

_NO_TYPE = "Could not find type definition for "


def check(parts: Parts) -> Iterator[Finding[tuple[Part, Parts, Text]]]:
    for part in parts.built("ref"):
        name = None if part.call is None else part.call.argument(0)
        if not isinstance(name, Text) or name.value in _GENERATED or not parts.data.lacks(name.value):
            continue
        if part.place == "tool-source" and name.value.startswith(("list", "get")):
            continue
        yield Finding(
            name.span,
            f"`{name.value}` is not an entry of the schema.",
            stage=Stage.DEPLOY if part.place == "data-source" else None,
            severity=Severity.WARNING if part.place == "data-source" else None,
            package_message=_said(part, name.value),
            data=(part, parts, name),
        )


def _said(part: Part, name: str) -> str:
    if part.place == "data-source":
        return ""
    if part.place != "tool-source":
        return f"Invalid ref. {part.name.partition('.')[0]} is referring to {name} which is not defined in the schema"
    is_query = part.member is not None and part.member.name == "query"
    return "defined in @conversation directive has no matching Query field definition" if is_query else _NO_TYPE + name


def fix(finding: Finding[tuple[Part, Parts, Text]]) -> Iterator[Fix]:
    part, parts, name = finding.data
    candidates = _candidates(part, parts)
    found = nearest(name.value, candidates) or only_unused(candidates, _referenced(parts))
    if found is not None:
        safety = Safety.SAFE if found.lower() == name.value.lower() else Safety.UNSAFE
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), safety, is_preferred=True)
    elif part.place in _PLACES_OF_TYPES and NAME.fullmatch(name.value) and name.value not in RESERVED_TYPES:
        yield from _additions(part, parts, name.value)


def _additions(part: Part, parts: Parts, name: str) -> Iterator[Fix]:
    """The fixes that declare the type: first the kind that its name suggests."""
    schema = None if parts.entry is None else parts.data.schema_of(parts.entry.name)
    if parts.entry is None or schema is None or schema.entries is None or schema.sql is not None:
        return
    after = parts.entry.property if parts.entry.name in schema.entries.own else None
    new = _NEW_TYPES if name.endswith(_ENDINGS_OF_ENUMS) else reversed(_NEW_TYPES)
    for kind, source in new:
        yield Fix(f"Add the {kind} `{name}`", (InsertProperty(schema.entries, name, source, after=after),))


def _referenced(parts: Parts) -> Iterator[str]:
    """The types that the API refers to."""
    for entry in parts.data.names:
        inside = parts.data.parts(entry)
        for part in () if inside is None else inside.built("ref"):
            name = None if part.call is None else part.call.argument(0)
            if isinstance(name, Text):
                yield name.value


def _candidates(part: Part, parts: Parts) -> list[str]:
    kinds = _FITTING.get(part.place or "")
    return [name for name in parts.data.names if kinds is None or parts.data.kind(name) in kinds]


RULE = Rule(
    code="data/unknown-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A reference names a type that the schema does not have.",
    names="a type of the schema",
    covers=("T01", "O23", "H04", "H05"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
