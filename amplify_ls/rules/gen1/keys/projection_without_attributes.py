"""A projection with `INCLUDE` names no attributes.

## What it does

Reports `projection: { type: INCLUDE }` of an index without `nonKeyAttributes`.

## Why is this bad?

The transformers stop with `nonKeyAttributes must be specified when projection type is INCLUDE`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Post @model @auth(rules: [{ allow: public }]) {
      blogId: ID! @index(name: "byBlog", projection: { type: INCLUDE })
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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.projections import projections_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for projection in projections_in(declared):
        if projection.kind == "INCLUDE" and not projection.attributes:
            name = projection.of.name
            yield Finding(
                projection.value.span,
                f"The projection of the index `{name}` names no attributes, but its type is `INCLUDE`.",
                package_message=f"@index '{name}': nonKeyAttributes must be specified when projection type is INCLUDE",
            )


RULE = Rule(
    code="gen1/projection-without-attributes",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="A projection with `INCLUDE` names no attributes.",
    covers=("G122",),
    check=check,
    added="0.2.0",
)
