"""Add a secondary index for a field, with its query.

```ts before
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    stat«»us: a.string(),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    status: a.string(),
  }).secondaryIndexes((index) => [index('status').queryField('listPostsByStatus')]),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.new_index import fields_to_index, index_insertion
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The field at the cursor, if it can be the key of an index and is not one yet."""
    model, field = site.model, site.field
    if model is None or field is None or not fields_to_index(model, [field]):
        return
    operation = index_insertion(model, field.name)
    if operation is not None:
        yield f"Add a secondary index for `{field.name}` with its query", change(operation)


REFACTORING = Refactoring("add-index", RefactoringKind.REWRITE, find)
