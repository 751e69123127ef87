"""Sign-in: ``defineAuth`` and ``referenceAuth``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX, STANDARD_ATTRIBUTES
from amplify_ls.model.resources.auth import inner_property
from amplify_ls.plan.facts.resources import Attribute, Provider, Users
from amplify_ls.plan.facts.unseen import REST, Unseen
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

EMAIL, PHONE = "email", "phone_number"
_SIGN_IN = {"email": EMAIL, "phone": PHONE}
_COGNITO_NAMES = {each.name: each.cognito for each in STANDARD_ATTRIBUTES}
_PROVIDER_NAMES = {
    "google": "Google",
    "facebook": "Facebook",
    "loginWithAmazon": "LoginWithAmazon",
    "signInWithApple": "SignInWithApple",
}
_NAMED_PROVIDERS = ("oidc", "saml")
_CLIENT_OPTIONS = ("callbackUrls", "logoutUrls", "scopes")
_OWN_FACTS = ("name", "loginWith", "userAttributes", "groups", "access", "multifactor")
_IMPLIED: Plain = {"required": True, "mutable": True}


def users_of(context: Context, auth: Auth) -> Users:
    """What an auth definition makes."""
    return _UsersReader(context, auth).read()


class _UsersReader:
    def __init__(self, context: Context, auth: Auth) -> None:
        self._context = context
        self._auth = auth
        self._values = context.values
        self._places = context.places

    def read(self) -> Users:
        auth, login = self._auth, self._auth.login_with
        self._places.note("user pool", auth.name_span)
        for word, note in (("name", "user pool name"), ("loginWith", "sign-in"), ("userAttributes", "user attributes")):
            self._note(auth.options, word, note)
        self._note(auth.options, "multifactor", "second factor")
        self._note(auth.options, "access", "user pool access")
        self._note(login, "webAuthn", "passkeys")
        sign_in = self._sign_in()
        attributes, has_all_attributes = self._attributes(sign_in)
        providers = dict(self._providers())
        external = auth.external_providers
        outer = login if external is None else external
        may_have_more = outer is not None and outer.is_open
        factor = auth.second_factor_mode
        return Users(
            not auth.is_defined_here,
            self._name(),
            sign_in,
            attributes,
            has_all_attributes,
            self._groups(),
            providers,
            not may_have_more,
            self._passkeys(),
            self._unseen("multifactor") if factor is None else factor,
            self._pool_settings(),
            self._values.members(external, (*_PROVIDER_NAMES, *_NAMED_PROVIDERS)),
        )

    def _note(self, outer: Object | None, name: str, key: str) -> None:
        prop = inner_property(outer, name)
        if prop is not None:
            self._places.note(key, prop.name_span, prop.span)

    def _unseen(self, option: str) -> Unseen:
        value = self._auth.option(option)
        return self._values.unseen(self._auth.call.chain.span if value is None else value.span)

    def _name(self) -> Maybe[str]:
        if self._auth.option("name") is None and not self._auth.lacks("name"):
            return self._unseen("name")
        return self._context.text(self._auth.option("name"), "")

    def _sign_in(self) -> dict[str, Maybe[bool]]:
        found: dict[str, Maybe[bool]] = {}
        for method, attribute in _SIGN_IN.items():
            answer = self._auth.logs_in_with(method)
            found[attribute] = self._unseen("loginWith") if answer is None else answer
            self._note(self._auth.login_with, method, f"sign-in {attribute}")
        return found

    def _attributes(self, sign_in: dict[str, Maybe[bool]]) -> tuple[dict[str, Attribute], bool]:
        found: dict[str, Attribute] = {}
        declared = self._auth.user_attributes
        has_all = self._auth.lacks("userAttributes") if declared is None else not declared.is_open
        for prop in declared or ():
            is_custom = prop.name.startswith(CUSTOM_PREFIX)
            name = prop.name[len(CUSTOM_PREFIX) :] if is_custom else _COGNITO_NAMES.get(prop.name, prop.name)
            self._places.note(f"user attribute {name}", prop.name_span, prop.span)
            defaults: dict[str, Plain] = {"mutable": True} if is_custom else {"mutable": True, "required": False}
            given = self._values.plain(prop.value)
            settings: Plain = {**defaults, **given} if isinstance(given, dict) else given
            found[name] = Attribute(is_custom, settings)
        for attribute, is_on in sign_in.items():
            if attribute in found or is_on is False:
                continue
            self._note(self._auth.login_with, _method(attribute), f"user attribute {attribute}")
            if is_on is True:
                found[attribute] = Attribute(is_custom=False, settings=_IMPLIED)
            else:
                has_all = False
        return found, has_all

    def _groups(self) -> Maybe[tuple[str, ...]]:
        self._note(self._auth.options, "groups", "groups")
        groups = self._auth.groups
        if groups is None:
            return self._unseen("groups")
        for group in groups:
            self._places.note(f"group {group.value}", group.span)
        return tuple(group.value for group in groups)

    def _providers(self) -> Iterator[tuple[str, Provider]]:
        for prop in self._auth.external_providers or ():
            self._places.note("external providers", prop.name_span)
            if prop.name in _PROVIDER_NAMES:
                yield self._provider(_PROVIDER_NAMES[prop.name], prop.name, prop.name_span, prop.value)
            elif prop.name in _NAMED_PROVIDERS:
                items = prop.value.items if isinstance(prop.value, Array) else (prop.value,)
                for index, item in enumerate(items):
                    name = item.get("name") if isinstance(item, Object) else None
                    label = name.value if isinstance(name, Text) else f"{prop.name} {index + 1}"
                    span = name.span if isinstance(name, Text) else item.span
                    yield self._provider(label, prop.name, span, item)

    def _provider(self, name: str, kind: str, span: Span, value: Value) -> tuple[str, Provider]:
        self._places.note(f"provider {name}", span)
        settings = self._values.members(value, ("name",)) if isinstance(value, Object) else self._values.plain(value)
        return name, Provider(kind, settings)

    def _passkeys(self) -> Plain:
        login = self._auth.login_with
        given = None if login is None else login.get("webAuthn")
        found = self._values.plain(given)
        if isinstance(found, dict):
            return found.get("relyingPartyId", found.get(REST, "AUTO"))
        return "AUTO" if found is True else found or None

    def _pool_settings(self) -> Plain:
        login = self._values.members(self._auth.login_with, ("externalProviders",))
        # `email: true` and `email: {}` mean the same.
        methods: dict[str, Plain] = {name: True if each == {} else each for name, each in login.items()}
        others = self._values.members(self._auth.options, _OWN_FACTS)
        return {**others, "loginWith": methods, "multifactor": self._values.plain(self._auth.option("multifactor"))}


def _method(attribute: str) -> str:
    return next(method for method, name in _SIGN_IN.items() if name == attribute)
