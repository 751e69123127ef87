"""The argument of a check contains characters that break the generated schema.

## What it does

Reports an argument of `matches`, `startsWith` or `endsWith` that contains a quote, a line break, a control
character, or a backslash sequence that GraphQL does not know, such as `\\\\d` or `\\\\.`.

## Why is this bad?

The packages insert the string between quotes into a GraphQL schema without escaping it, so the schema cannot be
parsed. Use a character class such as `[0-9]`, or a second backslash, which is written as four in TypeScript.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ number: a.string().validate((v) => v.matches('^\\\\d+$')) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ number: a.string().validate((v) => v.matches('^[0-9]+$')) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix escapes the characters. It is safe, because GraphQL then reads the string that is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.data.validations import check_chains
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_TEXTS = frozenset({"matches", "startsWith", "endsWith"})


def check(parts: Parts) -> Iterator[Finding[Text]]:
    for part in check_chains(parts):
        field = "" if part.outer is None else f" for `{part.outer.name}`"
        for step in part.steps:
            value = None if step.link.arguments is None else step.link.arguments[0]
            if step.name not in _TEXTS or not isinstance(value, Text):
                continue
            fault = graphql_text.fault(value.value)
            if fault:
                yield Finding(
                    value.span,
                    f"The argument of `{step.name}`{field} contains {fault}, which breaks the generated GraphQL schema.",
                    package_message="Syntax Error: ",
                    data=value,
                )


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    text = graphql_text.escaped(finding.data.value)
    yield Fix("Escape the string", (Replace(finding.span, graphql_text.literal(text)),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/unescaped-pattern",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The argument of a check contains characters that break the generated schema.",
    covers=("V06",),
    check=check,
    fix=fix,
    fixable="always",
)
