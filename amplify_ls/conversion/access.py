"""Authorization rules: those of `@auth` in the words of Gen 2."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.notes import Note, decide, lost
from amplify_ls.conversion.typescript import Array, Call, Chain, Function, Text
from amplify_ls.gen1.facts.flags import AUTH_DIRECTIVES
from amplify_ls.gen1.facts.texts import text_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amplify_ls.conversion.typescript import Expression
    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.syntax.nodes import Directive, Field

USER_POOL, IDENTITY_POOL = "userPools", "iam"
_IDENTITY_POOL_NAMES = ("iam", "identityPool")
_OF_MODE = {
    "apiKey": (Chain("allow", (Call("publicApiKey"),)),),
    "userPools": (Chain("allow", (Call("authenticated"),)),),
    "iam": (
        Chain("allow", (Call("authenticated", (Text("identityPool"),)),)),
        Chain("allow", (Call("guest"),)),
    ),
    "oidc": (Chain("allow", (Call("authenticated", (Text("oidc"),)),)),),
    "function": (Chain("allow", (Call("custom"),)),),
}

_TEXTS = frozenset({"ID", "String", "AWSDate", "AWSTime", "AWSDateTime", "AWSEmail", "AWSPhone", "AWSURL", "AWSIPAddress"})
"""The types of fields that can have the name of an owner or group."""


class Subject(Enum):
    """What a rule is about."""

    MODEL = "model"
    FIELD = "field"
    OPERATION = "operation"


class Access(NamedTuple):
    """The rules of one subject, and what is different about them."""

    rules: tuple[Chain, ...]
    notes: tuple[Note, ...] = ()


def access_of(
    rules: Iterable[AuthRule], subject: Subject, name: str, fields: Mapping[str, Field], owner_claim: str | None
) -> Access:
    """The rules of Gen 2 that do what some rules of Gen 1 do.

    Args:
        rules: the rules of one `@auth`.
        subject: what they are about.
        name: its name in notes.
        fields: the fields of its type, by name.
        owner_claim: the claim of owners that name none; None for the one that is also the default of Gen 2.
    """
    # A dictionary, because somebody's model has thousands of rules.
    chains: dict[Chain, None] = {}
    notes: list[Note] = []
    for rule in rules:
        note = _doubt(rule, subject, name, fields)
        if note is not None:
            notes.append(note)
        chain = _chain(rule, subject, fields, owner_claim)
        if chain is not None:
            chains.setdefault(chain)
    return Access(tuple(chains), tuple(notes))


def rules_of_mode(mode: str) -> tuple[Chain, ...]:
    """The rules that let in everyone who signs in with a mode."""
    return _OF_MODE[mode]


def mode_of_rule(rule: Chain) -> str:
    """The mode that the callers of a rule sign in with."""
    call = rule.calls[0]
    if call.name == "guest" or Text("identityPool") in call.arguments:
        return IDENTITY_POOL
    if Text("oidc") in call.arguments:
        return "oidc"
    return {"publicApiKey": "apiKey", "custom": "function"}.get(call.name, USER_POOL)


def rules_of_directives(directives: Iterable[Directive]) -> tuple[Chain, ...]:
    """The rules for the directives of AppSync, such as `@aws_iam`, which let in everyone who signs in with a mode."""
    found: list[Chain] = []
    for directive in directives:
        groups = text_names(directive.get("cognito_groups"))
        if groups:
            found.append(Chain("allow", (Call("groups", (Array(tuple(Text(group.text) for group in groups)),)),)))
        else:
            mode = next((mode for mode, name in AUTH_DIRECTIVES.items() if name == directive.name.text), None)
            found += () if mode is None else _OF_MODE[mode]
    return tuple(dict.fromkeys(found))


def nobody(mode: str) -> Chain:
    """A rule that allows no operation, because a model without any rule is rejected."""
    return rules_of_mode(mode)[0].then("to", Array(()))


def authorization(rules: Sequence[Chain]) -> Call:
    """The call `.authorization((allow) => [...])`."""
    return Call("authorization", (Function("allow", Array(tuple(rules))),))


def joined(first: Iterable[AuthRule], second: Iterable[AuthRule]) -> tuple[AuthRule, ...]:
    """The rules of two models for the model that joins them. Those for the same callers become one rule."""
    result: dict[tuple[object, ...], AuthRule] = {}
    for rule in (*first, *second):
        caller = _caller(rule)
        result[caller] = _with_operations_of(result[caller], rule) if caller in result else rule
    return tuple(result.values())


def _with_operations_of(rule: AuthRule, other: AuthRule) -> AuthRule:
    if rule.written_operations is None or other.written_operations is None:
        # Without operations, a rule grants all of them.
        return rule if rule.written_operations is None else other
    added = tuple(each for each in other.written_operations if each.text not in rule.operations)
    return replace(rule, written_operations=(*rule.written_operations, *added))


def _caller(rule: AuthRule) -> tuple[object, ...]:
    names = (rule.owner_field, rule.identity_claim, rule.groups_field, rule.group_claim)
    groups = frozenset(group.text for group in rule.groups or ())
    return (rule.strategy, rule.provider, groups, *(None if name is None else name.text for name in names))


def _doubt(rule: AuthRule, subject: Subject, name: str, fields: Mapping[str, Field]) -> Note | None:
    """What is odd about a rule."""
    if rule.written_operations == ():
        return decide(name, f"the rule `allow: {rule.strategy}` has `operations: []`, so it allows nothing. It is left out.")
    if subject is Subject.OPERATION and _depends_on_record(rule):
        return lost(name, f"the rule `allow: {rule.strategy}` depends on a record, so Gen 1 ignores it on an operation.")
    holder = rule.groups_field if rule.groups_field is not None and not rule.groups else rule.owner_field
    if holder is not None and not _is_text(fields, holder.text):
        return lost(name, f"the rule `allow: {rule.strategy}`, because `{holder.text}` is no string.")
    if rule.strategy in ("private", "public") and rule.groups:
        groups = ", ".join(f"`{group.text}`" for group in rule.groups)
        return decide(
            name,
            f"the rule `allow: {rule.strategy}` names the groups {groups}, which Gen 1 ignores. It lets in everyone as before; "
            "`allow.groups([...])` would let in only them.",
        )
    return None


def _depends_on_record(rule: AuthRule) -> bool:
    return (rule.strategy == "owner" and not rule.groups) or rule.groups_field is not None


def _chain(rule: AuthRule, subject: Subject, fields: Mapping[str, Field], owner_claim: str | None) -> Chain | None:
    if rule.written_operations == () or (subject is Subject.OPERATION and _depends_on_record(rule)):
        return None
    chain = _strategy(rule, fields, owner_claim)
    if chain is None or rule.written_operations is None:
        return chain
    return chain.then("to", Array(tuple(Text(operation.text) for operation in rule.written_operations)))


def _strategy(rule: AuthRule, fields: Mapping[str, Field], owner_claim: str | None) -> Chain | None:
    if rule.strategy == "custom":
        return rules_of_mode("function")[0]
    if rule.strategy == "public":
        return rules_of_mode(IDENTITY_POOL)[1] if rule.provider in _IDENTITY_POOL_NAMES else rules_of_mode("apiKey")[0]
    if rule.strategy == "private":
        return rules_of_mode(IDENTITY_POOL if rule.provider in _IDENTITY_POOL_NAMES else rule.provider)[0]
    provider: tuple[Expression, ...] = (Text("oidc"),) if rule.provider == "oidc" else ()
    # An owner rule with groups is a rule for these groups.
    if rule.groups or rule.strategy == "groups":
        return _groups(rule, fields, provider)
    if rule.strategy == "owner":
        return _owner(rule, fields, provider, owner_claim)
    return None


def _groups(rule: AuthRule, fields: Mapping[str, Field], provider: tuple[Expression, ...]) -> Chain | None:
    if rule.groups_field is not None and not rule.groups:
        name = rule.groups_field.text
        if not _is_text(fields, name):
            return None
        method = "groupsDefinedIn" if _is_list(fields, name) else "groupDefinedIn"
        call = Call(method, (Text(name), *provider))
    else:
        groups = tuple(Text(group.text) for group in rule.groups or ())
        if not groups:
            return None
        call = Call("group", (groups[0], *provider)) if len(groups) == 1 else Call("groups", (Array(groups), *provider))
    chain = Chain("allow", (call,))
    return chain if rule.group_claim is None else chain.then("withClaimIn", Text(rule.group_claim.text))


def _owner(
    rule: AuthRule, fields: Mapping[str, Field], provider: tuple[Expression, ...], owner_claim: str | None
) -> Chain | None:
    name = "owner" if rule.owner_field is None else rule.owner_field.text
    if not _is_text(fields, name):
        return None
    if _is_list(fields, name):
        call = Call("ownersDefinedIn", (Text(name), *provider))
    elif name == "owner":
        call = Call("owner", provider)
    else:
        call = Call("ownerDefinedIn", (Text(name), *provider))
    chain = Chain("allow", (call,))
    claim = owner_claim if rule.identity_claim is None else rule.identity_claim.text
    return chain if claim is None else chain.then("identityClaim", Text(claim))


def _is_text(fields: Mapping[str, Field], name: str) -> bool:
    """Whether a field can have the name of an owner or group. One that is not declared is added as a string."""
    field = fields.get(name)
    return field is None or field.type.name.text in _TEXTS


def _is_list(fields: Mapping[str, Field], name: str) -> bool:
    field = fields.get(name)
    return field is not None and field.type.is_list
