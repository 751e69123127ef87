"""A builder or method is called without a required argument.

## What it does

Reports a call of a builder, or of one of its methods, that lacks a required argument. Relationships and identifiers
have rules of their own.

## Why is this bad?

TypeScript rejects the call. Without the argument, most builders and methods also fail when the backend is
synthesized, with messages that do not name the field; others silently have no effect.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ size: a.ref() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Size: a.enum(['small', 'large']),
  Product: a.model({ size: a.ref('Size') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the call of a method that can be omitted, changes `allow.ownerDefinedIn()` to `allow.owner()`, or
adds the name of a type of the schema to `a.ref()`. It is not applied by `--fix`, because the argument that was
intended is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.argument_fixes import for_nothing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import called_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/missing-argument"
_TYPES_ONLY = frozenset(
    {"ownerDefinedIn", "ownersDefinedIn", "groupDefinedIn", "groupsDefinedIn", "identityClaim", "withClaimIn", "projection"}
)
CLAIMS = (Claim(MissingArgument, "**"),)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[MissingArgument], Parts]]]:
    for item in claimed(parts, CODE, CLAIMS):
        if item.parameter is None:
            continue
        yield Finding(
            item.problem.span,
            f"`{called_name(item.step)}` is called without the required argument `{item.parameter.name}`.",
            stage=Stage.TYPES if item.step.name in _TYPES_ONLY else None,
            package_message=f"Expected {item.index + 1} arguments, but got {item.index}.",
            data=(item, parts),
        )


def fix(finding: Finding[tuple[ArgumentFault[MissingArgument], Parts]]) -> Iterator[Fix]:
    yield from for_nothing(*finding.data)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A builder or method is called without a required argument.",
    covers=(),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
