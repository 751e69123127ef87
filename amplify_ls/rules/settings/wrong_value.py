"""A settings file contains a value that is not allowed.

## What it does

Reports a value that its key does not accept. A level is `off`, `hint`, `information`, `warning` or `error`; a rule has a
level, or an object with `level` and `options`; patterns are arrays of strings in the format of `.gitignore`, relative to the
folder of the file and with `/` between folders; a baseline is in the folder of the file or below it. At most 1,000 patterns
are used.

## Why is this bad?

The value is ignored, so the setting has no effect.

## Example

```json
{ "rules": { "data/missing-authorization": "warn" } }
```

Use instead:

```json
{ "rules": { "data/missing-authorization": "warning" } }
```

## Fix safety

Changing a value that differs only in case is safe. Any other change is unsafe because another value may be intended.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from amplify_ls.catalog.settings import LEVELS
from amplify_ls.catalog.types import Either
from amplify_ls.fit.problems import MissingKey, ValueProblem, WrongValue
from amplify_ls.model.files.patterns import MOST_PATTERNS, pattern_fault
from amplify_ls.rules.options.option_words import kind_words, literal_words, mismatch_message, place_of, sentence
from amplify_ls.rules.options.settings_problems import settings_problems
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed, renamings
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Type
    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.files.patterns import PatternFault
    from amplify_ls.model.settings_file import SettingsFile


def check(file: SettingsFile) -> Iterator[Finding[ValueProblem | MissingKey | tuple[Text, PatternFault] | None]]:
    for problem in settings_problems(file):
        if isinstance(problem, ValueProblem):
            yield Finding(problem.span, _message(problem), data=problem)
        elif isinstance(problem, MissingKey):
            owner = place_of(problem.path, "the settings")
            yield Finding(problem.span, sentence(f"{owner} has no {listed(problem.names)}"), data=problem)
    baseline = file.outside_baseline()
    if baseline is not None:
        yield Finding(
            baseline.span, f"The baseline `{baseline.value}` is outside the folder of the settings file and is not used."
        )
    patterns = [pattern for pattern in file.patterns() if pattern.value]
    for pattern in islice(patterns, MOST_PATTERNS, MOST_PATTERNS + 1):
        yield Finding(pattern.span, f"Of {len(patterns):,} patterns, only the first {MOST_PATTERNS:,} are used.")
    for pattern in patterns[:MOST_PATTERNS]:
        fault = pattern_fault(pattern.value)
        if fault is not None:
            yield Finding(pattern.span, f"The pattern `{pattern.value}` {fault.reason}.", data=(pattern, fault))


def _message(problem: ValueProblem) -> str:
    if not problem.path:
        return mismatch_message("the settings", "an object", literal_words(problem.value))
    return mismatch_message(place_of(problem.path, "settings"), _expected(problem.expected), literal_words(problem.value))


def _expected(kind: Type) -> str:
    if kind == LEVELS or (isinstance(kind, Either) and LEVELS in kind.types):
        return listed([str(choice.value) for choice in LEVELS.choices], "or")
    return kind_words(kind)


def fix(finding: Finding[ValueProblem | MissingKey | tuple[Text, PatternFault] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    if isinstance(finding.data, tuple):
        pattern, fault = finding.data
        if fault.meant is not None:
            yield from renamings(finding.span, json.dumps(pattern.value), [json.dumps(fault.meant, ensure_ascii=False)])
        return
    problem = finding.data
    if isinstance(problem, WrongValue) and isinstance(problem.value, Text):
        yield from renamings(finding.span, f'"{problem.value.value}"', [f'"{name}"' for name in problem.names])


RULE = Rule(
    code="settings/wrong-value",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SETTINGS,
    summary="A settings file contains a value that is not allowed.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
