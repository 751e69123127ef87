"""The packages are quoted up to where what they say is unknown. `test_documentation.py` checks the quotations of all rules."""

from __future__ import annotations

import pytest

from amplify_ls.rules.package_messages import known_part


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("Invalid field: 'a.b'", "Invalid field: 'a.b'"),
        ("Type 'string' is not assignable to type ...", "Type 'string' is not assignable"),
        ("Property 'totp' is missing in type '{ mode: ...; }' but required in type ...", "Property 'totp' is missing"),
        (
            "Object literal may only specify known properties, and 'x' does not exist in type '...'.",
            "Object literal may only specify known properties, and 'x' does not exist",
        ),
        ("Expected 2 arguments, but got ...", "Expected 2 arguments"),
        ("Cannot read properties of undefined (reading '...')", "Cannot read properties of undefined"),
        ("Type ... is not assignable to type ...", ""),
        ("Argument of type ... is not assignable to parameter of type ...", ""),
        ("", ""),
    ],
)
def test_a_message_ends_where_it_is_unknown(message: str, known: str) -> None:
    assert known_part(message) == known
