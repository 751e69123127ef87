"""A settings file contains a syntax error.

## What it does

Reports a syntax error in `amplify-ls.json`. The file is JSON, in which comments and trailing commas are allowed.

## Why is this bad?

As long as the file cannot be read, its previous settings still apply.

## Example

```json
{ "rules": { "data/missing-authorization": "off" }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "off" } }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.settings_file import SettingsFile


def check(file: SettingsFile) -> Iterator[Finding]:
    for span in file.faults:
        yield Finding(span, "The settings cannot be read as JSON, so the previous settings still apply.")


RULE = Rule(
    code="settings/syntax-error",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file contains a syntax error.",
    covers=(),
    check=check,
)
