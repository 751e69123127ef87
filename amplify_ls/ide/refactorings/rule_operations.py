"""Write out the operations that a rule grants, so that some can be taken away.

```ts before
const schema = a.schema({
  Post: a.model({
    title: a.string(),
  }).authorization((allow) => [allow.ow«»ner()]),
});
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
  }).authorization((allow) => [allow.owner().to(['create', 'read', 'update', 'delete'])]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.edits.operations import InsertAfter, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site

_ALL = "['create', 'read', 'update', 'delete']"
_FOR_FUNCTIONS = "['query', 'mutate', 'listen']"


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The rule at the cursor: without `.to`, or with `read`, which stands for several operations."""
    found, entry = site.rule, site.entry
    if (
        found is None
        or found[1].is_preview
        or found[1].chain.is_open
        or (entry is not None and entry.kind is not EntryKind.MODEL)
    ):
        return
    _, rule = found
    link = rule.operations_link
    if link is None:
        words = _FOR_FUNCTIONS if rule.name == "resource" else _ALL
        yield "Write out the operations of the rule", change(InsertAfter(rule.chain.span, f".to({words})"))
        return
    given = None if link.arguments is None else link.arguments[0]
    operations = rule.operations or ()
    is_of_field = site.field is not None
    if is_of_field or not isinstance(given, Array) or given.is_open or len(operations) < len(given.items):
        return
    reading = [word for word in operations if word.value == "read"]
    if len(reading) == 1 and link.span.covers(given.span):
        words = ", ".join(f"'{word}'" for word in READ_INCLUDES)
        yield f"Write out `read`: {', '.join(READ_INCLUDES)}", change(Replace(reading[0].span, words))


REFACTORING = Refactoring("rule-operations", RefactoringKind.REWRITE, find)
