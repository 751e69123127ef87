"""A settings file refers to a rule that does not exist.

## What it does

Reports a key of `rules` that is neither the code of a rule, `*` for all rules, nor a family such as `data/*`.

## Why is this bad?

The setting is ignored, so it has no effect. `amplify-ls rules` lists the codes.

## Example

```json
{ "rules": { "data/missing-authorisation": "off" } }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "off" } }
```

## Fix safety

Changing a code that differs only in case is safe. Any other change is unsafe because another rule may be intended.
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


def check(file: SettingsFile) -> Iterator[Finding[str]]:
    known, families = _known()
    allowed = {*known, *families, "*"}
    for prop, _ in file.rule_settings():
        if prop.name not in allowed:
            yield Finding(prop.name_span, f"The rule `{prop.name}` does not exist.", data=prop.name)


def fix(finding: Finding[str]) -> Iterator[Fix]:
    wrong = finding.data
    known, families = _known()
    near = nearest(wrong, (*known, *families))
    same = [code for code in known if code.rpartition("/")[2] == wrong.rpartition("/")[2]]
    names = same or ([] if near is None else [near])
    yield from renamings(finding.span, f'"{wrong}"', [f'"{name}"' for name in names])


def _known() -> tuple[tuple[str, ...], list[str]]:
    """The codes of all rules, and ``family/*`` for each family."""
    # Imported here because the list of all rules includes this one.
    from amplify_ls.rules.registry import codes

    known = codes()
    return known, sorted({f"{code.partition('/')[0]}/*" for code in known})


RULE = Rule(
    code="settings/unknown-rule",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file refers to a rule that does not exist.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
