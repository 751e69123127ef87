"""A settings file contains an unknown key.

## What it does

Reports an unknown key in a settings file. The keys are `rules`, `overrides`, `exclude` and `baseline`; the editor's
settings have the same names.

## Why is this bad?

An unknown key is ignored, so the setting has no effect.

## Example

```json
{ "rule": { "data/missing-authorization": "off" } }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "off" } }
```

## Fix safety

Renaming a key that differs only in case is safe. Any other renaming is unsafe because another key may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.settings import SETTINGS
from amplify_ls.fit.problems import KeyOfOtherCase, MisplacedKey, UnknownKey, meant_names
from amplify_ls.rules.options.option_words import place_of, reason_of, sentence
from amplify_ls.rules.options.settings_problems import settings_problems
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.settings_file import SettingsFile


SettingProblem: TypeAlias = "UnknownKey | MisplacedKey | KeyOfOtherCase"


def check(file: SettingsFile) -> Iterator[Finding[SettingProblem]]:
    for problem in settings_problems(file):
        if isinstance(problem, (UnknownKey, MisplacedKey, KeyOfOtherCase)):
            message = sentence(f"`{problem.path[-1]}` is not {_expected(problem)}{because(reason_of(problem))}")
            yield Finding(problem.span, message, tags=frozenset({"unnecessary"}), data=problem)


def _expected(problem: SettingProblem) -> str:
    if len(problem.path) > 1:
        return f"a setting of {place_of(problem.path[:-1], 'settings')}"
    return "a setting" if problem.shape is SETTINGS else f"an option of {problem.shape.name}"


def fix(finding: Finding[SettingProblem]) -> Iterator[Fix]:
    problem = finding.data
    yield from renamings(finding.span, f'"{problem.path[-1]}"', [f'"{name}"' for name in meant_names(problem)])


RULE = Rule(
    code="settings/unknown-key",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file contains an unknown key.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
