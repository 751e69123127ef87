"""Facts of the packages that the catalog has to carry."""

from __future__ import annotations

from random import Random

import pytest

from amplify_ls.catalog import nearest as near_names
from amplify_ls.catalog.common import LOG_RETENTION
from amplify_ls.catalog.lookup import builders_at, function, links_of, method, methods_of, scalar, strategy
from amplify_ls.catalog.nearest import Suggestion, _folded, edit_distance, nearest, suggestion
from amplify_ls.catalog.options import case_of, cases_with, option_at, options_of, places_of, type_at
from amplify_ls.catalog.resources.access import AUTH_ACTIONS
from amplify_ls.catalog.resources.attributes import STANDARD_ATTRIBUTES, USER_ATTRIBUTES, attribute_mapping
from amplify_ls.catalog.resources.auth import ACCOUNT_RECOVERY, AUTH, TRIGGERS
from amplify_ls.catalog.resources.functions import FUNCTION_OPTIONS, RESERVED_BY_LAMBDA, RUNTIMES
from amplify_ls.catalog.resources.providers import EXTERNAL_PROVIDERS, PROVIDERS
from amplify_ls.catalog.resources.storage import STORAGE
from amplify_ls.catalog.schema.ai import MODEL_NAMES
from amplify_ls.catalog.schema.data import DATA, DEFAULT_MODES
from amplify_ls.catalog.schema.operations import DISABLED_OPERATIONS, FIELD_OPERATIONS, MODEL_OPERATIONS, READ_INCLUDES
from amplify_ls.catalog.schema.scalars import SCALARS
from amplify_ls.catalog.snippets import option_snippet
from amplify_ls.catalog.types import Callback, OneOf, Option, Record, Shape, Type


def names(options: tuple[Option, ...]) -> set[str]:
    return {option.name for option in options}


def words(kind: OneOf) -> set[object]:
    return {choice.value for choice in kind.choices}


def auth_option(*path: str) -> Option:
    found = option_at(Record(AUTH), path)
    assert found is not None
    return found


def shape_of(kind: Type | None) -> Shape:
    assert isinstance(kind, Record)
    return kind.shape


def test_standard_attributes() -> None:
    assert names(USER_ATTRIBUTES.options) == {
        *("address", "birthdate", "email", "familyName", "fullname", "gender", "givenName", "lastUpdateTime", "locale"),
        *("middleName", "nickname", "phoneNumber", "preferredUsername", "profilePage", "profilePicture", "timezone"),
        "website",
    }
    assert len({attribute.cognito for attribute in STANDARD_ATTRIBUTES}) == 17
    assert names(attribute_mapping({}).options) == names(USER_ATTRIBUTES.options) | {"emailVerified", "custom"}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("giveName", ("givenName",)),
        ("given_name", ("givenName",)),
        ("family_name", ("familyName",)),
        ("profile", ("profilePage",)),
        ("picture", ("profilePicture",)),
        ("zoneinfo", ("timezone",)),
        ("updatedAt", ("lastUpdateTime",)),
        ("fullName", ("fullname",)),
        ("name", ("fullname",)),
        ("phone", ("phoneNumber",)),
        ("sub", ()),
        ("Email", ("email",)),
        ("nickName", ("nickname",)),
    ],
)
def test_wrong_attribute_names(wrong: str, right: tuple[str, ...]) -> None:
    found = suggestion(wrong, names(USER_ATTRIBUTES.options), USER_ATTRIBUTES.aliases)
    assert found.names == right
    assert bool(found.reason) == (not right)


def test_external_providers() -> None:
    assert set(PROVIDERS) == {"google", "facebook", "loginWithAmazon", "signInWithApple", "oidc", "saml"}
    assert names(EXTERNAL_PROVIDERS.options) == {*PROVIDERS, "scopes", "callbackUrls", "logoutUrls"}
    required = [option.name for option in EXTERNAL_PROVIDERS.options if option.presence == "required"]
    assert required == ["callbackUrls", "logoutUrls"]


@pytest.mark.parametrize(
    ("provider", "secrets"),
    [
        ("google", {"clientId", "clientSecret"}),
        ("facebook", {"clientId", "clientSecret"}),
        ("loginWithAmazon", {"clientId", "clientSecret"}),
        ("signInWithApple", {"clientId", "teamId", "keyId", "privateKey"}),
    ],
)
def test_secrets_of_providers(provider: str, secrets: set[str]) -> None:
    shape = shape_of(auth_option("loginWith", "externalProviders", provider).type)
    assert {option.name for option in shape.options if option.presence == "required"} == secrets


