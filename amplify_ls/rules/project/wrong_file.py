"""A resource is defined in a file where the packages do not look for it.

`defineAuth` and `referenceAuth` are called in `amplify/auth/resource.ts`, `defineData` in `amplify/data/resource.ts`,
`defineStorage` in `amplify/storage/resource.ts`. The call itself has to stand there: a file of another name, or
`backend.ts`, is refused.

## Example

```ts
import { defineAuth, defineBackend } from '@aws-amplify/backend';

defineBackend({
  auth: defineAuth({ loginWith: { email: true } }),
});
```

Use instead:

```ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project

_PLACES = {
    "defineAuth": ("Auth", "amplify/auth/resource"),
    "referenceAuth": ("Auth", "amplify/auth/resource"),
    "defineData": ("Data", "amplify/data/resource"),
    "defineStorage": ("Storage", "amplify/storage/resource"),
}


def check(project: Project) -> Iterator[Finding]:
    for call in project.resources.values():
        if call.name not in _PLACES:
            continue
        kind, place = _PLACES[call.name]
        if not call.name_span.path.rpartition(".")[0].endswith(place):
            yield Finding(
                call.name_span,
                f"`{call.name}` is called in another file than `{place}.ts`.",
                package_message=f"Amplify {kind} must be defined in {place}.ts",
            )


RULE = Rule(
    code="project/wrong-file",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A resource is defined in a file where the packages do not look for it.",
    covers=("AU02", "DD10", "ST01"),
    check=check,
)
