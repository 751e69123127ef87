"""Create a join model between two models, for a many-to-many relationship. Select both models.

```ts before
const schema = a.schema({
  Po«st: a.model({
    title: a.string(),
  }),
  Ta»g: a.model({
    name: a.string(),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Post: a.model({
    title: a.string(),
    tags: a.hasMany('PostTag', 'postId'),
  }),
  Tag: a.model({
    name: a.string(),
    posts: a.hasMany('PostTag', 'tagId'),
  }),
  PostTag: a.model({
    postId: a.id().required(),
    post: a.belongsTo('Post', 'postId'),
    tagId: a.id().required(),
    tag: a.belongsTo('Tag', 'tagId'),
  }),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.edits.operations import InsertProperty
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.rules import copied_rules, listed
from amplify_ls.ide.refactorings.site import written_entries
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.keys import key_of
from amplify_ls.model.data.schemas import has_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.schemas import Schema
    from amplify_ls.values.values import Object

_OF_FIELDS = frozenset({"ownerDefinedIn", "ownersDefinedIn", "groupDefinedIn", "groupsDefinedIn"})


class _Side(NamedTuple):
    """One of the two models, and how the join model refers to it."""

    model: Entry
    literal: Object
    name: str
    """Of the field that contains the record."""
    references: tuple[tuple[str, str], ...]
    """The reference fields, each with its builder."""
    plural: str
    """Of the field of the other model."""


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The two selected models."""
    models = site.entries
    if site.start == site.end or len(models) != 2 or any(each.kind is not EntryKind.MODEL for each in models):
        return
    left, right = map(_side, models)
    if left is None or right is None or left.model.data is not right.model.data or left.references == right.references:
        return
    name = f"{left.model.name}{right.model.name}"
    schema = left.model.data.schema_of(left.model.name)
    target = None if schema is None or schema.sql is not None else written_entries(schema)
    if schema is None or target is None or not left.model.data.lacks(name):
        return
    if not left.model.fields.lacks(right.plural) or not right.model.fields.lacks(left.plural) or left.name == right.name:
        return
    rules = _rules(site, schema, left.model)
    if rules is None:
        return
    lines = [line for side in (left, right) for line in _fields(side)]
    value = "\n".join(["a.model({", *(f"  {line}," for line in lines), f"}}){rules}"])
    operations = (
        InsertProperty(left.literal, right.plural, f"a.hasMany('{name}', {_given(left)})"),
        InsertProperty(right.literal, left.plural, f"a.hasMany('{name}', {_given(right)})"),
        InsertProperty(target, name, value, after=right.model.property),
    )
    yield f"Create the join model `{name}` between `{left.model.name}` and `{right.model.name}`", change(*operations)


def _side(model: Entry) -> _Side | None:
    key, literal = key_of(model), model.fields.literal
    name = model.name[:1].lower() + model.name[1:]
    plural = plural_of(name)
    if key is None or literal is None or not plural or model.fields.is_open or model.call is None or model.call.chain.is_open:
        return None
    if model.call.chain.span.path != literal.span.path:
        return None
    references = tuple((name + part.name[:1].upper() + part.name[1:], part.builder) for part in key)
    return _Side(model, literal, name, references, plural)


def _fields(side: _Side) -> Iterator[str]:
    for name, builder in side.references:
        yield f"{name}: a.{builder}().required()"
    yield f"{side.name}: a.belongsTo('{side.model.name}', {_given(side)})"


def _given(side: _Side) -> str:
    names = [f"'{name}'" for name, _ in side.references]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _rules(site: Site, schema: Schema, model: Entry) -> str | None:
    """The rules of the join model: none if those of the schema apply, else those of the first model. None if unknown."""
    if has_rules(schema):
        return ""
    authorization = model.authorization
    if authorization is None or any(rule.name in _OF_FIELDS for rule in authorization.rules):
        return None
    rules = copied_rules(site, authorization)
    return None if rules is None else f".authorization({listed(*rules)})"


REFACTORING = Refactoring("join-model", RefactoringKind.REWRITE, find)
