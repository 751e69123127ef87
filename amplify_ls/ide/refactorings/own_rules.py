"""Give a model its own authorization rules, which are those of the schema at first.

Rules for functions stay at the schema, because models do not have them.

```ts before
const schema = a.schema({
  Po«»st: a.model({
    title: a.string(),
  }),
}).authorization((allow) => [
  allow.owner(),
  allow.group('Admins').to(['read']),
]);
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
  }).authorization((allow) => [allow.owner(), allow.group('Admins').to(['read'])]),
}).authorization((allow) => [
  allow.owner(),
  allow.group('Admins').to(['read']),
]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertAfter
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.rules import copied_rules, listed
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The model at the cursor, if the rules of the schema apply to it."""
    model, schema = site.model, site.schema
    if model is None or schema is None or schema.authorization is None or site.field is not None:
        return
    if model.kind is not EntryKind.MODEL or not model.lacks_authorization or schema.sql is not None or model.call is None:
        return
    if model.call.modifier("authorization") is not None or not site.is_in(model.property.span):
        return
    rules = copied_rules(site, schema.authorization)
    if rules:
        operation = InsertAfter(model.call.chain.span, f".authorization({listed(*rules)})")
        yield f"Give `{model.name}` its own authorization rules", change(operation)


REFACTORING = Refactoring("own-rules", RefactoringKind.REWRITE, find)
