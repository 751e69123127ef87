"""Whether anything may change a container or builder elsewhere, in its own file or in another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.syntax.lower.flows import parameter_names
from amplify_ls.syntax.lower.methods import GIVING_METHODS, READING_METHODS
from amplify_ls.syntax.uses import EACH, THIS, Use, UseKind
from amplify_ls.values import globals as known
from amplify_ls.values.budget import spend
from amplify_ls.values.home import Question, Seen
from amplify_ls.values.origins import package_behind
from amplify_ls.values.values import (
    Array,
    Boolean,
    Chain,
    External,
    Function,
    Nothing,
    Number,
    Object,
    Text,
    Unknown,
    Value,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amplify_ls.values.home import Home

    Ask = Callable[["Seen", "Trail"], bool]

_PRIMITIVES = (Text, Number, Boolean, Nothing)
_GROWING_METHODS = frozenset({"push", "unshift"})
_DEEPEST = 24
"""Local names and functions that are followed one behind the other."""


class Trail:
    """The local names and functions that one question has been followed through, so that each is asked once.

    Names at the top of a file are followed by ``Module.effects``, which remembers the answer for all questions. ``container``
    is the value that is asked about. Without one, the methods that are called are collected in ``methods``, because whether
    they change anything depends on the container.
    """

    def __init__(self, container: Value | None = None) -> None:
        self.container = container
        self.has_only_primitives = isinstance(container, Array) and all(
            isinstance(each, _PRIMITIVES) for each in container.items
        )
        """Whether nothing that is done with the items can change them."""
        self.methods: set[str] = set()
        self._followed: set[tuple[object, ...]] = set()
        self._depth = 0

    def follow(self, question: Question, seen: Seen) -> bool:
        """Whether the answer is yes for any use of the name in the detail of a use."""
        name = seen.use.detail
        own = seen.local_uses(name)
        if own:
            # A name that was followed before adds nothing: had one of its uses done something, the answer would be known.
            return self._any(_QUESTIONS[question], (question, seen.module.path, id(seen.local), name), own)
        methods = seen.module.effects(question, name)
        return methods is None or any(self.calls(method) for method in methods)

    def calls(self, method: str) -> bool:
        """Whether a method that is called on the container, or on another name of it, may change it."""
        if self.container is None:
            self.methods.add(method)
            return False
        if isinstance(self.container, Object):
            return self.container.lacks(method) or _uses_owner(self.container.get(method))
        return method not in READING_METHODS and method not in GIVING_METHODS

    def into(self, function: Function, index: int, uses: Iterable[Seen]) -> bool:
        """Whether a function may change what it is given at a place of its argument list."""
        container, self.container = self.container, function
        try:
            return self._any(_changes_given, (id(function.expression), index), uses)
        finally:
            self.container = container

    def _any(self, ask: Ask, key: tuple[object, ...], uses: Iterable[Seen]) -> bool:
        if key in self._followed:
            return False
        if self._depth >= _DEEPEST:
            return True
        self._followed.add(key)
        self._depth += 1
        try:
            return any(not spend(1) or ask(seen, self) for seen in uses)
        finally:
            self._depth -= 1


def effects(module: Home, question: Question, name: str) -> frozenset[str] | None:
    """What is done through a name at the top of a file that is an alias or a holder of another.

    None if the answer to the question is yes, otherwise the methods that are called on it.
    """
    trail = Trail()
    ask = _QUESTIONS[question]
    uses = module.uses(name)
    return None if any(not spend(1) or ask(seen, trail) for seen in uses) else frozenset(trail.methods)


def touches(uses: Iterable[Seen]) -> int:
    """How many uses may call something on a builder, which changes it in place."""
    return sum(1 for seen in uses if not spend(1) or _touches(seen, Trail()))


def calls_by_name(module: Home, uses: tuple[Use, ...]) -> Mapping[str, int]:
    """How often something is called on each name that a function uses."""
    found: dict[str, int] = {}
    for use in uses:
        if not spend(1) or _touches(Seen(use, module, uses), Trail()):
            found[use.name] = found.get(use.name, 0) + 1
    return found


def guarded(module: Home, name: str, value: Value) -> Value:
    """The value of a name at the top of a file, less what something may have made of it."""
    # Who asks for the uses of a name reads again when one comes or goes: `a` is used on every line.
    if isinstance(value, Unknown) and value.arms:
        return replace(value, arms=tuple(guarded(module, name, arm) for arm in value.arms))
    return _less_changes(value, module.uses(name)) if isinstance(value, (Object, Array)) else value


def guarded_in(module: Home, name: str, value: Value, uses: tuple[Use, ...]) -> Value:
    """The same for a parameter or local constant, whose ``uses`` are those of its function."""
    if isinstance(value, Unknown) and value.arms:
        return replace(value, arms=tuple(guarded_in(module, name, arm, uses) for arm in value.arms))
    own = [Seen(use, module, uses) for use in uses if use.name == name]
    if any(seen.use.kind is UseKind.ASSIGN for seen in own):
        return Unknown(value.span)
    return _less_changes(value, own) if isinstance(value, (Object, Array)) else value


def _less_changes(value: Object | Array, uses: Sequence[Seen]) -> Value:
    if any(seen.use.kind is UseKind.ASSIGN for seen in uses):
        return Unknown(value.span)
    changing = [seen.use for seen in uses if not spend(1) or _changes(seen, Trail(value))]
    touched = {seen.use.detail for seen in uses if seen.use.kind is UseKind.MEMBER}
    touched |= {seen.use.member or "" for seen in uses if _hands_member_on(seen)}
    if any(seen.use.kind is UseKind.ARGUMENT and seen.use.detail in known.GIVE_MEMBERS for seen in uses):
        touched.add("")
    if isinstance(value, Array):
        return _list_less_changes(value, changing, is_touched=bool(touched))
    if touched:
        some = (prop for prop in value if "" in touched or prop.name in touched)
        value = value.with_values({prop.name: _shaken(prop.value) for prop in some})
    if not changing:
        return value
    named = [use for use in changing if use.kind in (UseKind.WRITE, UseKind.DELETE) and use.detail]
    is_all = len(named) < len(changing)
    written = {use.detail for use in named}
    lost = {prop.name: Unknown(prop.name_span) for prop in value if is_all or prop.name in written}
    deleted = {use.detail for use in named if use.kind is UseKind.DELETE}
    return opened(value.with_values(lost).without(deleted))


def _list_less_changes(value: Array, changing: Sequence[Use], *, is_touched: bool) -> Value:
    if any(use.kind is not UseKind.METHOD or use.detail not in _GROWING_METHODS for use in changing):
        return Array(value.span, (), is_open=True)
    items = tuple(_shaken(item) for item in value.items) if is_touched else value.items
    return Array(value.span, items, value.is_open or bool(changing))


def _shaken(value: Value) -> Value:
    """A member, when something may have been called on it, or written into it."""
    if isinstance(value, Chain):
        return opened(value)
    return Unknown(value.span) if isinstance(value, (Object, Array)) else value


def _touches(seen: Seen, trail: Trail) -> bool:
    kind = seen.use.kind
    if kind is UseKind.RETURN:
        return False
    if kind in (UseKind.ARGUMENT, UseKind.PART):
        return _is_handed_to_changer(seen, trail, is_builder=True)
    if kind is UseKind.ALIAS:
        return trail.follow(Question.TOUCHES, seen)
    if kind is UseKind.HOLDER:
        return trail.follow(Question.REACHES_MEMBERS, seen)
    return True


def _reaches_members(seen: Seen, trail: Trail) -> bool:
    """Whether a use of a literal's name may change the content of the literal."""
    kind = seen.use.kind
    if kind in (UseKind.MEMBER, UseKind.OPAQUE):
        return True
    if kind in (UseKind.ARGUMENT, UseKind.PART):
        return _is_handed_to_changer(seen, trail, is_builder=True)
    if kind is UseKind.ALIAS:
        return trail.follow(Question.TOUCHES, seen)
    return kind is UseKind.HOLDER and trail.follow(Question.REACHES_MEMBERS, seen)


