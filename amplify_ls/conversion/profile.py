"""What a conversion needs to know about a project besides its schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.conversion.notes import Note, NoteKind
from amplify_ls.gen1.facts.auth_rules import auth_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.api_settings import OidcProvider

DEFAULT_API_KEY_DAYS = 30
SANDBOX_TYPE = "AMPLIFY"
"""The input type with the rule for models without rules."""
_MODES_OF_PROVIDERS = {"identityPool": "iam"}
# The mode that is assumed to be the default one is the first of these that a rule needs.
_PRECEDENCE = ("userPools", "apiKey", "iam", "oidc", "function")


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings of an API, with assumptions where a setting is unknown."""

    modes: tuple[str, ...]
    """How callers sign in, the default mode first."""
    is_sandbox: bool
    """Whether `input AMPLIFY` opens everything without rules to holders of the API key."""
    api_key_days: int = DEFAULT_API_KEY_DAYS
    oidc: OidcProvider | None = None
    """None if its values are unknown."""
    authorizer: str | None = None
    """The name of the function that authorizes callers; None if it is unknown."""
    function_sources: Mapping[str, str] = field(default_factory=dict)
    """The source files of functions by their names, relative to the folder of the result."""
    notes: tuple[Note, ...] = ()

    @property
    def default_mode(self) -> str:
        """The default mode."""
        return self.modes[0]


def profile_of(api: Api, function_sources: Mapping[str, str]) -> Profile:
    """The profile of an API."""
    is_sandbox = api.definition(SANDBOX_TYPE) is not None
    known = api.settings
    if known.modes:
        days = known.api_key_days or DEFAULT_API_KEY_DAYS
        return Profile(known.modes, is_sandbox, days, known.oidc, known.authorizer, function_sources)
    used = {*_used_modes(api), *(("apiKey",) if is_sandbox else ())}
    modes = tuple(mode for mode in _PRECEDENCE if mode in used) or ("apiKey",)
    note = Note(
        NoteKind.ASSUMED,
        "",
        f"the authorization modes of the API are {', '.join(f'`{mode}`' for mode in modes)}, the first one by default, because "
        "there is no `cli-inputs.json`.",
    )
    return Profile(modes, is_sandbox, function_sources=function_sources, notes=(note,))


def _used_modes(api: Api) -> Iterator[str]:
    for definition in api.definitions():
        for directive in (definition.directive("auth"), *(each.directive("auth") for each in definition.fields)):
            for rule in auth_rules(directive):
                yield _MODES_OF_PROVIDERS.get(rule.provider, rule.provider)
