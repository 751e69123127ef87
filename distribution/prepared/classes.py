"""Dataclasses and named tuples with the methods written out that Python would generate at import."""

from __future__ import annotations

import ast
import dataclasses
from dataclasses import MISSING, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

_DECORATORS = {"dataclass", "fact", "individual"}
_OF_FACTS = {"fact": {"slots": True, "unsafe_hash": True}, "individual": {"slots": True, "eq": False}}
"""What the decorators of ``amplify_ls.incremental.facts`` pass to ``dataclass``."""


class CannotPrepareError(Exception):
    """A class uses something that has no written form here."""


@dataclass(frozen=True)
class Options:
    """The arguments of `dataclass` that change what is generated."""

    slots: bool = False
    frozen: bool = False
    eq: bool = True
    unsafe_hash: bool = False

    @property
    def hashes(self) -> bool:
        """Whether instances are hashed by their fields."""
        return self.unsafe_hash or (self.eq and self.frozen)


@dataclass(frozen=True)
class Parameter:
    """A field as a parameter of `__init__`."""

    name: str
    default: str
    """Its source; empty for none."""
    factory: str
    """The source of its default factory; empty for none."""
    is_keyword: bool
    compares: bool
    shows: bool


def prepare_dataclass(node: ast.ClassDef, module: ModuleType) -> bool:
    """Write out the methods of a class in place, if it is a dataclass."""
    found = next(((item, name) for item in node.decorator_list if (name := _decorator(item)) in _DECORATORS), None)
    if found is None:
        return False
    decorator, name = found
    options = _options(decorator, name)
    declared = dict(_declared(node))
    cls: type | None = getattr(module, node.name, None)
    if cls is None or not dataclasses.is_dataclass(cls):
        raise CannotPrepareError("is not at the top of its module")
    parameters = [_parameter(field, declared) for field in dataclasses.fields(cls)]
    own = [name for name in declared if name in {parameter.name for parameter in parameters}]
    defined = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
    lines = [*_slots(cls, own, options), *_methods(parameters, options, defined, hasattr(cls, "__post_init__"))]
    node.decorator_list.remove(decorator)
    node.body = [*_docstring(node), *written_at(node, lines), *_rest(node, set(declared))]
    return True


def prepare_named_tuple(node: ast.ClassDef) -> bool:
    """Write out the methods of a class in place, if it is a named tuple."""
    if not any(ast.unparse(base) == "NamedTuple" for base in node.bases):
        return False
    if len(node.bases) > 1:
        raise CannotPrepareError("is a named tuple with other bases")
    declared = dict(_declared(node))
    names = tuple(declared)
    parameters = ["_cls", *(name if value is None else f"{name}={ast.unparse(value)}" for name, value in declared.items())]
    defaults = [name for name, value in declared.items() if value is not None]
    lines = [
        "__slots__ = ()",
        f"_fields = __match_args__ = {names!r}",
        f"def __new__({', '.join(parameters)}):",
        f"    return _new(_cls, ({''.join(f'{name}, ' for name in names)}))",
        "_field_defaults = {" + ", ".join(f"{name!r}: __new__.__defaults__[{at}]" for at, name in enumerate(defaults)) + "}",
        *(f"{name} = _getter({position}, None)" for position, name in enumerate(names)),
    ]
    node.bases = [ast.copy_location(ast.Name("_Record", ast.Load()), node)]
    node.body = [*_docstring(node), *written_at(node, lines), *_rest(node, set(declared))]
    return True


def written_at(node: ast.stmt | None, lines: Iterable[str]) -> list[ast.stmt]:
    """Statements that count as written on the line of a node, which is where a traceback points to; None for the first."""
    made = ast.parse("\n".join(lines))
    line, column = (1, 0) if node is None else (node.lineno, node.col_offset)
    for inner in ast.walk(made):
        if isinstance(inner, (ast.stmt, ast.expr, ast.arg, ast.keyword, ast.excepthandler)):
            inner.lineno = inner.end_lineno = line
            inner.col_offset = inner.end_col_offset = column
    return made.body


def _decorator(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)


def _options(decorator: ast.expr, name: str) -> Options:
    if name in _OF_FACTS:
        return Options(**_OF_FACTS[name])
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return Options(**{str(keyword.arg): ast.literal_eval(keyword.value) for keyword in keywords})


def _declared(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr | None]]:
    """The annotated names of a class body and their values."""
    for item in node.body:
        if not isinstance(item, ast.AnnAssign) or not isinstance(item.target, ast.Name):
            continue
        if "ClassVar" not in ast.unparse(item.annotation):
            yield item.target.id, item.value


