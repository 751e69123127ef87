"""The name of a function is invalid.

## What it does

Reports a function whose name does not start with a letter or contains characters other than letters, digits, dashes,
underscores and spaces. Without `name`, a function is named after its entry file, up to the last dot, and without `entry`, after
its folder. Such names are reported, too: `./send.mail.ts` and `functions/2fa` do not result in valid names.

## Why is this bad?

The packages reject the name at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  name: 'send.mail',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  name: 'sendMail',
});
```

## Fix safety

The fix sets `name` to a valid name. It is unsafe, because a function that has been deployed under another name is replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.common import RESOURCE_NAME
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import naming
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/invalid-name"
_NAME = re.compile(RESOURCE_NAME.pattern)
_REFUSAL = "Resource name contains invalid characters, found {}"
_SOURCES = {"entry": "entry file", "folder": "folder"}
CLAIMS = (Claim(WrongValue, "name"),)
REJECTED = (Match(WrongValue, "name"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, str]]]:
    for problem in claimed(function, CODE, CLAIMS):
        if not isinstance(problem.value, Text):
            continue
        name = problem.value.value
        message = f"`{name}` is not a valid function name."
        yield function_finding(function, problem, message, package_message=_REFUSAL.format(name), data=(function, name))
    part = function.name
    if part is None or part.source == "name" or _NAME.fullmatch(part.name):
        return
    yield Finding(
        part.span,
        f"`{part.name}`, taken from the {_SOURCES[part.source]}, is not a valid function name.",
        package_message=_REFUSAL.format(part.name),
        data=(function, part.name),
    )


def fix(finding: Finding[tuple[BackendFunction, str]]) -> Iterator[Fix]:
    function, name = finding.data
    words = re.findall(r"[A-Za-z0-9_\- ]+", name)
    joined = "".join([*words[:1], *(word[0].upper() + word[1:] for word in words[1:])]).strip()
    better = joined if joined[:1].isalpha() else f"{'fn' if joined[:1].isdecimal() else ''}{joined.lstrip('_- ')}"
    if better[:1].isalpha():
        yield from naming(function, better)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The name of a function is invalid.",
    covers=("FN22",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
