"""Create the file that an `entry` names: the handler of a function, or a resolver.

```ts before functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  entry: './han«»dler.ts',
});
```

```ts after functions/report/handler.ts
export const handler = async <Event>(event: Event): Promise<Event> => {
  return event;
};
```
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.ide.refactorings.new_files import HANDLER, RESOLVER
from amplify_ls.ide.refactorings.refactoring import NewFile, Refactoring, RefactoringKind, Transformation
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.site import Site

_TYPED = (".ts", ".mts")
_PLAIN_HANDLER = "export const handler = async (event) => {\n  return event;\n};\n"


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The path at the cursor, if there is no such file."""
    for text, path, content in (*_entries(site), *_resolvers(site)):
        is_here = text.span.path == site.path and site.is_in(text.span)
        if is_here and not site.project.sources.disk.is_file(path) and posixpath.splitext(path)[1]:
            yield f"Create `{posixpath.basename(path)}`", partial(Transformation, (), (NewFile(path, content),))
            return


def _entries(site: Site) -> Iterator[tuple[Text, str, str]]:
    for function in site.project.functions:
        given = function.option("entry")
        if function.entry is not None and isinstance(given, Text):
            yield given, function.entry, HANDLER if function.entry.endswith(_TYPED) else _PLAIN_HANDLER


def _resolvers(site: Site) -> Iterator[tuple[Text, str, str]]:
    for path, references in site.project.wiring.resolvers.items():
        yield from ((each.entry, path, RESOLVER) for each in references)


REFACTORING = Refactoring("create-file", RefactoringKind.REWRITE, find, creates_files=True)
