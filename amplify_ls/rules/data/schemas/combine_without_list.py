"""The schemas to combine are not in one array.

## What it does

Reports a call of `a.combine` whose argument is not an array of schemas.

## Why is this bad?

`a.combine` expects a single array. TypeScript rejects anything else, and the schema does not load.

## Example

```ts bad
const posts = a.schema({ Post: a.model({ title: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const users = a.schema({ User: a.model({ name: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const schema = a.combine(posts, users);
```

Use instead:

```ts good
const posts = a.schema({ Post: a.model({ title: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const users = a.schema({ User: a.model({ name: a.string() }) }).authorization((allow) => [allow.authenticated()]);
const schema = a.combine([posts, users]);
```

## Fix safety

Putting the schemas in an array is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.option_words import arguments_words, mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Arguments

CODE = "data/combine-without-list"
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (Claim((ValueProblem, MissingArgument), "**", call="a.combine"),)


def check(parts: Parts) -> Iterator[Finding[Arguments | None]]:
    for item in claimed(parts, CODE, CLAIMS):
        yield Finding(
            item.step.link.name_span,
            mismatch_message("`a.combine`", "one array of schemas", arguments_words(item.step.link.arguments)),
            package_message="schemas.flatMap is not a function",
            data=item.step.link.arguments,
        )
        return


def fix(finding: Finding[Arguments | None]) -> Iterator[Fix]:
    arguments = finding.data
    if arguments is None or not arguments.count:
        return
    anchor, start, end = arguments.span
    edits = (Replace(Span(anchor, start + 1, start + 1), "["), Replace(Span(anchor, end - 1, end - 1), "]"))
    yield Fix("Put the schemas in an array", edits, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The schemas to combine are not in one array.",
    covers=("K02",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
