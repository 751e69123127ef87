"""A project uses a preview release of the backend packages, which is not checked.

## What it does

Reports a project whose version of `@aws-amplify/backend` is below 1.0. The version is read from the installed package,
otherwise from `package.json`.

## Why is this bad?

Before version 1.0, the packages had another interface: rules were written `a.allow.owner()`, and relationships needed no
reference fields. What is correct in later releases would be wrong in such a project, so nothing else is checked until it uses
version 1 or later.

## Example

A `package.json` with a preview release:

```json
{ "devDependencies": { "@aws-amplify/backend": "^0.13.0" } }
```

Use instead:

```json
{ "devDependencies": { "@aws-amplify/backend": "^1.25.1" } }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    version = project.version
    for definition in project.definitions.all[:1]:
        call = definition.call
        span = definition.value.span if call is None else call.name_span
        shown = ".".join(map(str, version or ()))
        yield Finding(span, f"Version {shown} of `@aws-amplify/backend` is a preview release, which is not checked.")


RULE = Rule(
    code="project/preview-release",
    severity=Severity.INFORMATION,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A project uses a preview release of the backend packages, which is not checked.",
    covers=(),
    check=check,
    until="1.0.0",
    since="0.0.0",
)
