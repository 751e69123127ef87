"""Some reference fields of a relationship are required, and others are not.

## What it does

Reports a relationship with several reference fields of which some have `.required()` and others do not. A field of
the child's own partition key counts as required.

## Why is this bad?

The reference fields of a relationship contain one identifier together, so either all or none of them are required.
Otherwise the backend cannot be synthesized. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', ['storeRegion', 'storeCode']),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeRegion: a.string().required(),
    storeCode: a.string(),
    store: a.belongsTo('Store', ['storeRegion', 'storeCode']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', ['storeRegion', 'storeCode']),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeRegion: a.string().required(),
    storeCode: a.string().required(),
    store: a.belongsTo('Store', ['storeRegion', 'storeCode']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fixes make all reference fields required, or none of them. Neither is applied by `--fix`, because the two mean
different things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Remove
from amplify_ls.model.data.keys import can_hold, key_of
from amplify_ls.model.data.pairing import leads, pairing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.fields import Field


def check(relationship: Relationship) -> Iterator[Finding[tuple[list[Field], list[Field], Entry]]]:
    child, parent, given = relationship.child, relationship.parent, relationship.call.references
    names = relationship.references
    if child is None or parent is None or given is None or names is None or len(names) < 2:
        return
    if not leads(relationship, pairing(relationship)):
        return
    fields = _reference_fields(child, parent, names)
    required = [field for field in fields if _is_required(field, child)]
    optional = [field for field in fields if field not in required]
    if not required or not optional:
        return
    yield Finding(
        given.span,
        f"The reference fields of `{relationship.model.name}.{relationship.field.name}` must be all required or all optional, "
        f"but {_listed(required)} {_are(required)} required and {_listed(optional)} {_are(optional)} not.",
        related=tuple(Related(field.name_span, f"`{field.name}` is not required") for field in optional),
        package_message="relationship have inconsistent nullability.",
        data=(required, optional, child),
    )


def fix(finding: Finding[tuple[list[Field], list[Field], Entry]]) -> Iterator[Fix]:
    required, optional, child = finding.data
    added = [InsertAfter(field.call.link.span, ".required()") for field in optional if field.call is not None]
    yield Fix(f"Make {_listed(optional)} required", tuple(added), is_preferred=True)
    if any(_is_in_key(field, child) for field in required):
        return
    links = [link for field in required if field.call is not None for link in field.call.modifiers if link.name == "required"]
    yield Fix(f"Make {_listed(required)} optional", tuple(Remove(link.span) for link in links))


def _reference_fields(child: Entry, parent: Entry, names: tuple[str, ...]) -> list[Field]:
    """The reference fields if nothing else is wrong with them, else none."""
    key = key_of(parent)
    if key is None or len(key) != len(names):
        return []
    fields: list[Field] = []
    for name, part in zip(names, key, strict=True):
        field = child.fields.get(name)
        if field is None or not can_hold(field, part) or field.has("required") is None:
            return []
        fields.append(field)
    return fields


def _is_required(field: Field, child: Entry) -> bool:
    return field.has("required") is True or _is_in_key(field, child)


def _is_in_key(field: Field, child: Entry) -> bool:
    """Whether a field is the child's own partition key, which is always required."""
    return child.identifier is not None and field.name == child.identifier.names[0]


def _listed(fields: list[Field]) -> str:
    return " and ".join(f"`{field.name}`" for field in fields)


def _are(fields: list[Field]) -> str:
    return "is" if len(fields) == 1 else "are"


RULE = Rule(
    code="data/mixed-reference-nullability",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="Some reference fields of a relationship are required, and others are not.",
    covers=("R14",),
    check=check,
    fix=fix,
    fixable="always",
)
