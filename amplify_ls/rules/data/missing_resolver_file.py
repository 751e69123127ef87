"""The file of a resolver does not exist.

The `entry` of `a.handler.custom` and the path of `a.handler.sqlReference` are relative to the file that they are written
in, and are taken as they are: the name needs its ending.

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
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Part, Parts

_ENDINGS = {"handler.custom": ".js", "handler.sqlReference": ".sql"}


def check(parts: Parts) -> Iterator[Finding]:
    sources = parts.data.project.sources
    for part in parts.built(*_ENDINGS):
        entry = _entry(part)
        if entry is None or part.call is None or not entry.value or entry.value.startswith("/"):
            continue
        folder = posixpath.dirname(part.call.name_span.path)
        path = posixpath.normpath(posixpath.join(folder, entry.value))
        if sources.text(path) is not None:
            continue
        ending = _ENDINGS[part.call.name]
        is_half = not path.endswith(ending) and sources.text(path + ending) is not None
        is_elsewhere = entry.span.path != part.call.name_span.path
        yield Finding(
            entry.span,
            f"The file `{entry.value}` does not exist.",
            related=(Related(part.call.name_span, "the path is relative to this file"),) if is_elsewhere else (),
            package_message="Could not determine import path to construct absolute code path from relative path: "
            f'{{"relativePath":"{entry.value}"',
            data=(entry, entry.value + ending) if is_half else None,
        )


def _entry(part: Part) -> Text | None:
    given = None if part.call is None else part.call.argument(0)
    found = given.get("entry") if isinstance(given, Object) else given
    return found if isinstance(found, Text) else None


def fix(finding: Finding) -> Iterator[Fix]:
    if finding.data is not None:
        entry, name = finding.data
        yield Fix(f"Change to `{name}`", (Replace(entry.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/missing-resolver-file",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The file of a resolver does not exist.",
    covers=("O21",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
