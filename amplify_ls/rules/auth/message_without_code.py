"""A message to users does not hold what they need from it.

The functions that write a verification message are handed a function, such as `createCode`, that gives the place of the
code; its result, or for a code `{####}` itself, must be part of the text. The packages refuse a verification message
without it. An invitation needs both the user name and the temporary password; without them the deployment fails.

The fix calls the parameter where it is only named.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode}`,
    },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode()}`,
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Callback
from amplify_ls.edits.operations import Fix, InsertAfter, Safety
from amplify_ls.model.written import known_text, named_parameters, written_by
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth
    from amplify_ls.model.problems import Problem

CODE = "auth/message-without-code"
_PLACES = {"createCode": "{####}", "code": "{####}", "username": "{username}"}
"""What Cognito puts the value for; of a link the packages ask for the call itself."""
_SETTINGS = {"verificationEmailBody": "email", "verificationMessage": "phone", "smsMessage": "MFA"}


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        name = problem.path[-1]
        if not _missing(problem):
            continue
        if "userInvitation" in problem.path:
            message = f"The text of `{name}` does not hold the result of {listed(_missing(problem), 'or')}."
            package = ""
        else:
            what = "link" if "createLink" in problem.names else "code"
            message = f"The text of `{name}` does not hold the {what} that its parameter makes."
            package = (
                f"Invalid {_SETTINGS.get(name, 'email')} settings. Property '{name}' must utilize the '{what}' parameter "
                f"at least once as a placeholder for the verification {what}."
            )
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY, package_message=package)


def _missing(problem: Problem) -> list[str]:
    """The parameters whose place is not written out in the text either."""
    text = known_text(written_by(problem.value, problem.expected))
    return [name for name in problem.names if _PLACES.get(name, "\0") not in text]


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    kind = problem.expected
    for index, span in named_parameters(problem.value):
        if isinstance(kind, Callback) and index < len(kind.parameters) and kind.parameters[index].name in problem.names:
            yield Fix("Call the parameter", (InsertAfter(span, "()"),), Safety.SAFE, is_preferred=True)
            return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A message to users does not hold what they need from it.",
    covers=("AU20", "AU21", "AU22", "AU23", "AU28"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
