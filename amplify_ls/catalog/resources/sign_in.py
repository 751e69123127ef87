"""`loginWith` of `defineAuth`: email, phone, passkeys, external providers."""

from __future__ import annotations

from amplify_ls.catalog.resources.providers import EXTERNAL_PROVIDERS
from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    TRUE,
    Alias,
    Callback,
    Case,
    Choice,
    Either,
    OneOf,
    Option,
    Parameter,
    Record,
    Shape,
    Text,
    Variants,
)
from amplify_ls.catalog.versions import backend

MESSAGE_MAXIMUM = 140
"""The maximum length of a subject and of a text message in Cognito."""
WRITE_CODE = Parameter("createCode", Callback((), TEXT), "Returns the placeholder for the code.")
_WRITE_LINK = Parameter(
    "createLink",
    Callback((Parameter("text", TEXT, "Text of the link.", "optional"),), TEXT),
    "Returns the placeholder for the link.",
)
_WRITE_NAME = Parameter("username", Callback((), TEXT), "Returns the placeholder for the user name.")
_WRITE_PASSWORD = Parameter("code", Callback((), TEXT), "Returns the placeholder for the temporary password.")
_SUBJECT = Text(maximum=MESSAGE_MAXIMUM)
_INVITATION = Callback((_WRITE_NAME, _WRITE_PASSWORD), TEXT, uses=("username", "code"))
_INVITATION_SNIPPET = r"`${1:Welcome} \${username()\}, ${2:your password is} \${code()\}`"
_INVITATION_DEFAULT = "Your username is {username} and temporary password is {####}."


def _body(parameter: Parameter, row: str) -> Option:
    name = parameter.name
    text = "code" if name == "createCode" else "link"
    return Option(
        "verificationEmailBody",
        Callback((parameter,), TEXT, uses=(name,)),
        f"Writes the body of the verification mail; it must call `{name}`.",
        default="The verification code to your new account is {####}",
        snippet=f"verificationEmailBody: ({name}) => `${{1:Your verification {text} is}} \\${{{name}()\\}}`",
        rows=(row,),
    )


USER_INVITATION = Shape(
    "userInvitation",
    (
        Option("emailSubject", _SUBJECT, "Subject of the email.", default="Your temporary password", rows=("AU29",)),
        Option(
            "emailBody",
            _INVITATION,
            "Returns the body of the email; it should call both parameters.",
            default=_INVITATION_DEFAULT,
            snippet=f"emailBody: (username, code) => {_INVITATION_SNIPPET}",
            rows=("AU28",),
        ),
        Option(
            "smsMessage",
            _INVITATION,
            "Returns the text message; it should call both parameters.",
            default=_INVITATION_DEFAULT,
            snippet=f"smsMessage: (username, code) => {_INVITATION_SNIPPET}",
            rows=("AU28",),
        ),
    ),
)

EMAIL_LOGIN = Shape(
    "email",
    (
        Option(
            "verificationEmailStyle",
            OneOf(
                (
                    Choice("CODE", "The email contains a code that the user enters."),
                    Choice("LINK", "The email contains a link; requires the domain that `externalProviders` creates."),
                )
            ),
            "Whether users verify with a code or a link.",
            default="'CODE'",
            rows=("AU26", "AU27"),
        ),
        Option(
            "verificationEmailSubject",
            _SUBJECT,
            "Subject of the verification email.",
            default="Verify your new account",
            rows=("AU29",),
        ),
        Option("userInvitation", Record(USER_INVITATION), "Email or text message to users that an administrator creates."),
        Option(
            "otpLogin",
            BOOLEAN,
            "Sign-in with a one-time code by email, without a password.",
            default="false",
            since=backend("1.19.0"),
        ),
    ),
    aliases=(
        Alias("verificationMessage", ("verificationEmailBody",), "it is an option of `phone`"),
        Alias("verificationBody", ("verificationEmailBody",)),
        Alias("verificationSubject", ("verificationEmailSubject",)),
        Alias("verificationStyle", ("verificationEmailStyle",)),
        Alias("invitation", ("userInvitation",)),
        Alias("otp", ("otpLogin",)),
    ),
    variants=Variants(
        (
            Case("code", (_body(WRITE_CODE, "AU20"),), ("CODE",)),
            Case("link", (_body(_WRITE_LINK, "AU21"),), ("LINK",)),
        ),
        discriminant="verificationEmailStyle",
        default="code",
    ),
)

PHONE_LOGIN = Shape(
    "phone",
    (
        Option(
            "verificationMessage",
            Callback((WRITE_CODE,), Text(maximum=MESSAGE_MAXIMUM), uses=("createCode",)),
            "Returns the verification message; it must call `createCode`.",
            default="The verification code to your new account is {####}",
            snippet="verificationMessage: (createCode) => `${1:Your verification code is} \\${createCode()\\}`",
            rows=("AU22", "AU29"),
        ),
        Option(
            "otpLogin", BOOLEAN, "Sign-in with a one-time code in a text message.", default="false", since=backend("1.19.0")
        ),
    ),
    aliases=(Alias("otp", ("otpLogin",)),),
)

WEB_AUTHN = Shape(
    "webAuthn",
    (
        Option(
            "relyingPartyId",
            Text(
                r"AUTO|[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?)*",
                "`AUTO`, `localhost` or a domain without protocol and port",
                minimum=1,
                maximum=63,
                examples=("AUTO", "localhost"),
            ),
            "Domain of the passkeys; `AUTO` is `localhost` in a sandbox and the domain of the app in a branch.",
            "required",
            rows=("AU43", "AU44", "AU45", "AU49"),
        ),
        Option(
            "userVerification",
            OneOf(
                (
                    Choice("required", "Biometrics or a PIN are always required."),
                    Choice("preferred", "Biometrics or a PIN are required if the device supports them."),
                )
            ),
            "Whether biometrics or a PIN are required.",
            default="'preferred'",
        ),
    ),
)

LOGIN_WITH = Shape(
    "loginWith",
    (
        Option("email", Either((TRUE, Record(EMAIL_LOGIN))), "Sign-in with an email address."),
        Option("phone", Either((TRUE, Record(PHONE_LOGIN))), "Sign-in with a phone number."),
        Option(
            "webAuthn",
            Either((TRUE, Record(WEB_AUTHN))),
            "Sign-in with passkeys, in addition to email or phone.",
            default="off",
            since=backend("1.19.0"),
            rows=("AU42", "AU48"),
        ),
        Option(
            "externalProviders",
            Record(EXTERNAL_PROVIDERS),
            "Sign-in with Google, Facebook, Amazon, Apple, OpenID Connect or SAML.",
            rows=("AU06", "AU116"),
        ),
    ),
    aliases=(
        Alias("phoneNumber", ("phone",)),
        Alias("sms", ("phone",)),
        Alias("username", (), "users sign in by email or phone"),
        Alias("preferredUsername", (), "users sign in by email or phone"),
        Alias("passkey", ("webAuthn",)),
        Alias("passkeys", ("webAuthn",)),
        Alias("identityProviders", ("externalProviders",)),
        Alias("oauth", ("externalProviders",)),
        Alias("providers", ("externalProviders",)),
        Alias("social", ("externalProviders",)),
        Alias("socialProviders", ("externalProviders",)),
    ),
    at_least_one=("email", "phone"),
    skeleton=("email",),
)
