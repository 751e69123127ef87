"""A settings file speaks of a rule that does not exist.

Rules are named by their codes, which `amplify-ls rules` lists. `data/*` means all rules of a family, `*` all of them. What is
said of any other name is ignored.

## Example

```json
{ "rules": { "data/missing-authorisation": "off" } }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "off" } }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.settings_file import SettingsFile


def check(file: SettingsFile) -> Iterator[Finding]:
    # Here, for the list of all rules has this one in it.
    from amplify_ls.rules.registry import all_rules

    codes = [rule.code for rule in all_rules()]
    families = {f"{code.partition('/')[0]}/*" for code in codes}
    for prop, _ in file.rule_settings():
        if prop.name not in codes and prop.name not in families and prop.name != "*":
            near = nearest(prop.name, [*codes, *sorted(families)])
            same = [code for code in codes if code.rpartition("/")[2] == prop.name.rpartition("/")[2]]
            names = same or ([] if near is None else [near])
            yield Finding(prop.name_span, f"There is no rule `{prop.name}`.", data=(prop.name, names))


def fix(finding: Finding) -> Iterator[Fix]:
    wrong, names = finding.data
    yield from renamings(finding.span, f'"{wrong}"', [f'"{name}"' for name in names])


RULE = Rule(
    code="settings/unknown-rule",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file speaks of a rule that does not exist.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
