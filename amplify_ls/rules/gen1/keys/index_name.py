"""The name of an index is invalid.

## What it does

Reports names of indexes that are shorter than 3 or longer than 255 characters, that contain other characters than letters,
digits, `_`, `-` and `.`, or that are `null`.

## Why is this bad?

The transformers reject the name, which DynamoDB would not accept.

## Example

```graphql bad
type Customer @model @auth(rules: [{ allow: owner }]) {
  rep: ID! @index(name: "by rep")
}
```

Use instead:

```graphql good
type Customer @model @auth(rules: [{ allow: owner }]) {
  rep: ID! @index(name: "byRep")
}
```

## Fix safety

The fix removes `name: null`, so that the index gets its generated name, or removes the invalid characters. It is unsafe
because the name of a deployed index cannot be changed without replacing it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.gen1.syntax.nodes import (
    Directive,
    NullValue,
    TextValue,
)
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_VALID = re.compile(r"[A-Za-z0-9_\-.]{3,255}")


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    for _, directive in declared.uses("index"):
        value = directive.get("name")
        if isinstance(value, NullValue):
            yield Finding(
                value.span,
                "The name of an index cannot be `null`.",
                package_message="Explicit null value not allowed for name field on @index",
                data=directive,
            )
        elif isinstance(value, TextValue) and value.text and not _VALID.fullmatch(value.text):
            yield Finding(
                value.span,
                f"The index name `{value.text}` is invalid: expected 3 to 255 letters, digits, `_`, `-` or `.`.",
                package_message="The indexName is invalid. It should be between 3 and 255 characters.",
                data=directive,
            )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    argument = finding.data.argument("name")
    if argument is None:
        return
    if isinstance(argument.value, NullValue):
        yield Fix("Remove `name`", (RemoveArgument(finding.data, argument),), is_preferred=True)
    elif isinstance(argument.value, TextValue):
        words = re.split(r"[^A-Za-z0-9_\-.]+", argument.value.text)
        new = words[0] + "".join(map(upper_first, words[1:]))
        if _VALID.fullmatch(new):
            yield Fix(f"Change to `{new}`", (SetText(argument.value.span, quoted(new)),), is_preferred=True)


RULE = Rule(
    code="gen1/index-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="The name of an index is invalid.",
    covers=("G101", "G102"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