def _changes(seen: Seen, trail: Trail) -> bool:
    """Whether a use may add members to a container, take some away or replace them."""
    kind, detail, value = seen.use.kind, seen.use.detail, trail.container
    if kind is UseKind.RETURN:
        return False
    if kind is UseKind.METHOD:
        return trail.calls(detail)
    if kind is UseKind.MEMBER:
        return not trail.has_only_primitives and not isinstance(value, (Object, Array))
    if kind is UseKind.ALIAS:
        return trail.follow(Question.CHANGES_ALIAS, seen)
    if kind is UseKind.HOLDER:
        return trail.follow(Question.REACHES_MEMBERS, seen)
    if seen.use.member == EACH:
        return not trail.has_only_primitives and _is_handed_to_changer(seen, trail, is_builder=False)
    if kind in (UseKind.ARGUMENT, UseKind.PART):
        return seen.use.member is None and _is_handed_to_changer(seen, trail, is_builder=False)
    return True


def _changes_alias(seen: Seen, trail: Trail) -> bool:
    """The same for a use of another name of the container or of one of its members, which are not distinguished."""
    return seen.use.kind is UseKind.MEMBER or _changes(seen, trail)


def _uses_owner(value: Value | None) -> bool:
    """Whether a method speaks of ``this``, the object that it is called on."""
    return isinstance(value, Function) and any(use.name == THIS for use in value.expression.uses)


