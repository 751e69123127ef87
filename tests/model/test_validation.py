"""The one walk over options: what it finds, what it keeps silent about, and what the type check sees of it."""

from __future__ import annotations

import re

import pytest

from amplify_ls.fit.problems import Problem, dotted, is_explained
from amplify_ls.fit.validation import call_problems
from amplify_ls.model.builders import define_call
from tests.values.describe import value_of

IMPORTS = (
    "import { defineAuth, referenceAuth, defineData, defineStorage, defineFunction, secret, a } from '@aws-amplify/backend';\n"
    "import { hidden } from 'elsewhere';\n"
)
LOGIN = "loginWith: { email: true }"
URLS = "callbackUrls: ['http://localhost:3000/'], logoutUrls: ['http://localhost:3000/']"


def problems(code: str) -> tuple[Problem, ...]:
    """Problems of the call that `x` is."""
    call = define_call(value_of({"auth/resource.ts": IMPORTS + code}, "x", "auth/resource.ts"))
    assert call is not None
    return call_problems(call)


def shown(code: str) -> list[str]:
    return [_line(problem) for problem in problems(code) if not is_explained(problem)]


def _line(problem: Problem) -> str:
    kind = re.sub(r"(?<!^)(?=[A-Z])", " ", type(problem).__name__).lower()
    names = ", ".join(getattr(problem, "names", ()) or getattr(problem, "cases", ()))
    names = names or ", ".join(map(dotted, getattr(problem, "places", ()))) or getattr(problem, "reason", "")
    unseen = "" if problem.is_seen else " (unseen)"
    return f"{kind} {dotted(problem.path)}{f': {names}' if names else ''}{unseen}"


def auth(options: str) -> list[str]:
    return shown(f"const x = defineAuth({{ {LOGIN}, {options} }});")


def providers(inner: str) -> list[str]:
    return shown(f"const x = defineAuth({{ loginWith: {{ email: true, externalProviders: {{ {inner}, {URLS} }} }} }});")


