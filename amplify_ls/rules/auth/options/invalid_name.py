"""The name of the user pool contains invalid characters.

## What it does

Reports a `name` of `defineAuth` that is empty or contains invalid characters.

## Why is this bad?

A name starts with a letter, which may be followed by letters, digits, hyphens, underscores and spaces. The packages reject
any other name at synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  name: 'shop.auth',
  loginWith: { email: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  name: 'shopAuth',
  loginWith: { email: true },
});
```

## Fix safety

The fix removes the invalid characters. It is unsafe because another name may be intended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-name"
CLAIMS = (Claim(WrongValue, "name"),)
REJECTED = (Match(WrongValue, "name"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.value.value if isinstance(problem.value, Text) else ""
        message = f"The user pool name `{name}` contains invalid characters." if name else "The user pool name is empty."
        package = f"Resource name contains invalid characters, found {name}"
        yield auth_finding(auth, problem, message, package_message=package)


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    value = problem.value
    words = re.findall(r"[A-Za-z0-9_\- ]+", value.value) if isinstance(value, Text) else []
    better = "".join([words[0], *(word[0].upper() + word[1:] for word in words[1:])]) if words else ""
    if better[:1].isalpha():
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="The name of the user pool contains invalid characters.",
    covers=("AU10",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
