"""An authorization rule allows an operation that does not exist.

## What it does

Reports an item of `.to([...])` that is not an operation. Rules of models have `create`, `read`, `update` and
`delete`, and, as parts of `read`, `get`, `list`, `sync`, `listen` and `search`. Rules for functions,
`allow.resource(...)`, have `query`, `mutate` and `listen`.

## Why is this bad?

TypeScript and the packages reject other operations. There is no `write`: it is `create` and `update`. Without
`.to([...])`, all operations are allowed.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to(['read', 'write'])]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to(['read', 'create', 'update'])]),
});
```

## Fix safety

An operation that differs in case alone is safe to change. Other fixes are not applied by `--fix`, because they
change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.operations import RESOURCE_OPERATIONS
from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.graphql_text import NAME
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/unknown-operation"
_EVERYTHING = frozenset({"*", "all"})
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.WORD), call="*.to"),)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[WrongValue]]]:
    for item in claimed(parts, CODE, CLAIMS):
        word = item.problem.value
        if isinstance(word, Text):
            yield Finding(
                word.span,
                f"`{word.value}` is not an operation that an authorization rule can allow.",
                stage=Stage.TYPES if item.problem.expected is RESOURCE_OPERATIONS else None,
                package_message=f'Value "{word.value}" does not exist in "ModelOperation" enum.'
                if NAME.fullmatch(word.value)
                else f"Type '\"{word.value}\"' is not assignable to type",
                data=item,
            )


def fix(finding: Finding[ArgumentFault[WrongValue]]) -> Iterator[Fix]:
    item = finding.data
    word, around, kind = item.problem.value, item.outer, item.problem.expected
    assert isinstance(word, Text)
    if around is None:
        return
    if word.value in _EVERYTHING and len(around.items) == 1:
        yield Fix("Remove `.to()` to allow all operations", (Remove(item.step.link.span),), is_preferred=True)
        return
    words = [str(choice.value) for choice in getattr(kind, "choices", ())]
    meant = suggestion(word.value, words, getattr(kind, "aliases", ())).names
    present = {each.value for each in around.items if isinstance(each, Text)}
    missing = [name for name in meant if name not in present]
    if missing:
        text = ", ".join(f"'{name}'" for name in missing)
        is_same = len(meant) == 1 and meant[0] == word.value.lower()
        yield Fix(
            f"Change to {listed(missing)}",
            (Replace(word.span, text),),
            Safety.SAFE if is_same else Safety.UNSAFE,
            is_preferred=True,
        )
    elif len(around.items) > 1:
        yield Fix(f"Remove `{word.value}`", (RemoveItem(word.span),), is_preferred=bool(meant))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An authorization rule allows an operation that does not exist.",
    names="an operation",
    covers=("AZ03", "AZ26"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
