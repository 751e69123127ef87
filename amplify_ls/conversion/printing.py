"""Prints TypeScript as the official templates are formatted: Prettier's style with single quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.conversion.typescript import (
    Array,
    Call,
    Chain,
    Function,
    Import,
    Object,
    Property,
    Statement,
    Template,
    Text,
    Verbatim,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.conversion.typescript import Expression

WIDTH = 80
_STEP = "  "
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def printed(statements: Iterable[Statement]) -> str:
    """The text of a file, with an empty line between its statements."""
    return "\n\n".join(map(_statement, statements)) + "\n"


def quoted(text: str) -> str:
    """A string literal, with the quotes that need fewer escapes."""
    quote = '"' if text.count("'") > text.count('"') else "'"
    return quote + "".join(_ESCAPES.get(each, f"\\{each}" if each == quote else each) for each in text) + quote


def _statement(statement: Statement) -> str:
    if isinstance(statement, Verbatim):
        return statement.text
    if isinstance(statement, Import):
        return _import(statement)
    start = f"{'export ' if statement.is_exported else ''}const {statement.name} = "
    comments = "".join(f"{line}\n" for line in _comment_lines(statement.comments))
    return f"{comments}{start}{_printed(statement.value, '', len(start), 1)};"


def _import(statement: Import) -> str:
    source = quoted(statement.module)
    flat = f"import {{ {', '.join(statement.names)} }} from {source};"
    if len(flat) <= WIDTH:
        return flat
    names = "".join(f"{_STEP}{name},\n" for name in statement.names)
    return f"import {{\n{names}}} from {source};"


def _printed(expression: Expression, indent: str, column: int, after: int) -> str:
    """An expression that starts at a column, with some characters behind its end on the same line."""
    flat = _flat(expression)
    if flat is not None and column + len(flat) + after <= WIDTH:
        return flat
    if isinstance(expression, Chain):
        return _chain(expression, indent, column)
    if isinstance(expression, Object):
        return _object(expression, indent)
    if isinstance(expression, Array):
        return _array(expression, indent)
    if isinstance(expression, Function):
        start = f"({expression.parameter}) => "
        return start + _printed(expression.result, indent, column + len(start), after)
    return flat or _template(expression)


def _flat(expression: Expression) -> str | None:
    """An expression on one line; None if it needs several."""
    if isinstance(expression, Text):
        return quoted(expression.value)
    if isinstance(expression, Word):
        return expression.text
    if isinstance(expression, Array):
        items = _all_flat(expression.items)
        return None if items is None else f"[{', '.join(items)}]"
    if isinstance(expression, Object):
        return _flat_object(expression)
    if isinstance(expression, Chain):
        calls = [_flat_call(call) for call in expression.calls]
        return None if None in calls else _joined(expression.root, "".join(filter(None, calls)))
    if isinstance(expression, Function):
        result = _flat(expression.result)
        return None if result is None else f"({expression.parameter}) => {result}"
    return None


def _joined(root: str, calls: str) -> str:
    return f"{root}{calls}" if root else calls[1:]


def _all_flat(expressions: Sequence[Expression]) -> list[str] | None:
    found = [_flat(each) for each in expressions]
    return None if None in found else [each for each in found if each is not None]


def _flat_call(call: Call) -> str | None:
    arguments = _all_flat(call.arguments)
    return None if arguments is None else f".{call.name}({', '.join(arguments)})"


def _flat_object(expression: Object) -> str | None:
    if expression.is_block or expression.final_comments:
        return "{}" if not expression.properties and not expression.final_comments else None
    parts: list[str] = []
    for each in expression.properties:
        value = None if each.value is None else _flat(each.value)
        if each.comments or each.remark is not None or (each.value is not None and value is None):
            return None
        parts.append(_key(each) if value is None else f"{_key(each)}: {value}")
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _chain(chain: Chain, indent: str, column: int) -> str:
    """A chain that does not fit on its line: each call on a line of its own, unless there is only one."""
    if len(chain.calls) == 1:
        call = chain.calls[0]
        start = _joined(chain.root, f".{call.name}(")
        return start + _arguments(call.arguments, indent, column + len(start)) + ")"
    inner = indent + _STEP
    lines = [chain.root] if chain.root else []
    for call in chain.calls:
        start = f"{inner}.{call.name}("
        if not lines:
            start = f"{call.name}("
            lines.append(start + _arguments(call.arguments, indent, len(indent) + len(start)) + ")")
            continue
        lines.append(start + _arguments(call.arguments, inner, len(start)) + ")")
    return "\n".join(lines)


def _arguments(arguments: Sequence[Expression], indent: str, column: int) -> str:
    """The arguments of a call; the last one may continue on further lines."""
    flat = _all_flat(arguments)
    if flat is not None and column + len(", ".join(flat)) + 1 <= WIDTH:
        return ", ".join(flat)
    first = _all_flat(arguments[:-1])
    if arguments and first is not None and isinstance(arguments[-1], (Object, Array, Function)):
        start = "".join(f"{each}, " for each in first)
        return start + _printed(arguments[-1], indent, column + len(start), 1)
    inner = indent + _STEP
    lines = [f"{inner}{_printed(each, inner, len(inner), 1)},\n" for each in arguments]
    return "\n" + "".join(lines) + indent if len(arguments) > 1 or flat is None else ", ".join(flat)


def _array(array: Array, indent: str) -> str:
    inner = indent + _STEP
    lines = [f"{inner}{_printed(item, inner, len(inner), 1)},\n" for item in array.items]
    return "[\n" + "".join(lines) + indent + "]"


def _object(expression: Object, indent: str) -> str:
    inner = indent + _STEP
    lines: list[str] = []
    for each in expression.properties:
        lines += [f"{inner}{line}\n" for line in _comment_lines(each.comments)]
        lines.append(f"{inner}{_property(each, inner)},{'' if each.remark is None else f' {_comment(each.remark)}'}\n")
    lines += [f"{inner}{line}\n" for line in _comment_lines(expression.final_comments)]
    return "{\n" + "".join(lines) + indent + "}"


def _property(each: Property, indent: str) -> str:
    if each.value is None:
        return _key(each)
    start = f"{_key(each)}: "
    return start + _printed(each.value, indent, len(indent) + len(start), 1)


def _key(each: Property) -> str:
    return each.name if _IDENTIFIER.fullmatch(each.name) else quoted(each.name)


def _template(expression: Expression) -> str:
    assert isinstance(expression, Template)
    text = re.sub(r"[`\\]|\$(?=\{)", lambda match: f"\\{match.group()}", expression.text)
    return f"/* {expression.language} */ `{text}`"


def _comment_lines(comments: Iterable[str]) -> list[str]:
    return [_comment(line) for comment in comments for line in comment.splitlines() or [""]]


def _comment(line: str) -> str:
    return f"// {line}".rstrip()
