"""The name of a secondary index is one that DynamoDB does not take.

A name has 3 to 255 letters, digits, underscores, dashes and dots.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').name('by author')]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').name('by-author')]),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.argument_faults import faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

CODE = "data/invalid-index-name"
_OTHER = re.compile(r"[^A-Za-z0-9_.\-]+")
_SHORTEST = 3


def check(parts: Parts) -> Iterator[Finding]:
    for item in faults(parts, CODE):
        value = item.mismatch.value
        # An empty name counts as none.
        if isinstance(value, Text) and value.value:
            yield Finding(
                value.span,
                f"`{value.value}` cannot be the name of an index.",
                package_message="The indexName is invalid. It should be between 3 and 255 characters. Only A–Z, a–z, 0–9, "
                "underscore characters, hyphens, and periods allowed.",
                data=value.value,
            )


def fix(finding: Finding) -> Iterator[Fix]:
    name = _OTHER.sub("-", finding.data.strip())
    if len(name) >= _SHORTEST and name.strip("-"):
        yield Fix(f"Change to `{name}`", (Replace(finding.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The name of a secondary index is one that DynamoDB does not take.",
    covers=("X11",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
