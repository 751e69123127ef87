"""Two secrets have similar names.

## What it does

Reports a secret whose name differs from that of another one only in case or punctuation, or by a single letter in the middle of
the name. Names with digits are only compared for case and punctuation.

## Why is this bad?

Each name is a secret of its own, which must be set before the next deployment. Names that are nearly the same are usually meant
to be the same secret.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
// amplify/backend.ts
import { defineBackend, secret } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { report } from './functions/report/resource';

const backend = defineBackend({ auth, report });

backend.report.addEnvironment('CLIENT_ID', secret('GOOGLE_CLIENTID'));
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
// amplify/backend.ts
import { defineBackend, secret } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { report } from './functions/report/resource';

const backend = defineBackend({ auth, report });

backend.report.addEnvironment('CLIENT_ID', secret('GOOGLE_CLIENT_ID'));
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
```

## Fix safety

The fix changes the name to that of the other secret. It is unsafe, because they may be two secrets.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.secrets import SecretUse

_LONG = 8
"""From this length on, a missing letter may be a mistake; shorter names that are this similar are different names."""


def check(project: Project) -> Iterator[Finding[tuple[Sequence[SecretUse], str]]]:
    uses: dict[str, list[SecretUse]] = {}
    for use in project.secrets:
        uses.setdefault(use.name, []).append(use)
    names = sorted(uses, key=lambda name: (-len(uses[name]), -len(name)))
    first: dict[str, int] = {}
    by_length: dict[int, list[int]] = {}
    for index, name in enumerate(names):
        folded = _folded(name)
        alike = [first[folded]] if folded in first else []
        lengths = () if _is_numbered(folded) else (len(folded) - 1, len(folded) + 1)
        others = (each for length in lengths for each in by_length.get(length, ()))
        alike.extend(each for each in others if _is_near(folded, _folded(names[each])))
        if alike:
            yield _finding(uses[name], uses[names[min(alike)]])
        first.setdefault(folded, index)
        if lengths:
            by_length.setdefault(len(folded), []).append(index)


def _finding(uses: Sequence[SecretUse], others: Sequence[SecretUse]) -> Finding[tuple[Sequence[SecretUse], str]]:
    name, other = uses[0].name, others[0].name
    related = [Related(use.span, f"`{other}` is used here") for use in others]
    related.extend(Related(use.span, f"`{name}` is also used here") for use in uses[1:])
    message = f"The name of the secret `{name}` is similar to that of the secret `{other}`."
    return Finding(uses[0].span, message, related=tuple(related), data=(uses, other))


def _is_numbered(folded: str) -> bool:
    """Whether a name contains digits: the names of a series differ on purpose."""
    return any(letter.isdigit() for letter in folded)


def _is_near(one: str, other: str) -> bool:
    """Whether two names differ by a single letter that is not at the end."""
    if min(len(one), len(other)) < _LONG or one.startswith(other) or other.startswith(one):
        return False
    return edit_distance(one, other, 1) is not None


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def fix(finding: Finding[tuple[Sequence[SecretUse], str]]) -> Iterator[Fix]:
    uses, other = finding.data
    yield Fix(f"Change to `{other}`", tuple(Replace(use.span, f"'{other}'") for use in uses), is_preferred=True)


RULE = Rule(
    code="project/similar-secrets",
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="Two secrets have similar names.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
