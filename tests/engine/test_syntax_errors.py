"""How syntax errors are reported."""

from __future__ import annotations

import pytest

from amplify_ls.engine.syntax_errors import syntax_errors
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Document
from amplify_ls.values.resolution.sources import Sources

PATH = "/p/amplify/backend.ts"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("f(1;\n", "Expected `)`."),
        ("const x = 1 2 @@;\n", "`2 @@` is not valid TypeScript."),
    ],
)
def test_the_message_says_what_is_expected_or_what_is_not_valid(text: str, message: str) -> None:
    module = Sources(MemoryDisk({PATH: text}), is_amplify_package).module(PATH)
    assert module is not None
    assert [each.message for each in syntax_errors(module, Document(text))][:1] == [message]
