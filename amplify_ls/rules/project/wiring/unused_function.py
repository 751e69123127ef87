"""A function is defined but not used by the backend.

## What it does

Reports a function that is neither passed to `defineBackend` nor used by a resource of the backend, as a trigger, as a handler,
or in a rule that grants it access. A function is not reported if other code of the backend mentions its name or its folder, as
CDK code does that bundles the handler itself.

## Why is this bad?

A function that the backend does not use is silently not deployed.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
// amplify/auth/post-confirmation/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const postConfirmation = defineFunction({ name: 'post-confirmation' });
// amplify/auth/post-confirmation/handler.ts
export const handler = async (event: unknown) => event;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';
import { postConfirmation } from './post-confirmation/resource';

export const auth = defineAuth({
  loginWith: { email: true },
  triggers: { postConfirmation },
});
// amplify/auth/post-confirmation/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const postConfirmation = defineFunction({ name: 'post-confirmation' });
// amplify/auth/post-confirmation/handler.ts
export const handler = async (event: unknown) => event;
```

## Fix safety

Both fixes are unsafe, because they deploy the function. One adds it to `defineBackend`; the other makes it the trigger after
which its folder is named.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.auth import TRIGGERS
from amplify_ls.edits.operations import AddImport, Fix, InsertProperty
from amplify_ls.model.files.exported import is_exported, specifier
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.syntax.outline import Span

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def check(project: Project) -> Iterator[Finding[tuple[Project, Definition]]]:
    if not project.wiring.sees_all_resources or not project.wiring.resources:
        return
    used = project.wiring.deployed | {usage.function for usage in project.wiring.function_usages}
    by_call: dict[Span, list[Definition]] = {}
    for item in project.definitions.named("defineFunction"):
        if item.call is not None:
            by_call.setdefault(item.call.name_span, []).append(item)
    for span, items in by_call.items():
        if span not in used and _is_named_nowhere(project, items):
            name = items[0].name
            yield Finding(
                span,
                f"The function `{name}` is never used by the backend, so it is not deployed.",
                tags=frozenset({"unnecessary"}),
                data=(project, items[0]),
            )


def _is_named_nowhere(project: Project, items: list[Definition]) -> bool:
    """Whether no file mentions one of its names or its folder, so that no unknown code uses it either."""
    names = {item.name for item in items}
    if not all(_NAME.fullmatch(name) and name != "default" for name in names):
        return False
    path = items[0].path
    folder = posixpath.dirname(path)
    for other in project.files:
        is_outside = not other.startswith(f"{folder}/")
        if _may_use(project, other, path, names) or (
            is_outside and project.file_facts.mentions_folder(other, posixpath.basename(folder))
        ):
            return False
    return True


def _may_use(project: Project, path: str, origin: str, names: set[str]) -> bool:
    if any(project.file_facts.mentions(path, name) for name in names):
        return True
    module = project.sources.module(path)
    if module is None or path == origin:
        return module is None
    header = module.file.header.get()
    if any(project.sources.resolve(path, star) == origin for star in header.star_exports):
        return True
    imports = (each for chunk in header.statements for each in chunk.content.get().imports)
    return any(
        each.imported in ("*", *names) and each.local not in names and project.sources.resolve(path, each.module) == origin
        for each in imports
    )


def fix(finding: Finding[tuple[Project, Definition]]) -> Iterator[Fix]:
    project, item = finding.data
    backend = project.backend
    if not is_exported(project, item) or backend is None or backend.options is None:
        return
    trigger = _trigger(project, item)
    if trigger is not None:
        yield trigger
    title = f"Add `{item.name}` to `defineBackend`"
    operations: list[Operation] = [InsertProperty(backend.options, item.name, item.name)]
    operations.append(AddImport(backend.name_span, specifier(backend.path, item.path), item.name))
    yield Fix(title, tuple(operations), is_preferred=trigger is None)


def _trigger(project: Project, item: Definition) -> Fix | None:
    """The fix that makes the function the trigger after which its folder is named."""
    words = posixpath.basename(posixpath.dirname(item.path)).replace("_", "-").split("-")
    name = words[0] + "".join(word.capitalize() for word in words[1:])
    auth = project.auth[0] if len(project.auth) == 1 else None
    if name not in {each.name for each in TRIGGERS.options} or auth is None or auth.options is None:
        return None
    imported = AddImport(auth.name_span, specifier(auth.path, item.path), item.name)
    value = item.name
    triggers = auth.options.get("triggers")
    if isinstance(triggers, Object) and triggers.lacks(name):
        return Fix(
            f"Add `{value}` as the trigger `{name}`", (InsertProperty(triggers, name, value), imported), is_preferred=True
        )
    if auth.options.lacks("triggers"):
        shown = name if name == value else f"{name}: {value}"
        insert = InsertProperty(auth.options, "triggers", f"{{ {shown} }}")
        return Fix(f"Add `{value}` as the trigger `{name}`", (insert, imported), is_preferred=True)
    return None


RULE = Rule(
    code="project/unused-function",
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="A function is defined but not used by the backend.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
