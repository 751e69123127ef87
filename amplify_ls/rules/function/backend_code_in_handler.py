"""The code of a function imports code that defines the backend.

What a handler imports is bundled into its function. `@aws-amplify/backend` and the CDK are meant for the machine that deploys
the backend: bundled, they make a function of some hundred bytes one of about 50 MB that takes seconds to start. A `resource.ts`
file brings them along, whatever is imported from it.

Types do no harm, be they imported by `import type` or not: `import type { Schema } from '../../data/resource'`. Constants that
both sides need belong into a file of their own, which imports nothing of the backend; values for one function can be passed in
`environment`. What handlers need of Amplify comes from other paths, such as `@aws-amplify/backend/function/runtime`.

The fix copies constants with plain values into the file.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.modules import BACKEND_MODULE
from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.model.bundled_backend import bundled_backend
from amplify_ls.model.handler_secrets import is_for_secrets_alone
from amplify_ls.model.reach import is_made
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

    from amplify_ls.model.bundled_backend import BundledBackend
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.import_uses import ImportUse, UsedName
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.values.module import Module


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in bundled_backend(function) if is_made(function) else ():
        if is_for_secrets_alone(found.use):
            continue
        size = ", about 50 MB," if found.package.module == BACKEND_MODULE else ""
        what = f"`{found.package.module}` and its dependencies"
        if found.is_direct:
            message = f"{what}{size} are bundled into the function."
        else:
            message = f"`{found.use.module}` brings {what}{size} into the function."
        related = () if found.is_direct else (Related(found.package.span, f"`{found.package.module}` is imported here"),)
        yield Finding(found.use.span, message, related=related, data=(function.project, found))


def fix(finding: Finding) -> Iterator[Fix]:
    project, found = finding.data
    use: ImportUse = found.use
    if use.is_bare:
        yield Fix("Remove the import", (Remove(use.statement),), is_preferred=True)
        return
    copies = [_copy(project, found, name) for name in use.names]
    texts = [text for text in copies if text is not None]
    if not texts or len(texts) < len(copies) or any(" as " in each or each == "default" for each in use.others):
        return
    # What is read in types alone is imported as before.
    types = [f"import type {{ {', '.join(use.others)} }} from '{use.module}';"] if use.others else []
    title = f"Copy {listed(name.local for name in use.names)} into this file"
    yield Fix(title, (Replace(use.statement, "\n".join((*types, *texts))),), is_preferred=True)


def _copy(project: Project, found: BundledBackend, name: UsedName) -> str | None:
    """The declaration of a constant with a plain value as it is written in another file; None for anything else."""
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
    """Whether an expression means the same in every file. One whose members are chunks of their own is too large to copy."""
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
