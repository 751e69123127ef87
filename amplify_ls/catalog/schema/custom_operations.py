"""Chains of operations: queries, mutations, subscriptions, AI routes and their handlers."""

from __future__ import annotations

from amplify_ls.catalog.common import GRAPHQL_NAME
from amplify_ls.catalog.schema.authorization import authorization_link
from amplify_ls.catalog.types import Alias, Callback, Either, ListOf, Made, MapOf, Method, Parameter, Placed, Type
from amplify_ls.catalog.versions import data_schema

_ARGUMENTS = Method(
    "arguments",
    "Arguments of the operation.",
    (Parameter("arguments", MapOf(GRAPHQL_NAME, Placed("argument")), "Types by name."),),
    snippet="arguments({\n\t$1\n})",
    rows=("O06", "O07"),
)
_RETURNS = Method(
    "returns",
    "Return type of the operation.",
    (Parameter("type", Placed("return"), "The type."),),
    snippet="returns($1)",
    rows=("O03", "O04", "O05", "O08"),
)
_HANDLER_TYPE: Type = Either((Placed("handler"), ListOf(Placed("handler"), minimum=1)))
_HANDLER = Method(
    "handler",
    "Handler of the operation; an array is a pipeline.",
    (Parameter("handler", _HANDLER_TYPE, "One handler or an array of handlers of the same kind."),),
    snippet="handler(a.handler.$1)",
    rows=("O09", "O10", "O12"),
)
_OPERATION_AUTHORIZATION = authorization_link(
    "allow:operation", ("operation-rule",), "Authorization rules of the operation.", rows=("O01", "O26")
)

OPERATION_LINKS = (_ARGUMENTS, _RETURNS, _HANDLER, _OPERATION_AUTHORIZATION)

_SOURCE = Placed("subscription-source")

SUBSCRIPTION_LINKS = (
    Method(
        "for",
        "Mutations whose results trigger the subscription.",
        (Parameter("source", Either((_SOURCE, ListOf(_SOURCE, minimum=1))), "Mutations, or a model."),),
        snippet="for(a.ref('$1'))",
        rows=("S01", "S04", "S05", "S09"),
    ),
    _ARGUMENTS,
    _HANDLER,
    _OPERATION_AUTHORIZATION,
)

GENERATION_LINKS = (_ARGUMENTS, _RETURNS, _OPERATION_AUTHORIZATION)

_CONVERSATION_CALLBACK = Callback(
    (Parameter("allow", Made(("allow:conversation",)), "Selects who is granted access: only `owner`."),),
    Made(("rule:owner",)),
)
CONVERSATION_LINKS = (
    Method(
        "authorization",
        "Authorization of the conversation: its owner.",
        (Parameter("callback", _CONVERSATION_CALLBACK, "Returns one rule, not an array."),),
        repeat="last-wins",
        snippet="authorization((allow) => allow.owner())",
        rows=("H01", "H02"),
    ),
)

HANDLER_FUNCTION_LINKS = (
    Method(
        "async",
        "Does not wait for the function; the operation returns `{ success }` at once.",
        since=data_schema("1.6.0"),
        rows=("O04", "O05", "S10"),
    ),
)

OPERATION_ALIASES = (
    Alias("args", ("arguments",)),
    Alias("input", ("arguments",)),
    Alias("auth", ("authorization",)),
    Alias("allow", ("authorization",)),
    Alias("handlers", ("handler",)),
    Alias("resolver", ("handler",)),
    Alias("return", ("returns",)),
    Alias("output", ("returns",)),
    Alias("source", ("for",)),
)
