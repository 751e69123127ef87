"""`.mutations(...)` of a subscription source contains a mutation that models do not have.

## What it does

Reports an argument of `.mutations(...)` that is not a single array of `'create'`, `'update'` and `'delete'`.

## Why is this bad?

TypeScript rejects any other word. The packages accept it, and the subscription then refers to a mutation that does
not exist.

## Example

```ts bad
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  onPost: a.subscription().for(a.ref('Post').mutations(['onCreate'])).handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const notify = defineFunction({ name: 'notify' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  onPost: a.subscription().for(a.ref('Post').mutations(['create'])).handler(a.handler.function(notify)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

A missing array is safe to add. Changing a word is not applied by `--fix`, because another mutation may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.operations import SOURCE_MUTATIONS
from amplify_ls.edits.operations import Fix, Replace
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

CODE = "data/unknown-source-mutation"
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (Claim((ValueProblem, MissingArgument), "**", call="*.mutations"),)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[ValueProblem | MissingArgument], Parts]]]:
    seen: list[Step] = []
    for item in claimed(parts, CODE, CLAIMS):
        value = item.value
        if item.outer is None and any(item.step is step for step in seen):
            continue
        seen.append(item.step)
        is_word = isinstance(value, Text) and item.outer is not None
        word = getattr(value, "value", "")
        message = f"Expected a single array of mutations for `.mutations` of `{item.part.name}`."
        if is_word:
            message = f"`{word}` is not a mutation of a model."
        said = "is not assignable to type 'MutationOperations'" if is_word else "mutationOperations.map is not a function"
        stage = Stage.TYPES if is_word else None
        yield Finding(item.problem.span, message, stage=stage, package_message=said, data=(item, parts))


def fix(finding: Finding[tuple[ArgumentFault[ValueProblem | MissingArgument], Parts]]) -> Iterator[Fix]:
    item, parts = finding.data
    value = item.value
    if item.outer is None:
        yield from as_one_list(item.step.link.arguments)
        yield from for_nothing(item, parts)
        return
    if not isinstance(value, Text):
        return
    words = [str(choice.value) for choice in SOURCE_MUTATIONS.choices]
    names = suggestion(value.value, words, SOURCE_MUTATIONS.aliases).names
    if names:
        text = ", ".join(f"'{name}'" for name in names)
        yield Fix(f"Change to {text}", (Replace(value.span, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="`.mutations(...)` of a subscription source contains a mutation that models do not have.",
    covers=("S08",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
