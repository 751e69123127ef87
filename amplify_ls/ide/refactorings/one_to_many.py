"""Turn a one-to-one relationship into a one-to-many relationship.

```ts before
const schema = a.schema({
  Customer: a.model({
    cart: a.has«»One('Cart', 'customerId'),
  }),
  Cart: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Customer: a.model({
    carts: a.hasMany('Cart', 'customerId'),
  }),
  Cart: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.edits.operations import RenameProperty, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The `hasOne` at the cursor."""
    model, field = site.model, site.field
    relationship = None if model is None or field is None else model.relationships.get(field.name)
    if model is None or field is None or relationship is None or relationship.kind != "hasOne" or not is_plain(field):
        return
    if any(link.name != "authorization" for link in relationship.builder.modifiers):
        return
    operations: list[Operation] = [Replace(relationship.builder.name_span, "hasMany")]
    plural = plural_of(field.name)
    name = plural if plural and plural != field.name and model.fields.lacks(plural) else field.name
    if name != field.name:
        operations.append(RenameProperty(field.property, name))
    yield f"Turn into the one-to-many relationship `{model.name}.{name}`", change(*operations)


REFACTORING = Refactoring("one-to-many", RefactoringKind.REWRITE, find)
