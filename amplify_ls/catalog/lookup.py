"""Queries of the catalog: members of a receiver, builders, strategies, functions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend import constructs
from amplify_ls.catalog.backend import members as backend
from amplify_ls.catalog.language.modules import FUNCTIONS
from amplify_ls.catalog.resources import storage
from amplify_ls.catalog.resources.access import ACCESS_LINKS, ACCESS_STRATEGIES
from amplify_ls.catalog.schema import chains, custom_operations
from amplify_ls.catalog.schema.authorization import (
    PROVIDER_ALIASES,
    PROVIDERS,
    RULE_LINK_ALIASES,
    RULE_LINKS,
    STRATEGIES,
    STRATEGY_ALIASES,
)
from amplify_ls.catalog.schema.builders import AI, BUILDER_ALIASES, BUILDERS, HANDLER_ALIASES, HANDLERS, NAMESPACES
from amplify_ls.catalog.schema.indexes import INDEX_LINKS
from amplify_ls.catalog.schema.scalars import SCALAR_ALIASES, SCALARS
from amplify_ls.catalog.schema.sql import CONFIGURATION_LINKS, MODEL_PROXY_MEMBERS, RELATED_PROXY_MEMBERS, SQL_LINKS
from amplify_ls.catalog.schema.validators import NUMBER_RULES, STRING_RULES
from amplify_ls.catalog.types import Choice, Method, OneOf, Parameter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amplify_ls.catalog.kinds import Place, Receiver
    from amplify_ls.catalog.schema.authorization import Strategy
    from amplify_ls.catalog.schema.scalars import Scalar
    from amplify_ls.catalog.types import Alias, Member

_MEMBERS: dict[Receiver, tuple[Member, ...]] = {
    "a.ai": AI,
    "a.handler": HANDLERS,
    "allow:auth-access": ACCESS_STRATEGIES,
    "allow:storage": storage.STORAGE_STRATEGIES,
    "backend": backend.BACKEND_MEMBERS,
    "conversation": custom_operations.CONVERSATION_LINKS,
    "generation": custom_operations.GENERATION_LINKS,
    "handler:function": custom_operations.HANDLER_FUNCTION_LINKS,
    "index": INDEX_LINKS,
    "model": chains.MODEL_LINKS,
    "model-proxy": MODEL_PROXY_MEMBERS,
    "mutation": custom_operations.OPERATION_LINKS,
    "query": custom_operations.OPERATION_LINKS,
    "ref": chains.REF_LINKS,
    "related-proxy": RELATED_PROXY_MEMBERS,
    "relation:belongsTo": chains.BELONGS_TO_LINKS,
    "relation:hasMany": chains.HAS_MANY_LINKS,
    "relation:hasOne": chains.HAS_ONE_LINKS,
    "resource:auth": backend.AUTH_MEMBERS,
    "resource:data": backend.DATA_MEMBERS,
    "resource:function": backend.FUNCTION_MEMBERS,
    "resource:referenced-auth": backend.REFERENCED_AUTH_MEMBERS,
    "resource:storage": backend.STORAGE_MEMBERS,
    "resources:auth": constructs.AUTH_RESOURCES,
    "resources:auth-cfn": constructs.AUTH_CFN_RESOURCES,
    "resources:data": constructs.DATA_RESOURCES,
    "resources:data-cfn": constructs.DATA_CFN_RESOURCES,
    "resources:function": constructs.FUNCTION_RESOURCES,
    "resources:function-cfn": constructs.FUNCTION_CFN_RESOURCES,
    "resources:referenced-auth": constructs.REFERENCED_AUTH_RESOURCES,
    "resources:storage": constructs.STORAGE_RESOURCES,
    "resources:storage-cfn": constructs.STORAGE_CFN_RESOURCES,
    "rule:auth-access": ACCESS_LINKS,
    "rule:storage": storage.STORAGE_LINKS,
    "scalar": chains.SCALAR_LINKS,
    "schema": chains.SCHEMA_LINKS,
    "schema:configuration": CONFIGURATION_LINKS,
    "schema:sql": chains.SCHEMA_LINKS + SQL_LINKS,
    "subscription": custom_operations.SUBSCRIPTION_LINKS,
    "validator:number": NUMBER_RULES,
    "validator:string": STRING_RULES,
}

_ALIASES: dict[Receiver, tuple[Alias, ...]] = {
    "a": BUILDER_ALIASES + SCALAR_ALIASES,
    "a.handler": HANDLER_ALIASES,
    "allow:conversation": STRATEGY_ALIASES,
    "allow:field": STRATEGY_ALIASES,
    "allow:model": STRATEGY_ALIASES,
    "allow:operation": STRATEGY_ALIASES,
    "allow:schema": STRATEGY_ALIASES,
    "allow:storage": storage.STORAGE_STRATEGY_ALIASES,
    "custom-type": chains.FIELD_ALIASES,
    "enum": chains.FIELD_ALIASES,
    "generation": custom_operations.OPERATION_ALIASES,
    "model": chains.MODEL_ALIASES,
    "mutation": custom_operations.OPERATION_ALIASES,
    "query": custom_operations.OPERATION_ALIASES,
    "ref": chains.FIELD_ALIASES,
    "relation:belongsTo": chains.FIELD_ALIASES,
    "relation:hasMany": chains.FIELD_ALIASES,
    "relation:hasOne": chains.FIELD_ALIASES,
    "scalar": chains.FIELD_ALIASES,
    "schema": chains.MODEL_ALIASES,
    "subscription": custom_operations.OPERATION_ALIASES,
    **dict.fromkeys(RULE_LINKS, RULE_LINK_ALIASES),
}

_FUNCTIONS = {each.name: each for each in FUNCTIONS}
_SCALARS = {each.name: each for each in SCALARS}
_STRATEGIES = {each.name: each for each in STRATEGIES}
_NAMESPACES: dict[str, Receiver] = {"handler": "a.handler", "ai": "a.ai"}


@cache
def members_of(receiver: Receiver) -> tuple[Member, ...]:
    """Everything that can be called or read on a receiver, used or not."""
    if receiver == "a":
        return BUILDERS + tuple(_scalar_builder(scalar) for scalar in SCALARS) + NAMESPACES
    if receiver in RULE_LINKS:
        return RULE_LINKS[receiver]
    if receiver.startswith("allow:") and receiver not in _MEMBERS:
        return tuple(_strategy_method(strategy, receiver) for strategy in STRATEGIES if receiver in strategy.allows)
    return _MEMBERS.get(receiver, ())


@cache
def members_by_name(receiver: Receiver) -> Mapping[str, Member]:
    """The same, by name."""
    return {each.name: each for each in members_of(receiver)}


def member(receiver: Receiver, name: str) -> Member | None:
    """The member with this name."""
    return members_by_name(receiver).get(name)


def method(receiver: Receiver, name: str) -> Method | None:
    """The method with this name."""
    found = member(receiver, name)
    return found if isinstance(found, Method) else None


def methods_of(
    receiver: Receiver, called: Sequence[str] = (), place: Place | None = None, later: Sequence[str] = ()
) -> tuple[Method, ...]:
    """The methods that may be called next.

    Args:
        receiver: What they are called on.
        called: The names of those already called on it, in order.
        place: Where the result is used, to exclude methods without an effect there; None for anywhere.
        later: The names of those that are called on it after the next one, which must remain possible.
    """
    methods = {each.name: each for each in members_of(receiver) if isinstance(each, Method)}
    gone = _gone(methods, called)
    return tuple(
        each
        for each in methods.values()
        if each.name not in gone
        and (not each.places or place in (None, *each.places))
        and _leads_to(methods, each, called, later)
    )


def _gone(methods: Mapping[str, Method], called: Sequence[str]) -> set[str]:
    """The methods that calls have taken away."""
    gone: set[str] = set()
    for name in called:
        link = methods.get(name)
        if link is None:
            continue
        if link.repeat == "once":
            gone.add(name)
        gone.update(link.removes)
        gone.difference_update(link.restores)
    return gone


def leads_to(method: Method, later: Sequence[str]) -> bool:
    """Whether the result of a builder has the first of the links ``later``."""
    if not later or method.returns is None:
        return True
    link = members_by_name(method.returns).get(later[0])
    return link is not None and not (isinstance(link, Method) and link.caution)


def _leads_to(methods: Mapping[str, Method], method: Method, called: Sequence[str], later: Sequence[str]) -> bool:
    """Whether the links ``later`` remain possible after a method, and each of them still has an effect."""
    if not later or method.returns is not None:
        return leads_to(method, later)
    done = [*called, method.name]
    for name in later:
        if name in _gone(methods, done) or (name == method.name and method.repeat == "last-wins"):
            return False
        done.append(name)
    return True


def all_methods() -> Iterator[Method]:
    """Every method and function of the catalog."""
    allows = {allow for row in STRATEGIES for allow in row.allows}
    for receiver in ("a", *RULE_LINKS, *_MEMBERS, *allows):
        yield from (each for each in members_of(receiver) if isinstance(each, Method))
    yield from FUNCTIONS


@cache
def all_members() -> frozenset[str]:
    """The names of all members of all receivers."""
    allows = {allow for row in STRATEGIES for allow in row.allows}
    return frozenset(name for receiver in ("a", *RULE_LINKS, *_MEMBERS, *allows) for name in members_by_name(receiver))


@cache
def aliases_of(receiver: Receiver) -> tuple[Alias, ...]:
    """Names on a receiver that people write although they do not exist, with the right names."""
    names = members_by_name(receiver)
    known = (alias._replace(right=tuple(name for name in alias.right if name in names)) for alias in _ALIASES.get(receiver, ()))
    return tuple(alias for alias in known if alias.right or alias.reason)


def builder(name: str) -> Method | None:
    """The builder of `a` with this name; in a namespace as `handler.function`, `ai.model`."""
    namespace, dot, inner = name.rpartition(".")
    if not dot:
        return method("a", name)
    receiver = _NAMESPACES.get(namespace)
    return None if receiver is None else method(receiver, inner)


@cache
def builders_at(place: Place) -> tuple[tuple[str, Method], ...]:
    """The builders whose result can be used at a place, by the name after `a.`."""
    found = [(each.name, each) for each in members_of("a") if isinstance(each, Method)]
    found += [
        (f"{namespace}.{each.name}", each)
        for namespace, receiver in _NAMESPACES.items()
        for each in members_of(receiver)
        if isinstance(each, Method)
    ]
    return tuple((name, each) for name, each in found if place in each.places)


def links_of(
    name: str, called: Sequence[str] = (), place: Place | None = None, later: Sequence[str] = ()
) -> tuple[Method, ...]:
    """The methods that can follow a builder, as `links_of('string', ['required'])`; empty for an unknown builder."""
    found = builder(name)
    if found is None or found.returns is None:
        return ()
    links = methods_of(found.returns, called, place, later)
    known = scalar(name)
    if known is None or known.validator is not None:
        return links
    return tuple(link for link in links if link.name != "validate")


def function(name: str) -> Method | None:
    """The exported function with this name: `defineAuth`, `secret`."""
    return _FUNCTIONS.get(name)


def scalar(name: str) -> Scalar | None:
    """The scalar builder with this name."""
    return _SCALARS.get(name)


def strategy(name: str) -> Strategy | None:
    """The strategy of a data schema with this name."""
    return _STRATEGIES.get(name)


def _scalar_builder(row: Scalar) -> Method:
    return Method(
        row.name,
        row.summary,
        returns="scalar",
        places=("model-field", "custom-type-field", "argument", "return"),
        snippet=f"{row.name}()",
        note=f"GraphQL `{row.graphql}`, TypeScript `{row.javascript}`.",
    )


def _rule_of(row: Strategy, allow: Receiver) -> Receiver:
    if allow == "allow:operation":
        return "operation-rule"
    if row.kind == "resource":
        return "rule:resource"
    if allow == "allow:field":
        return _FIELD_RULES.get(row.claim, "field-rule")
    return _MODEL_RULES.get(row.claim, "rule")


_FIELD_RULES: dict[str, Receiver] = {"identityClaim": "field-rule:owner", "withClaimIn": "field-rule:group"}
_MODEL_RULES: dict[str, Receiver] = {"identityClaim": "rule:owner", "withClaimIn": "rule:group"}


def _strategy_method(row: Strategy, allow: Receiver) -> Method:
    parameters = () if row.subject is None else (row.subject,)
    is_free = len(row.providers) > 1 or row.kind == "custom"
    if is_free and allow != "allow:conversation":
        parameters = (*parameters, _provider_parameter(row))
    return Method(
        row.name,
        row.summary,
        parameters,
        returns=_rule_of(row, allow),
        repeat="last-wins",
        snippet=row.snippet or f"{row.name}()",
        rows=row.rows,
    )


def _provider_parameter(row: Strategy) -> Parameter:
    summaries = {each.name: each.summary for each in PROVIDERS}
    choices = tuple(Choice(name, f"Proved by {summaries[name]}.") for name in row.providers)
    aliases = tuple(each for each in PROVIDER_ALIASES if each.reason or set(each.right) & set(row.providers))
    words = OneOf(choices, aliases)
    return Parameter("provider", words, "The provider that verifies the identity.", "optional", f"'{row.providers[0]}'")
