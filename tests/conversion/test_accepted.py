"""What Gen 1 accepts and Gen 2 cannot express is refused with the reason, before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.conversion.convert import STRING, ConversionError
from amplify_ls.engine.structure.accepted_conversion import accepted_conversion
from tests.conversion.cases import Case

if TYPE_CHECKING:
    from amplify_ls.gen1.facts.api import Api

BOOLEAN_KEY = "type Flag @model @auth(rules: [{ allow: private }]) { id: Boolean! name: String }"
HIDDEN_KEY = """
type Note @model {
  id: ID @auth(rules: [{ allow: owner, operations: [create] }])
  text: String @auth(rules: [{ allow: owner }])
}
"""


def api_of(schema: str) -> Api:
    return Case(Path(), "", {"modes": ["userPools"]}, (schema,), "").api()


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (BOOLEAN_KEY, "the field `Flag.id` is a boolean, which cannot be part of an identifier"),
        (
            HIDDEN_KEY,
            "the required field `Note.id` cannot be read by the owner in `owner`, who can read other fields of the model",
        ),
    ],
)
def test_a_result_with_errors_is_refused(schema: str, reason: str) -> None:
    with pytest.raises(ConversionError) as raised:
        accepted_conversion(api_of(schema), {})
    assert str(raised.value) == f"Gen 2 would reject the result: {reason}; `--route string` keeps the schema as it is"


@pytest.mark.parametrize("schema", [BOOLEAN_KEY, HIDDEN_KEY])
def test_the_string_route_keeps_it(schema: str) -> None:
    assert schema.strip().splitlines()[0] in accepted_conversion(api_of(schema), {}, STRING).text