def _parameter(field: dataclasses.Field[object], declared: dict[str, ast.expr | None]) -> Parameter:
    if not field.init:
        raise CannotPrepareError(f"`{field.name}` is no parameter of __init__")
    default, factory = _inherited_default(field) if field.name not in declared else _default(declared[field.name])
    return Parameter(field.name, default, factory, bool(field.kw_only), bool(field.compare), bool(field.repr))


def _default(value: ast.expr | None) -> tuple[str, str]:
    if value is None:
        return "", ""
    if not (isinstance(value, ast.Call) and ast.unparse(value.func) == "field"):
        return ast.unparse(value), ""
    given = {str(keyword.arg): ast.unparse(keyword.value) for keyword in value.keywords}
    return given.get("default", ""), given.get("default_factory", "")


def _inherited_default(field: dataclasses.Field[object]) -> tuple[str, str]:
    if field.default_factory is not MISSING:
        raise CannotPrepareError(f"`{field.name}` inherits a default factory")
    if field.default is MISSING:
        return "", ""
    if field.default is not None and not isinstance(field.default, (bool, int, str)) and field.default != ():
        raise CannotPrepareError(f"`{field.name}` inherits a default that is no constant")
    return repr(field.default), ""


def _slots(cls: type, own: list[str], options: Options) -> Iterator[str]:
    if not options.slots:
        return
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    yield f"__slots__ = ({''.join(f'{name!r}, ' for name in own if name not in inherited)})"


def _methods(parameters: list[Parameter], options: Options, defined: set[str], has_more: bool) -> Iterator[str]:  # noqa: FBT001
    names = "(" + "".join(f"{parameter.name!r}, " for parameter in parameters) + ")"
    yield f"__prepared_fields__ = {names}"
    yield f"__dataclass_fields__ = _Fields({names})"
    if not any(parameter.is_keyword for parameter in parameters):
        yield f"__match_args__ = {names}"
    if "__init__" not in defined:
        yield from _initializer(parameters, options, has_more)
    if options.eq and "__eq__" not in defined:
        yield from _equality(parameters)
    if "__hash__" not in defined:
        if options.hashes:
            yield "def __hash__(self):"
            yield f"    return hash({_values('self', parameters)})"
        elif options.eq:
            yield "__hash__ = None"
    if "__repr__" not in defined:
        shown = ", ".join(f"{item.name}={{self.{item.name}!r}}" for item in parameters if item.shows)
        yield "def __repr__(self):"
        yield f"    return self.__class__.__qualname__ + f'({shown})'"
    if options.frozen:
        yield from _frozen(names, options)


def _initializer(parameters: list[Parameter], options: Options, has_more: bool) -> Iterator[str]:  # noqa: FBT001
    positional = [_written(item) for item in parameters if not item.is_keyword]
    keyword = [_written(item) for item in parameters if item.is_keyword]
    yield f"def __init__({', '.join(['self', *positional, *(['*', *keyword] if keyword else [])])}):"
    for item in parameters:
        value = f"{item.factory}() if {item.name} is _NOTHING else {item.name}" if item.factory else item.name
        yield f"    _assign(self, {item.name!r}, {value})" if options.frozen else f"    self.{item.name} = {value}"
    if has_more:
        yield "    self.__post_init__()"
    elif not parameters:
        yield "    pass"


def _written(item: Parameter) -> str:
    default = "_NOTHING" if item.factory else item.default
    return f"{item.name}={default}" if default else item.name


def _equality(parameters: list[Parameter]) -> Iterator[str]:
    yield "def __eq__(self, other):"
    yield "    if other.__class__ is self.__class__:"
    yield f"        return {_values('self', parameters)} == {_values('other', parameters)}"
    yield "    return NotImplemented"


def _values(of: str, parameters: list[Parameter]) -> str:
    return "(" + "".join(f"{of}.{parameter.name}, " for parameter in parameters if parameter.compares) + ")"


def _frozen(names: str, options: Options) -> Iterator[str]:
    yield "def __setattr__(self, name, value):"
    yield "    raise _FrozenInstanceError(f'cannot assign to field {name!r}')"
    yield "def __delattr__(self, name):"
    yield "    raise _FrozenInstanceError(f'cannot delete field {name!r}')"
    if options.slots:
        yield "def __getstate__(self):"
        yield f"    return [getattr(self, name) for name in {names}]"
        yield "def __setstate__(self, state):"
        yield f"    for name, value in zip({names}, state): _assign(self, name, value)"


def _docstring(node: ast.ClassDef) -> list[ast.stmt]:
    first = node.body[0]
    return [first] if _is_text(first) else []


def _rest(node: ast.ClassDef, declared: set[str]) -> Iterator[ast.stmt]:
    """The body without its fields and without texts, which are documentation."""
    for item in node.body:
        is_field = isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and item.target.id in declared
        if not is_field and not _is_text(item):
            yield item


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
