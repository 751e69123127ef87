"""Markdown for rows of the catalog, for completion, hover and signature help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import literal, signature_label, type_label
from amplify_ls.catalog.resources.attributes import STANDARD_ATTRIBUTES
from amplify_ls.catalog.types import Either, ListOf, Method, OneOf, Property, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.catalog.types import Choice, Member, Option, Shape, Type

_COGNITO_NAMES = {each.name: each.cognito for each in STANDARD_ATTRIBUTES}


def code(text: str) -> str:
    """A block of TypeScript."""
    return f"```ts\n{text}\n```"


def about_member(member: Member, before: str = "") -> str:
    """A method or property; ``before`` is its receiver, such as ``a.``."""
    if isinstance(member, Property):
        parts = [code(f"{before}{member.name}"), member.summary, member.note]
        return _joined(parts)
    return _joined([code(before + signature_label(member)), about_method(member)])


def about_method(method: Method) -> str:
    """The description of a method, without its signature."""
    parts = [method.summary, method.note]
    if method.needs:
        parts.append(f"Requires {_listed(f'`.{name}(...)`' for name in method.needs)}.")
    if method.caution:
        parts.append(f"**Note:** {method.caution}")
    parts.append(_since(method.since))
    return _joined(parts)


def told_member(member: Member) -> str:
    """A method or property without its signature, which completion shows beside it."""
    return _joined([member.summary, member.note]) if isinstance(member, Property) else about_method(member)


def about_option(option: Option, shape: Shape | None = None) -> str:
    """An option: its type, meaning and default."""
    optional = "" if option.presence == "required" else "?"
    return _joined([code(f"{_key(option.name)}{optional}: {type_label(option.type)}"), told_option(option, shape)])


def told_option(option: Option, shape: Shape | None = None) -> str:
    """An option without its type, which completion shows beside it."""
    parts = [option.summary]
    cognito = _COGNITO_NAMES.get(option.name) if shape is not None and shape.name == "userAttributes" else None
    if cognito is not None and f"`{cognito}`" not in option.summary:
        parts.append(f"In Cognito and in tokens: `{cognito}`.")
    if option.default:
        parts.append(f"Default: {_default(option.default)}.")
    if option.presence == "required":
        parts.append("Required.")
    if option.caution:
        parts.append(f"**Note:** {option.caution}")
    parts.append(_since(option.since))
    choices = choices_in(option.type)
    if choices:
        parts.append("\n".join(f"- `{literal(each.value)}` {each.summary} {_since(each.since)}".rstrip() for each in choices))
    fields = fields_of(option.type)
    if fields:
        parts.append(fields)
    return _joined(parts)


def about_choice(choice: Choice) -> str:
    """One literal of a union."""
    return _joined([code(literal(choice.value)), choice.summary, _since(choice.since)])


def told_choice(choice: Choice) -> str:
    """One literal of a union without itself, which completion shows beside it."""
    return _joined([choice.summary, _since(choice.since)])


def choices_in(kind: Type) -> tuple[Choice, ...]:
    """The literals of a type, also of its array items."""
    if isinstance(kind, OneOf):
        return kind.choices
    if isinstance(kind, ListOf):
        return choices_in(kind.item)
    if isinstance(kind, Either):
        return tuple(choice for each in kind.types for choice in choices_in(each))
    return ()


def fields_of(kind: Type) -> str:
    """The required options of an object, as a list."""
    if isinstance(kind, ListOf):
        return fields_of(kind.item)
    if not isinstance(kind, Record):
        return ""
    required = [option for option in kind.shape.options if option.presence == "required"]
    return "\n".join(f"- `{option.name}` {option.summary}" for option in required)


def _since(since: str) -> str:
    if not since:
        return ""
    package, version = since.split(" ")
    return f"Since `{package}` {version}."


def _default(text: str) -> str:
    is_source = text in ("true", "false") or text[:1] in "'[" or text.replace(".", "").isdigit()
    return f"`{text}`" if is_source else text


def _key(name: str) -> str:
    return name if name.isidentifier() else f"'{name}'"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
