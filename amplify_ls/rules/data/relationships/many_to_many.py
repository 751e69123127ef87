"""A field uses `a.manyToMany`, which does not exist in Gen 2.

## What it does

Reports each field of the schema that is declared with `a.manyToMany(...)`.

## Why is this bad?

Gen 1 had a directive for many-to-many relationships; Gen 2 has none. TypeScript rejects the call, and the backend
cannot be synthesized. In Gen 2, a join model connects the two models: it has a `belongsTo` to each of them,
and both have a `hasMany` to it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ tags: a.manyToMany('Tag', { relationName: 'PostTag' }) }),
  Tag: a.model({ label: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ tags: a.hasMany('PostTag', 'postId') }),
  Tag: a.model({ label: a.string(), posts: a.hasMany('PostTag', 'tagId') }),
  PostTag: a.model({
    postId: a.id().required(),
    post: a.belongsTo('Post', 'postId'),
    tagId: a.id().required(),
    tag: a.belongsTo('Tag', 'tagId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds the join model, named after `relationName` if there is one, and replaces the fields of both models with
a `hasMany` to it. It is not applied by `--fix`, because it adds a table to the backend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.join_model import join_model_fix
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

BUILDER = "manyToMany"


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Field, BuilderCall]]]:
    for field in entry.fields:
        if field.call is not None and field.call.name == BUILDER:
            yield Finding(
                field.call.name_span,
                f"`{entry.name}.{field.name}` uses `a.manyToMany`, which does not exist in Gen 2.",
                package_message="a.manyToMany is not a function",
                data=(entry, field, field.call),
            )


def fix(finding: Finding[tuple[Entry, Field, BuilderCall]]) -> Iterator[Fix]:
    entry, field, call = finding.data
    target = call.argument(0)
    other = entry.data.entry(target.value) if isinstance(target, Text) else None
    if other is None or other.kind is not EntryKind.MODEL or entry.kind is not EntryKind.MODEL:
        return
    back = [each for each in other.fields if _points_to(each, entry.name)]
    if len(back) <= 1:
        yield from join_model_fix(entry, field, other, back[0] if back else None, _relation_name(field))


def _points_to(field: Field, model: str) -> bool:
    target = None if field.call is None or field.call.name != BUILDER else field.call.argument(0)
    return isinstance(target, Text) and target.value == model


def _relation_name(field: Field) -> str:
    options = None if field.call is None else field.call.argument(1)
    name = options.get("relationName") if isinstance(options, Object) else None
    return name.value if isinstance(name, Text) and name.value.isidentifier() else ""


RULE = Rule(
    code="data/many-to-many",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="A field uses `a.manyToMany`, which does not exist in Gen 2.",
    covers=("R17",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
