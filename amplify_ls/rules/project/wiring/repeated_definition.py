"""A resource that a backend can only have once is defined more than once.

## What it does

Reports a second call of `defineAuth` or `referenceAuth`, of `defineData`, or of `defineBackend`, in the same file or, if both
results are part of the backend, in another file. Several calls of `defineStorage` and `defineFunction` are fine.

## Why is this bad?

The packages reject the second call as soon as it runs, whether or not its result is used.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
export const staffAuth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['STAFF'] });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project

_ONCE = (("defineAuth", "referenceAuth"), ("defineData",), ("defineBackend",))
_SAID_OF_BACKEND = "There is already a Construct with name 'deploymentType' in AmplifyStack"


def check(project: Project) -> Iterator[Finding]:
    for names in _ONCE:
        calls = [call for name in names for call in _calls(project, name)]
        if len(calls) < 2:
            continue
        used = project.wiring.deployed
        for path in dict.fromkeys(call.name_span.path for call in calls):
            first, *others = sorted((call for call in calls if call.name_span.path == path), key=_position)
            for call in others:
                yield _finding(call, first, names)
        passed = [call for call in calls if call.name_span in used]
        for call in passed[1:]:
            if call.name_span.path != passed[0].name_span.path:
                yield _finding(call, passed[0], names)


def _calls(project: Project, name: str) -> list[DefineCall]:
    """The calls of a function, without duplicates for results with several names."""
    calls = {definition.call.name_span: definition.call for definition in project.definitions.named(name) if definition.call}
    return list(calls.values())


def _position(call: DefineCall) -> tuple[int, int]:
    return call.name_span.resolve()


def _finding(call: DefineCall, first: DefineCall, names: tuple[str, ...]) -> Finding:
    return Finding(
        call.name_span,
        f"A backend can have only one call of {listed(names, 'or')}.",
        related=(Related(first.name_span, "The first call is here"),),
        package_message=_SAID_OF_BACKEND if names == _ONCE[-1] else _said(names),
    )


def _said(names: tuple[str, ...]) -> str:
    return f"Multiple {listed(names, 'or')} calls are not allowed within an Amplify backend"


RULE = Rule(
    code="project/repeated-definition",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A resource that a backend can only have once is defined more than once.",
    covers=("AU01", "BE12", "DD09"),
    check=check,
)
