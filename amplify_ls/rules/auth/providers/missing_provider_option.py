"""An external provider lacks a required option.

## What it does

Reports an external provider that lacks a required option. Google, Facebook, Amazon and `oidc` providers require `clientId`
and `clientSecret`; Apple requires `clientId`, `teamId`, `keyId` and `privateKey`; `oidc` providers also require `issuerUrl`,
and `saml` requires `metadata`.

## Why is this bad?

TypeScript rejects the provider, and the packages fail at synthesis for most of these options.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

Use instead:

```ts good
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix adds secrets with the names that the documentation uses. It is unsafe because the secrets have to be set before the
next deployment.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, ReplaceValue
from amplify_ls.fit.problems import MissingKey
from amplify_ls.model.resources.auth import inner_property
from amplify_ls.model.types.receivers import receiver_of
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, SOCIAL, auth_finding, claimed, is_later
from amplify_ls.rules.options.option_fixes import insertion, value_text, with_import
from amplify_ls.rules.options.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.types import Option
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property

CODE = "auth/missing-provider-option"
_KEY, _OF_THE_CONSTRUCT = "privateKey", "privateKeyValue"


def _is_no_issuer(problem: MissingKey) -> bool:
    return "issuerUrl" not in problem.names


CLAIMS = (Claim(MissingKey, f"{PROVIDERS}.**"),)
REJECTED = (
    Match(MissingKey, f"{PROVIDERS}.{SOCIAL}|saml"),
    Match(MissingKey, f"{PROVIDERS}.oidc.[]", _is_no_issuer),
)


def check(auth: Auth) -> Iterator[Finding[list[MissingKey]]]:
    for _, group in groupby(claimed(auth, CODE, CLAIMS), key=lambda problem: id(problem.container)):
        problems = sorted(group, key=lambda problem: not is_later(auth, problem))
        names = [name for problem in problems for name in problem.names]
        yield auth_finding(
            auth,
            problems[0],
            sentence(f"{place_of(problems[0].path, auth.call.name)} has no {listed(names, 'or')}"),
            package_message=f"Property '{names[0]}' is missing in type '{{ ... }}' but required in type ...",
            data=problems,
        )


def fix(finding: Finding[list[MissingKey]]) -> Iterator[Fix]:
    problems = finding.data
    options = [problem.option for problem in problems if problem.option is not None]
    if len(options) < len(problems):
        return
    target, source = problems[0].container, problems[0].span
    old = inner_property(target, _OF_THE_CONSTRUCT)
    if old is None or not any(option.name == _KEY for option in options):
        yield from insertion(target, options, source)
        return
    others = [option for option in options if option.name != _KEY]
    for added in insertion(target, others, source) if others else (Fix("", ()),):
        title = f"Change `{_OF_THE_CONSTRUCT}` to `{_KEY}`"
        title += f", and {added.title[0].lower()}{added.title[1:]}" if others else ""
        yield Fix(title, (*added.operations, *_as_key(old, source, options)), is_preferred=True)


def _as_key(old: Property, source: Span, options: Iterable[Option]) -> Iterable[Operation]:
    """``privateKeyValue`` of the construct as ``privateKey``, which is a secret and not a value of the CDK."""
    renamed = RenameProperty(old, _KEY)
    if receiver_of(old.value) == "secret":
        return (renamed,)
    text = next((value_text(option) for option in options if option.name == _KEY), None) or "secret('APPLE_PRIVATE_KEY')"
    return with_import((renamed, ReplaceValue(old, text)), (text,), source)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An external provider lacks a required option.",
    covers=("AU118", "AU123", "AU127"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