def test_sizes_of_closed_sets() -> None:
    assert len(AUTH_ACTIONS.choices) == 6 + 25
    assert len(LOG_RETENTION.choices) == 23
    assert len(SCALARS) == 14
    assert len(MODEL_NAMES.choices) == 25
    assert len(TRIGGERS.options) == 10
    assert len(ACCOUNT_RECOVERY.choices) == 6
    assert len(RESERVED_BY_LAMBDA) == 18
    assert words(RUNTIMES) == {18, 20, 22, 24}
    assert words(DEFAULT_MODES) == {"iam", "identityPool", "userPool", "oidc", "apiKey", "lambda"}
    assert len(DISABLED_OPERATIONS.choices) == 11


def test_operations() -> None:
    assert words(MODEL_OPERATIONS) == {"create", "update", "delete", "read", *READ_INCLUDES}
    assert words(FIELD_OPERATIONS) == {"create", "read", "update", "delete"}
    assert suggestion("write", map(str, words(MODEL_OPERATIONS)), MODEL_OPERATIONS.aliases).names == ("create", "update")


def test_top_level_options() -> None:
    assert names(AUTH.options) == {
        *("name", "loginWith", "userAttributes", "multifactor", "accountRecovery", "groups", "senders", "triggers"),
        *("access", "passwordlessOptions"),
    }
    assert names(STORAGE.options) == {"name", "isDefault", "versioned", "keepOnDelete", "triggers", "access"}
    assert names(DATA.options) == {
        *("schema", "name", "authorizationModes", "functions", "logging", "stackMappings"),
        "migratedAmplifyGen1DynamoDbTableMappings",
    }
    assert names(FUNCTION_OPTIONS.options) == {
        *("name", "entry", "timeoutSeconds", "memoryMB", "ephemeralStorageSizeMB", "environment", "runtime"),
        *("architecture", "schedule", "layers", "bundling", "resourceGroupName", "logging", "durableConfig"),
    }


def test_bounds_of_custom_attributes_depend_on_the_type() -> None:
    shape = shape_of(auth_option("userAttributes", "custom:points").type)
    assert [case.label for case in cases_with(shape, "minLen")] == ["String"]
    number = case_of(shape, "Number", ("dataType",))
    assert names(options_of(shape, number)) == {"dataType", "mutable", "min", "max"}
    assert case_of(shape, None, ()) is None
    assert names(options_of(shape)) == {"dataType", "mutable", "min", "max", "minLen", "maxLen"}


def test_body_of_the_mail_depends_on_the_style() -> None:
    path = ("loginWith", "email", "verificationEmailBody")
    both = type_at(Record(AUTH), path)
    assert both is not None
    shapes = [shape_of(kind) for kind in auth_option("loginWith", "email").type.types[1:]]  # type: ignore[union-attr]
    link = case_of(shapes[0], "LINK", ())
    body = next(option for option in options_of(shapes[0], link) if option.name == path[-1])
    assert isinstance(body.type, Callback)
    assert body.type.uses == ("createLink",)
    usual = case_of(shapes[0], None, ())
    assert usual is not None
    assert usual.label == "code"


def test_senders_are_told_apart_by_what_is_there() -> None:
    shape = shape_of(auth_option("senders", "email").type)
    custom = case_of(shape, None, ("handler", "kmsKeyArn"))
    assert custom is not None
    assert names(custom.options) == {"handler", "kmsKeyArn"}


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("userAttributes", [("userAttributes",)]),
        ("callbackUrls", [("loginWith", "externalProviders", "callbackUrls")]),
        ("google", [("loginWith", "externalProviders", "google")]),
        ("issuerUrl", [("loginWith", "externalProviders", "oidc", "[]", "issuerUrl")]),
        ("totp", [("multifactor", "totp")]),
        ("nowhere", []),
    ],
)
def test_places_of_options(name: str, places: list[tuple[str, ...]]) -> None:
    assert list(places_of(AUTH, name)) == places


def chain(builder: str, *called: str) -> list[str]:
    return [link.name for link in links_of(builder, called)]


def test_chains_follow_the_types() -> None:
    assert chain("string") == ["required", "array", "default", "authorization", "validate"]
    assert chain("string", "required") == ["array", "default", "authorization", "validate"]
    assert chain("string", "required", "array") == ["required", "default", "authorization"]
    assert chain("string", "array", "required") == ["default", "authorization"]
    assert chain("string", "validate") == ["required", "authorization"]
    assert chain("email") == ["required", "array", "default", "authorization"]
    assert chain("ref", "required", "array") == ["required", "authorization", "mutations"]
    assert chain("enum") == []
    assert chain("customType") == []
    assert chain("belongsTo", "authorization") == ["authorization"]
    assert chain("hasMany") == ["valueRequired", "authorization"]
    assert chain("hasOne") == ["required", "authorization"]
    assert chain("model", "identifier") == ["secondaryIndexes", "disableOperations", "authorization"]
    assert chain("query") == ["arguments", "returns", "handler", "authorization"]
    assert chain("subscription") == ["for", "arguments", "handler", "authorization"]
    assert chain("generation") == ["arguments", "returns", "authorization"]
    assert chain("handler.function") == ["async"]
    assert chain("handler.custom") == []
    assert chain("nothing") == []


