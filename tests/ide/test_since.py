"""Since when the packages have what, in hover and completion."""

from __future__ import annotations

from amplify_ls.catalog.lookup import method
from amplify_ls.catalog.types import BOOLEAN, Choice, Method, OneOf, Option
from amplify_ls.catalog.versions import backend, data_schema
from amplify_ls.ide.words import about_choice, about_method, about_option
from tests.ide.scene import FUNCTION, at


def test_an_option_a_method_and_a_choice_say_since_when() -> None:
    option = Option("keepOnDelete", BOOLEAN, "Whether it stays.", since=backend("1.23.0"))
    assert about_option(option).endswith("Since `@aws-amplify/backend` 1.23.0.")
    assert about_choice(Choice(24, "Node.js 24.", backend("1.21.0"))).endswith("Since `@aws-amplify/backend` 1.21.0.")
    validate = method("scalar", "validate")
    assert validate is not None
    assert about_method(validate).endswith(f"Since `{data_schema('1.20.1').replace(' ', '` ')}.")


def test_what_was_always_there_says_nothing() -> None:
    assert "Since" not in about_option(Option("name", BOOLEAN, "Its name."))
    assert "Since" not in about_method(Method("required", "May not be missing."))
    assert "Since" not in about_choice(Choice("a", "The first."))


def test_an_option_tells_of_its_words_since_when() -> None:
    words = OneOf((Choice(22, "Node.js 22."), Choice(24, "Node.js 24.", backend("1.21.0"))))
    text = about_option(Option("runtime", words, "Version of Node.js."))
    assert text.endswith("- `22` Node.js 22.\n- `24` Node.js 24. Since `@aws-amplify/backend` 1.21.0.")


def test_completion_tells_of_a_number_since_when() -> None:
    text = "import { defineFunction } from '@aws-amplify/backend';\nexport const report = defineFunction({ runtime: | });\n"
    documentation = at(text, FUNCTION).item("24").documentation
    assert "Since `@aws-amplify/backend` 1.21.0." in documentation