@pytest.mark.parametrize(
    "code",
    [
        "const x = defineAuth({ loginWith: { email: true } });",
        "const x = defineAuth(hidden);",
        "const x = defineAuth({ ...hidden });",
        "const x = defineAuth({ loginWith: hidden, groups: hidden, triggers: { preSignUp: hidden } });",
        "const x = defineAuth({ loginWith: { email: hidden ? true : { otpLogin: true } } });",
        "const x = defineAuth({ ...hidden, loginWith: { ...hidden } });",
        "const x = defineAuth({ loginWith: { phone: { verificationMessage: (code) => `Code ${code()}` } } });",
        "const x = defineAuth({ loginWith: { phone: { verificationMessage: (code) => hidden(code()) } } });",
        "const x = defineAuth({ loginWith: { phone: { verificationMessage: (code) => 'Code ' + code() } } });",
        f"const x = defineAuth({{ {LOGIN}, multifactor: {{ mode: hidden, sms: true }} }});",
        f"const x = defineAuth({{ {LOGIN}, userAttributes: {{ 'custom:a': {{ dataType: hidden, minLen: 1 }} }} }});",
        f"const x = defineAuth({{ {LOGIN}, groups: undefined }});",
        "const x = defineFunction();",
        "const x = defineFunction((scope) => hidden(scope));",
        "const x = defineFunction({ environment: { KEY: secret('KEY'), OTHER: `a${hidden}` }, runtime: 22 });",
        "const x = defineFunction({ schedule: ['every 5m', '0 9 * * ?', { cron: '0 9 ? * 2', timezone: 'UTC' }] });",
        "const x = defineStorage({ name: 'a', access: (allow) => ({ 'a/*': [allow.guest.to(['read'])] }) });",
        "const x = defineStorage({ name: 'a', access: (allow) => hidden(allow) });",
        "const x = defineData({ schema: a.schema({}), authorizationModes: { defaultAuthorizationMode: 'userPool' } });",
        "const x = defineData({ schema: 'type A { b: String }', logging: true });",
    ],
)
def test_nothing_to_say(code: str) -> None:
    assert shown(code) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("userAttributes: { giveName: { required: true } }", ["unknown key userAttributes.giveName: givenName"]),
        ("userAttributes: { company: {} }", ["unknown key userAttributes.company: custom:company"]),
        ("userAttributes: { 'Custom:a': { dataType: 'String' } }", ["unknown key userAttributes.Custom:a: custom:a"]),
        ("userAttributes: { email: true }", ["wrong type userAttributes.email"]),
        ("userAttributes: ['email']", ["wrong type userAttributes"]),
        ("userAttributes: { 'custom:a': { mutable: true } }", ["missing key userAttributes.custom:a: dataType"]),
        (
            "userAttributes: { 'custom:a': { dataType: 'string' } }",
            ["wrong value userAttributes.custom:a.dataType: String"],
        ),
        (
            "userAttributes: { 'custom:a': { dataType: 'String', min: 1 } }",
            ["key of other case userAttributes.custom:a.min: Number"],
        ),
        (
            "userAttributes: { 'custom:a': { dataType: 'Number', required: true } }",
            ["unknown key userAttributes.custom:a.required: Cognito does not support required custom attributes"],
        ),
        ("mfa: { mode: 'OFF' }", ["unknown key mfa: multifactor"]),
        ("multifactor: { mode: 'REQUIRED' }", ["missing key multifactor: totp, sms, email"]),
        ("multifactor: { mode: 'OFF', totp: true }", ["key of other case multifactor.totp: on"]),
        ("multifactor: {}", ["missing key multifactor: mode"]),
        ("accountRecovery: 'EMAIL'", ["wrong value accountRecovery: EMAIL_ONLY"]),
        ("groups: ['a', 'a']", ["wrong value groups[] (unseen)"]),
        ("groups: 'a'", ["wrong type groups"]),
        ("senders: { email: { fromName: 'x' } }", ["missing key senders.email: fromEmail"]),
        ("senders: { sms: { externalId: 'x' } }", ["missing companion senders.sms: snsCallerArn (unseen)"]),
        ("triggers: { preSignup: hidden }", ["unknown key triggers.preSignup: preSignUp"]),
        ("triggers: { preSignUp: async () => {} }", ["wrong type triggers.preSignUp"]),
        ("triggers: { preSignUp: secret('A') }", ["wrong type triggers.preSignUp"]),
        ("callbackUrls: hidden", ["misplaced key callbackUrls: loginWith.externalProviders.callbackUrls"]),
        ("access: (allow) => [allow.resource(hidden).to(['getUsers'])]", ["wrong value access()[].to[]: getUser"]),
        ("access: (allow) => [allow.resource(hidden)]", ["missing link access()[]: to"]),
        ("access: (allow) => [allow.group('a').to(['getUser'])]", ["bad link access()[].group"]),
        ("name: '1st'", ["wrong value name (unseen)"]),
    ],
)
def test_faults_of_auth(options: str, expected: list[str]) -> None:
    assert auth(options) == expected


