"""An auth option is set in the wrong object.

## What it does

Reports an option that exists but belongs in another object: `userAttributes` belongs next to `loginWith`, not inside it, and
`callbackUrls` and `logoutUrls` belong in `externalProviders`, not in a provider or in `loginWith`.

## Why is this bad?

TypeScript rejects the option. Where TypeScript does not check it, the option is silently ignored.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    userAttributes: {
      nickname: { mutable: true },
    },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
  },
  userAttributes: {
    nickname: { mutable: true },
  },
});
```

## Fix safety

Moving an option into an object that exists is safe. It is unsafe if the object has to be created, because the object may
enable something, such as a sign-in method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.options import type_at
from amplify_ls.catalog.resources.auth import AUTH
from amplify_ls.catalog.types import Record
from amplify_ls.fit.problems import MisplacedKey, dotted
from amplify_ls.model.types.mismatch import Misfit, misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import LOCAL_URL, PROVIDERS, URLS, auth_finding, claimed, missing_urls
from amplify_ls.rules.options.option_fixes import move
from amplify_ls.rules.options.option_words import excess_key, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/misplaced-option"
CLAIMS = (Claim(MisplacedKey, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, MisplacedKey]]]:
    reported = [problem.cause for problem in missing_urls(auth)]
    for problem in claimed(auth, CODE, CLAIMS):
        if problem in reported:
            continue
        yield auth_finding(auth, problem, _message(auth, problem), package_message=excess_key(problem))


def _message(auth: Auth, problem: MisplacedKey) -> str:
    *here, name = problem.path
    home = problem.places[0][:-1]
    if not home and len(here) == 1:
        return f"`{name}` belongs next to `{here[0]}`, not inside it."
    if not here and len(home) == 1:
        return f"`{name}` belongs inside `{home[0]}`, not next to it."
    where = f"in `{dotted(home)}`" if home else f"in the top-level options of `{auth.call.name}`"
    return f"`{name}` belongs {where}, not in {place_of(tuple(here), auth.call.name)}."


def fix(finding: Finding[tuple[Auth, MisplacedKey]]) -> Iterator[Fix]:
    auth, problem = finding.data
    kind = type_at(Record(AUTH), problem.places[0])
    # `google: true` is not a provider anywhere.
    if problem.prop is None or kind is None or misfit(problem.prop.value, kind) is Misfit.KIND:
        return
    yield from move(problem, auth.options, _needed_urls(auth, problem))


def _needed_urls(auth: Auth, problem: MisplacedKey) -> dict[str, str]:
    """The redirect URLs that new ``externalProviders`` need, except those that are misplaced themselves."""
    if ".".join(problem.places[0][:-1]) != PROVIDERS:
        return {}
    elsewhere = {other.path[-1] for other in claimed(auth, CODE, CLAIMS)}
    return {name: LOCAL_URL for name in URLS if name not in elsewhere}


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth option is set in the wrong object.",
    covers=("AU08", "AU09", "AU30", "AU110"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
