"""A storage rule is incomplete or calls a method that does not exist.

## What it does

Reports a storage rule without `.to([...])`, with more than one `.to([...])`, with an unknown method, or with a method that is
not called.

## Why is this bad?

A strategy alone, such as `allow.guest`, is not a rule: it requires exactly one `.to([...])`, which lists the actions. There
are no default actions. TypeScript rejects the rule, and so do the packages at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

Calling `.to` with the array that follows it in brackets and merging two calls of `.to` are safe. Granting `read` is unsafe
because other actions may be intended, and so is renaming an unknown method unless it differs only in case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import STORAGE_ACTIONS
from amplify_ls.edits.operations import Fix, InsertAfter, Remove, Replace, Safety, Wrap
from amplify_ls.fit.problems import ChainProblem, MissingLink
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.access_rules import mended_words, word_list
from amplify_ls.rules.options.storage_faults import claimed, is_step_behind, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, renamings
from amplify_ls.values.values import Array, Chain, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/invalid-access-rule"
CLAIMS = (Claim(ChainProblem, "**"),)
REJECTED = (Match(ChainProblem, "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, ChainProblem]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        if is_step_behind(problem):
            continue
        yield storage_finding(storage, problem, _message(problem), package_message=_refusal(problem))


def _message(problem: ChainProblem) -> str:
    step = problem.step
    if isinstance(problem, MissingLink):
        return "A storage rule has no `.to(...)`."
    if step.standing is Standing.NOT_CALLED:
        return f"The method `.{step.name}` of a storage rule is not called."
    if step.standing is Standing.GONE:
        return f"A storage rule calls `.{step.name}()` twice."
    return f"A storage rule has no method `.{step.name}`{because(step.suggestion.reason)}."


def _refusal(problem: ChainProblem) -> str:
    if isinstance(problem, MissingLink) or problem.step.standing is Standing.NOT_CALLED:
        return "Cannot read properties of undefined (reading 'flatMap')"
    if problem.step.standing is Standing.GONE:
        return "Property 'to' does not exist on type 'StorageAccessDefinition'."
    return f"Property '{problem.step.name}' does not exist on type 'StorageActionBuilder'."


def fix(finding: Finding[tuple[Storage, ChainProblem]]) -> Iterator[Fix]:
    problem = finding.data[1]
    step, chain = problem.step, problem.value
    if isinstance(problem, MissingLink):
        yield Fix("Add `.to(['read'])`", (InsertAfter(chain.span, ".to(['read'])"),), is_preferred=True)
    elif step.standing is Standing.NOT_CALLED:
        last = chain.links[-1]
        if last.subscript is not None:
            yield Fix("Call `.to(...)`", (Wrap(last.span, "(", ")"),), Safety.SAFE, is_preferred=True)
        elif last is step.link:
            yield Fix("Call `.to(['read'])`", (InsertAfter(chain.span, "(['read'])"),), is_preferred=True)
    elif step.standing is Standing.GONE:
        yield from _merged(chain)
    else:
        yield from renamings(step.link.name_span, step.name, step.suggestion.names or ("to",))


def _merged(chain: Chain) -> Iterator[Fix]:
    lists = [link.arguments[0] for link in chain.links if link.name == "to" and link.arguments is not None]
    items = [item for given in lists if isinstance(given, Array) and not given.is_open for item in given.items]
    words = [item.value for item in items if isinstance(item, Text)]
    if len(lists) != 2 or lists[0] is None or len(words) != len(items):
        return
    text = word_list(mended_words(words, STORAGE_ACTIONS))
    operations = (Replace(lists[0].span, text), Remove(chain.links[-1].span))
    yield Fix(f"Merge both calls into `.to({text})`", operations, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A storage rule is incomplete or calls a method that does not exist.",
    covers=("ST21",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
