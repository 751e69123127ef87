"""The code of a function imports code that defines the backend.

## What it does

Reports an import in the code of a function that brings `@aws-amplify/backend` or the CDK into its bundle, either directly or
through a file such as `resource.ts`. Imports that are only used as types are not reported, whether or not they are written as
`import type`.

## Why is this bad?

What a handler imports is bundled into its function. `@aws-amplify/backend` and the CDK are meant for the machine that deploys
the backend: bundled, they turn a function of a few hundred bytes into one of about 50 MB that takes seconds to start. A
`resource.ts` file brings them along, whatever is imported from it.

Constants that both sides need belong in a file of their own that imports nothing of the backend, and values for one function
can be passed in `environment`. What handlers need from Amplify is exported by other paths, such as
`@aws-amplify/backend/function/runtime`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { ask } from './functions/ask/resource';

defineBackend({ ask });
// amplify/functions/ask/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const MODEL = 'small-1';
export const ask = defineFunction({ name: 'ask' });
// amplify/functions/ask/handler.ts
import { MODEL } from './resource';

export const handler = async () => `Asked ${MODEL}`;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { ask } from './functions/ask/resource';

defineBackend({ ask });
// amplify/functions/ask/resource.ts
import { defineFunction } from '@aws-amplify/backend';
import { MODEL } from './model';

export const ask = defineFunction({ name: 'ask', environment: { MODEL } });
// amplify/functions/ask/model.ts
export const MODEL = 'small-1';
// amplify/functions/ask/handler.ts
import { MODEL } from './model';

export const handler = async () => `Asked ${MODEL}`;
```

## Fix safety

Both fixes are unsafe, so `--fix` does not apply them. An import without names is removed. Constants with plain values are
copied into the file, and from then on a change to one copy does not change the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.model.handlers.bundled_backend import bundled_backend
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.handlers.handler_secrets import is_for_secrets_alone
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    BooleanLiteral,
    Cast,
    NullLiteral,
    NumberLiteral,
    ObjectLiteral,
    Pair,
    StringLiteral,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.import_uses import ImportUse, UsedName
    from amplify_ls.model.handlers.bundled_backend import BundledBackend
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.values.resolution.module import Module


def check(function: BackendFunction) -> Iterator[Finding[tuple[Project, BundledBackend]]]:
    for found in bundled_backend(function) if is_made(function) else ():
        if is_for_secrets_alone(found.use):
            continue
        size = ", about 50 MB," if found.package.module == BACKEND_MODULE else ""
        what = f"`{found.package.module}` and its dependencies"
        if found.is_direct:
            message = f"{what}{size} are bundled into {named(function)}."
        else:
            message = f"The import of `{found.use.module}` brings {what}{size} into {named(function)}."
        related = () if found.is_direct else (Related(found.package.span, f"`{found.package.module}` is imported here"),)
        yield Finding(found.use.span, message, related=related, data=(function.project, found))


def fix(finding: Finding[tuple[Project, BundledBackend]]) -> Iterator[Fix]:
    project, found = finding.data
    use: ImportUse = found.use
    if use.is_bare:
        yield Fix("Remove the import", (Remove(use.statement),), is_preferred=True)
        return
    copies = [_copy(project, found, name) for name in use.names]
    texts = [text for text in copies if text is not None]
    if not texts or len(texts) < len(copies) or any(" as " in each or each == "default" for each in use.others):
        return
    # Names that are only used as types are still imported.
    types = [f"import type {{ {', '.join(use.others)} }} from '{use.module}';"] if use.others else []
    title = f"Copy {listed(name.local for name in use.names)} into this file"
    yield Fix(title, (Replace(use.statement, "\n".join((*types, *texts))),), is_preferred=True)


def _copy(project: Project, found: BundledBackend, name: UsedName) -> str | None:
    """The declaration of a constant with a plain value, as written in another file; None for anything else."""
    target = project.sources.resolve(found.path, found.use.module)
    module = None if target is None else project.sources.module(target)
    site = None if module is None else module.file.site(name.imported)
    if module is None or site is None or site.is_import:
        return None
    content = site.statement.content.get()
    if site.place >= len(content.bindings) or not content.bindings[site.place].is_constant:
        return None
    value = content.bindings[site.place].value
    return f"const {name.local} = {_text(module, site.statement.anchor.start, value)};" if _is_plain(value) else None


def _text(module: Module, start: int, value: Expression) -> str:
    return module.file.data[start + value.start : start + value.end].decode("utf-8", "replace")


def _is_plain(value: Expression) -> bool:
    """Whether an expression means the same in every file. Objects lowered member by member are too large to copy."""
    if isinstance(value, Cast):
        return _is_plain(value.value)
    if isinstance(value, ArrayLiteral):
        return all(map(_is_plain, value.items))
    if isinstance(value, ObjectLiteral):
        return all(isinstance(member, Pair) and _is_plain(member.value) for member in value.members)
    return isinstance(value, (StringLiteral, NumberLiteral, BooleanLiteral, NullLiteral))


RULE = Rule(
    code="function/backend-code-in-handler",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="The code of a function imports code that defines the backend.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
