"""The text of a check holds characters that break the generated schema.

The texts of `matches`, `startsWith` and `endsWith` are pasted into GraphQL between quotes as they are. A backslash
that GraphQL does not know, as in `\\\\d` or `\\\\.`, and a quote end the text too early, and the schema does not
parse. A character class helps, `[0-9]`, or a second backslash, which is four in the source.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules import graphql_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.validations import check_chains
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_TEXTS = frozenset({"matches", "startsWith", "endsWith"})


def check(parts: Parts) -> Iterator[Finding]:
    for part in check_chains(parts):
        for step in part.steps:
            value = None if step.link.arguments is None else step.link.arguments[0]
            if step.name not in _TEXTS or not isinstance(value, Text):
                continue
            fault = graphql_text.fault(value.value)
            if fault:
                yield Finding(
                    value.span,
                    f"The text of `{step.name}` has {fault}, which breaks the generated schema.",
                    package_message="Syntax Error: ",
                    data=value,
                )


def fix(finding: Finding) -> Iterator[Fix]:
    text = graphql_text.escaped(finding.data.value)
    yield Fix("Escape it", (Replace(finding.span, graphql_text.literal(text)),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/unescaped-pattern",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The text of a check holds characters that break the generated schema.",
    covers=("V06",),
    check=check,
    fix=fix,
    fixable="always",
)
