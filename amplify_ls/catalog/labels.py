"""Types and signatures in the notation of TypeScript, for hover, signature help and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import (
    Callback,
    Either,
    Exactly,
    ListOf,
    MapOf,
    Name,
    Number,
    OneOf,
    Placed,
    Record,
    Simple,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.catalog.kinds import Place, Receiver
    from amplify_ls.catalog.types import Constant, Method, Parameter, Type

_MOST_CHOICES = 12

_MADE: dict[Receiver, str] = {
    "ai-model": "a.ai.model(...)",
    "ai-tool": "a.ai.dataTool(...)",
    "index": "index(...)",
    "model-proxy": "models.NAME",
    "related-proxy": "models.NAME",
    "resource:auth": "defineAuth(...)",
    "resource:data": "defineData(...)",
    "resource:function": "defineFunction(...)",
    "resource:referenced-auth": "referenceAuth(...)",
    "resource:storage": "defineStorage(...)",
    "schema": "a.schema(...)",
    "schema:combined": "a.combine(...)",
    "schema:sql": "configure(...).schema(...)",
    "secret": "secret(...)",
    "validator:number": "validation of a number",
    "validator:string": "validation of a string",
}

_PLACED: dict[Place, str] = {
    "argument": "type of an argument",
    "custom-type-field": "field",
    "data-source": "a.ref(...)",
    "handler": "a.handler...",
    "model-field": "field",
    "return": "type",
    "schema-entry": "model, type or operation",
    "sql-schema-entry": "type or operation",
    "subscription-source": "a.ref(...)",
    "tool": "a.ai.dataTool(...)",
    "tool-source": "a.ref(...)",
}


def type_label(kind: Type) -> str:
    """The type on one line: `'CODE' | 'LINK'`, `string[]`, `secret(...)`."""
    if isinstance(kind, (Text, Name)):
        return "string"
    if isinstance(kind, Number):
        return "number"
    if isinstance(kind, Exactly):
        return literal(kind.value)
    if isinstance(kind, OneOf):
        words = [literal(choice.value) for choice in kind.choices[:_MOST_CHOICES]]
        return " | ".join(words if len(kind.choices) <= _MOST_CHOICES else [*words, "..."])
    if isinstance(kind, Simple):
        return {"boolean": "boolean", "anything": "any"}.get(kind.kind, kind.meaning)
    if isinstance(kind, ListOf):
        inner = type_label(kind.item)
        return f"({inner})[]" if " | " in inner or "=>" in inner else f"{inner}[]"
    if isinstance(kind, MapOf):
        return f"{{ [name]: {type_label(kind.value)} }}"
    if isinstance(kind, Record):
        return "{ ... }"
    if isinstance(kind, Callback):
        return f"({', '.join(parameter.name for parameter in kind.parameters)}) => {type_label(kind.returns)}"
    if isinstance(kind, Either):
        return _joined(type_label(each) for each in kind.types)
    if isinstance(kind, Placed):
        return _PLACED[kind.place]
    return _joined(_made_label(receiver) for receiver in kind.receivers)


def signature_label(method: Method, parameters: tuple[Parameter, ...] | None = None) -> str:
    """The method with its parameters: `hasMany(relatedModel, references)`."""
    shown = method.parameters if parameters is None else parameters
    return f"{method.name}({', '.join(parameter_label(parameter) for parameter in shown)})"


def parameter_label(parameter: Parameter) -> str:
    """The parameter with its type: `references: string | string[]`."""
    optional = "?" if parameter.presence == "optional" else ""
    rest = "..." if parameter.presence == "rest" else ""
    return f"{rest}{parameter.name}{optional}: {type_label(parameter.type)}"


def literal(value: Constant) -> str:
    """A value as TypeScript source."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _made_label(receiver: Receiver) -> str:
    if receiver.startswith("allow:"):
        return "allow"
    if "rule" in receiver:
        return "rule"
    return _MADE.get(receiver, receiver)


def _joined(labels: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(labels))
