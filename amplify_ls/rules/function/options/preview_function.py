"""A function is created with `Func.fromDir`, as in the preview releases.

## What it does

Reports an import of `Func` from `@aws-amplify/backend`.

## Why is this bad?

`@aws-amplify/backend` has not exported `Func` since its first release. A function is the result of `defineFunction`, which
expects the file of the handler instead of its folder.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData, Func } from '@aws-amplify/backend';

const schema = a.schema({
  ask: a
    .query()
    .returns(a.string())
    .authorization((allow) => [allow.authenticated()])
    .handler(a.handler.function('ask')),
});

export const data = defineData({
  schema,
  functions: { ask: Func.fromDir({ codePath: './ask', name: 'ask' }) },
});
// amplify/data/ask/handler.ts
export const handler = async () => 'done';
```

Use instead:

```ts good
// amplify/data/resource.ts
import { a, defineData, defineFunction } from '@aws-amplify/backend';

const schema = a.schema({
  ask: a
    .query()
    .returns(a.string())
    .authorization((allow) => [allow.authenticated()])
    .handler(a.handler.function('ask')),
});

export const data = defineData({
  schema,
  functions: { ask: defineFunction({ entry: './ask/handler.ts', name: 'ask' }) },
});
// amplify/data/ask/handler.ts
export const handler = async () => 'done';
```

## Fix safety

The fix changes the import and all calls in the file. It is unsafe, because the handler is looked for in the folder and may be
in another file.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.edits.operations import Fix, RenameProperty, Replace, ReplaceValue
from amplify_ls.model.builders import export_name
from amplify_ls.model.resources.definitions import top_values
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Chain, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.values.values import Value

_OLD = "Func"
_NEW = "defineFunction"
_OPTIONS = frozenset({"codePath", "name"})
_ENTRIES = ("handler.ts", "index.ts", "handler.js", "index.js")


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, Span, str]]]:
    for chunk, imported in file.imports():
        if imported.module == BACKEND_MODULE and imported.imported == _OLD:
            span = Span(chunk.anchor, imported.start, imported.end)
            yield Finding(
                span,
                f"`{_OLD}` belongs to the preview releases; `{BACKEND_MODULE}` no longer exports it.",
                package_message=f"Module '\"{BACKEND_MODULE}\"' has no exported member '{_OLD}'.",
                data=(file, span, imported.local),
            )


def fix(finding: Finding[tuple[ProjectFile, Span, str]]) -> Iterator[Fix]:
    file, span, local = finding.data
    if local != _OLD or _NEW in file.module.file.header.get().sites:
        return
    operations: list[Operation] = [Replace(span, _NEW)]
    for value in _calls(file):
        converted = _converted(file, value)
        if converted is None:
            return
        operations.extend(converted)
    if len(operations) > 1:
        yield Fix(f"Change to `{_NEW}`", tuple(operations), is_preferred=True)


def _calls(file: ProjectFile) -> Iterator[Chain]:
    """The functions created in the file: those assigned to a name, and those in ``functions`` of ``defineData``."""
    values: list[Value] = [value for _, value in top_values(file.module)]
    for item in file.definitions:
        given = None if item.call is None or item.call.options is None else item.call.options.get("functions")
        if isinstance(given, Object):
            values.extend(prop.value for prop in given)
    seen: set[Span] = set()
    for value in values:
        if isinstance(value, Chain) and export_name(value.base) == _OLD and value.span not in seen:
            seen.add(value.span)
            yield value


def _converted(file: ProjectFile, value: Chain) -> list[Operation] | None:
    """The edits of one call; None if it has unknown options or is in another file."""
    link = value.links[0]
    options = None if link.arguments is None or link.arguments.count != 1 else link.arguments[0]
    if link.name != "fromDir" or len(value.links) != 1 or value.span.path != file.path or not isinstance(options, Object):
        return None
    folder = options.get("codePath")
    if options.is_open or not _OPTIONS.issuperset(options.properties) or not isinstance(folder, Text):
        return None
    if value.base.span.anchor is not link.name_span.anchor or "'" in folder.value:
        return None
    start = value.base.span
    prop = options.properties["codePath"]
    edits: list[Operation] = [Replace(Span(start.anchor, start.start, link.name_span.end), _NEW)]
    name = f"{folder.value.rstrip('/')}/{_entry_in(file, folder.value)}"
    return [*edits, RenameProperty(prop, "entry"), ReplaceValue(prop, f"'{name}'")]


def _entry_in(file: ProjectFile, folder: str) -> str:
    """The file in a folder that contains the handler."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), folder))
    there = (name for name in _ENTRIES if file.module.sources.text(posixpath.join(path, name)) is not None)
    return next(there, _ENTRIES[0])


RULE = Rule(
    code="function/preview-function",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FILE,
    summary="A function is created with `Func.fromDir`, as in the preview releases.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
