"""`a.manyToMany` does not exist.

Gen 1 had a directive for relations of many to many; Gen 2 has none. A model between the two stands for the relation: it
belongs to both, and both have many of it. The type check complains, and the schema does not load.

The fix adds such a model, named as the relation was, and gives both models a `hasMany` to it.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.join_model import join_model_fix
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.entries import Entry
    from amplify_ls.model.fields import Field

BUILDER = "manyToMany"


def check(entry: Entry) -> Iterator[Finding]:
    for field in entry.fields:
        if field.call is not None and field.call.name == BUILDER:
            yield Finding(
                field.call.name_span,
                "Gen 2 has no relationship of many to many.",
                package_message="a.manyToMany is not a function",
                data=(entry, field),
            )


def fix(finding: Finding) -> Iterator[Fix]:
    entry, field = finding.data
    target = field.call.argument(0)
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
    summary="`a.manyToMany` does not exist.",
    covers=("R17",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
