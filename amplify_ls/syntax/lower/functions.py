"""Functions: their parameters, and their results if known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    Call,
    Expression,
    Function,
    LocalConstant,
    MemberAccess,
)
from amplify_ls.syntax.lower.assignments import assigned
from amplify_ls.syntax.lower.early_returns import EARLY_RETURNS, EarlyReturn, early_returns, one_of
from amplify_ls.syntax.lower.flows import bind, give_back, outward, parameter_names, unpack
from amplify_ls.syntax.lower.methods import call_on
from amplify_ls.syntax.lower.parameters import lower_parameters, lower_pattern
from amplify_ls.syntax.lower.patterns import bound_names, declared_names
from amplify_ls.syntax.uses import THIS

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_NESTED_FUNCTIONS = frozenset(
    {"arrow_function", "function_expression", "function_declaration", "generator_function", "generator_function_declaration"}
    | {"method_definition", "class_body"}
)
_DECLARED_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})
_DECLARATIONS = _DECLARED_FUNCTIONS | {"lexical_declaration"}
_LEAVING = frozenset({"break_statement", "return_statement", "throw_statement", "yield_expression"})
_CALLING = frozenset({"await_expression", "call_expression", "new_expression"})
_NAMED_DECLARATIONS = _DECLARED_FUNCTIONS | {"class_declaration", "abstract_class_declaration", "enum_declaration"}
_AROUND_STATEMENTS = frozenset(
    {"statement_block", "if_statement", "else_clause", "for_statement", "for_in_statement", "while_statement", "do_statement"}
    | {"try_statement", "catch_clause", "finally_clause", "switch_statement", "switch_body", "switch_case", "switch_default"}
    | {"labeled_statement", "lexical_declaration", "variable_declaration"}
)


def lower_function(low: Lowerer, node: Node) -> Function:
    """An arrow function, function expression, declaration or method."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    outer, low.uses = low.uses, []
    parameters, hidden = lower_parameters(low, node)
    body = node.child_by_field_name("body")
    constants: tuple[LocalConstant, ...] = ()
    effects: tuple[Expression, ...] = ()
    result: Expression | None = None
    returns = is_partial = False
    if body is not None and body.type == "statement_block":
        constants, effects, result, returns = _block(low, body)
        is_partial = not _is_all_seen(body)
        known = {constant.name for constant in constants}
        hidden.update(name for name in _declared_within(low, body) if name not in known)
    elif body is not None:
        result, returns = low.expression(body), True
    if result is not None:
        give_back(low.uses, result)
    if _is_asynchronous(node):
        result, effects, is_partial = None, (), True
    uses = tuple(low.uses)
    low.uses = outer
    local = {name for parameter in parameters for name in parameter_names(parameter)} | hidden
    if node.type != "arrow_function":
        local.add(THIS)
    low.uses.extend(outward(uses, local | {constant.name for constant in constants}))
    body_start = low.at(body.start_byte) if body is not None else end
    body_end = low.at(body.end_byte) if body is not None else end
    throws = not returns and body is not None and any(child.type == "throw_statement" for child in body.named_children)
    names = tuple(sorted(hidden))
    given = (parameters, constants, result, returns, uses, body_start, body_end, names, throws, effects)
    is_async = any(child.type == "async" for child in node.children)
    return Function(start, end, *given, is_async=is_async, is_partial=is_partial)


def lower_loop(low: Lowerer, node: Node) -> Expression | None:
    """``for (const item of list) ...`` as ``list.forEach((item) => ...)``; None for any other loop, left unread then."""
    left, through, body = (node.child_by_field_name(name) for name in ("left", "right", "body"))
    kinds = {child.type for child in node.children}
    if left is None or through is None or body is None or "of" not in kinds or not kinds & {"const", "let"}:
        return None
    if "await" in kinds or _leaves(body):
        return None
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    target = low.expression(through)
    outer, low.uses = low.uses, []
    hidden: set[str] = set()
    parameter = lower_pattern(low, left, None, hidden)
    constants: tuple[LocalConstant, ...] = ()
    if body.type == "statement_block":
        constants, effects, _, _ = _block(low, body)
        hidden.update(set(_declared_within(low, body)) - {constant.name for constant in constants})
    else:
        effects = _statement(low, body)
    uses, low.uses = tuple(low.uses), outer
    local = {*parameter_names(parameter), *hidden, *(constant.name for constant in constants)}
    low.uses.extend(outward(uses, local))
    body_start, body_end = low.at(body.start_byte), low.at(body.end_byte)
    names = tuple(sorted(hidden))
    each = Function(
        start,
        end,
        (parameter,),
        constants,
        result=None,
        returns=False,
        uses=uses,
        body_start=body_start,
        body_end=body_end,
        hidden=names,
        effects=effects,
    )
    call_on(low.uses, target, "forEach", (each,))
    after = target.end
    return Call(start, end, MemberAccess(start, after, target, "forEach", after), (each,), after)


def _leaves(body: Node) -> bool:
    """Whether a loop may end before its list does."""
    stack = [body]
    while stack:
        current = stack.pop()
        if current.type in _LEAVING:
            return True
        stack.extend(child for child in current.named_children if child.type not in _NESTED_FUNCTIONS)
    return False