def _hands_member_on(seen: Seen) -> bool:
    return seen.use.member not in (None, EACH) and _is_handed_to_changer(seen, Trail(), is_builder=True)


def _is_handed_to_changer(seen: Seen, trail: Trail, *, is_builder: bool) -> bool:
    """Whether the call that something is passed to may change it."""
    module, use = seen.module, seen.use
    root, dot, _ = use.detail.partition(".")
    if not root:
        return True
    if module.file.site(root) is None:
        if use.detail in known.GIVE_MEMBERS:
            return is_builder or use.kind is UseKind.PART
        if use.detail in known.GIVE_BACK:
            return use.kind is UseKind.PART
        return known.may_change(use.detail, use.position)
    package = package_behind(module, root)
    if package is not None:
        return not module.sources.is_harmless(package)
    place = module.declaration(root)
    if place is None:
        return True
    callee = module.name(root, place)
    if isinstance(callee, External):
        return not module.sources.is_harmless(callee.module)
    if not dot and isinstance(callee, Function):
        return _changes_parameter(callee, use.position, trail)
    base = getattr(callee, "base", None)
    return not (isinstance(base, External) and module.sources.is_harmless(base.module))


def _changes_parameter(function: Function, index: int, trail: Trail) -> bool:
    expression, module = function.expression, function.scope.module
    if not expression.parameters:
        return False
    parameter = expression.parameters[min(index, len(expression.parameters) - 1)]
    names = {*parameter_names(parameter), *expression.hidden}
    own = (Seen(use, module, expression.uses) for use in expression.uses if use.name in names)
    return trail.into(function, index, own)


def _changes_given(seen: Seen, trail: Trail) -> bool:
    """Whether a use of a parameter may change the argument, or return it to the caller."""
    return seen.use.kind is UseKind.RETURN or _changes(seen, trail)


_QUESTIONS: Mapping[Question, Ask] = {
    Question.TOUCHES: _touches,
    Question.REACHES_MEMBERS: _reaches_members,
    Question.CHANGES_ALIAS: _changes_alias,
}
