"""`a.ai.model` is called with an unknown model name.

## What it does

Reports an argument of `a.ai.model(...)` that is not one of its known names.

## Why is this bad?

The packages look up the Bedrock ID of a model by its name. TypeScript rejects any other name, for which the
packages have no ID. A model that is newer than the installed packages is set by its ID:
`aiModel: { resourcePath: 'anthropic.claude-...' }`.

## Example

```ts bad
const schema = a.schema({
  chat: a.conversation({
    aiModel: a.ai.model('Claude 3.9 Sonnet'),
    systemPrompt: 'You answer questions about plants.',
  }).authorization((allow) => allow.owner()),
});
```

Use instead:

```ts good
const schema = a.schema({
  chat: a.conversation({
    aiModel: a.ai.model('Claude 3.7 Sonnet'),
    systemPrompt: 'You answer questions about plants.',
  }).authorization((allow) => allow.owner()),
});
```

## Fix safety

The fix changes the name to a similar one, or the call to `{ resourcePath: '...' }` for an ID. It is not applied by
`--fix`, because another model may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.ai_models import is_id, model_fixes
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/unknown-ai-model"
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.WORD), call="a.ai.*"),)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[WrongValue]]]:
    for item in claimed(parts, CODE, CLAIMS):
        value = item.problem.value
        if not isinstance(value, Text):
            continue
        what = "is the ID of a model, not one of the names" if is_id(value.value) else "is not one of the model names"
        yield Finding(
            item.problem.span,
            f"`{value.value}` {what} that `a.ai.model` knows.",
            package_message=f"Argument of type '\"{value.value}\"' is not assignable to parameter of type",
            data=item,
        )


def fix(finding: Finding[ArgumentFault[WrongValue]]) -> Iterator[Fix]:
    item = finding.data
    value = item.problem.value
    if isinstance(value, Text):
        yield from model_fixes(value.value, value.span, item.part.value.span)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="`a.ai.model` is called with an unknown model name.",
    covers=("G07",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
