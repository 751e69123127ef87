"""Extract an inline enum or custom type to the schema.

The type gets the name that the packages generate for the inline type, so the API stays the same.

```ts before
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    status: a.en«»um(['DRAFT', 'DONE']),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    status: a.ref('PostStatus'),
  }),
  PostStatus: a.enum(['DRAFT', 'DONE']),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertProperty, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import is_plain, written_entries
from amplify_ls.model.data.fields import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site

_INLINE = (FieldKind.ENUM, FieldKind.CUSTOM_TYPE)
_WORDS = {FieldKind.ENUM: "enum", FieldKind.CUSTOM_TYPE: "custom type"}


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The inline type at the cursor."""
    entry, field, schema = site.entry, site.field, site.schema
    if entry is None or field is None or schema is None or field.kind not in _INLINE or not is_plain(field):
        return
    call, target = field.call, written_entries(schema)
    if call is None or call.modifiers or target is None or schema.sql is not None:
        return
    name = entry.name + field.name[:1].upper() + field.name[1:]
    if not entry.data.lacks(name):
        return
    operations = (
        Replace(call.chain.span, f"a.ref('{name}')"),
        InsertProperty(target, name, site.source(call.chain.span), after=entry.property, written=call.chain.span),
    )
    yield f"Extract to the {_WORDS[field.kind]} `{name}`", change(*operations)


REFACTORING = Refactoring("extract-type", RefactoringKind.EXTRACT, find)
