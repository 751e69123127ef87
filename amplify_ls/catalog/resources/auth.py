"""The options of `defineAuth` and `referenceAuth`."""

from __future__ import annotations

from amplify_ls.catalog.common import ARN, FUNCTION, RESOURCE_NAME
from amplify_ls.catalog.resources.access import ACCESS
from amplify_ls.catalog.resources.attributes import USER_ATTRIBUTES
from amplify_ls.catalog.resources.sign_in import LOGIN_WITH, MESSAGE_MAXIMUM, WRITE_CODE
from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    Alias,
    Callback,
    Case,
    Choice,
    Either,
    ListOf,
    MapOf,
    Name,
    OneOf,
    Option,
    Record,
    Shape,
    Simple,
    Text,
    Type,
    Variants,
)
from amplify_ls.catalog.versions import backend

_SMS_MESSAGE = Option(
    "smsMessage",
    Callback((WRITE_CODE,), Text(minimum=6, maximum=MESSAGE_MAXIMUM), uses=("createCode",)),
    "Returns the text message; it must call `createCode`.",
    "required",
    default="Your authentication code is {####}.",
    snippet="smsMessage: (createCode) => `${1:Your code is} \\${createCode()\\}`",
    rows=("AU23", "AU24"),
)

_FACTORS = (
    Option("totp", BOOLEAN, "Codes from an authenticator app.", default="false", snippet="totp: ${1:true}"),
    Option(
        "sms",
        Either((BOOLEAN, Record(Shape("sms", (_SMS_MESSAGE,))))),
        "Codes in text messages; required for sign-in with a phone number.",
        default="false",
        rows=("AU83",),
    ),
    Option(
        "email",
        BOOLEAN,
        "Codes by email; requires `senders.email` with `fromEmail`.",
        default="false",
        since=backend("1.18.0"),
        rows=("AU84",),
    ),
)

MULTIFACTOR = Shape(
    "multifactor",
    (
        Option(
            "mode",
            OneOf(
                (
                    Choice("OFF", "No second factor."),
                    Choice("OPTIONAL", "Users can set up a second factor."),
                    Choice("REQUIRED", "Every user must have a second factor."),
                ),
                (Alias("ON", ("REQUIRED", "OPTIONAL")),),
            ),
            "When a second factor is required.",
            "required",
            snippet="mode: '${1|OPTIONAL,REQUIRED|}'",
            rows=("AU80",),
        ),
    ),
    variants=Variants(
        (
            Case("off", (), ("OFF",)),
            Case("on", _FACTORS, ("OPTIONAL", "REQUIRED"), at_least_one=("totp", "sms", "email")),
        ),
        discriminant="mode",
    ),
    skeleton=("totp",),
)

ACCOUNT_RECOVERY = OneOf(
    (
        Choice("EMAIL_ONLY", "By mail."),
        Choice("PHONE_ONLY_WITHOUT_MFA", "By text message, unless the phone is the second factor."),
        Choice("EMAIL_AND_PHONE_WITHOUT_MFA", "By email, else by text message unless the phone is the second factor."),
        Choice("PHONE_WITHOUT_MFA_AND_EMAIL", "By text message unless the phone is the second factor, else by email."),
        Choice("PHONE_AND_EMAIL", "By text message, else by email, even if the phone is the second factor."),
        Choice("NONE", "Not at all: only an administrator can reset the password."),
    ),
    (
        Alias("EMAIL", ("EMAIL_ONLY",)),
        Alias("PHONE", ("PHONE_ONLY_WITHOUT_MFA",)),
        Alias("PHONE_ONLY", ("PHONE_ONLY_WITHOUT_MFA",)),
        Alias("SMS", ("PHONE_ONLY_WITHOUT_MFA",)),
    ),
)

_SENDER_FUNCTION: Type = Either((FUNCTION, Simple("cdk", "an IFunction")))


