"""What is expected at a position: the type in the catalog, and the meaning of the names around it.

The levels around the cursor are visited from the outside in. Each level passes on what it expects: a call the types of its
parameters, an object those of its options, an array that of its items, a callback that of its result. A single walk therefore
serves options, arguments, rules and fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.catalog.options import ITEM, type_at
from amplify_ls.ide.typed import Built, Callee, callback_in, called, member_of, parameter_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Type
    from amplify_ls.ide.typed import Typed
    from amplify_ls.syntax.cursor.frames import Cursor, Level
    from amplify_ls.syntax.cursor.segments import Link, Parameter, Segment

_ALLOW_BY_FUNCTION: dict[str, Receiver] = {"defineStorage": "allow:storage", "defineAuth": "allow:auth-access"}


_BEFORE_TYPES = ("as", "satisfies")


@dataclass(slots=True, eq=False)
class Step:
    """One level, with the type that the catalog expects for its current item."""

    level: Level
    container: Type | Callee | None
    """The owner of the items: the type of the object or array, or the callee."""
    value: Type | None
    """The expected type of the expression of the current item, after its key and enclosing callbacks."""
    callee: Typed | None = None
    """The chain at the end of the item."""


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call that the cursor is in, at argument ``inside.level.position``."""

    callee: Callee
    inside: Step
    outside: Step


class Place:
    """The cursor and its surroundings, in terms of the catalog."""

    def __init__(self, cursor: Cursor, steps: list[Step], environment: dict[str, Typed]) -> None:
        self.cursor = cursor
        self.steps = steps
        self.environment = environment
        """The parameters of callbacks around the cursor."""

    @property
    def innermost(self) -> Step:
        return self.steps[-1]

    @property
    def segment(self) -> Segment:
        return self.innermost.level.segment

    @property
    def is_object(self) -> bool:
        return is_object(self.steps, len(self.steps) - 1)

    @property
    def is_key(self) -> bool:
        """Whether the name of a member of an object is being typed."""
        return self.is_object and self.segment.key is None and self.is_free and not self.segment.is_spread

    @property
    def is_free(self) -> bool:
        """Whether an expression starts here, instead of continuing another one."""
        segment = self.segment
        follows = segment.follows_operand or segment.lead in _BEFORE_TYPES
        return segment.chain == () and not segment.ends_with_dot and not follows

    @property
    def expected(self) -> Type | None:
        """The type of the expression that starts here."""
        step = self.innermost
        if step.level.bracket == "(" and not isinstance(step.container, Callee) and callback_in(step.container) is not None:
            # The parentheses contain the parameters of a callback.
            return None
        return step.value if self.is_free and not self.is_key else None

    @property
    def object_type(self) -> Type | None:
        """The type of the object whose member is being typed."""
        container = self.innermost.container
        return None if container is None or isinstance(container, Callee) or not self.is_object else container

    @property
    def target(self) -> Built | None:
        """The expression before the dot."""
        found = self.innermost.callee
        return found if self.segment.ends_with_dot and isinstance(found, Built) else None

    @property
    def calls(self) -> list[Call]:
        """The calls around the cursor that the catalog knows, innermost first."""
        found: list[Call] = []
        for outside, inside in zip(self.steps, self.steps[1:], strict=False):
            if isinstance(inside.container, Callee) and inside.level.bracket == "(":
                found.append(Call(inside.container, inside, outside))
        return found[::-1]


def is_object(steps: list[Step], index: int) -> bool:
    """Whether a level is an object literal, not a block."""
    return steps[index].level.bracket == "{" and not (index and steps[index - 1].level.segment.is_block)


def place_of(cursor: Cursor, name: Callable[[str], Typed | None], use: Callable[[str], Type | None]) -> Place:
    """Resolve the levels around the cursor.

    Args:
        cursor: The surroundings of a position.
        name: The meaning of a top-level name of the file.
        use: The use of a top-level name that the file declares.
    """
    steps: list[Step] = []
    environment: dict[str, Typed] = {}
    container: Type | Callee | None = None
    for index, level in enumerate(cursor.levels):
        segment = level.segment
        steps.append(Step(level, container, None))
        value = _slot(steps, index, container, use)
        for parameters in segment.arrows:
            value = _enter(parameters, value, environment, name)
        steps[index].value = value
        steps[index].callee = chain_type(segment.chain, environment, name)
        if index + 1 < len(cursor.levels):
            container = _next_container(steps[index], cursor.levels[index + 1].bracket)
    return Place(cursor, steps, environment)


def chain_type(
    chain: tuple[Link, ...] | None, environment: dict[str, Typed], name: Callable[[str], Typed | None]
) -> Typed | None:
    """The meaning of a chain: the result of its last call, or the function that is about to be called."""
    if not chain:
        return None
    base = chain[0]
    current = environment.get(base.name) or name(base.name)
    rest = chain
    if current is None and base.call is None and len(chain) > 1:
        current, rest = name(f"{base.name}.{chain[1].name}"), chain[1:]
    for index, link in enumerate(rest):
        if index:
            current = member_of(current, link.name) if isinstance(current, Built) else None
        if link.call is not None:
            current = called(current, link.call) if isinstance(current, Callee) else None
        if current is None:
            return None
    return current


def _slot(steps: list[Step], index: int, container: Type | Callee | None, use: Callable[[str], Type | None]) -> Type | None:
    """The expected type of the current item of a level, before its enclosing callbacks."""
    level = steps[index].level
    segment = level.segment
    if isinstance(container, Callee):
        return container.parameter_type(level.position)
    if not level.bracket or (level.bracket == "{" and not is_object(steps, index) and not segment.has_returned):
        # What is built by a chain is what the chain says: only a plain value is known by its use.
        is_plain = segment.is_block or (segment.chain == () and not segment.ends_with_dot)
        return use(segment.declared) if segment.declared and is_plain else None
    if container is None or level.bracket in ("${", "`"):
        return None
    if level.bracket == "[":
        return container if segment.is_spread else type_at(container, (ITEM,))
    if level.bracket == "{" and is_object(steps, index):
        if segment.key is None:
            return container if segment.is_spread else None
        return type_at(container, (segment.key,))
    return container


def _enter(
    parameters: tuple[Parameter, ...],
    expected: Type | None,
    environment: dict[str, Typed],
    name: Callable[[str], Typed | None],
) -> Type | None:
    """Bind the parameters of a function, and return its expected result."""
    callback = callback_in(expected)
    if callback is None:
        for parameter in parameters:
            environment.pop(parameter.name, None)
            if parameter.name == "allow":
                # A helper whose use cannot be seen: what it is for shows in its name and in the file.
                environment["allow"] = Built((_usual_allow(name),))
        return None
    for given, known in zip(parameters, callback.parameters, strict=False):
        typed = parameter_of(given.name, known.type, known.summary)
        if typed is not None and given.name:
            environment[given.name] = typed
        if isinstance(typed, Built):
            for part, local in given.parts:
                inner = member_of(typed, part)
                if inner is not None:
                    environment[local] = inner
    return callback.returns


def _usual_allow(name: Callable[[str], Typed | None]) -> Receiver:
    return next((allow for function, allow in _ALLOW_BY_FUNCTION.items() if name(function) is not None), "allow:model")


def _next_container(step: Step, bracket: str) -> Type | Callee | None:
    segment = step.level.segment
    if bracket == "{" and segment.is_block:
        return step.value
    if bracket == "(" and segment.chain:
        return step.callee if isinstance(step.callee, Callee) else None
    if segment.chain != () or segment.ends_with_dot or bracket in ("${", "`"):
        return None
    return step.value