@pytest.mark.parametrize(
    ("login", "expected"),
    [
        ("{ }", ["missing key loginWith: email, phone (unseen)"]),
        ("{ email: false }", ["wrong value loginWith.email"]),
        ("{ email: 'yes' }", ["wrong type loginWith.email"]),
        ("{ email: true, username: true }", ["unknown key loginWith.username: users sign in by email or phone"]),
        ("{ phoneNumber: true }", ["unknown key loginWith.phoneNumber: phone"]),
        ("{ email: true, userAttributes: {} }", ["misplaced key loginWith.userAttributes: userAttributes"]),
        ("{ email: true, google: hidden }", ["misplaced key loginWith.google: loginWith.externalProviders.google"]),
        (
            "{ email: true, userAttributes: { picture: {}, email: true } }",
            [
                "misplaced key loginWith.userAttributes: userAttributes",
                "unknown key userAttributes.picture: profilePicture",
                "wrong type userAttributes.email",
            ],
        ),
        (
            "{ email: { verificationEmailBody: () => 'hello' } }",
            ["unused parameter loginWith.email.verificationEmailBody: createCode (unseen)"],
        ),
        (
            "{ email: { verificationEmailStyle: 'LINK', verificationEmailBody: (link) => `go ${link}` } }",
            ["unused parameter loginWith.email.verificationEmailBody: createLink (unseen)"],
        ),
        ("{ email: { verificationEmailStyle: 'code' } }", ["wrong value loginWith.email.verificationEmailStyle: CODE"]),
        (
            "{ email: true, webAuthn: { relyingPartyId: 'https://a.b' } }",
            ["wrong value loginWith.webAuthn.relyingPartyId (unseen)"],
        ),
        (
            "{ email: true, externalProviders: { google: {} } }",
            [
                "missing key loginWith.externalProviders.google: clientId",
                "missing key loginWith.externalProviders.google: clientSecret",
                "missing key loginWith.externalProviders: callbackUrls",
                "missing key loginWith.externalProviders: logoutUrls",
            ],
        ),
        (
            "{ email: true, callbackUrls: hidden, logoutUrls: hidden, externalProviders: {} }",
            [
                "misplaced key loginWith.callbackUrls: loginWith.externalProviders.callbackUrls",
                "misplaced key loginWith.logoutUrls: loginWith.externalProviders.logoutUrls",
            ],
        ),
    ],
)
def test_faults_of_sign_in(login: str, expected: list[str]) -> None:
    assert shown(f"const x = defineAuth({{ loginWith: {login} }});") == expected


PROVIDERS = "loginWith.externalProviders"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("apple: {}", [f"unknown key {PROVIDERS}.apple: signInWithApple"]),
        ("microsoft: {}", [f"unknown key {PROVIDERS}.microsoft: oidc, saml"]),
        ("Google: {}", [f"unknown key {PROVIDERS}.Google: google"]),
        (
            "google: { clientId: 'abc', clientSecret: process.env.SECRET }",
            [f"wrong type {PROVIDERS}.google.clientId", f"wrong type {PROVIDERS}.google.clientSecret"],
        ),
        (
            "google: { clientId: secret('a b'), clientSecret: secret('B') }",
            [f"wrong value {PROVIDERS}.google.clientId.secret (unseen)"],
        ),
        (
            "oidc: { name: 'abc', issuerUrl: 'https://example.com' }",
            [
                f"wrong type {PROVIDERS}.oidc",
                f"missing key {PROVIDERS}.oidc[]: clientId",
                f"missing key {PROVIDERS}.oidc[]: clientSecret",
            ],
        ),
        ("scopes: ['email']", [f"wrong value {PROVIDERS}.scopes[]: EMAIL"]),
        (
            "signInWithApple: { clientId: secret('A'), teamId: secret('B'), keyId: secret('C'), clientSecret: secret('D') }",
            [f"unknown key {PROVIDERS}.signInWithApple.clientSecret: privateKey"],
        ),
    ],
)
def test_faults_of_providers(inner: str, expected: list[str]) -> None:
    assert providers(inner) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const x = defineFunction({ timeoutSeconds: 901 });", ["wrong value timeoutSeconds (unseen)"]),
        ("const x = defineFunction({ timeout: 30 });", ["unknown key timeout: timeoutSeconds"]),
        ("const x = defineFunction({ runtime: '20' });", ["wrong type runtime"]),
        ("const x = defineFunction({ environment: { A: 'x' } });", ["invalid key environment.A (unseen)"]),
        ("const x = defineFunction({ logging: { level: 'info' } });", ["key of other case logging.level: json"]),
        ("const x = defineFunction({ schedule: { timezone: 'UTC' } });", ["missing key schedule: cron, rate"]),
        ("const x = defineStorage({});", ["missing key : name"]),
        ("const x = defineStorage();", ["missing argument : options"]),
        (
            "const x = defineStorage({ name: 'a', access: (allow) => ({ '/a/*': [allow.guest.to(['update'])] }) });",
            ["wrong value access()./a/*[].to[]: write"],
        ),
        (
            "const x = defineStorage({ name: 'a', access: (allow) => ({ 'a/*': [allow.guest] }) });",
            ["missing link access().a/*[]: to"],
        ),
        (
            "const x = referenceAuth({ groups: ['a'] });",
            [
                "wrong type groups",
                "missing key : userPoolId",
                "missing key : identityPoolId",
                "missing key : userPoolClientId",
                "missing key : authRoleArn",
                "missing key : unauthRoleArn",
            ],
        ),
        (
            "const x = defineData({ schema: a.schema({}), authorizationModes: { defaultAuthorizationMode: 'userPools' } });",
            ["wrong value authorizationModes.defaultAuthorizationMode: userPool"],
        ),
        (
            "const x = defineData({ schema: a.model({}), authorizationMode: {} });",
            ["wrong type schema", "unknown key authorizationMode: authorizationModes"],
        ),
        (
            "const key = { expiresInDays: 366 };"
            "const x = defineData({ schema: hidden, authorizationModes: { apiKeyAuthorizationMode: key } });",
            ["wrong value authorizationModes.apiKeyAuthorizationMode.expiresInDays (unseen)"],
        ),
    ],
)
def test_faults_of_other_resources(code: str, expected: list[str]) -> None:
    assert shown(code) == expected


