"""Facts about ``defineAuth`` and ``referenceAuth``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX, STANDARD_ATTRIBUTES
from amplify_ls.catalog.resources.providers import PROVIDERS
from amplify_ls.model.resources.resource import Resource
from amplify_ls.values.values import Array, Boolean, Nothing, Number, Object, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value


LOGIN_ATTRIBUTES = {"email": "email", "phoneNumber": "phone"}
"""The attributes that users sign in with, each with its way to sign in."""
_PASSWORDLESS = ("email", "phone", "webAuthn")
_STANDARD_NAMES = frozenset(each.name for each in STANDARD_ATTRIBUTES)


class Provider(NamedTuple):
    """An external provider that can be seen: one for each item of ``oidc``."""

    name: str
    """The option that it is: ``google``, ``oidc``."""
    options: Object
    span: Span
    """The key, or for an item of a list the item."""


class Auth(Resource):
    """One auth definition."""

    @property
    def is_defined_here(self) -> bool:
        """Whether it makes a user pool, rather than naming one that exists."""
        return self.call.name == "defineAuth"

    @property
    def login_with(self) -> Object | None:
        return inner_object(self.options, "loginWith")

    @property
    def external_providers(self) -> Object | None:
        return inner_object(self.login_with, "externalProviders")

    @property
    def user_attributes(self) -> Object | None:
        return inner_object(self.options, "userAttributes")

    @property
    def multifactor(self) -> Object | None:
        return inner_object(self.options, "multifactor")

    @property
    def groups(self) -> tuple[Text, ...] | None:
        """The names of the groups, None where some cannot be seen."""
        if self.options is None:
            return None
        found = self.options.get("groups")
        if found is None:
            return () if self.options.lacks("groups") else None
        if isinstance(found, Object) and not found.is_open:
            return tuple(Text(prop.name_span, prop.name) for prop in found)
        if not isinstance(found, Array) or found.is_open:
            return None
        names = tuple(item for item in found.items if isinstance(item, Text))
        return names if len(names) == len(found.items) else None

    def logs_in_with(self, method: str) -> bool | None:
        """Whether a login method is on: ``email``, ``phone``, ``webAuthn``, ``externalProviders``; None where it is unseen."""
        return is_on(self.login_with, method)

    def has_passwordless(self, method: str) -> bool | None:
        """Whether users can sign in without a password by ``email``, ``phone`` or ``webAuthn``; None where it is unseen."""
        is_there = self.logs_in_with(method)
        if method == "webAuthn" or not is_there:
            return is_there
        assert self.login_with is not None
        value = self.login_with.get(method)
        if isinstance(value, Object):
            return is_on(value, "otpLogin")
        return False if isinstance(value, Boolean) else None

    @property
    def passwordless_methods(self) -> tuple[Property, ...]:
        """The ways to sign in without a password that are surely on."""
        there = self.login_with or ()
        return tuple(prop for prop in there if prop.name in _PASSWORDLESS and self.has_passwordless(prop.name))

    @property
    def second_factor_mode(self) -> str | None:
        """``OPTIONAL`` and so on; ``OFF`` where there are no options, None where it cannot be seen."""
        if self.options is None:
            return None
        if self.options.lacks("multifactor"):
            return "OFF"
        mode = None if self.multifactor is None else self.multifactor.get("mode")
        return mode.value if isinstance(mode, Text) else None

    def providers(self) -> Iterator[Provider]:
        """The external providers, as far as their options can be seen."""
        for prop in self.external_providers or ():
            value = prop.value
            if prop.name not in PROVIDERS:
                continue
            if isinstance(value, Object):
                yield Provider(prop.name, value, prop.name_span)
            elif isinstance(value, Array):
                yield from (Provider(prop.name, item, item.span) for item in value.items if isinstance(item, Object))

    def maps(self, provider: Provider, attribute: str) -> bool | None:
        """Whether a provider delivers a user attribute; None where that cannot be seen.

        Without a mapping it is the e-mail address alone, where users sign in by e-mail only; SAML delivers nothing.
        """
        mapping = provider.options.get("attributeMapping")
        if isinstance(mapping, Object):
            inner = inner_object(mapping, "custom") if attribute.startswith(CUSTOM_PREFIX) else mapping
            if inner is not None and attribute in inner.properties:
                return True
            if mapping.is_open or (inner is not None and inner.is_open):
                return None
        elif mapping is not None or not provider.options.lacks("attributeMapping"):
            return None
        if attribute != "email" or provider.name == "saml":
            return False
        by_email, by_phone = self.logs_in_with("email"), self.logs_in_with("phone")
        return None if by_email is None or by_phone is None else by_email and not by_phone


def is_standard_attribute(name: str) -> bool:
    """Whether a name is that of a standard user attribute."""
    return name in _STANDARD_NAMES


def inner_object(outer: Object | None, name: str) -> Object | None:
    """The object that a property is, None for anything else."""
    found = None if outer is None else outer.get(name)
    return found if isinstance(found, Object) else None


def inner_property(outer: Object | None, name: str) -> Property | None:
    """The property of that name, as far as there is one to see."""
    return None if outer is None else outer.properties.get(name)


def is_on(outer: Object | None, name: str) -> bool | None:
    """Whether a property of that name is there with a value that counts as true; None where that cannot be seen."""
    if outer is None:
        return None
    value = outer.get(name)
    if value is None:
        return False if outer.lacks(name) else None
    return truth(value)


def truth(value: Value) -> bool | None:
    """Whether JavaScript takes a value for true; None where that cannot be seen."""
    if isinstance(value, Nothing):
        return False
    if isinstance(value, (Text, Number, Boolean)):
        return bool(value.value)
    return True if isinstance(value, (Object, Array)) else _unseen(value)


def _unseen(value: Value) -> bool | None:
    return None if isinstance(value, Unknown) else True
