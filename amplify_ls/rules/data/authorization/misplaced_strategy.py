"""An authorization rule uses a strategy that is not available where it is used.

## What it does

Reports a strategy of `allow` that exists, but not for the schema, model, field, custom operation or conversation
whose rules it is used in.

## Why is this bad?

TypeScript and the packages reject the rule. Owner rules need records, so they belong to models and fields. A custom
query, mutation or subscription has no record: it can be opened to guests, API keys, signed-in users, groups or a
Lambda authorizer. `allow.resource(...)` grants a function access to the whole API and belongs to the schema. A
conversation belongs to its owner, so `allow.owner()` is the only strategy there.

## Example

```ts bad
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts))
    .authorization((allow) => [allow.owner()]),
});
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts))
    .authorization((allow) => [allow.authenticated()]),
});
```

## Fix safety

The first fix changes the rule of an operation to `allow.authenticated()`, and that of a conversation to
`allow.owner()`. The second one removes the rule if there are others. Neither is applied by `--fix`, because both
change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.parts import Granting, Parts
    from amplify_ls.model.types.chains import Step

_PLACES = {
    "allow:schema": "a schema",
    "allow:model": "a model",
    "allow:field": "a field",
    "allow:operation": "a custom operation",
    "allow:conversation": "a conversation",
}
_INSTEAD = {"allow:operation": "authenticated", "allow:conversation": "owner"}


def check(parts: Parts) -> Iterator[Finding[tuple[AccessRule, Step, Granting]]]:
    for granting in parts.grantings:
        for rule, part in zip(granting.authorization.rules, granting.rules, strict=True):
            step = part.steps[0] if part.steps else None
            if rule.is_preview or step is None or step.standing is not Standing.UNKNOWN or strategy(step.name) is None:
                continue
            yield Finding(
                step.link.name_span,
                f"`allow.{step.name}` is not available in the authorization rules of {_PLACES[granting.allow]}.",
                package_message=_said(step.name, granting),
                data=(rule, step, granting),
            )


def _said(name: str, granting: Granting) -> str:
    """The types offer `allow.resource` for fields by mistake, so only synthesis rejects it."""
    is_offered = name == "resource" and granting.allow == "allow:field"
    return f'Value "{name}" does not exist in "AuthStrategy" enum.' if is_offered else f"allow.{name} is not a function"


def fix(finding: Finding[tuple[AccessRule, Step, Granting]]) -> Iterator[Fix]:
    rule, step, granting = finding.data
    name = _INSTEAD.get(granting.allow)
    chain = rule.chain
    is_written_as_access = step.link.name_span.start > chain.span.start
    if name is not None and is_written_as_access and step.link.span.anchor is chain.span.anchor:
        region = Span(chain.span.anchor, step.link.name_span.start, chain.span.end)
        yield Fix(f"Change to `allow.{name}()`", (Replace(region, f"{name}()"),), is_preferred=True)
    result = granting.authorization.result
    if isinstance(result, Array) and len(result.items) > 1:
        yield Fix(f"Remove `allow.{step.name}`", (RemoveItem(chain.span),))


RULE = Rule(
    code="data/misplaced-strategy",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An authorization rule uses a strategy that is not available where it is used.",
    covers=("O26", "AZ13", "G08"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
