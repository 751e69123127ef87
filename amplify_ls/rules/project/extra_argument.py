"""A function of the packages is given an argument that it does not take.

All options of a resource stand in one object. The type check refuses a second one, and the packages never look at it. Only a
function that is made with the CDK takes its options beside what makes it.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive' }, { versioned: true });
```

Use instead:

```ts good
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioned: true });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function
from amplify_ls.edits.operations import Fix, RemoveItem
from amplify_ls.model.mismatch import may_fit
from amplify_ls.model.validation import form_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    calls = {item.call.name_span: item.call for item in project.all_definitions if item.call is not None}
    for call in calls.values():
        method, given = function(call.name), call.arguments
        if method is None or given.is_open or given.count < 2:
            continue
        form = form_of(method, given)
        most = len(form)
        # Where the first one does not fit, that is what is wrong.
        if given.count <= most or not may_fit(given.values[0], form[0].type):
            continue
        takes = "one argument" if most == 1 else f"{most} arguments"
        here = given.span.covers(given.values[most].span)
        yield Finding(
            given.values[most].span if here else call.name_span,
            f"`{call.name}` takes {takes}.",
            package_message=f"Expected {most} arguments, but got {given.count}.",
            data=given.values[-1] if here and given.count == most + 1 else None,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    if finding.data is not None:
        yield Fix("Remove the argument", (RemoveItem(finding.data.span),))


RULE = Rule(
    code="project/extra-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PROJECT,
    summary="A function of the packages is given an argument that it does not take.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
