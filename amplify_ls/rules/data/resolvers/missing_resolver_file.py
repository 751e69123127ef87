"""The file of a resolver or SQL statement does not exist.

## What it does

Reports the `entry` of `a.handler.custom` and the path of `a.handler.sqlReference` if there is no such file. A file
that git ignores is not reported, because a build may create it before the deployment.

## Why is this bad?

The path is relative to the file in which it is written, and it must include the file extension. The packages read
the file at synthesis and fail if it does not exist.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  echo: a.query().returns(a.string()).handler(a.handler.custom({ entry: './echo' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/data/echo.js
export const request = () => ({ payload: 'hello' });
export const response = (context) => context.result;
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
```

Use instead:

```ts good
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  echo: a.query().returns(a.string()).handler(a.handler.custom({ entry: './echo.js' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/data/echo.js
export const request = () => ({ payload: 'hello' });
export const response = (context) => context.result;
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
```

## Fix safety

The fix adds a missing file extension if a file of that name exists. It is not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.resolvers import CUSTOM, SQL_REFERENCE, file_reference
from amplify_ls.model.files.ignored import is_ignored
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Text

_ENDINGS = {CUSTOM: ".js", SQL_REFERENCE: ".sql"}


def check(parts: Parts) -> Iterator[Finding[tuple[Text, str] | None]]:
    sources = parts.data.project.sources
    for part in parts.built(*_ENDINGS):
        reference = file_reference(part)
        if reference is None or sources.text(reference.path) is not None or is_ignored(sources, reference.path):
            continue
        entry, path = reference.entry, reference.path
        ending = _ENDINGS[reference.builder]
        is_half = not path.endswith(ending) and sources.text(path + ending) is not None
        is_elsewhere = entry.span.path != reference.handler.path
        yield Finding(
            entry.span,
            f"The file `{entry.value}` of `a.{reference.builder}` does not exist.",
            related=(Related(reference.handler, "The path is relative to this file"),) if is_elsewhere else (),
            package_message="Could not determine import path to construct absolute code path from relative path: "
            f'{{"relativePath":"{entry.value}"',
            data=(entry, entry.value + ending) if is_half else None,
        )


def fix(finding: Finding[tuple[Text, str] | None]) -> Iterator[Fix]:
    if finding.data is not None:
        entry, name = finding.data
        yield Fix(f"Change to `{name}`", (Replace(entry.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/missing-resolver-file",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The file of a resolver or SQL statement does not exist.",
    covers=("O21",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
