"""A required option of a builder or of `defineData` is missing.

## What it does

Reports a call of `defineData` without `schema`, of `a.handler.custom` without `entry`, of `a.generation` or
`a.conversation` without `aiModel` or `systemPrompt`, and a tool of a conversation without a name, a description, or
both a model and a query.

## Why is this bad?

TypeScript rejects the call, and in most cases synthesis fails with a message that does not name the option.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  echo: a.query().returns(a.string()).handler(a.handler.custom({ dataSource: a.ref('Post') })),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  echo: a.query().returns(a.string()).handler(a.handler.custom({ dataSource: a.ref('Post'), entry: './echo.js' })),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds the option with an example value. It is not applied by `--fix`, because the value is only an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument, MissingCompanion, MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.data_options import MODES, called, option_faults, option_finding
from amplify_ls.rules.options.option_fixes import insertion
from amplify_ls.rules.options.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.parts import OptionFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/missing-option"
_KINDS = (MissingKey, MissingArgument, MissingCompanion)
CLAIMS = (Claim(_KINDS, "**", subjects=(Subject.DATA,)),)
REJECTED = (
    Match(_KINDS, "", call="defineData"),
    Match(_KINDS, f"{MODES}.lambdaAuthorizationMode|oidcAuthorizationMode", call="defineData"),
    Match(_KINDS, "", call="handler.custom"),
    Match(_KINDS, "**", call="**.generation|conversation|dataTool"),
)
_GIVEN = "options"
"""The parameter of `defineData`, which is missing if it is called without arguments."""

_SAID = {
    ("handler.custom", "entry"): 'The "path" argument must be of type string. Received undefined',
    ("defineData", "schema"): "schema.transform is not a function",
}
"""What the packages say, by call and option."""


def check(parts: Parts) -> Iterator[Finding[OptionFault]]:
    for fault in option_faults(parts, CODE):
        problem = fault.problem
        owner = place_of(problem.path, called(fault))
        if not isinstance(problem, _KINDS):
            continue
        names = ("schema",) if problem.names == (_GIVEN,) else problem.names
        yield option_finding(
            fault, sentence(f"{owner} is missing the required option {listed(names, 'or')}"), _said(fault, names[0])
        )


def _said(fault: OptionFault, name: str) -> str:
    if fault.call == "ai.dataTool" and name in ("model", "query"):
        return "Unexpected query was found in tool [object Object]."
    if fault.call == "generation" and name in ("aiModel", "systemPrompt"):
        return "A Generation Route must include a valid input."
    return _SAID.get((fault.call, name), f"Property '{name}' is missing in type")


def fix(finding: Finding[OptionFault]) -> Iterator[Fix]:
    problem = finding.data.problem
    if isinstance(problem, MissingKey) and problem.option is not None:
        yield from insertion(problem.container, (problem.option,), problem.span)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A required option of a builder or of `defineData` is missing.",
    covers=("O22", "G02", "H08", "DD13"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