def called_function(function: Function) -> Call:
    """A call of a function without arguments: the value of a getter."""
    return Call(function.start, function.end, function, (), function.end)


def speaks_of_owner(expression: Expression) -> bool:
    """Whether a method or getter changes the object that it is called on."""
    if isinstance(expression, Call):
        expression = expression.callee
    return isinstance(expression, Function) and any(use.name == THIS for use in expression.uses)


def _is_asynchronous(node: Node) -> bool:
    return any(child.type in ("async", "*") for child in node.children)


def _block(low: Lowerer, body: Node) -> tuple[tuple[LocalConstant, ...], tuple[Expression, ...], Expression | None, bool]:
    """The constants of a body, its effects, its result, and whether it returns anything at all."""
    constants: list[LocalConstant] = []
    effects: list[Expression] = []
    early: list[EarlyReturn] = []
    result: Expression | None = None
    is_plain = is_straight = True
    for child in body.named_children:
        if child.type == "comment":
            continue
        if result is not None and child.type not in _DECLARED_FUNCTIONS:
            is_plain = False
        if child.type == "return_statement":
            values = [value for value in child.named_children if value.type != "comment"]
            if values:
                result = low.expression(values[0])
            else:
                is_plain = False
        elif child.type == "lexical_declaration" and child.children[0].type == "const":
            constants.extend(_constants(low, child))
        elif child.type in _DECLARED_FUNCTIONS:
            constants.extend(_declared_function(low, child))
        elif child.type == "expression_statement":
            found = _statement(low, child)
            effects.extend(found if is_straight else ())
            continue
        elif child.type in EARLY_RETURNS and _returns(child) and (chosen := early_returns(low, child)) is not None:
            early.extend(chosen)
        else:
            low.scan(child)
            is_plain = is_plain and not _returns(child)
        is_straight = is_straight and child.type in _DECLARATIONS
    returns = result is not None or _returns(body)
    whole = one_of(early, result) if is_plain else None
    if whole is None:
        for each in [*(each.result for each in early), *([] if result is None else [result])]:
            give_back(low.uses, each)
    return tuple(constants), tuple(effects), whole, returns


def _is_all_seen(body: Node) -> bool:
    """Whether a body consists of expressions, local functions and constants without calls, and a final return."""
    statements = [child for child in body.named_children if child.type != "comment"]
    for index, child in enumerate(statements):
        if child.type == "return_statement":
            return index == len(statements) - 1
        if child.type == "lexical_declaration":
            values = (each.child_by_field_name("value") for each in child.named_children if each.type == "variable_declarator")
            if any(value is not None and value.type in _CALLING for value in values):
                return False
        elif child.type not in _DECLARED_FUNCTIONS and child.type != "expression_statement":
            return False
    return True


def _statement(low: Lowerer, node: Node) -> tuple[Expression, ...]:
    """The expression of an expression statement; other statements are not evaluated."""
    if node.type == "expression_statement":
        return tuple(_effect(low, child) for child in node.named_children if child.type != "comment")
    low.scan(node)
    return ()


def _effect(low: Lowerer, node: Node) -> Expression:
    return assigned(low, node) if node.type == "assignment_expression" else low.expression(node)


def _constants(low: Lowerer, node: Node) -> list[LocalConstant]:
    constants: list[LocalConstant] = []
    for child in node.named_children:
        name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        if child.type != "variable_declarator" or name is None or value is None:
            continue
        inner = low.expression(value)
        bound = [LocalConstant(item.name, item.value) for item in bound_names(low, name, inner)]
        note = bind if name.type == "identifier" else unpack
        note(low.uses, inner, [constant.name for constant in bound])
        constants.extend(bound)
    return constants


def _declared_function(low: Lowerer, node: Node) -> list[LocalConstant]:
    name = node.child_by_field_name("name")
    # By way of `expression`, which counts how deep functions nest.
    function = low.expression(node)
    return [] if name is None else [LocalConstant(low.text(name), function)]


def _declared_within(low: Lowerer, body: Node) -> list[str]:
    """All names that a body declares, without those in nested functions."""
    found: list[str] = []
    stack = [body]
    while stack:
        node = stack.pop()
        name = node.child_by_field_name("name")
        if node.type == "variable_declarator" and name is not None:
            found.extend(declared_names(low, name))
        elif node.type in _NAMED_DECLARATIONS and name is not None:
            found.append(low.text(name))
        elif node.type == "for_in_statement" and node.child_by_field_name("kind") is not None:
            left = node.child_by_field_name("left")
            found.extend([] if left is None else declared_names(low, left))
        elif node.type == "catch_clause":
            parameter = node.child_by_field_name("parameter")
            found.extend([] if parameter is None else declared_names(low, parameter))
        if node.type in _AROUND_STATEMENTS:
            stack.extend(node.named_children)
    return found


def _returns(node: Node) -> bool:
    """Whether a node contains a return with a value, outside nested functions."""
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "return_statement":
            if current.named_child_count:
                return True
            continue
        stack.extend(child for child in current.named_children if child.type not in _NESTED_FUNCTIONS)
    return False
