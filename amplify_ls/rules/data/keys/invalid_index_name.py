"""The name of a secondary index is invalid.

## What it does

Reports a name of an index that does not have 3 to 255 letters, digits, underscores, dashes and dots. The name of an index with
several sort keys becomes part of the name of a type, so dashes and dots are reported there, too.

## Why is this bad?

DynamoDB does not accept other names, and they are rejected at synthesis. An index with several sort keys and a dash or dot in
its name is rejected at deployment.

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

## Fix safety

The fix replaces invalid characters. It is unsafe, because an index that has been deployed under another name is created again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

CODE = "data/invalid-index-name"
_OTHER = re.compile(r"[^A-Za-z0-9_.\-]+")
_OTHER_IN_TYPES = re.compile(r"[^A-Za-z0-9_]+")
_ONLY_IN_DATABASES = re.compile(r"(?=.*[.\-])[A-Za-z0-9_.\-]{3,255}")
"""Names that DynamoDB accepts and GraphQL does not."""
_SHORTEST = 3
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.PATTERN, Misfit.RANGE), call="index.name"),)


def check(parts: Parts) -> Iterator[Finding[str]]:
    if not parts.database.makes_indexes:
        return
    composite = {id(index.name) for index in indexes(parts) if index.sort_keys is not None and len(index.sort_keys) > 1}
    for item in claimed(parts, CODE, CLAIMS):
        value = item.problem.value
        # An empty name counts as no name.
        if isinstance(value, Text) and value.value:
            yield Finding(
                value.span,
                f"`{value.value}` is not a valid name of an index.",
                package_message="The indexName is invalid. It should be between 3 and 255 characters. Only A–Z, a–z, 0–9, "
                "underscore characters, hyphens, and periods allowed.",
                data=_suggestion(value.value, is_composite=id(value) in composite),
            )
    for index in indexes(parts):
        name = index.name
        if id(name) in composite and isinstance(name, Text) and _ONLY_IN_DATABASES.fullmatch(name.value):
            yield Finding(
                name.span,
                f"The name `{name.value}` of an index with several sort keys contains `{_first_other(name.value)}`, which is "
                "not allowed in the name of its type.",
                stage=Stage.DEPLOY,
                data=_suggestion(name.value, is_composite=True),
            )


def _first_other(name: str) -> str:
    found = _OTHER_IN_TYPES.search(name)
    return found.group()[0] if found else ""


def _suggestion(name: str, *, is_composite: bool) -> str:
    other, joint = (_OTHER_IN_TYPES, "_") if is_composite else (_OTHER, "-")
    better = other.sub(joint, name.strip())
    return better if len(better) >= _SHORTEST and better.strip(joint) else ""


def fix(finding: Finding[str]) -> Iterator[Fix]:
    if finding.data:
        yield Fix(f"Change to `{finding.data}`", (Replace(finding.span, f"'{finding.data}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH, Stage.DEPLOY),
    subject=Subject.PARTS,
    summary="The name of a secondary index is invalid.",
    covers=("X11",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
