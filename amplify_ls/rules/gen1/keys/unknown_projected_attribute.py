"""A projection names an attribute that has no effect.

## What it does

Reports names in `nonKeyAttributes` that are no fields of the model, and all of them if the type of the projection is not
`INCLUDE`.

## Why is this bad?

The transformers accept it. The index contains other attributes than intended.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Post @model @auth(rules: [{ allow: public }]) {
      blogId: ID! @index(name: "byBlog", projection: { type: INCLUDE, nonKeyAttributes: ["titel"] })
      title: String
    }
  `,
});
```

Use instead:

```ts good
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Post @model @auth(rules: [{ allow: public }]) {
      blogId: ID! @index(name: "byBlog", projection: { type: INCLUDE, nonKeyAttributes: ["title"] })
      title: String
    }
  `,
});
```

## Fix safety

Changing the name changes what the index contains, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.projections import projections_in
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared


_ADDED = frozenset({"id", "createdAt", "updatedAt", "owner"})


def check(declared: Declared) -> Iterator[Finding[tuple[str, tuple[str, ...]]]]:
    known = declared.api.field_names(declared.name)
    for projection in projections_in(declared):
        index = projection.of.name
        if projection.kind != "INCLUDE" and projection.attributes:
            kind = projection.kind or "ALL"
            yield Finding(
                projection.attributes[0].span,
                f"The projection of the index `{index}` has the type `{kind}`, so `nonKeyAttributes` is ignored.",
                data=("", ()),
            )
            continue
        for name in projection.attributes:
            if name.text not in known and name.text not in _ADDED:
                yield Finding(
                    name.span,
                    f"The model `{declared.name}` has no field `{name.text}`, which the projection of `{index}` names.",
                    data=(name.text, known),
                )


def fix(finding: Finding[tuple[str, tuple[str, ...]]]) -> Iterator[Fix]:
    name, names = finding.data
    yield from renames(finding.span, name, names, is_text=True)


RULE = Rule(
    code="gen1/unknown-projected-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="A projection names an attribute that has no effect.",
    covers=("G123",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