def test_links_without_effect_are_left_out_at_a_place() -> None:
    assert [link.name for link in links_of("string", (), "argument")] == ["required", "array"]
    assert [link.name for link in links_of("ref", (), "subscription-source")] == ["required", "array", "mutations"]


def test_number_checks_exclude_each_other() -> None:
    assert "positive" not in [rule.name for rule in methods_of("validator:number", ("gt",))]
    assert "lt" not in [rule.name for rule in methods_of("validator:number", ("negative",))]


def test_strategies_by_place() -> None:
    everywhere = ["publicApiKey", "guest", "authenticated", "group", "groups", "custom"]
    fields = ["owner", "ownerDefinedIn", "ownersDefinedIn", "groupDefinedIn", "groupsDefinedIn"]
    assert [each.name for each in methods_of("allow:operation")] == everywhere
    assert {each.name for each in methods_of("allow:model")} == {*everywhere, *fields}
    assert {each.name for each in methods_of("allow:schema")} == {*everywhere, *fields, "resource"}
    assert [each.name for each in methods_of("allow:conversation")] == ["owner"]
    rule = method("allow:model", "owner")
    assert rule is not None
    assert rule.returns is not None
    assert [link.name for link in methods_of(rule.returns)] == ["to", "identityClaim"]


def test_builders_by_place() -> None:
    assert [name for name, _ in builders_at("schema-entry")] == [
        *("model", "customType", "enum", "query", "mutation", "subscription", "generation", "conversation"),
    ]
    assert "model" not in [name for name, _ in builders_at("sql-schema-entry")]
    assert "belongsTo" in [name for name, _ in builders_at("model-field")]
    assert "belongsTo" not in [name for name, _ in builders_at("custom-type-field")]
    assert [name for name, _ in builders_at("tool")] == ["ai.dataTool"]


def test_single_rows() -> None:
    assert scalar("datetime") is not None
    assert strategy("guest") is not None
    assert function("defineAuth") is not None


@pytest.mark.parametrize(
    ("wrong", "candidates", "right"),
    [
        ("strin", ["id", "string", "integer"], "string"),
        ("Google", ["google", "facebook"], "google"),
        ("sign_in_with_apple", ["signInWithApple"], "signInWithApple"),
        ("Custmer", ["Order", "Customer"], "Customer"),
        ("belongTo", ["belongsTo", "hasMany"], "belongsTo"),
        ("stirng", ["string"], "string"),
        ("x", ["y"], None),
        ("id", ["ip"], None),
        ("avatar", ["email", "locale"], None),
    ],
)
def test_nearest(wrong: str, candidates: list[str], right: str | None) -> None:
    assert nearest(wrong, candidates) == right


def test_nearest_is_what_comparing_with_each_finds() -> None:
    random = Random(7)
    names = ["".join(random.choices("abcd_B", k=random.randrange(1, 9))) for _ in range(80)]
    for wrong in ("".join(random.choices("abcdx", k=random.randrange(3, 9))) for _ in range(400)):
        distances = {name: edit_distance(_folded(wrong), _folded(name), len(_folded(wrong)) // 3) for name in names}
        near = [name for name, distance in distances.items() if distance is not None and name != wrong]
        assert nearest(wrong, names) == min(near, key=lambda name: distances[name] or 0, default=None)


def test_of_thousands_that_look_alike_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(near_names, "_distance", lambda left, right, limit: compared.append(right))
    names = [f"ModelOfTheThing{number:04}" for number in range(3000)]
    for number in range(100):
        nearest(f"ModolOfTheThimg{number:04}", names)
    assert len(compared) <= 100 * near_names.MOST_COMPARED


def test_aliases_come_before_near_names() -> None:
    assert suggestion("dateTime", ["date", "datetime"]) == Suggestion(("datetime",))
    assert not suggestion("entirely", ["other"]).names


def test_snippet_of_a_provider_holds_its_secrets() -> None:
    assert option_snippet(auth_option("loginWith", "externalProviders", "signInWithApple")) == (
        "signInWithApple: {\n"
        "\tclientId: secret('${1:SIWA_CLIENT_ID}'),\n"
        "\tteamId: secret('${2:SIWA_TEAM_ID}'),\n"
        "\tkeyId: secret('${3:SIWA_KEY_ID}'),\n"
        "\tprivateKey: secret('${4:SIWA_PRIVATE_KEY}'),\n"
        "}"
    )


def test_snippet_of_an_attribute() -> None:
    assert option_snippet(auth_option("userAttributes", "profilePicture")) == (
        "profilePicture: {\n\tmutable: ${1:true},\n\trequired: ${2:false},\n}"
    )
