"""A group rule reads a field that the model does not declare.

## What it does

Reports `allow.groupDefinedIn(...)` and `allow.groupsDefinedIn(...)` if the model has no field of that name. Models
of a SQL schema are reported by `data/undeclared-owner-field`.

## Why is this bad?

Unlike the owner field, the group field is not added automatically. No record can have a value in it, so the rule
never grants access. TypeScript and the packages accept it.

## Example

```ts bad
const schema = a.schema({
  Report: a.model({ title: a.string() }).authorization((allow) => [allow.groupsDefinedIn('teams')]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Report: a
    .model({ title: a.string(), teams: a.string().array() })
    .authorization((allow) => [allow.groupsDefinedIn('teams')]),
});
```

## Fix safety

The fixes declare the field, or change the name to that of a similar field. They are not applied by `--fix`, because
both change who has access.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.common import GRAPHQL_NAME
from amplify_ls.catalog.lookup import strategy
from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, Replace
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.record_fields import field_read, rules_of
from amplify_ls.rules.data.reference_fields import own_literal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span

_GROUPS = "groups"


def check(parts: Parts) -> Iterator[Finding[tuple[Entry, str, Span, str]]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL or entry.database.is_sql:
        return
    seen: set[str] = set()
    for rule in rules_of(entry, parts):
        read, found = field_read(rule), strategy(rule.name)
        if read is None or found is None or found.kind != _GROUPS:
            continue
        name, place = read
        if name in seen or not entry.fields.lacks(name):
            continue
        seen.add(name)
        yield Finding(
            place,
            f"The model `{entry.name}` has no field `{name}`, so `allow.{rule.name}` grants access to nobody.",
            data=(entry, name, place, found.field),
        )


def fix(finding: Finding[tuple[Entry, str, Span, str]]) -> Iterator[Fix]:
    entry, name, place, number = finding.data
    text = "a.string().array()" if number == "many" else "a.string()"
    literal = own_literal(entry)
    is_possible = re.fullmatch(GRAPHQL_NAME.pattern, name) is not None
    if literal is not None and not literal.is_open and is_possible:
        yield Fix(f"Add `{name}: {text}` to `{entry.name}`", (InsertProperty(literal, name, text),), is_preferred=True)
    found = nearest(name, list(entry.fields.by_name))
    if found is not None and entry.authorization is not None:
        yield Fix(f"Change to `{found}`", (Replace(place, f"'{found}'"),))


RULE = Rule(
    code="data/undeclared-group-field",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A group rule reads a field that the model does not declare.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
