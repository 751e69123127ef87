"""Create the function that a handler or trigger names, with its files, and register it in `backend.ts`.

```ts before
const schema = a.schema({
  sayHello: a
    .query()
    .returns(a.string())
    .authorization((allow) => [allow.guest()])
    .handler(a.handler.function(say«»Hello)),
});
```

```ts after
import { sayHello } from '../functions/say-hello/resource';
```

```ts after functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({
  name: 'say-hello',
  entry: './handler.ts',
});
```

```ts after functions/say-hello/handler.ts
export const handler = async <Event>(event: Event): Promise<Event> => {
  return event;
};
```

```ts after backend.ts
defineBackend({ auth, data, sayHello });
```
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, InsertProperty
from amplify_ls.ide.refactorings.new_files import HANDLER, function_file, kebab
from amplify_ls.ide.refactorings.refactoring import NewFile, Refactoring, RefactoringKind, Transformation
from amplify_ls.model.files.exported import usual_specifier
from amplify_ls.values.values import Object, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.values.values import Value

_FOLDER = "functions"


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The undeclared name at the cursor, where a function belongs."""
    for value in (*_handlers(site), *_triggers(site)):
        is_undeclared = isinstance(value, Unknown) and value.reason is Reason.UNDECLARED and value.name.isidentifier()
        if not isinstance(value, Unknown) or not is_undeclared or not site.is_in(value.span):
            continue
        name = value.name
        folder = f"{site.project.folder}/{_FOLDER}/{kebab(name)}"
        disk = site.project.sources.disk
        if not disk.is_file(f"{folder}/resource.ts") and not disk.is_file(f"{folder}/handler.ts"):
            yield f"Create the function `{name}`", partial(_created, site, value, folder)
        return


def _handlers(site: Site) -> Iterator[Value]:
    """What the handlers of the operation at the cursor are passed."""
    entry = site.entry
    parts = None if entry is None else entry.data.parts(entry.name)
    for part in () if parts is None else parts.built("handler.function"):
        given = None if part.call is None else part.call.argument(0)
        if given is not None:
            yield given


def _triggers(site: Site) -> Iterator[Value]:
    """What the triggers of auth and storage in this file are."""
    for resource in (*site.project.auth, *site.project.storages):
        triggers = resource.option("triggers") if resource.path == site.path else None
        for prop in triggers if isinstance(triggers, Object) else ():
            yield prop.value


def _created(site: Site, value: Unknown, folder: str) -> Transformation:
    name, resource = value.name, f"{folder}/resource.ts"
    module = site.project.sources.peek(site.path)
    assert module is not None
    operations: list[Operation] = [AddImport(value.span, usual_specifier(module, resource), name)]
    backend = site.project.backend
    options = None if backend is None else backend.options
    home = None if backend is None else site.project.sources.peek(backend.path)
    if backend is not None and options is not None and home is not None and name not in options.properties:
        operations.append(AddImport(backend.name_span, usual_specifier(home, resource), name))
        operations.append(InsertProperty(options, name, name))
    files = (NewFile(resource, function_file(name)), NewFile(posixpath.join(folder, "handler.ts"), HANDLER))
    return Transformation(tuple(operations), files)


REFACTORING = Refactoring("create-function", RefactoringKind.REWRITE, find, creates_files=True)
