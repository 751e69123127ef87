"""The rules that hold for a custom operation do not go with its handler or its result.

JavaScript resolvers, `a.handler.custom`, know neither the identity pool nor groups of an OpenID Connect provider. The
rules of the schema hold for operations too that have none of their own: rules about owners then break JavaScript
resolvers and results that are custom types, and are dropped without a word anywhere else; operations that are named
in `.to([...])` break functions.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.model.authorization import AccessRule
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.custom_operations import KINDS, OF_RECORDS, handlers_of, provider_of, rules_at_hand
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts
    from amplify_ls.rules.custom_operations import RulesAtHand

_OWNERS = frozenset({"owner", "ownerDefinedIn", "ownersDefinedIn"})
_IDENTITY_POOL = (
    "identityPool-based auth (allow.guest() and allow.authenticated('identityPool')) is not supported with a.handler.custom"
)


def check(parts: Parts) -> Iterator[Finding]:
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
            f"`{entry.name}` has only rules of the schema about records, so nobody can call it.",
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
            return f"{shown} through the identity pool does not go with `a.handler.custom`", _IDENTITY_POOL
        if rule.name in ("group", "groups") and provider == "oidc":
            message = "OIDC group auth is not supported with a.handler.custom"
            return f"{shown} of an OpenID Connect provider does not go with `a.handler.custom`", message
    if at_hand.are_own:
        return None
    if rule.name in _OWNERS and (kind == "handler:custom" or _returns_custom_type(parts)):
        reason = "`a.handler.custom`" if kind == "handler:custom" else "a result that is a custom type"
        message = "Unsupported auth strategy for custom handlers: owner"
        return f"{shown} of the schema does not go with {reason}", message
    if kind == "handler:function" and rule.operations_link is not None and rule.operations_link.arguments is not None:
        message = (
            "@auth rules on fields within Query, Mutation, Subscription cannot specify 'operations' argument as these rules "
        )
        return f"{shown} of the schema names operations, which does not go with a function", message
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


def _finding(parts: Parts, rule: AccessRule, at_hand: RulesAtHand, message: str, said: str) -> Finding:
    entry = parts.entry
    assert entry is not None
    if at_hand.are_own:
        return Finding(rule.strategy.name_span, f"{message}.", package_message=said, data=rule)
    related = (Related(rule.strategy.name_span, "The rule of the schema"),)
    return Finding(entry.name_span, f"{message} of `{entry.name}`.", related=related, package_message=said, data=entry)


def fix(finding: Finding) -> Iterator[Fix]:
    data = finding.data
    if isinstance(data, AccessRule):
        name, link = data.strategy.name_span, data.strategy.span
        if data.name in ("guest", "authenticated") and name.anchor is link.anchor:
            region = Span(name.anchor, name.start, link.end)
            yield Fix("Change to `allow.authenticated()`", (Replace(region, "authenticated()"),), is_preferred=True)
    elif data.call.lacks("authorization"):
        text = ".authorization((allow) => [allow.authenticated()])"
        yield Fix("Add rules of its own: `allow.authenticated()`", (InsertAfter(data.value.span, text),), is_preferred=True)


RULE = Rule(
    code="data/unsupported-operation-rule",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The rules that hold for a custom operation do not go with its handler or its result.",
    covers=("O16", "O17", "O18", "O19", "O20"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