def _custom_sender(kind: str, since: str) -> tuple[Option, ...]:
    return (
        Option("handler", _SENDER_FUNCTION, f"Function that sends {kind}.", "required", since=since),
        Option(
            "kmsKeyArn",
            ARN,
            "KMS key that encrypts the codes, the same for both senders.",
            default="a new key",
            rows=("AU92", "AU94"),
        ),
    )


EMAIL_SENDER = Shape(
    "email",
    (),
    variants=Variants(
        (
            Case(
                "SES",
                (
                    Option("fromEmail", TEXT, "Address that is verified in SES.", "required", rows=("AU91", "AU95")),
                    Option("fromName", TEXT, "Display name of the sender."),
                    Option("replyTo", TEXT, "Address for replies."),
                ),
                marker="fromEmail",
            ),
            Case("custom", _custom_sender("the mails", backend("1.6.0")), marker="handler"),
        ),
        default="SES",
    ),
)

SMS_SENDER = Shape(
    "sms",
    (),
    variants=Variants(
        (
            Case("custom", _custom_sender("the text messages", backend("1.14.0")), marker="handler"),
            Case(
                "SNS",
                (
                    Option("externalId", TEXT, "External ID of the IAM role.", rows=("AU93",)),
                    Option("snsCallerArn", ARN, "IAM role that sends the messages.", rows=("AU93", "AU94")),
                    Option("snsRegion", TEXT, "Region of SNS.", default="the region of the user pool"),
                ),
            ),
        ),
        default="SNS",
    ),
    together=(("externalId", "snsCallerArn"),),
)

SENDERS = Shape(
    "senders",
    (
        Option("email", Record(EMAIL_SENDER), "SES, or a function that sends email.", default="Cognito"),
        Option("sms", Record(SMS_SENDER), "SNS, or a function that sends text messages.", default="Cognito"),
    ),
)

TRIGGERS = Shape(
    "triggers",
    (
        Option("createAuthChallenge", FUNCTION, "Creates the challenge in a custom sign-in flow."),
        Option("customMessage", FUNCTION, "Customizes an email or text message before it is sent."),
        Option("defineAuthChallenge", FUNCTION, "Selects the next challenge in a custom sign-in flow."),
        Option("postAuthentication", FUNCTION, "Runs after a user has signed in."),
        Option("postConfirmation", FUNCTION, "Runs after a user has confirmed sign-up or a new password."),
        Option("preAuthentication", FUNCTION, "Runs before a user signs in, and can reject the sign-in."),
        Option("preSignUp", FUNCTION, "Runs before a user signs up, and can reject or confirm the sign-up."),
        Option("preTokenGeneration", FUNCTION, "Customizes the claims of a token before it is issued."),
        Option("userMigration", FUNCTION, "Migrates a user from another system at sign-in or password reset."),
        Option("verifyAuthChallengeResponse", FUNCTION, "Verifies the response to a challenge in a custom sign-in flow."),
    ),
    aliases=(
        Alias("customEmailSender", (), "it belongs in `senders.email.handler`"),
        Alias("customSmsSender", (), "it belongs in `senders.sms.handler`"),
        Alias("postSignUp", ("postConfirmation",)),
        Alias("preSignIn", ("preAuthentication",)),
        Alias("postSignIn", ("postAuthentication",)),
        Alias("preTokenGen", ("preTokenGeneration",)),
        Alias("verifyAuthChallenge", ("verifyAuthChallengeResponse",)),
    ),
)

PASSWORDLESS_OPTIONS = Shape(
    "passwordlessOptions",
    (
        Option(
            "preferredChallenge",
            OneOf(
                (
                    Choice("EMAIL_OTP", "A code by email; requires `loginWith.email.otpLogin`."),
                    Choice("SMS_OTP", "A code in a text message; requires `loginWith.phone.otpLogin`."),
                    Choice("PASSWORD", "The password."),
                    Choice("WEB_AUTHN", "A passkey; requires `loginWith.webAuthn`."),
                ),
                (
                    Alias("EMAIL", ("EMAIL_OTP",)),
                    Alias("SMS", ("SMS_OTP",)),
                    Alias("WEBAUTHN", ("WEB_AUTHN",)),
                    Alias("PASSKEY", ("WEB_AUTHN",)),
                ),
            ),
            "Challenge that is offered first.",
            rows=("AU46",),
        ),
    ),
)

