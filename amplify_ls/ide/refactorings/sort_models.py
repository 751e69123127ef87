"""Sort the models, types and operations of a schema by name. Comments move with the entries that they are above.

```ts before
const schema = a.sch«»ema({
  // People who work here.
  User: a.model({
    name: a.string(),
  }),

  Team: a.model({
    name: a.string(),
  }), // small
  Note: a.model({ text: a.string() })
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Note: a.model({ text: a.string() }),

  Team: a.model({
    name: a.string(),
  }), // small
  // People who work here.
  User: a.model({
    name: a.string(),
  })
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import SortProperties
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import written_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The schema whose builder is at the cursor, if its entries are not sorted."""
    for data in site.project.data:
        for schema in data.schemas:
            target = written_entries(schema)
            names = [] if target is None else list(target.properties)
            if target is None or not site.is_in(schema.call.name_span) or target.is_open or target.duplicates:
                continue
            if set(names) == target.own and names != sorted(names):
                yield "Sort the entries of the schema by name", change(SortProperties(target))


REFACTORING = Refactoring("sort-models", RefactoringKind.REWRITE, find)
