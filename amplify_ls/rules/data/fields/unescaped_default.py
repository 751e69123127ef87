"""The default of a field contains characters that break the generated schema.

## What it does

Reports a default that contains a quote, a line break, a control character, or a backslash sequence that GraphQL
does not know.

## Why is this bad?

The packages insert the string between quotes into a GraphQL schema without escaping it. Such a character ends or
breaks the string, so the schema cannot be parsed. A backslash before it helps, which is written as two in
TypeScript.

## Example

```ts bad
const schema = a.schema({
  Settings: a.model({ options: a.json().default('{"theme":"dark"}') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Settings: a.model({ options: a.json().default('{\\\\"theme\\\\":\\\\"dark\\\\"}') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix escapes the characters. It is safe, because GraphQL then reads the string that is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.data.defaults import defaults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding[Text]]:
    for part, _, value in defaults(parts):
        if isinstance(value, Text) and (fault := graphql_text.fault(value.value)):
            yield Finding(
                value.span,
                f"The default of `{part.name}` contains {fault}, which breaks the generated GraphQL schema.",
                package_message="Syntax Error",
                data=value,
            )


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    text = graphql_text.escaped(finding.data.value)
    yield Fix("Escape the string", (Replace(finding.span, graphql_text.literal(text)),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/unescaped-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The default of a field contains characters that break the generated schema.",
    covers=("F05",),
    check=check,
    fix=fix,
    fixable="always",
)
