"""A settings file cannot be read.

`amplify-ls.json` is JSON; comments and commas behind the last item are fine. As long as it cannot be read, what it said
before still holds.

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
        yield Finding(span, "This cannot be read as JSON, so the settings of before still hold.")


RULE = Rule(
    code="settings/syntax-error",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file cannot be read.",
    covers=(),
    check=check,
)
