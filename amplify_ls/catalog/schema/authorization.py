"""The strategies of `allow`: who is granted access, where a rule can be used, and which authorization mode it requires."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.common import FUNCTION
from amplify_ls.catalog.schema.operations import FIELD_OPERATIONS, MODEL_OPERATIONS, RESOURCE_OPERATIONS
from amplify_ls.catalog.types import Alias, Callback, Either, ListOf, Made, Method, Name, Parameter

if TYPE_CHECKING:
    from typing import Literal

    from amplify_ls.catalog.kinds import Place, Receiver, Repeat
    from amplify_ls.catalog.types import Type


class Provider(NamedTuple):
    """Who proves the identity of the caller.

    Attributes:
        name: The word for it, as an argument of a strategy and in the generated schema.
        mode: The value of `defaultAuthorizationMode` that makes it the default.
        option: The option of `authorizationModes` that turns it on; empty when `defineAuth` or nothing does.
        summary: What it is.
    """

    name: str
    mode: str
    option: str
    summary: str


PROVIDERS = (
    Provider("userPools", "userPool", "", "the user pool of `defineAuth`"),
    Provider("identityPool", "identityPool", "", "IAM roles of the identity pool of `defineAuth`"),
    Provider("apiKey", "apiKey", "apiKeyAuthorizationMode", "the API key"),
    Provider("oidc", "oidc", "oidcAuthorizationMode", "an OpenID Connect provider"),
    Provider("function", "lambda", "lambdaAuthorizationMode", "a Lambda authorizer"),
)


class Strategy(NamedTuple):
    """A strategy of `allow` in a data schema.

    Attributes:
        name: The method of `allow`.
        summary: Whom it lets in.
        kind: The strategy in the generated schema; two rules of one kind, provider and target clash (AZ09).
        providers: The providers that it may have, the default first; one of several is named by its last argument.
        allows: The kinds of `allow` that offer it.
        subject: Its own argument before the provider, if any.
        claim: The link that names a claim of the token, if any.
        field: Whether the field that it reads contains one value or many; empty if it reads none.
    """

    name: str
    summary: str
    kind: Literal["public", "private", "owner", "groups", "custom", "resource"]
    providers: tuple[str, ...]
    allows: tuple[Receiver, ...]
    subject: Parameter | None = None
    claim: str = ""
    field: Literal["", "one", "many"] = ""
    snippet: str = ""
    rows: tuple[str, ...] = ()


_MODELS: tuple[Receiver, ...] = ("allow:schema", "allow:model", "allow:field")
_EVERYWHERE: tuple[Receiver, ...] = (*_MODELS, "allow:operation")
_PRIVATE = ("userPools", "identityPool", "oidc")
_TOKENS = ("userPools", "oidc")


def _field(summary: str, kind: Literal["owner-field", "authorizer-field"] = "owner-field") -> Parameter:
    return Parameter("field", Name(kind), summary)


STRATEGIES = (
    Strategy(
        "publicApiKey",
        "Anyone with the API key.",
        "public",
        ("apiKey",),
        _EVERYWHERE,
        rows=("AZ10",),
    ),
    Strategy(
        "guest",
        "Guests, who are not signed in, through the identity pool.",
        "public",
        ("identityPool",),
        _EVERYWHERE,
        rows=("AZ09", "AZ23"),
    ),
    Strategy(
        "authenticated",
        "Every signed-in user.",
        "private",
        _PRIVATE,
        _EVERYWHERE,
        rows=("AZ09", "AZ11"),
    ),
    Strategy(
        "owner",
        "The user who created the record, stored in the field `owner`.",
        "owner",
        _TOKENS,
        (*_MODELS, "allow:conversation"),
        claim="identityClaim",
        field="one",
        rows=("AZ14", "AZ22"),
    ),
    Strategy(
        "ownerDefinedIn",
        "The user that a field of the record names.",
        "owner",
        _TOKENS,
        _MODELS,
        _field("Field that names the user: a string or ID, created if it is not declared."),
        "identityClaim",
        "one",
        snippet="ownerDefinedIn('$1')",
        rows=("AZ14",),
    ),
    Strategy(
        "ownersDefinedIn",
        "The users that an array field of the record names.",
        "owner",
        _TOKENS,
        _MODELS,
        _field("Field that names the users: an array of strings, created if it is not declared."),
        "identityClaim",
        "many",
        snippet="ownersDefinedIn('$1')",
        rows=("AZ14",),
    ),
    Strategy(
        "group",
        "Members of one user group.",
        "groups",
        _TOKENS,
        _EVERYWHERE,
        Parameter("group", Name("group"), "Name of the group."),
        "withClaimIn",
        snippet="group('$1')",
        rows=("AZ12", "AZ18"),
    ),
    Strategy(
        "groups",
        "Members of one of several user groups.",
        "groups",
        _TOKENS,
        _EVERYWHERE,
        Parameter("groups", ListOf(Name("group"), minimum=1, distinct=True), "Names of the groups."),
        "withClaimIn",
        snippet="groups(['$1'])",
        rows=("AZ17", "AZ18"),
    ),
    Strategy(
        "groupDefinedIn",
        "Members of the group that a field of the record names.",
        "groups",
        _TOKENS,
        _MODELS,
        _field("Field that names the group: a string.", "authorizer-field"),
        "withClaimIn",
        "one",
        snippet="groupDefinedIn('$1')",
        rows=("AZ14",),
    ),
    Strategy(
        "groupsDefinedIn",
        "Members of the groups that an array field of the record names.",
        "groups",
        _TOKENS,
        _MODELS,
        _field("Field that names the groups: an array of strings.", "authorizer-field"),
        "withClaimIn",
        "many",
        snippet="groupsDefinedIn('$1')",
        rows=("AZ14",),
    ),
    Strategy(
        "custom",
        "Requests that the Lambda authorizer accepts.",
        "custom",
        ("function",),
        _EVERYWHERE,
        rows=("AZ10",),
    ),
    Strategy(
        "resource",
        "A function; only on the schema.",
        "resource",
        (),
        ("allow:schema",),
        Parameter("function", FUNCTION, "The function."),
        snippet="resource($1)",
        rows=("AZ13", "AZ26"),
    ),
)

STRATEGY_ALIASES = (
    Alias("public", ("guest", "publicApiKey")),
    Alias("private", ("authenticated",)),
    Alias("anonymous", ("guest",)),
    Alias("apiKey", ("publicApiKey",)),
    Alias("admin", ("group",)),
    Alias("everyone", ("guest", "publicApiKey")),
    Alias("function", ("resource",)),
    Alias("lambda", ("custom",)),
    Alias("loggedIn", ("authenticated",)),
    Alias("multipleOwners", ("ownersDefinedIn",)),
    Alias("owners", ("ownersDefinedIn",)),
    Alias("ownerField", ("ownerDefinedIn",)),
    Alias("signedIn", ("authenticated",)),
    Alias("specificGroup", ("group",)),
    Alias("specificGroups", ("groups",)),
    Alias("unauthenticated", ("guest",)),
    Alias("user", ("authenticated", "owner")),
    Alias("users", ("authenticated",)),
)
"""Names that do not exist, including those of the preview API `a.allow`."""

PROVIDER_ALIASES = (
    Alias("userPool", ("userPools",)),
    Alias("cognito", ("userPools",)),
    Alias("iam", ("identityPool",)),
    Alias("apiKey", (), "an API key is not a user; `allow.publicApiKey()` is the rule for it"),
)

_CLAIMS = {
    "identityClaim": Method(
        "identityClaim",
        "The claim of the token that contains the user.",
        (Parameter("claim", Name("claim"), "Name of the claim.", default="sub::username"),),
        snippet="identityClaim('$1')",
    ),
    "withClaimIn": Method(
        "withClaimIn",
        "The claim of the token that contains the groups.",
        (Parameter("claim", Name("claim"), "Name of the claim.", default="cognito:groups"),),
        snippet="withClaimIn('$1')",
    ),
}


def _to(words: Type, summary: str, *rows: str) -> Method:
    parameters = (Parameter("operations", ListOf(words), "The allowed operations; all of them without `.to`."),)
    return Method("to", summary, parameters, snippet="to(['$1'])", rows=rows)


_TO_MODEL = _to(MODEL_OPERATIONS, "The operations that the rule allows on records.", "AZ03", "AZ04", "AZ05", "AZ06")
_TO_FIELD = _to(FIELD_OPERATIONS, "The operations that the rule allows on the field.", "AZ05", "AZ06", "AZ07")
_TO_RESOURCE = _to(RESOURCE_OPERATIONS, "The operations that the function may call.", "AZ26")

RULE_LINKS: dict[Receiver, tuple[Method, ...]] = {
    "rule": (_TO_MODEL,),
    "rule:owner": (_TO_MODEL, _CLAIMS["identityClaim"]),
    "rule:group": (_TO_MODEL, _CLAIMS["withClaimIn"]),
    "rule:resource": (_TO_RESOURCE,),
    "field-rule": (_TO_FIELD,),
    "field-rule:owner": (_TO_FIELD, _CLAIMS["identityClaim"]),
    "field-rule:group": (_TO_FIELD, _CLAIMS["withClaimIn"]),
    "operation-rule": (),
}

RULE_LINK_ALIASES = (
    Alias("inField", (), "the field is the argument of `ownerDefinedIn` or `groupDefinedIn`"),
    Alias("can", ("to",)),
    Alias("for", ("to",)),
    Alias("operations", ("to",)),
)

_CALLBACK_SNIPPET = "authorization((allow) => [$1])"


def authorization_link(
    allow: Receiver,
    rules: tuple[Receiver, ...],
    summary: str,
    places: tuple[Place, ...] = (),
    repeat: Repeat = "once",
    rows: tuple[str, ...] = (),
) -> Method:
    """`.authorization(...)` with this kind of `allow` and these kinds of rules."""
    rule = Made(rules)
    callback = Callback((Parameter("allow", Made((allow,)), "Selects who is granted access."),), Either((rule, ListOf(rule))))
    parameters = (Parameter("callback", callback, "Returns one rule or an array of rules."),)
    return Method("authorization", summary, parameters, repeat=repeat, places=places, snippet=_CALLBACK_SNIPPET, rows=rows)
