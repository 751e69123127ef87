"""A storage rule uses a strategy that does not exist.

## What it does

Reports a member of `allow` that storage rules do not have, `allow.authenticated` and `allow.guest` if they are called, and
other strategies if they are not called.

## Why is this bad?

The strategies are `allow.authenticated`, `allow.guest`, `allow.groups([...])`, `allow.entity('identity')` for owners, and
`allow.resource(fn)`. The first two are properties; `owner`, `group` and `publicApiKey` belong to authorization rules for
data. TypeScript rejects anything else, and the packages fail at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.owner().to(['read', 'write', 'delete'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```

## Fix safety

Removing the call of a property is safe. Changing the strategy is unsafe because it determines who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import BadLink
from amplify_ls.model.resources.storage import ALLOW
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Link

CODE = "storage/unknown-strategy"


def _is_strategy(problem: BadLink) -> bool:
    """Whether the strategy is wrong, rather than what is called on it."""
    return problem.step.receiver == ALLOW


CLAIMS = (Claim(BadLink, "**", _is_strategy),)
REJECTED = (Match(BadLink, "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, BadLink]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        step = problem.step
        assert step is not None
        yield storage_finding(storage, problem, _message(step), package_message=_refusal(step))


def _message(step: Step) -> str:
    if step.standing is Standing.NOT_CALLABLE:
        return f"`allow.{step.name}` is a property and cannot be called in storage rules."
    if step.standing is Standing.NOT_CALLED:
        return f"`allow.{step.name}` is a method but is not called."
    if step.standing is Standing.SUBSCRIPT:
        return "Expected a strategy of `allow` in a storage rule, found a name in brackets."
    return f"The `allow` of storage rules has no `{step.name}`{because(step.suggestion.reason)}."


def _refusal(step: Step) -> str:
    if step.standing is Standing.UNKNOWN:
        return f"Property '{step.name}' does not exist on type 'StorageAccessBuilder'."
    return f"allow.{step.name} is not a function"


def fix(finding: Finding[tuple[Storage, BadLink]]) -> Iterator[Fix]:
    step = finding.data[1].step
    link = step.link
    if step.standing is Standing.NOT_CALLABLE:
        region = Span(link.name_span.anchor, link.name_span.end, link.span.end)
        yield Fix("Remove the call", (Replace(region, ""),), Safety.SAFE, is_preferred=True)
    elif step.standing is Standing.UNKNOWN:
        for index, name in enumerate(step.suggestion.names):
            text = _written(name, link)
            region = Span(link.name_span.anchor, link.name_span.start, link.span.end)
            yield Fix(f"Change to `allow.{text}`", (Replace(region, text),), is_preferred=index == 0)


def _written(name: str, link: Link) -> str:
    """A strategy with its argument, taken from the wrong one if possible."""
    if name == "entity":
        return "entity('identity')"
    if name != "groups":
        return name
    given = () if link.arguments is None else link.arguments.values
    groups = [text for value in given for text in (value.items if isinstance(value, Array) else (value,))]
    return f"groups({word_list(text.value for text in groups if isinstance(text, Text))})"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A storage rule uses a strategy that does not exist.",
    covers=("ST21",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