@pytest.mark.parametrize(
    ("code", "is_seen"),
    [
        ("const x = defineAuth({ loginWith: { email: true }, extra: 1 });", True),
        ("const x = defineAuth({ loginWith: { email: true }, extra: 1, ...hidden });", True),
        ("const x = defineAuth({ loginWith: { email: true }, ...{ extra: 1 } });", False),
        ("const x = defineAuth({ ...{ loginWith: { email: true, extra: 1 } } });", True),
        ("const options = { loginWith: { email: true }, extra: 1 }; const x = defineAuth(options);", False),
        ("const loginWith = { email: true, extra: 1 }; const x = defineAuth({ loginWith });", False),
        ("const loginWith = { email: true, extra: 1 }; const x = defineAuth({ loginWith: loginWith });", False),
        ("const make = () => ({ email: true, extra: 1 }); const x = defineAuth({ loginWith: make() });", False),
        ("const triggers = { extra: 1 }; const x = defineAuth({ loginWith: { email: true }, triggers });", True),
    ],
)
def test_what_the_type_check_sees_of_excess_keys(code: str, is_seen: bool) -> None:  # noqa: FBT001
    assert [problem.is_seen for problem in problems(code)] == [is_seen]


def test_wrong_values_are_seen_through_variables() -> None:
    code = f"const mode = 'required'; const multifactor = {{ mode }}; const x = defineAuth({{ {LOGIN}, multifactor }});"
    assert shown(code) == ["wrong value multifactor.mode: REQUIRED"]


def test_spans_are_the_smallest_token() -> None:
    external = f"{{ google: {{ clientId: 'a' }}, {URLS} }}"
    code = f"const x = defineAuth({{ loginWith: {{ emial: true, externalProviders: {external} }} }});"
    text = IMPORTS + code
    tokens = [text[slice(*problem.span.resolve())] for problem in problems(code)]
    assert tokens == ["emial", "'a'", "google", "loginWith"]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("{ cron: '0 5 * * ? *', rate: '5 minutes', timezone: 'UTC' }", ["exclusive keys schedule: cron, rate (unseen)"]),
        ("{ cron: '0 5 * * ? *', timezone: 'UTC' }", []),
    ],
)
def test_options_that_exclude_each_other(schedule: str, expected: list[str]) -> None:
    found = shown(f"const x = defineFunction({{ schedule: {schedule} }});")
    assert [line for line in found if line.startswith("exclusive")] == expected
