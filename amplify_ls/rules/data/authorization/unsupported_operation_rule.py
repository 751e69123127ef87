"""An authorization rule of a custom operation is incompatible with its handler or result.

## What it does

Reports a custom query, mutation or subscription whose own or inherited authorization rules its handler or result
does not support.

## Why is this bad?

The packages reject these combinations at synthesis:

- the identity pool, and groups of an OpenID Connect provider, with `a.handler.custom`
- owner rules of the schema with `a.handler.custom`, or with a custom type as the result
- rules of the schema with `.to([...])`, if the handler is a function

An operation without rules of its own inherits those of the schema. Elsewhere, inherited rules about owners and
groups of a record are silently ignored; an operation that inherits no other rules is reported as a warning, because
nobody can call it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest()]),
  echo: a.query().returns(a.string()).handler(a.handler.custom({ entry: './echo.js' }))
    .authorization((allow) => [allow.guest()]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest()]),
  echo: a.query().returns(a.string()).handler(a.handler.custom({ entry: './echo.js' }))
    .authorization((allow) => [allow.authenticated()]),
});
```

## Fix safety

The fixes change the rule to `allow.authenticated()`, or add it to the operation. They are not applied by `--fix`,
because they change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.model.data.authorization import AccessRule
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.custom_operations import KINDS, OF_RECORDS, handlers_of, provider_of, rules_at_hand
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.custom_operations import RulesAtHand

_OWNERS = frozenset({"owner", "ownerDefinedIn", "ownersDefinedIn"})
_IDENTITY_POOL = (
    "identityPool-based auth (allow.guest() and allow.authenticated('identityPool')) is not supported with a.handler.custom"
)


def check(parts: Parts) -> Iterator[Finding[AccessRule | Entry]]:
    entry = parts.entry
    if entry is None or entry.kind not in KINDS:
        return
    handlers, at_hand = handlers_of(parts), rules_at_hand(parts)
    if not handlers.parts:
        return
    kind = handlers.parts[0].receiver
    for rule in at_hand.rules:
        fault = _fault(rule, kind, at_hand, parts)
        if fault is not None:
            yield _finding(parts, rule, at_hand, *fault)
            return
    dropped = [rule for rule in at_hand.rules if rule.name in OF_RECORDS]
    if dropped and len(dropped) == len(at_hand.rules) and at_hand.are_all and not at_hand.are_own:
        yield Finding(
            entry.name_span,
            f"`{entry.name}` inherits only rules about records from the schema, so nobody can call it.",
            related=(Related(dropped[0].strategy.name_span, "The rule of the schema"),),
            severity=Severity.WARNING,
            stage=Stage.RUNTIME,
            data=entry,
        )


def _fault(rule: AccessRule, kind: str | None, at_hand: RulesAtHand, parts: Parts) -> tuple[str, str] | None:
    """What is wrong with a rule, and what the packages say."""
    shown = f"`allow.{rule.name}`"
    if kind == "handler:custom":
        provider = provider_of(rule)
        if rule.name == "guest" or provider == "identityPool":
            return f"`a.handler.custom` does not support {shown} with the identity pool", _IDENTITY_POOL
        if rule.name in ("group", "groups") and provider == "oidc":
            message = "OIDC group auth is not supported with a.handler.custom"
            return f"`a.handler.custom` does not support {shown} with an OpenID Connect provider", message
    if at_hand.are_own:
        return None
    if rule.name in _OWNERS and (kind == "handler:custom" or _returns_custom_type(parts)):
        reason = "`a.handler.custom`" if kind == "handler:custom" else "A custom type as the result"
        message = "Unsupported auth strategy for custom handlers: owner"
        return f"{reason} does not support {shown} of the schema", message
    if kind == "handler:function" and rule.operations_link is not None and rule.operations_link.arguments is not None:
        message = (
            "@auth rules on fields within Query, Mutation, Subscription cannot specify 'operations' argument as these rules "
        )
        return f"`a.handler.function` does not support {shown} of the schema with `.to`", message
    return None


def _returns_custom_type(parts: Parts) -> bool:
    own = parts.all[0]
    for part in parts.all:
        if part.outer is not own or part.place != "return" or part.call is None:
            continue
        if part.call.name == "customType":
            return True
        target = part.call.argument(0) if part.call.name == "ref" else None
        return isinstance(target, Text) and parts.data.kind(target.value) is EntryKind.CUSTOM_TYPE
    return False


def _finding(parts: Parts, rule: AccessRule, at_hand: RulesAtHand, message: str, said: str) -> Finding[AccessRule | Entry]:
    entry = parts.entry
    assert entry is not None
    if at_hand.are_own:
        return Finding(rule.strategy.name_span, f"{message}.", package_message=said, data=rule)
    related = (Related(rule.strategy.name_span, "The rule of the schema"),)
    return Finding(
        entry.name_span, f"{message}, which `{entry.name}` inherits.", related=related, package_message=said, data=entry
    )


def fix(finding: Finding[AccessRule | Entry]) -> Iterator[Fix]:
    data = finding.data
    if isinstance(data, AccessRule):
        name, link = data.strategy.name_span, data.strategy.span
        if data.name in ("guest", "authenticated") and name.anchor is link.anchor:
            region = Span(name.anchor, name.start, link.end)
            yield Fix("Change to `allow.authenticated()`", (Replace(region, "authenticated()"),), is_preferred=True)
    elif data.call is not None and data.call.lacks("authorization"):
        text = ".authorization((allow) => [allow.authenticated()])"
        yield Fix("Add `allow.authenticated()` to the operation", (InsertAfter(data.value.span, text),), is_preferred=True)


RULE = Rule(
    code="data/unsupported-operation-rule",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An authorization rule of a custom operation is incompatible with its handler or result.",
    covers=("O16", "O17", "O18", "O19", "O20"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
