"""User attributes of Cognito: the 17 standard ones, custom ones, and the keys of `attributeMapping`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    Alias,
    Case,
    Choice,
    KeyPattern,
    MapOf,
    Number,
    OneOf,
    Option,
    Record,
    Shape,
    Text,
    Variants,
)
from amplify_ls.catalog.versions import backend

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOM_PREFIX = "custom:"
CUSTOM_NAME_MAXIMUM = 20
"""The maximum length of a custom name after the prefix that Cognito accepts."""
CUSTOM_ATTRIBUTES_MAXIMUM = 50
"""The maximum number of custom attributes in a user pool."""


class StandardAttribute(NamedTuple):
    """A standard attribute: the key to write, and its name in Cognito, in tokens and in `attributeMapping` sources."""

    name: str
    cognito: str
    summary: str


STANDARD_ATTRIBUTES = (
    StandardAttribute("address", "address", "Postal address as a single string."),
    StandardAttribute("birthdate", "birthdate", "Date of birth, `YYYY-MM-DD`."),
    StandardAttribute("email", "email", "Email address."),
    StandardAttribute("familyName", "family_name", "Last name."),
    StandardAttribute("fullname", "name", "Full name in displayable form; Cognito calls it `name`."),
    StandardAttribute("gender", "gender", "Gender."),
    StandardAttribute("givenName", "given_name", "First name."),
    StandardAttribute("lastUpdateTime", "updated_at", "Time of the last profile update, in seconds since 1970."),
    StandardAttribute("locale", "locale", "Language and region, such as `en-US`."),
    StandardAttribute("middleName", "middle_name", "Middle name."),
    StandardAttribute("nickname", "nickname", "Informal name."),
    StandardAttribute("phoneNumber", "phone_number", "Phone number in international format, such as `+12065550100`."),
    StandardAttribute("preferredUsername", "preferred_username", "Name that the user prefers to be called."),
    StandardAttribute("profilePage", "profile", "URL of the profile page; Cognito calls it `profile`."),
    StandardAttribute("profilePicture", "picture", "URL of the profile picture; Cognito calls it `picture`."),
    StandardAttribute("timezone", "zoneinfo", "Time zone, such as `Europe/Paris`; Cognito calls it `zoneinfo`."),
    StandardAttribute("website", "website", "URL of the user's web page."),
)

_WRONG_NAMES = (
    Alias("avatar", ("profilePicture",)),
    Alias("birthDate", ("birthdate",)),
    Alias("birthday", ("birthdate",)),
    Alias("dateOfBirth", ("birthdate",)),
    Alias("displayName", ("fullname", "nickname")),
    Alias("emailAddress", ("email",)),
    Alias("family_name", ("familyName",)),
    Alias("firstName", ("givenName",)),
    Alias("fullName", ("fullname",)),
    Alias("giveName", ("givenName",)),
    Alias("given_name", ("givenName",)),
    Alias("language", ("locale",)),
    Alias("lastName", ("familyName",)),
    Alias("middle_name", ("middleName",)),
    Alias("name", ("fullname",)),
    Alias("phone", ("phoneNumber",)),
    Alias("phone_number", ("phoneNumber",)),
    Alias("photo", ("profilePicture",)),
    Alias("picture", ("profilePicture",)),
    Alias("preferred_username", ("preferredUsername",)),
    Alias("profile", ("profilePage",)),
    Alias("sub", (), "Cognito sets it for each user"),
    Alias("surname", ("familyName",)),
    Alias("timeZone", ("timezone",)),
    Alias("updatedAt", ("lastUpdateTime",)),
    Alias("updated_at", ("lastUpdateTime",)),
    Alias("url", ("website", "profilePage")),
    Alias("username", ("preferredUsername",)),
    Alias("zoneinfo", ("timezone",)),
)

_MUTABLE = Option("mutable", BOOLEAN, "Whether the value can change after sign-up.", default="true", rows=("AU72",))

STANDARD_ATTRIBUTE = Shape(
    "standard attribute",
    (
        _MUTABLE,
        Option(
            "required",
            BOOLEAN,
            "Whether sign-up requires the attribute; this cannot change after the user pool is deployed.",
            default="false",
            rows=("AU74",),
        ),
    ),
    aliases=(Alias("dataType", (), "a standard attribute has a fixed type"),),
    skeleton=("mutable", "required"),
)

DATA_TYPES = OneOf(
    (
        Choice("String", "A string; `minLen` and `maxLen` limit its length."),
        Choice("Number", "A number; `min` and `max` limit its value."),
        Choice("Boolean", "True or false."),
        Choice("DateTime", "A date and time."),
    ),
    (
        Alias("Bool", ("Boolean",)),
        Alias("Date", ("DateTime",)),
        Alias("Float", ("Number",)),
        Alias("Int", ("Number",)),
        Alias("Integer", ("Number",)),
        Alias("Text", ("String",)),
    ),
)

CUSTOM_ATTRIBUTE = Shape(
    "custom attribute",
    (
        Option("dataType", DATA_TYPES, "Type of the value.", "required", rows=("AU64", "AU66")),
        _MUTABLE,
    ),
    aliases=(
        Alias("required", (), "Cognito does not support required custom attributes"),
        Alias("type", ("dataType",)),
        Alias("minLength", ("minLen",)),
        Alias("maxLength", ("maxLen",)),
        Alias("minimum", ("min",)),
        Alias("maximum", ("max",)),
    ),
    variants=Variants(
        (
            Case(
                "String",
                (
                    Option("minLen", Number(0, 2048, whole=True), "Minimum length in characters.", default="0"),
                    Option("maxLen", Number(0, 2048, whole=True), "Maximum length in characters.", default="2048"),
                ),
                ("String",),
            ),
            Case(
                "Number",
                (
                    Option("min", Number(), "Minimum value."),
                    Option("max", Number(), "Maximum value."),
                ),
                ("Number",),
            ),
            Case("Boolean or DateTime", (), ("Boolean", "DateTime")),
        ),
        discriminant="dataType",
    ),
    skeleton=("mutable",),
)

USER_ATTRIBUTES = Shape(
    "userAttributes",
    tuple(Option(each.name, Record(STANDARD_ATTRIBUTE), each.summary) for each in STANDARD_ATTRIBUTES),
    patterns=(
        KeyPattern(
            CUSTOM_PREFIX,
            Option(
                "custom:name",
                Record(CUSTOM_ATTRIBUTE),
                "A custom attribute.",
                since=backend("1.1.1"),
                snippet=(
                    "'custom:${1:name}': {\n\tdataType: '${2|String,Number,Boolean,DateTime|}',\n\tmutable: ${3:true},\n}"
                ),
                rows=("AU60", "AU70"),
            ),
            "a custom name after `custom:`",
        ),
    ),
    aliases=(
        *_WRONG_NAMES,
        Alias("emailVerified", (), "Cognito sets it, and only `attributeMapping` can refer to it"),
        Alias("phoneNumberVerified", (), "Cognito sets it for each user"),
    ),
)

_KEPT_BY_COGNITO = ("email_verified", "phone_number_verified", "username")
_COGNITO_NAMES = "|".join((*(each.cognito for each in STANDARD_ATTRIBUTES), *_KEPT_BY_COGNITO))
_MAPPED_NAME = Text(
    rf"custom:.+|{_COGNITO_NAMES}", "a custom attribute, `custom:name`, or an attribute of Cognito by its name there"
)


def attribute_mapping(claims: Mapping[str, str]) -> Shape:
    """The options of `attributeMapping` for a provider, with the names that the provider uses for some attributes."""
    return Shape(
        "attributeMapping",
        (
            *(_mapped(each.name, each.summary, claims) for each in STANDARD_ATTRIBUTES),
            Option(
                "emailVerified",
                _claim("emailVerified", claims),
                "The provider's name for the flag that the email address is verified.",
                default="email_verified",
            ),
            Option(
                "custom",
                MapOf(_MAPPED_NAME, TEXT),
                "The provider's names of attributes, by their names in Cognito, such as `custom:team`.",
            ),
        ),
        aliases=(
            *_WRONG_NAMES,
            Alias("email_verified", ("emailVerified",)),
        ),
    )


def _mapped(name: str, summary: str, claims: Mapping[str, str]) -> Option:
    value = f"${{1:{claims[name]}}}" if name in claims else "$1"
    return Option(name, _claim(name, claims), f"What the provider calls it. {summary}", snippet=f"{name}: '{value}'")


def _claim(name: str, claims: Mapping[str, str]) -> Text:
    """The name at the provider: its usual one first, then the names of other attributes."""
    own = (claims[name],) if name in claims else ()
    return Text(examples=tuple(dict.fromkeys((*own, *claims.values()))))
