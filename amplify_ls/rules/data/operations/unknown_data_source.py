"""The data source of a resolver does not exist.

## What it does

Reports a `dataSource` of `a.handler.custom` that is neither the name of a data source of the API nor a reference to
a model.

## Why is this bad?

`dataSource` is the name of a data source that `backend.ts` adds, for example with `backend.data.addHttpDataSource`,
or `a.ref('Model')` for the table of a model. If the API has no data source of that name, the deployment fails.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  link: a.query().returns(a.string()).handler(a.handler.custom({ dataSource: 'LinksHttp', entry: './link.js' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/data/link.js
export const request = () => ({ method: 'GET', resourcePath: '/' });
export const response = (ctx) => ctx.result.body;
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

const backend = defineBackend({ data });

backend.data.addHttpDataSource('LinkHttp', 'https://links.example.com');
```

Use instead:

```ts good
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  link: a.query().returns(a.string()).handler(a.handler.custom({ dataSource: 'LinkHttp', entry: './link.js' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/data/link.js
export const request = () => ({ method: 'GET', resourcePath: '/' });
export const response = (ctx) => ctx.result.body;
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

const backend = defineBackend({ data });

backend.data.addHttpDataSource('LinkHttp', 'https://links.example.com');
```

## Fix safety

The fix changes the name to that of an existing data source, or to `a.ref('Model')` for the name of a model. It is
not applied by `--fix`, because another data source may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import GENERATED_SOURCES, NONE_SOURCE
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.resolvers import CUSTOM
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Value

_TABLE = "Table"


def check(parts: Parts) -> Iterator[Finding[list[tuple[str, str]]]]:
    data = parts.data
    for part in parts.built(CUSTOM):
        given = None if part.call is None else part.call.argument(0)
        source = given.get("dataSource") if isinstance(given, Object) else None
        if isinstance(source, Text):
            yield from _unknown_name(data, source)
        elif source is not None:
            yield from _no_model(data, source)


def _unknown_name(data: DataModel, source: Text) -> Iterator[Finding[list[tuple[str, str]]]]:
    found = data.project.wiring.data_sources
    if source.value in found.names or source.value == NONE_SOURCE or _may_be_generated(data, source.value):
        return
    if not found.are_all or data.definition is None or data.definition.name_span not in data.project.wiring.deployed:
        return
    yield Finding(
        source.span,
        f"The API has no data source `{source.value}`.",
        package_message=f"No data source found named {source.value}",
        data=_meant(data, source.value, found.names),
    )


def _meant(data: DataModel, name: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The data sources that may be intended, each as shown in the title of the fix and as source text."""
    if data.kind(name) is EntryKind.MODEL:
        return [(f"a.ref('{name}')", f"a.ref('{name}')")]
    meant = suggestion(name, names).names or (names if len(names) == 1 else ())
    return [(each, f"'{each}'") for each in meant]


def _may_be_generated(data: DataModel, name: str) -> bool:
    if name.endswith(_TABLE):
        return not data.lacks(name[: -len(_TABLE)])
    return any(name.startswith(start) and name.endswith(end) for start, end in GENERATED_SOURCES)


def _no_model(data: DataModel, source: Value) -> Iterator[Finding[list[tuple[str, str]]]]:
    call = builder_call(source)
    target = None if call is None or call.name != "ref" else call.argument(0)
    if not isinstance(target, Text) or data.kind(target.value) not in (EntryKind.CUSTOM_TYPE, EntryKind.ENUM):
        return
    kind = "an enum" if data.kind(target.value) is EntryKind.ENUM else "a custom type"
    message = f"Expected a model as the data source, but `{target.value}` is {kind}, which has no table."
    yield Finding(target.span, message, package_message=f"No data source found named {target.value}{_TABLE}", data=[])


def fix(finding: Finding[list[tuple[str, str]]]) -> Iterator[Fix]:
    for name, text in finding.data:
        yield Fix(f"Change to `{name}`", (Replace(finding.span, text),), is_preferred=True)


RULE = Rule(
    code="data/unknown-data-source",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="The data source of a resolver does not exist.",
    names="a data source",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
