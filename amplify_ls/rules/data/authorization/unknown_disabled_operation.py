"""`.disableOperations(...)` contains an operation that does not exist.

## What it does

Reports an argument of `.disableOperations(...)` that is not a single array of `queries`, `mutations`,
`subscriptions`, `list`, `get`, `create`, `update`, `delete`, `onCreate`, `onUpdate` and `onDelete`.

## Why is this bad?

The packages reject other words at synthesis. Operations of authorization rules, such as `read`, do not exist here.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).disableOperations(['subscription']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).disableOperations(['subscriptions']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

A name that differs in case alone and a missing array are safe to fix. Other names are not applied by `--fix`,
because another operation may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.operations import DISABLED_OPERATIONS
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.argument_fixes import as_one_list, for_nothing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

CODE = "data/unknown-disabled-operation"
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (
    Claim((ValueProblem, MissingArgument), "**", call="*.disableOperations"),
)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[ValueProblem | MissingArgument], Parts]]]:
    seen: list[Step] = []
    for item in claimed(parts, CODE, CLAIMS):
        value = item.value
        if item.outer is None and any(item.step is step for step in seen):
            continue
        seen.append(item.step)
        is_word = isinstance(value, Text) and item.outer is not None
        message = f"Expected a single array of operations for `.disableOperations` of `{item.part.name}`."
        if is_word:
            message = f"`{getattr(value, 'value', '')}` is not an operation that a model can disable."
        said = 'Unknown argument "undefined" on directive "@model".' if is_word else "disabledOps is not a list"
        yield Finding(item.problem.span, message, package_message=said, data=(item, parts))


def fix(finding: Finding[tuple[ArgumentFault[ValueProblem | MissingArgument], Parts]]) -> Iterator[Fix]:
    item, parts = finding.data
    value = item.value
    if item.outer is None:
        yield from as_one_list(item.step.link.arguments)
        yield from for_nothing(item, parts)
        return
    if not isinstance(value, Text):
        return
    words = [str(choice.value) for choice in DISABLED_OPERATIONS.choices]
    names = suggestion(value.value, words, DISABLED_OPERATIONS.aliases).names
    for index, name in enumerate(names):
        safety = Safety.SAFE if name.lower() == value.value.lower() else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(value.span, f"'{name}'"),), safety, is_preferred=index == 0)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="`.disableOperations(...)` contains an operation that does not exist.",
    covers=("Z01", "Z02"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
