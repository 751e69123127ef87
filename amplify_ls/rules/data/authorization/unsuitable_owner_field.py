"""An authorization rule reads the owner or group from a field of an unsuitable type.

## What it does

Reports a declared field that `allow.owner()`, `allow.ownerDefinedIn('author')` or `allow.groupDefinedIn('team')`
reads if it is not a string or ID, and one that `allow.ownersDefinedIn` or `allow.groupsDefinedIn` reads if it is
not an array of these. Two rules that read the same undeclared field as a string and as an array are reported as
well.

## Why is this bad?

The packages reject the model at synthesis. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ editors: a.string() }).authorization((allow) => [allow.ownersDefinedIn('editors')]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ editors: a.string().array() }).authorization((allow) => [allow.ownersDefinedIn('editors')]),
});
```

## Fix safety

The fixes make the field an array or a single value, or change to the strategy that fits the field. They are not
applied by `--fix`, because they change stored data or who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, InsertAfter, Remove, Replace
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.record_fields import OWNER, field_read, rules_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span

_TEXTS = frozenset({"ID", "String", "AWSDate", "AWSTime", "AWSDateTime", "AWSEmail", "AWSPhone", "AWSURL", "AWSIPAddress"})
_OTHER_NUMBER = {
    "owner": "ownersDefinedIn('owner')",
    "ownerDefinedIn": "ownersDefinedIn",
    "ownersDefinedIn": "ownerDefinedIn",
    "groupDefinedIn": "groupsDefinedIn",
    "groupsDefinedIn": "groupDefinedIn",
}


def check(parts: Parts) -> Iterator[Finding[tuple[Entry, Field, AccessRule] | None]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL:
        return
    implied: dict[str, tuple[str, AccessRule]] = {}
    for rule in rules_of(entry, parts):
        read = field_read(rule)
        found = strategy(rule.name)
        if read is None or found is None:
            continue
        name, place = read
        field = entry.fields.get(name)
        fault = None if field is None else _fault(field, found.field)
        if field is not None and fault:
            yield _finding(entry, field, rule, place, fault)
            continue
        other = implied.setdefault(name, (found.field, rule))
        if other[0] != found.field and entry.database.has_implied_fields and entry.fields.lacks(name):
            yield Finding(
                place,
                f"Two rules of `{entry.name}` read the field `{name}`, one as a string and the other as an array.",
                related=(Related(other[1].strategy.name_span, "The other rule"),),
                package_message=f"Field {name} defined twice with conflicting definitions.",
            )


def _fault(field: Field, number: str) -> str:
    if field.kind in (FieldKind.UNKNOWN, FieldKind.OTHER):
        return ""
    if field.kind is not FieldKind.SCALAR:
        return f"is {_KINDS[field.kind]}"
    if field.graphql_type not in _TEXTS and field.call is not None:
        return f"is `a.{field.call.name}()`"
    is_list = field.has("array")
    if is_list is None or is_list is (number == "many"):
        return ""
    return "is an array" if is_list else "is not an array"


_KINDS = {
    FieldKind.RELATIONSHIP: "a relationship",
    FieldKind.REFERENCE: "a reference to a type",
    FieldKind.ENUM: "an enum",
    FieldKind.CUSTOM_TYPE: "a custom type",
}


def _finding(entry: Entry, field: Field, rule: AccessRule, place: Span, fault: str) -> Finding[tuple[Entry, Field, AccessRule]]:
    if field.kind is FieldKind.ENUM:
        message = "Cannot read properties of undefined (reading 'array')"
    else:
        message = f"Implicit field {field.name} conflicts with the explicit field definition."
    return Finding(
        place,
        f"The field `{entry.name}.{field.name}` {fault}, so `allow.{rule.name}` cannot read it.",
        related=(Related(field.name_span, f"`{field.name}` is defined here"),),
        package_message=message,
        data=(entry, field, rule),
    )


def fix(finding: Finding[tuple[Entry, Field, AccessRule] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    entry, field, rule = finding.data
    call = field.call
    if field.kind is not FieldKind.SCALAR or call is None or field.graphql_type not in _TEXTS:
        return
    # The columns of a table cannot be changed here.
    is_fixed = entry.database.is_sql
    link, name = call.modifier("array"), _OTHER_NUMBER[rule.name]
    if is_fixed and rule.name != OWNER:
        yield Fix(f"Change to `allow.{name}`", (Replace(rule.strategy.name_span, name),), is_preferred=True)
    if link is not None:
        yield Fix(f"Make `{field.name}` a single value", (Remove(link.span),), is_preferred=not is_fixed)
    else:
        yield Fix(f"Make `{field.name}` an array", (InsertAfter(field.value.span, ".array()"),), is_preferred=not is_fixed)
    if not is_fixed and rule.name != OWNER:
        yield Fix(f"Change to `allow.{name}`", (Replace(rule.strategy.name_span, name),))


RULE = Rule(
    code="data/unsuitable-owner-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An authorization rule reads the owner or group from a field of an unsuitable type.",
    covers=("AZ14", "AZ15", "AZ16"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
