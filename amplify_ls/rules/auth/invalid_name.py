"""The name of the user pool has characters that it cannot have.

A name starts with a letter, and goes on with letters, digits, dashes, underscores and spaces.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/invalid-name"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        name = problem.value.value if isinstance(problem.value, Text) else ""
        message = f"The name `{name}` has characters that it cannot have." if name else "The name is empty."
        package = f"Resource name contains invalid characters, found {name}"
        yield auth_finding(auth, problem, message, package_message=package)


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="The name of the user pool has characters that it cannot have.",
    covers=("AU10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
