"""What the auth rules about options have in common: places, conditions of claims, and the severity of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import MisplacedKey, MissingKey, UnknownKey, WrongKey
from amplify_ls.rules.claims import is_at
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.resources.auth import Auth

PROVIDERS = "loginWith.externalProviders"
SOCIAL = "google|facebook|loginWithAmazon|signInWithApple"
URLS = ("callbackUrls", "logoutUrls")
LOCAL_URL = "['http://localhost:3000/']"
"""The redirect URLs of an app under development."""
SCOPED = (*URLS, "scopes")
"""Options of ``externalProviders`` that are no providers."""


class _AuthFamily(Family["Auth"]):
    def is_later(self, resource: Auth, problem: Problem) -> bool:
        # Without a sign-in method, the packages reject the whole definition.
        is_method = isinstance(problem, WrongKey) and is_at(problem.path, "loginWith.*")
        if is_method and self.reported_as(resource, "auth/no-login-method"):
            return True
        if explains_missing_login(problem) and self.reported_as(resource, "auth/missing-login"):
            return True
        return super().is_later(resource, problem)


AUTH_FAULTS = _AuthFamily(Subject.AUTH)
claimed = AUTH_FAULTS.claimed
reported_as = AUTH_FAULTS.reported_as
auth_finding = AUTH_FAULTS.finding
is_later = AUTH_FAULTS.is_later


def missing_urls(auth: Auth) -> list[MissingKey]:
    """The redirect URLs that are missing in ``externalProviders``.

    If both are missing and are set outside it, that is a single fault, which TypeScript reports at the object that lacks
    them. A single misplaced array is reported where it is.
    """
    place = tuple(PROVIDERS.split("."))
    found = [problem for problem in problems_of(auth) if isinstance(problem, MissingKey) and problem.path == place]
    lacks_both = len(found) > 1
    return [problem for problem in found if problem.cause is None or (lacks_both and is_outside_providers(problem.cause))]


def is_outside_providers(problem: Problem) -> bool:
    """Whether a key is set outside ``externalProviders`` and belongs directly in it."""
    place = tuple(PROVIDERS.split("."))
    return (
        isinstance(problem, MisplacedKey)
        and problem.path[:2] != place
        and any(home[:-1] == place and home[-1] in SCOPED for home in problem.places)
    )


def explains_missing_login(problem: Problem) -> bool:
    """Whether a key is a sign-in method next to ``loginWith`` instead of inside it: ``defineAuth({ email: true })``."""
    return isinstance(problem, UnknownKey) and len(problem.path) == 1 and any(p[0] == "loginWith" for p in problem.places)
