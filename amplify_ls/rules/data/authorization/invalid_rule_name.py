"""The name of a group or owner field makes the generated schema invalid.

## What it does

Reports the name of a group or of a field in an authorization rule that contains a quote, a line break or another character that
ends or breaks a GraphQL string, and the name of an owner field that is not a GraphQL name, which consists of letters, digits
and underscores and does not start with a digit.

## Why is this bad?

The names of groups and fields are written between quotes in the generated GraphQL schema, where a quote ends the string too
early. The owner field is added to the API, so its name must be a GraphQL name.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.ownerDefinedIn('created-by')]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.ownerDefinedIn('createdBy')]),
});
```

## Fix safety

The fix changes the name of an owner field to a valid one. It is unsafe, because existing records may use another field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

# The field of a dynamic group rule is looked up in records and not added to the API, so any name is accepted.
_GROUP = "group"
_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding[Text | None]]:
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            found = strategy(rule.name)
            given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
            if found is None or found.subject is None or rule.is_preview:
                continue
            for item in given.items if isinstance(given, Array) else (given,):
                if isinstance(item, Text):
                    yield from _fault(item, is_field=bool(found.field) and not found.name.startswith(_GROUP))


def _fault(name: Text, *, is_field: bool) -> Iterator[Finding[Text | None]]:
    fault = graphql_text.fault(name.value)
    if fault:
        yield Finding(
            name.span,
            f"`{name.value}` contains {fault}, which makes the generated schema invalid.",
            package_message="Syntax Error",
        )
    elif is_field and name.value and graphql_text.NAME.fullmatch(name.value) is None:
        yield Finding(
            name.span,
            f"The owner field `{name.value}` is not a valid GraphQL name.",
            stage=Stage.DEPLOY,
            package_message="Syntax Error",
            data=name,
        )


def fix(finding: Finding[Text | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    name = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), finding.data.value.strip())
    if graphql_text.NAME.fullmatch(name) is not None:
        yield Fix(f"Change to `{name}`", (Replace(finding.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-rule-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The name of a group or owner field makes the generated schema invalid.",
    covers=("AZ25",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