GROUP_NAME = Text(r"[^\s\x00-\x1f\x7f]+", "a name without spaces", minimum=1, maximum=128)

AUTH = Shape(
    "defineAuth",
    (
        Option("loginWith", Record(LOGIN_WITH), "Sign-in methods.", "required", rows=("AU04", "AU05")),
        Option(
            "userAttributes",
            Record(USER_ATTRIBUTES),
            "User attributes.",
            default="`email` and `phoneNumber`, required, if users sign in with them",
            rows=("AU60", "AU71"),
        ),
        Option("groups", ListOf(GROUP_NAME, distinct=True), "User groups, in order of precedence.", rows=("AU88",)),
        Option("triggers", Record(TRIGGERS), "Functions that Cognito invokes on events.", rows=("AU96", "AU98")),
        Option("multifactor", Record(MULTIFACTOR), "Multi-factor authentication at sign-in.", default="off"),
        Option(
            "accountRecovery",
            ACCOUNT_RECOVERY,
            "How users reset a forgotten password.",
            default="`'EMAIL_ONLY'`, or `'PHONE_ONLY_WITHOUT_MFA'` if users sign in only by phone",
            rows=("AU86", "AU87"),
        ),
        Option("senders", Record(SENDERS), "Senders of email and text messages.", default="Cognito", since=backend("1.2.2")),
        ACCESS,
        Option(
            "passwordlessOptions",
            Record(PASSWORDLESS_OPTIONS),
            "Options of passwordless sign-in.",
            since=backend("1.20.0"),
        ),
        Option("name", RESOURCE_NAME, "Name of the user pool.", default="amplifyAuth", rows=("AU10",)),
    ),
    aliases=(
        Alias("attributes", ("userAttributes",)),
        Alias("customAttributes", ("userAttributes",), "custom attributes are keys such as `custom:name` there"),
        Alias("standardAttributes", ("userAttributes",)),
        Alias("lambdaTriggers", ("triggers",)),
        Alias("login", ("loginWith",)),
        Alias("mfa", ("multifactor",)),
        Alias("multiFactor", ("multifactor",)),
        Alias("passwordPolicy", (), "it is set in `backend.ts` with `cfnUserPool.policies`"),
        Alias("passwordless", ("passwordlessOptions",)),
        Alias("recovery", ("accountRecovery",)),
        Alias("signInWith", ("loginWith",)),
        Alias("userGroups", ("groups",)),
        Alias("userPoolGroups", ("groups",)),
    ),
)

REFERENCE_AUTH = Shape(
    "referenceAuth",
    (
        Option("userPoolId", TEXT, "ID of the user pool.", "required"),
        Option("identityPoolId", TEXT, "ID of the identity pool.", "required"),
        Option("userPoolClientId", TEXT, "ID of the web client, which has no client secret.", "required"),
        Option("authRoleArn", ARN, "IAM role of signed-in users.", "required", rows=("RA02",)),
        Option("unauthRoleArn", ARN, "IAM role of guests.", "required", rows=("RA02",)),
        Option(
            "groups",
            MapOf(Name("group"), ARN),
            "Groups of the user pool, with the IAM role of each.",
            rows=("RA02", "RA03"),
        ),
        ACCESS,
    ),
    aliases=(
        Alias("clientId", ("userPoolClientId",)),
        Alias("userPoolWebClientId", ("userPoolClientId",)),
        Alias("webClientId", ("userPoolClientId",)),
        Alias("authenticatedRoleArn", ("authRoleArn",)),
        Alias("unauthenticatedRoleArn", ("unauthRoleArn",)),
    ),
)
