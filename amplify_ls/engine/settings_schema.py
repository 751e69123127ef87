"""The JSON schema of `amplify-ls.json`, generated from the catalog and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.settings import LEVELS, SETTINGS
from amplify_ls.catalog.types import Either, ListOf, MapOf, Number, OneOf, Record, Simple, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.catalog.types import Option, Shape, Type
    from amplify_ls.rules.rule import Rule

_RULES = "rules"
_LEVEL = {"$ref": "#/definitions/level"}


def settings_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the schema, with each rule and its options by name."""
    every = sorted(rules, key=lambda rule: rule.code)
    families = dict.fromkeys(rule.code.partition("/")[0] for rule in every)
    named: dict[str, Any] = {"*": _rule("All rules.", ())}
    named |= {f"{family}/*": _rule(f"All rules of the family `{family}`.", ()) for family in families}
    named |= {rule.code: _rule(rule.summary, rule.options) for rule in every}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of amplify-ls",
        **_shape(SETTINGS),
        "definitions": {
            "level": {"enum": [choice.value for choice in LEVELS.choices]},
            "rule": _choices({"level": _LEVEL}),
            _RULES: {"type": "object", "properties": named, "additionalProperties": False},
        },
    }


def _rule(summary: str, options: tuple[Option, ...]) -> dict[str, Any]:
    if not options:
        return {"description": summary, "allOf": [{"$ref": "#/definitions/rule"}]}
    inner = {
        "type": "object",
        "properties": {option.name: _option(option) for option in options},
        "additionalProperties": False,
    }
    return {"description": summary, **_choices({"level": _LEVEL, "options": inner})}


def _choices(properties: dict[str, Any]) -> dict[str, Any]:
    """A level, or an object with these properties."""
    return {"anyOf": [_LEVEL, {"type": "object", "properties": properties, "additionalProperties": False}]}


def _shape(shape: Shape) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "properties": {option.name: _option(option) for option in shape.options},
        "additionalProperties": False,
    }
    required = [option.name for option in shape.options if option.presence == "required"]
    return {**found, "required": required} if required else found


def _option(option: Option) -> dict[str, Any]:
    if option.name == _RULES:
        return {"description": option.summary, "$ref": f"#/definitions/{_RULES}"}
    return {"description": option.summary, **_type(option.type)}


def _type(kind: Type) -> dict[str, Any]:
    if isinstance(kind, Text):
        return {"type": "string", **({"minLength": kind.minimum} if kind.minimum else {})}
    if isinstance(kind, Number):
        return {"type": "integer" if kind.whole else "number"}
    if isinstance(kind, OneOf):
        return {"enum": [choice.value for choice in kind.choices]}
    if isinstance(kind, ListOf):
        return {"type": "array", "items": _type(kind.item), **({"minItems": kind.minimum} if kind.minimum else {})}
    if isinstance(kind, Record):
        return _shape(kind.shape)
    if isinstance(kind, MapOf):
        return {"type": "object", "additionalProperties": _type(kind.value)}
    if isinstance(kind, Either):
        return {"anyOf": [_type(each) for each in kind.types]}
    return {"type": "boolean"} if isinstance(kind, Simple) and kind.kind == "boolean" else {}
