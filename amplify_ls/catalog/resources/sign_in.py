"""What stands in `loginWith` of `defineAuth`: e-mail, phone, passkeys, external providers."""

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
"""Characters that Cognito takes in a subject and in a text message."""
WRITE_CODE = Parameter("createCode", Callback((), TEXT), "Call it where the code is to stand.")
_WRITE_LINK = Parameter(
    "createLink",
    Callback((Parameter("text", TEXT, "Text of the link.", "optional"),), TEXT),
    "Call it where the link is to stand.",
)
_WRITE_NAME = Parameter("username", Callback((), TEXT), "Call it where the user name is to stand.")
_WRITE_PASSWORD = Parameter("code", Callback((), TEXT), "Call it where the temporary password is to stand.")
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
        Option("emailSubject", _SUBJECT, "Subject of the mail.", default="Your temporary password", rows=("AU29",)),
        Option(
            "emailBody",
            _INVITATION,
            "Writes the body of the mail; it should call both parameters.",
            default=_INVITATION_DEFAULT,
            snippet=f"emailBody: (username, code) => {_INVITATION_SNIPPET}",
            rows=("AU28",),
        ),
        Option(
            "smsMessage",
            _INVITATION,
            "Writes the text message; it should call both parameters.",
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
                    Choice("CODE", "The mail holds a code that the user types."),
                    Choice("LINK", "The mail holds a link; it needs the domain that `externalProviders` makes."),
                )
            ),
            "Whether users verify by a code or by a link.",
            default="'CODE'",
            rows=("AU26", "AU27"),
        ),
        Option(
            "verificationEmailSubject",
            _SUBJECT,
            "Subject of the verification mail.",
            default="Verify your new account",
            rows=("AU29",),
        ),
        Option("userInvitation", Record(USER_INVITATION), "Mail or text message to users whom an administrator adds."),
        Option(
            "otpLogin",
            BOOLEAN,
            "Sign-in by a mailed one-time code, without a password.",
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
            "Writes the verification message; it must call `createCode`.",
            default="The verification code to your new account is {####}",
            snippet="verificationMessage: (createCode) => `${1:Your verification code is} \\${createCode()\\}`",
            rows=("AU22", "AU29"),
        ),
        Option("otpLogin", BOOLEAN, "Sign-in by a one-time code in a text message.", default="false", since=backend("1.19.0")),
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
            "Domain that the passkeys belong to; `AUTO` is localhost in a sandbox and the app's domain in a branch.",
            "required",
            rows=("AU43", "AU44", "AU45", "AU49"),
        ),
        Option(
            "userVerification",
            OneOf(
                (
                    Choice("required", "Biometrics or a PIN are always asked for."),
                    Choice("preferred", "Biometrics or a PIN are asked for where the device has them."),
                )
            ),
            "Whether biometrics or a PIN are asked for.",
            default="'preferred'",
        ),
    ),
)

LOGIN_WITH = Shape(
    "loginWith",
    (
        Option("email", Either((TRUE, Record(EMAIL_LOGIN))), "Sign-in with an e-mail address."),
        Option("phone", Either((TRUE, Record(PHONE_LOGIN))), "Sign-in with a phone number."),
        Option(
            "webAuthn",
            Either((TRUE, Record(WEB_AUTHN))),
            "Sign-in with passkeys, beside e-mail or phone.",
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
