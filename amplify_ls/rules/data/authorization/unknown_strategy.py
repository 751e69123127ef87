"""An authorization rule uses a strategy that does not exist.

## What it does

Reports a call of an unknown method of `allow`.

## Why is this bad?

TypeScript and the packages reject unknown strategies. `allow.public()` and `allow.private()` existed in Gen 1 and
in preview releases. Public access is now `allow.guest()`, for visitors without sign-in through the identity pool,
or `allow.publicApiKey()`, for anyone with the API key. `allow.private()` is `allow.authenticated()`.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.public()]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest()]),
});
```

## Fix safety

A name that differs in case alone is safe to change. Other fixes are not applied by `--fix`, because they decide who
has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.edits.recipes.api_modes import with_mode
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.access_rules import renamed_parameter, rewritten, todays_name
from amplify_ls.rules.data.argument_faults import takes_count
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Arguments, Value


def check(parts: Parts) -> Iterator[Finding[tuple[AccessRule, Step, DataModel, Arguments | None]]]:
    for granting in parts.grantings:
        for rule, part in zip(granting.authorization.rules, granting.rules, strict=True):
            step = part.steps[0] if part.steps else None
            if rule.is_preview or step is None or step.standing is not Standing.UNKNOWN or strategy(step.name) is not None:
                continue
            yield Finding(
                step.link.name_span,
                f"`allow.{step.name}` is not an authorization strategy{because(step.suggestion.reason)}.",
                package_message=f"allow.{step.name} is not a function",
                data=(rule, step, parts.data, granting.step.link.arguments),
            )


def fix(finding: Finding[tuple[AccessRule, Step, DataModel, Arguments | None]]) -> Iterator[Fix]:
    rule, step, data, callbacks = finding.data
    names = todays_name(rule) or step.suggestion.names
    for index, name in enumerate(names):
        given = step.link.arguments
        # Arguments may have to be rewritten; missing ones cannot be guessed.
        is_whole = given is None or bool(given.values) or takes_count(step.receiver, name, given)
        edits = _edits(rule, name, None if callbacks is None else callbacks[0]) if is_whole else None
        if edits is not None:
            is_same = len(names) == 1 and name.lower() == step.name.lower()
            more, addition = with_mode(data, name)
            safety = Safety.SAFE if is_same and not more else Safety.UNSAFE
            yield Fix(f"Change to `allow.{name}()`{addition}", (*edits, *more), safety, is_preferred=index == 0)


def _edits(rule: AccessRule, name: str, callback: Value | None) -> tuple[Operation, ...] | None:
    return rewritten(rule, name) or renamed_parameter(rule, name, callback)


RULE = Rule(
    code="data/unknown-strategy",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An authorization rule uses a strategy that does not exist.",
    covers=("AZ02",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
