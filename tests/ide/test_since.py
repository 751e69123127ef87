"""Since when the packages have what, in hover and completion."""

from __future__ import annotations

from amplify_ls.catalog.lookup import method
from amplify_ls.catalog.types import BOOLEAN, Choice, Method, Option
from amplify_ls.catalog.versions import backend, data_schema
from amplify_ls.ide.words import about_choice, about_method, about_option


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
