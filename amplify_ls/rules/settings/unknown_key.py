"""A key of a settings file means nothing.

`amplify-ls.json` takes `rules`, `overrides`, `exclude`, `baseline` and `hideTypeScriptDiagnostics`; the editor's settings have
the same names. Anything else is ignored.

## Example

```json
{ "rule": { "data/missing-authorization": "off" } }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "off" } }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.settings import SETTINGS
from amplify_ls.model.problems import Fault
from amplify_ls.rules.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.settings_problems import settings_problems
from amplify_ls.rules.wording import because, renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.problems import Problem
    from amplify_ls.model.settings_file import SettingsFile

_KEYS = (Fault.UNKNOWN_KEY, Fault.MISPLACED_KEY, Fault.OTHER_CASE)


def check(file: SettingsFile) -> Iterator[Finding]:
    for problem in settings_problems(file):
        if problem.fault in _KEYS:
            owner = _owner(problem)
            message = sentence(f"`{problem.path[-1]}` is not a key of {owner}{because(problem.reason)}")
            yield Finding(problem.span, message, tags=frozenset({"unnecessary"}), data=problem)


def _owner(problem: Problem) -> str:
    if len(problem.path) > 1:
        return place_of(problem.path[:-1], "settings")
    return "the settings" if problem.shape is SETTINGS or problem.shape is None else problem.shape.name


def fix(finding: Finding) -> Iterator[Fix]:
    problem = finding.data
    yield from renamings(finding.span, f'"{problem.path[-1]}"', [f'"{name}"' for name in problem.names])


RULE = Rule(
    code="settings/unknown-key",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A key of a settings file means nothing.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
