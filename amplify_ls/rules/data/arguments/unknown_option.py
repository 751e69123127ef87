"""A builder or `defineData` has an option that does not exist.

## What it does

Reports an unknown option of `defineData`, `a.handler.custom`, `a.generation` and `a.conversation`, or of an object
within their options.

## Why is this bad?

TypeScript rejects an unknown option in an object literal. The packages ignore it, so what it was meant to set
remains unset.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationMode: { defaultAuthorizationMode: 'userPool' } });
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

## Fix safety

Moving an option into an object that exists is safe, and so is a name that differs in case alone. Other fixes, such
as changing to a similar option or removing it, are not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import KeyProblem, MisplacedKey, meant_names
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.data_options import called, option_faults, option_finding
from amplify_ls.rules.options.option_fixes import move, removal, renames
from amplify_ls.rules.options.option_words import place_of, reason_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.parts import OptionFault
    from amplify_ls.model.data.parts import Parts


CODE = "data/unknown-option"
CLAIMS = (Claim(KeyProblem, "**", subjects=(Subject.DATA,)),)
REJECTED = (Match(KeyProblem, "inferenceConfiguration.*", call="generation|conversation"),)


def check(parts: Parts) -> Iterator[Finding[OptionFault]]:
    for fault in option_faults(parts, CODE):
        problem = fault.problem
        if not isinstance(problem, KeyProblem):
            continue
        owner = place_of(problem.path[:-1], called(fault))
        message = sentence(f"`{problem.path[-1]}` is not an option of {owner}{because(reason_of(problem))}")
        yield option_finding(fault, message, f"'{problem.path[-1]}' does not exist in type")


def fix(finding: Finding[OptionFault]) -> Iterator[Fix]:
    problem = finding.data.problem
    if isinstance(problem, MisplacedKey):
        yield from move(problem, finding.data.options)
    elif isinstance(problem, KeyProblem):
        yield from renames(problem) if meant_names(problem) else removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A builder or `defineData` has an option that does not exist.",
    covers=("DD12",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
