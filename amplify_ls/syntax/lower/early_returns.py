"""Conditional returns of functions: ``if (a) return b;`` and ``switch``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.expressions import BooleanLiteral, Conditional, Expression, Fallback, Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

EARLY_RETURNS = frozenset({"if_statement", "switch_statement"})


class EarlyReturn(NamedTuple):
    """A result, and the condition under which the function ends with it."""

    condition: Expression
    result: Expression


def early_returns(low: Lowerer, node: Node) -> list[EarlyReturn] | None:
    """The results of a statement that only selects one; None, without side effects, for any other statement."""
    if node.type == "switch_statement":
        return _of_switch(low, node)
    arms = _arms(node)
    if arms is None:
        return None
    return [EarlyReturn(_condition(low, node, condition), low.expression(result)) for condition, result in arms]


def one_of(early: Sequence[EarlyReturn], last: Expression | None) -> Expression | None:
    """All results of a function as one expression; None if it may end without one."""
    if early and last is None and isinstance(early[-1].condition, BooleanLiteral):
        early, last = early[:-1], early[-1].result
    if last is None:
        return None
    found = last
    for condition, result in reversed(early):
        found = Conditional(result.start, result.end, condition, result, found)
    return found


def _arms(node: Node) -> list[tuple[Node | None, Node]] | None:
    """The conditions and results of ``if (a) return x; else if (b) return y; else return z;``."""
    found: list[tuple[Node | None, Node]] = []
    current: Node | None = node
    while current is not None and current.type == "if_statement":
        condition, result = current.child_by_field_name("condition"), _returned(current.child_by_field_name("consequence"))
        if condition is None or result is None:
            return None
        found.append((condition, result))
        alternative = current.child_by_field_name("alternative")
        current = None if alternative is None else alternative.named_children[-1] if alternative.named_children else alternative
    if current is None:
        return found
    result = _returned(current)
    return None if result is None else [*found, (None, result)]


def _condition(low: Lowerer, node: Node, condition: Node | None) -> Expression:
    if condition is not None:
        return low.expression(condition)
    return BooleanLiteral(low.at(node.end_byte), low.at(node.end_byte), value=True)


def _of_switch(low: Lowerer, node: Node) -> list[EarlyReturn] | None:
    """Cases that return at once, or share the return of the next; a default has to be the last one."""
    value, body = node.child_by_field_name("value"), node.child_by_field_name("body")
    cases = [] if body is None else [child for child in body.named_children if child.type != "comment"]
    if value is None or not cases or any(case.type == "switch_default" for case in cases[:-1]):
        return None
    results = [_case_result(case) for case in cases]
    if results[-1] is None or any(result is None and _body(case) for case, result in zip(cases, results, strict=True)):
        return None
    wanted = low.expression(value)
    found: list[EarlyReturn] = []
    condition: Expression | None = None
    for case, result in zip(cases, results, strict=True):
        matched = _matched(low, case, wanted)
        condition = matched if condition is None else Fallback(matched.start, matched.end, "||", condition, matched)
        if result is not None:
            found.append(EarlyReturn(condition, low.expression(result)))
            condition = None
    return found


def _matched(low: Lowerer, case: Node, wanted: Expression) -> Expression:
    start, end = low.at(case.start_byte), low.at(case.end_byte)
    value = case.child_by_field_name("value")
    if value is None:
        return BooleanLiteral(start, end, value=True)
    return Operation(start, end, "===", (wanted, low.expression(value)))


def _body(case: Node) -> list[Node]:
    """The statements of a case."""
    return [child for child in case.children_by_field_name("body") if child.type != "comment"]


def _case_result(case: Node) -> Node | None:
    statements = _body(case)
    return _returned(statements[0]) if len(statements) == 1 else None


def _returned(node: Node | None) -> Node | None:
    """The value of a statement that is a return, or a block with nothing but one."""
    while node is not None and node.type == "statement_block":
        inner = [child for child in node.named_children if child.type != "comment"]
        node = inner[0] if len(inner) == 1 else None
    if node is None or node.type != "return_statement":
        return None
    values = [child for child in node.named_children if child.type != "comment"]
    return values[0] if len(values) == 1 else None
