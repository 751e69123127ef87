"""The value of a default is written into the resolver in a form that does not work.

## What it does

Reports defaults of numbers that only begin with a number or that are fractions for `Int`, defaults of booleans in another
case, and defaults of strings with double quotes, line breaks or `$` before a name.

## Why is this bad?

The value becomes a part of the resolver template as it is, where it breaks the template, is computed or is replaced.

## Example

```graphql bad
type Task @model @auth(rules: [{ allow: owner }]) {
  done: Boolean @default(value: "TRUE")
}
```

Use instead:

```graphql good
type Task @model @auth(rules: [{ allow: owner }]) {
  done: Boolean @default(value: "true")
}
```

## Fix safety

A boolean in lower case and a number without what follows it is how the packages understand the value; the fix is safe for
booleans and unsafe for numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.gen1.default_values import is_valid_default
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_NUMBERS = {
    "Int": re.compile(r"\s*[-+]?[0-9]+\s*"),
    "AWSTimestamp": re.compile(r"\s*[-+]?[0-9]+\s*"),
    "Float": re.compile(r"\s*[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?\s*"),
}
_REPLACED = re.compile(r"\$\{?!?[A-Za-z]")


def check(declared: Declared) -> Iterator[Finding[tuple[str, str]]]:
    if not declared.definition.is_model:
        return
    for field, directive in declared.uses("default"):
        value = directive.get("value")
        base = field.type.name.text
        if not isinstance(value, TextValue) or field.type.is_list:
            continue
        reason = _reason(base, value.text)
        if reason and is_valid_default(base, value.text):
            yield Finding(
                value.span,
                f"The default `{_shown(value.text)}` of `{declared.name}.{field.name.text}` {reason}.",
                data=(base, value.text),
            )


def _shown(text: str) -> str:
    return text.replace("\n", "\\n").replace("\r", "\\r")


def _reason(base: str, text: str) -> str:
    number = _NUMBERS.get(base)
    if number is not None:
        return "" if number.fullmatch(text) else "is not a number"
    if base == "Boolean":
        return "" if text in ("true", "false") else "must be written in lower case"
    if base not in ("String", "ID", "AWSJSON"):
        return ""
    if '"' in text and base != "AWSJSON":
        return "contains a double quote, which breaks the resolver"
    if "\n" in text or "\r" in text:
        return "contains a line break, which breaks the resolver"
    return "contains `$` before a name, which the resolver replaces" if _REPLACED.search(text) else ""


def fix(finding: Finding[tuple[str, str]]) -> Iterator[Fix]:
    base, text = finding.data
    if base == "Boolean":
        yield Fix(f"Change to `{text.lower()}`", (SetText(finding.span, quoted(text.lower())),), Safety.SAFE, is_preferred=True)
        return
    number = re.match(r"[-+]?[0-9]+(?:\.[0-9]+)?" if base == "Float" else r"[-+]?[0-9]+", text)
    if base in _NUMBERS and number is not None and base != "AWSTimestamp":
        yield Fix(f"Change to `{number.group()}`", (SetText(finding.span, quoted(number.group())),), is_preferred=True)


RULE = Rule(
    code="gen1/default-literal",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("default",),
    summary="The value of a default is written into the resolver in a form that does not work.",
    covers=("G195", "G196", "G197", "G198"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
