"""What is added around an accepted completion before the packages judge it."""

from __future__ import annotations

from development.completions.surrounding import surrounded

PATH = "amplify/auth/resource.ts"
HEAD = "import { defineAuth, secret } from '@aws-amplify/backend';\n\nexport const auth = "
BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
"""


def around(call: str) -> str:
    return surrounded("/project", {PATH: f"{HEAD}{call};\n", "amplify/backend.ts": BACKEND}, PATH)[PATH]


def test_missing_options_are_added() -> None:
    text = around("defineAuth({ loginWith: { email: true, externalProviders: { google: { clientId: secret('A') } } } })")
    assert all(name in text for name in ("clientId: secret('A')", "clientSecret", "callbackUrls", "logoutUrls"))


def test_what_is_written_is_not_changed() -> None:
    assert "mode: 'OPTIONL'" in around("defineAuth({ loginWith: { email: true }, multifactor: { mode: 'OPTIONL' } })")
