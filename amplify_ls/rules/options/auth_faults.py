"""Which auth rule reports a problem in the options of `defineAuth` and `referenceAuth`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.common import ARN
from amplify_ls.catalog.resources.auth import AUTH
from amplify_ls.catalog.types import Callback, Either, Made, Record
from amplify_ls.model.fit.mismatch import Misfit
from amplify_ls.model.fit.problems import Fault, Problem
from amplify_ls.rules.options.option_faults import EXTRA_ARGUMENT, Claim, Refusal, is_at, is_refused_later, weighed
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.rules.rule import Stage
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Type
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.rules.rule import Finding, Related

PROVIDERS = "loginWith.externalProviders"
SOCIAL = "google|facebook|loginWithAmazon|signInWithApple"
_CUSTOM_OPTIONS = "dataType|type|minLen|maxLen|min|max|minLength|maxLength"
URLS = ("callbackUrls", "logoutUrls")
LOCAL_URL = "['http://localhost:3000/']"
"""The redirect URLs of an app under development."""
_URLS = "|".join(URLS)
_SCOPED = ("callbackUrls", "logoutUrls", "scopes")
_TEMPLATES = "verificationEmailBody|verificationMessage|emailBody|smsMessage"

_KEYS = (Fault.UNKNOWN_KEY, Fault.OTHER_CASE, Fault.BAD_KEY)
_VALUES = (Fault.WRONG_VALUE,)
_TYPES = (Fault.WRONG_TYPE,)
_MISSING = (Fault.MISSING_KEY,)


def _takes(kind: Type | None, receiver: str) -> bool:
    if isinstance(kind, Either):
        return any(_takes(each, receiver) for each in kind.types)
    return isinstance(kind, Made) and receiver in kind.receivers


def _is_provider(problem: Problem) -> bool:
    """Whether an unknown key next to the providers may name one, unlike ``callbackUrl`` or ``domainPrefix``."""
    return not any(name in _SCOPED for name in problem.names) and problem.path[-1] != "domainPrefix"


def _lacks_factors(problem: Problem) -> bool:
    return "mode" not in problem.names


def _lacks_login(problem: Problem) -> bool:
    """Whether ``defineAuth`` is called without ``loginWith``, or without any options."""
    kind = problem.expected
    return "loginWith" in problem.names or (isinstance(kind, Record) and kind.shape is AUTH)


def _is_written(problem: Problem) -> bool:
    """Whether a string is not empty: an empty one is often treated as if it were missing."""
    return isinstance(problem.value, Text) and bool(problem.value.value)


CLAIMS = (
    Claim(EXTRA_ARGUMENT, (Fault.EXTRA_ARGUMENT,), "**"),
    # user attributes
    Claim("auth/unknown-user-attribute", _KEYS, "userAttributes.*"),
    Claim("auth/user-attributes-as-list", _TYPES, "userAttributes", lambda problem: isinstance(problem.value, Array)),
    Claim("auth/attribute-not-an-object", _TYPES, "userAttributes.*"),
    Claim("auth/required-custom-attribute", _KEYS, "userAttributes.custom:*.required"),
    Claim("auth/bound-of-other-data-type", (Fault.OTHER_CASE,), "userAttributes.custom:*.*"),
    Claim("auth/missing-data-type", _MISSING, "userAttributes.custom:*"),
    Claim("auth/unknown-data-type", _VALUES + _TYPES, "userAttributes.custom:*.dataType"),
    Claim("auth/bound-out-of-range", _VALUES, "userAttributes.custom:*.minLen|maxLen|min|max"),
    Claim(
        "auth/data-type-on-standard-attribute",
        _KEYS,
        f"userAttributes.*.{_CUSTOM_OPTIONS}",
        lambda problem: not problem.path[1].startswith("custom:"),
    ),
    # sign-in methods
    Claim("auth/missing-login", _MISSING, "", _lacks_login),
    Claim("auth/no-login-method", _MISSING, "loginWith"),
    Claim("auth/unknown-login-method", _KEYS, "loginWith.*"),
    Claim("auth/invalid-login-method", _VALUES + _TYPES, "loginWith.email|phone|webAuthn"),
    Claim("auth/invalid-relying-party", _VALUES, "loginWith.webAuthn.relyingPartyId"),
    # external providers
    Claim("auth/unknown-provider", _KEYS, f"{PROVIDERS}.*", _is_provider),
    Claim("auth/missing-redirect-urls", _MISSING, PROVIDERS),
    Claim("auth/empty-redirect-urls", _VALUES, f"{PROVIDERS}.{_URLS}"),
    Claim("auth/invalid-secret-name", _MISSING + _VALUES + _TYPES, "**.secret"),
    Claim("auth/plain-text-secret", _TYPES, "**", lambda problem: _takes(problem.expected, "secret")),
    Claim("auth/missing-provider-option", _MISSING, f"{PROVIDERS}.**"),
    Claim("auth/invalid-provider-name", _VALUES, f"{PROVIDERS}.oidc.[].name"),
    Claim("auth/invalid-provider-name", _VALUES, f"{PROVIDERS}.saml.name"),
    Claim("auth/unknown-scope", _VALUES, f"{PROVIDERS}.scopes.[]"),
    Claim("auth/unknown-mapped-attribute", _KEYS, "**.attributeMapping.*"),
    Claim("auth/unknown-mapped-attribute", _KEYS, "**.attributeMapping.custom.*"),
    # messages
    Claim("auth/message-without-code", (Fault.UNUSED_PARAMETER,), "**"),
    Claim(
        "auth/message-not-a-function",
        _TYPES,
        f"**.{_TEMPLATES}",
        lambda problem: isinstance(problem.expected, Callback) and problem.misfit is Misfit.KIND,
    ),
    Claim("auth/message-too-long", _VALUES, "**.verificationEmailSubject|emailSubject"),
    # second factors
    Claim("auth/no-second-factor", _MISSING, "multifactor", _lacks_factors),
    Claim("auth/second-factor-while-off", (Fault.OTHER_CASE,), "multifactor.*"),
    # groups, triggers, senders, access rules
    Claim("auth/repeated-group", _VALUES, "groups.[]", lambda problem: problem.misfit is Misfit.REPEATED),
    Claim("auth/invalid-group-name", _VALUES, "groups.[]"),
    Claim("auth/unknown-trigger", _KEYS, "triggers.*"),
    Claim("auth/not-a-function-resource", _TYPES, "**", lambda problem: _takes(problem.expected, "resource:function")),
    Claim("auth/incomplete-sms-role", (Fault.TOGETHER,), "senders.sms"),
    Claim("auth/invalid-arn", _VALUES, "**", lambda problem: problem.expected is ARN),
    Claim("auth/invalid-access-rule", (Fault.BAD_LINK, Fault.MISSING_LINK), "**"),
    Claim("auth/unknown-access-action", _VALUES, "access.**.to.[]"),
    Claim("auth/empty-access-actions", _VALUES, "access.**.to"),
    Claim("auth/invalid-name", _VALUES, "name"),
    # everything else, by the kind of fault
    Claim("auth/misplaced-option", (Fault.MISPLACED_KEY,), "**"),
    Claim("auth/unknown-option", _KEYS, "**"),
    Claim("auth/missing-option", (Fault.MISSING_KEY, Fault.TOGETHER, Fault.EXCLUSIVE), "**"),
    Claim("auth/wrong-option-type", _TYPES, "**"),
    Claim("auth/wrong-option-value", _VALUES, "**"),
)


REFUSED_LATER = (
    Refusal(_KEYS, "triggers.customEmailSender|customSmsSender"),
    Refusal(_MISSING, ""),
    Refusal(_MISSING, "loginWith"),
    Refusal(_MISSING, f"{PROVIDERS}.{SOCIAL}|saml"),
    Refusal(_MISSING, f"{PROVIDERS}.oidc.[]", lambda problem: "issuerUrl" not in problem.names),
    Refusal(_MISSING, "multifactor.sms"),
    Refusal(_TYPES, "loginWith|groups|access|name"),
    Refusal(_TYPES, "groups.[]"),
    Refusal(_TYPES, "access.**"),
    Refusal(_TYPES, "triggers.*"),
    Refusal(_TYPES, f"{PROVIDERS}.{SOCIAL}|oidc|saml|scopes|callbackUrls|logoutUrls"),
    Refusal(_TYPES, f"{PROVIDERS}.*.[]"),
    Refusal(_TYPES, f"{PROVIDERS}.{SOCIAL}.clientId|clientSecret|teamId|keyId|privateKey|scopes"),
    Refusal(_TYPES, f"{PROVIDERS}.oidc.[].clientId|clientSecret|name|scopes|identifiers"),
    Refusal(_TYPES, f"{PROVIDERS}.saml.name|identifiers"),
    Refusal(_TYPES, "loginWith.webAuthn.relyingPartyId"),
    Refusal(_TYPES, "loginWith.email.verificationEmailBody|verificationEmailSubject"),
    Refusal(_TYPES, "loginWith.email.userInvitation.*"),
    Refusal(_TYPES, "multifactor.sms.smsMessage"),
    Refusal(_TYPES, "userAttributes.*.required|mutable"),
    Refusal(_TYPES, "senders.email|sms"),
    Refusal(_TYPES, "senders.*.handler|fromEmail"),
    Refusal(_VALUES, "groups.[]", lambda problem: problem.misfit is Misfit.REPEATED),
    Refusal(_VALUES, "groups.*", lambda problem: problem.expected is ARN),
    Refusal(_VALUES, "name"),
    Refusal(_VALUES, "access.**"),
    Refusal(_VALUES, "passwordlessOptions.preferredChallenge"),
    Refusal(_VALUES, "loginWith.webAuthn.relyingPartyId", _is_written),
    Refusal(_VALUES, f"{PROVIDERS}.scopes.[]"),
    Refusal(_VALUES, f"{PROVIDERS}.{_URLS}"),
    Refusal(_VALUES, f"{PROVIDERS}.oidc.[].name"),
    Refusal(_VALUES, f"{PROVIDERS}.saml.name"),
    Refusal(_VALUES, "senders.*.kmsKeyArn|snsCallerArn"),
    Refusal(_VALUES, "authRoleArn|unauthRoleArn"),
    Refusal((Fault.BAD_LINK, Fault.MISSING_LINK), "**"),
    Refusal((Fault.TOGETHER,), "senders.sms"),
    Refusal((Fault.UNUSED_PARAMETER,), "loginWith.*.verificationEmailBody|verificationMessage"),
    Refusal((Fault.UNUSED_PARAMETER,), "multifactor.sms.smsMessage"),
)
"""Measured with each of them cast to `any`; everything else is silently ignored or makes the deployment fail."""


AUTH_FAULTS = Family(CLAIMS, REFUSED_LATER)
faults = AUTH_FAULTS.faults


def is_later(auth: Auth, problem: Problem) -> bool:
    """Whether the packages reject a problem at synthesis."""
    if problem.fault in _KEYS and is_at(problem.path, "loginWith.*") and faults(auth, "auth/no-login-method"):
        return True
    if explains_missing_login(problem) and faults(auth, "auth/missing-login"):
        return True
    return is_refused_later(problem, REFUSED_LATER, auth.problems)


def missing_urls(auth: Auth) -> list[Problem]:
    """The redirect URLs that are missing in ``externalProviders``.

    If both are missing and are set outside it, that is a single fault, which TypeScript reports at the object that lacks
    them. A single misplaced array is reported where it is.
    """
    place = tuple(PROVIDERS.split("."))
    found = [problem for problem in auth.problems if problem.fault is Fault.MISSING_KEY and problem.path == place]
    lacks_both = len(found) > 1
    return [problem for problem in found if problem.cause is None or (lacks_both and is_outside_providers(problem.cause))]


def is_outside_providers(problem: Problem) -> bool:
    """Whether a key is set outside ``externalProviders`` and belongs directly in it."""
    place = tuple(PROVIDERS.split("."))
    return (
        problem.fault is Fault.MISPLACED_KEY
        and problem.path[:2] != place
        and any(home[:-1] == place and home[-1] in _SCOPED for home in problem.places)
    )


def explains_missing_login(problem: Problem) -> bool:
    """Whether a key is a sign-in method next to ``loginWith`` instead of inside it: ``defineAuth({ email: true })``."""
    return problem.fault is Fault.UNKNOWN_KEY and len(problem.path) == 1 and any(p[0] == "loginWith" for p in problem.places)


def auth_finding(
    auth: Auth,
    problem: Problem,
    message: str,
    *,
    unseen: Stage = Stage.RUNTIME,
    related: tuple[Related, ...] = (),
    package_message: str = "",
    data: Any = None,
) -> Finding:
    """The finding for a problem, with the severity that its position implies."""
    return weighed(
        problem,
        message,
        is_later=is_later(auth, problem),
        unseen=unseen,
        related=related,
        package_message=package_message,
        data=(auth, problem) if data is None else data,
    )
