"""The validations in `.validate((v) => ...)`, each at most once per field."""

from __future__ import annotations

from amplify_ls.catalog.types import TEXT, Method, Number, Parameter

_MESSAGE = Parameter("message", TEXT, "Custom error message.", "optional")


def _number_rule(name: str, words: str, *removes: str) -> Method:
    parameters = (Parameter("value", Number(), "The bound."), _MESSAGE)
    return Method(name, f"The value is {words}.", parameters, removes=removes, snippet=f"{name}($1)", rows=("V03", "V05"))


def _length_rule(name: str, words: str) -> Method:
    parameters = (Parameter("length", Number(0, whole=True), "Characters."), _MESSAGE)
    return Method(name, f"The text has {words} characters.", parameters, snippet=f"{name}($1)", rows=("V04",))


def _text_rule(name: str, parameter: str, words: str) -> Method:
    parameters = (Parameter(parameter, TEXT, words), _MESSAGE)
    return Method(name, words, parameters, snippet=f"{name}('$1')", rows=("V06",))


STRING_RULES = (
    _length_rule("minLength", "at least this many"),
    _length_rule("maxLength", "at most this many"),
    _text_rule("startsWith", "prefix", "The string starts with this."),
    _text_rule("endsWith", "suffix", "The string ends with this."),
    _text_rule("matches", "pattern", "The string matches this regular expression."),
)

NUMBER_RULES = (
    _number_rule("gt", "greater than this", "positive"),
    _number_rule("lt", "less than this", "negative"),
    _number_rule("gte", "at least this"),
    _number_rule("lte", "at most this"),
    Method("positive", "The value is greater than 0.", (_MESSAGE,), removes=("gt",), rows=("V03",)),
    Method("negative", "The value is less than 0.", (_MESSAGE,), removes=("lt",), rows=("V03",)),
)
