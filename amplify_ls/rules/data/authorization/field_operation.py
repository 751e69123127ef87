"""An authorization rule of a field uses a specific read operation.

## What it does

Reports `get`, `list`, `sync`, `listen` and `search` in a rule of a field.

## Why is this bad?

The rules of a field allow `create`, `read`, `update` and `delete`. The other operations read whole records. TypeScript accepts
them for fields, too, but the schema is rejected at synthesis.

## Example

```ts bad
const schema = a.schema({
  User: a.model({
    name: a.string(),
    phone: a.string().authorization((allow) => [allow.owner().to(['get'])]),
  }),
}).authorization((allow) => [allow.authenticated().to(['create', 'read'])]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({
    name: a.string(),
    phone: a.string().authorization((allow) => [allow.owner().to(['read'])]),
  }),
}).authorization((allow) => [allow.authenticated().to(['create', 'read'])]);
```

## Fix safety

Removing an operation next to `read` is safe and is applied by `--fix`. Changing it to `read` is unsafe, because it also allows
the other ways to read the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.operations import FIELD_OPERATIONS, READ_INCLUDES
from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/field-operation"


def _is_way_to_read(problem: WrongValue) -> bool:
    """Whether it is an operation of models that reads: fields only have `read` itself."""
    value = problem.value
    return problem.expected is FIELD_OPERATIONS and isinstance(value, Text) and value.value in READ_INCLUDES


CLAIMS = (Claim(WrongValue, "**", _is_way_to_read, call="field-rule*.to"),)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[WrongValue]]]:
    for item in claimed(parts, CODE, CLAIMS):
        word = item.problem.value
        if isinstance(word, Text):
            yield Finding(
                word.span,
                f"`{word.value}` is not allowed in a rule of the field `{item.part.name}`.",
                package_message=f"'{word.value}' operation is not allowed at the field level.",
                data=item,
            )


def fix(finding: Finding[ArgumentFault[WrongValue]]) -> Iterator[Fix]:
    around, word = finding.data.outer, finding.data.problem
    if around is None:
        return
    words = [item for item in around.items if isinstance(item, Text)]
    if any(each.value == "read" for each in words):
        yield Fix(f"Remove `{getattr(word.value, 'value', '')}`", (RemoveItem(word.span),), Safety.SAFE, is_preferred=True)
        return
    yield Fix("Change to `read`", (Replace(word.span, "'read'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An authorization rule of a field uses a specific read operation.",
    covers=("AZ07",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
