"""`ClientSchema` is used without the type of a schema.

## What it does

Reports `ClientSchema` without a type argument, or with the type of the result of `defineData`.

## Why is this bad?

`ClientSchema<typeof schema>` provides the types of the client. TypeScript rejects it without a type argument, and
with a type that is not that of a schema.

## Example

```ts bad
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export type Schema = ClientSchema;

export const data = defineData({ schema });
```

Use instead:

```ts good
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export type Schema = ClientSchema<typeof schema>;

export const data = defineData({ schema });
```

## Fix safety

The fix inserts the type of the only schema of the file, or of the one that is passed to `defineData`. It is safe,
because types do not change what is deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.language.modules import TYPES
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.builders import define_call
from amplify_ls.model.resources.definitions import is_schema
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.lower.type_names import TypeArgument, TypeUse
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.values import Value

_NAME = "ClientSchema"


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, Span, str]]]:
    header = file.module.file.header.get()
    names = {
        imported.local
        for _, imported in file.imports()
        if imported.imported == _NAME and _NAME in TYPES.get(imported.module, ())
    }
    for chunk in header.statements if names else ():
        for use in chunk.content.get().type_uses:
            if use.name in names:
                yield from _faults(file, chunk, use)


def _faults(file: ProjectFile, chunk: StatementChunk, use: TypeUse) -> Iterator[Finding[tuple[ProjectFile, Span, str]]]:
    place = Span(chunk.anchor, use.start, use.end)
    if not use.arguments:
        yield Finding(
            place,
            f"`{use.name}` is used without the type of a schema.",
            package_message="Generic type 'ClientSchema' requires between 1 and 2 type arguments.",
            data=(file, place, use.name),
        )
        return
    given = use.arguments[0]
    span = Span(chunk.anchor, given.start, given.end)
    value = _value(file, given, span)
    if value is None:
        return
    call = define_call(value)
    if call is not None and call.name == "defineData":
        yield Finding(
            span,
            f"Expected the type of a schema, found that of `{given.queried}`, the result of `defineData`.",
            package_message="does not satisfy the constraint 'GenericModelSchema<any> | CombinedModelSchema<any>'.",
            data=(file, span, ""),
        )


def _value(file: ProjectFile, given: TypeArgument, place: Span) -> Value | None:
    """The value of the name after ``typeof``."""
    is_declared = given.queried in file.module.file.header.get().sites
    return file.module.name(given.queried, place) if is_declared else None


def fix(finding: Finding[tuple[ProjectFile, Span, str]]) -> Iterator[Fix]:
    file, place, name = finding.data
    schemas = _schemas(file, place)
    if len(schemas) != 1:
        return
    text = f"{name}<typeof {schemas[0]}>" if name else f"typeof {schemas[0]}"
    yield Fix(f"Change to `{text}`", (Replace(place, text),), Safety.SAFE, is_preferred=True)


def _schemas(file: ProjectFile, place: Span) -> list[str]:
    """The names of the schemas of a file: those that are passed to `defineData`, else all."""
    sites = file.module.file.header.get().sites
    values = {name: file.module.name(name, place) for name in sites}
    found = {name: value for name, value in values.items() if is_schema(value)}
    calls = [item.call for item in file.definitions if item.call is not None and item.call.name == "defineData"]
    given = [call.options.get("schema") for call in calls if call.options is not None]
    named = [name for name, value in found.items() if any(each is not None and each.span == value.span for each in given)]
    return named or list(found)


RULE = Rule(
    code="data/missing-schema-type",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FILE,
    summary="`ClientSchema` is used without the type of a schema.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
