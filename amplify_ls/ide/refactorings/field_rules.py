"""Give a field its own authorization rules, which are those of its model at first.

```ts before
const schema = a.schema({
  User: a.model({
    name: a.string(),
    sal«»ary: a.integer(),
  }).authorization((allow) => [allow.owner(), allow.group('Admins').to(['get', 'list', 'update'])]),
});
```

```ts after
const schema = a.schema({
  User: a.model({
    name: a.string(),
    salary: a.integer().authorization((allow) => [allow.owner(), allow.group('Admins').to(['read', 'update'])]),
  }).authorization((allow) => [allow.owner(), allow.group('Admins').to(['get', 'list', 'update'])]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.edits.operations import InsertAfter
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.rules import listed, parameter_of
from amplify_ls.ide.refactorings.site import is_plain
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry

_KINDS = (FieldKind.SCALAR, FieldKind.REFERENCE)


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The field at the cursor, if the rules of its model are known."""
    model, field = site.model, site.field
    if model is None or field is None or field.kind not in _KINDS or not is_plain(field) or field.call is None:
        return
    is_key = model.identifier is None or field.name in model.identifier.names
    if is_key or field.call.modifier("authorization") is not None or model.database.is_sql:
        return
    authorization = _rules_of(site, model)
    parameter = None if authorization is None else parameter_of(authorization)
    if authorization is None or parameter is None or authorization.is_open:
        return
    texts = [_for_field(site, rule, authorization) for rule in authorization.rules if rule.name != "resource"]
    known = tuple(text for text in texts if text)
    if known and len(known) == len(texts):
        operation = InsertAfter(field.call.chain.span, f".authorization({listed(parameter, known)})")
        yield f"Give the field `{field.name}` its own authorization rules", change(operation)


def _rules_of(site: Site, model: Entry) -> Authorization | None:
    if model.authorization is not None:
        return None if model.authorization.is_surely_empty else model.authorization
    return site.schema.authorization if site.schema is not None and model.lacks_authorization else None


def _for_field(site: Site, rule: AccessRule, authorization: Authorization) -> str:
    """A rule of a model as a rule of a field, which knows one kind of reading; empty if it cannot be copied."""
    span, link = rule.chain.span, rule.operations_link
    if rule.is_preview or not authorization.link.span.covers(span):
        return ""
    if link is None:
        return site.source(span)
    operations = rule.operations
    if operations is None or link is not rule.modifiers[-1]:
        return ""
    words = dict.fromkeys("read" if word.value in READ_INCLUDES else word.value for word in operations)
    before = site.source(Span(span.anchor, span.start, link.span.start))
    return f"{before}.to([{', '.join(repr(word) for word in words)}])"


REFACTORING = Refactoring("field-rules", RefactoringKind.REWRITE, find)
