"""A rule names a group or a field that cannot be named so.

The names of groups are pasted into GraphQL between quotes as they are: a quote in one ends it too early. The field
that holds an owner or a group is a field of the API, so its name is letters, digits and underscores, no digit first.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules import graphql_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding]:
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            found = strategy(rule.name)
            given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
            if found is None or found.subject is None or rule.is_preview:
                continue
            for item in given.items if isinstance(given, Array) else (given,):
                if isinstance(item, Text):
                    yield from _fault(item, is_field=bool(found.field))


def _fault(name: Text, *, is_field: bool) -> Iterator[Finding]:
    fault = graphql_text.fault(name.value)
    if fault:
        yield Finding(
            name.span, f"`{name.value}` has {fault}, which breaks the generated schema.", package_message="Syntax Error"
        )
    elif is_field and name.value and graphql_text.NAME.fullmatch(name.value) is None:
        yield Finding(
            name.span,
            f"`{name.value}` is not a name in GraphQL.",
            stage=Stage.DEPLOY,
            package_message="Syntax Error",
            data=name,
        )


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="A rule names a group or a field that cannot be named so.",
    covers=("AZ25",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
