"""A required auth option is missing.

## What it does

Reports an object in the options of `defineAuth` or `referenceAuth` that lacks a required option.

## Why is this bad?

TypeScript rejects the object. Where TypeScript does not check it, some options are required at synthesis as well, and without
others the backend is deployed with the feature left out or the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true, webAuthn: {} },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true, webAuthn: { relyingPartyId: 'AUTO' } },
});
```

## Fix safety

The fix adds the option with a usual value. It is unsafe because another value may be intended. There is no fix if a value
cannot be guessed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from amplify_ls.fit.problems import ExclusiveKeys, MissingArgument, MissingCompanion, MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed, is_later
from amplify_ls.rules.options.option_fixes import insertion
from amplify_ls.rules.options.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.problems import MissingOption
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object

CODE = "auth/missing-option"
CLAIMS: tuple[Claim[MissingOption], ...] = (Claim((MissingKey, MissingArgument, MissingCompanion, ExclusiveKeys), "**"),)
REJECTED = (
    Match((MissingKey, MissingArgument), ""),
    Match(MissingKey, "multifactor.sms"),
)


def check(auth: Auth) -> Iterator[Finding[list[MissingOption]]]:
    for _, group in groupby(claimed(auth, CODE, CLAIMS), key=lambda problem: (id(_container(problem)), problem.path)):
        problems = sorted(group, key=lambda problem: not is_later(auth, problem))
        names = [name for problem in problems for name in problem.names]
        yield auth_finding(
            auth,
            problems[0],
            sentence(f"{place_of(problems[0].path, auth.call.name)} has no {listed(names, 'or')}"),
            package_message=f"Property '{names[0]}' is missing in type '{{ ... }}' but required in type ...",
            data=problems,
        )


def _container(problem: MissingOption) -> Object | None:
    """The object that lacks something; None for a call without arguments."""
    return None if isinstance(problem, MissingArgument) else problem.container


def fix(finding: Finding[list[MissingOption]]) -> Iterator[Fix]:
    problems = finding.data
    options = [problem.option for problem in problems if isinstance(problem, MissingKey) and problem.option is not None]
    if len(options) == len(problems):
        yield from insertion(_container(problems[0]), options, problems[0].span)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="A required auth option is missing.",
    covers=("AU48", "AU80", "AU91", "RA01"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
