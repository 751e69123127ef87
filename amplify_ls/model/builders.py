"""Recognising what comes from the Amplify packages: by what it is imported as, never by the letters of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual
from amplify_ls.values.values import Chain, External, Object, Value

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Link

PACKAGE_PREFIX = "@aws-amplify/"
_BUILDER_PACKAGES = ("@aws-amplify/backend", "@aws-amplify/data-schema")
_NAMESPACES = frozenset({"handler", "ai"})
DATA_BUILDER = "a"


def is_amplify_package(module: str) -> bool:
    """Whether a package is one of Amplify's, whose builders leave what they are given as it is."""
    return module.startswith(PACKAGE_PREFIX) or module in ("aws-amplify", "aws-cdk-lib") or module.startswith("aws-cdk-lib/")


def export_name(value: Value) -> str | None:
    """The name of a backend package's export that a value is: ``a``, ``defineAuth``, ``secret``."""
    if not isinstance(value, External) or value.name == "*":
        return None
    module = value.module
    if module in _BUILDER_PACKAGES or module.startswith(("@aws-amplify/backend-", "@aws-amplify/data-schema/")):
        return value.name
    return None


@individual
class BuilderCall:
    """A call of a builder of ``a``, with what is chained to it: ``a.string().required()``."""

    name: str
    """The builder's name, with its namespace: ``string``, ``handler.function``."""
    chain: Chain
    link: Link
    """The builder's own link; its arguments are None where it is not called."""
    modifiers: tuple[Link, ...]

    @property
    def name_span(self) -> Span:
        return self.link.name_span

    @property
    def arguments(self) -> Arguments | None:
        return self.link.arguments

    def argument(self, index: int) -> Value | None:
        """An argument of the builder, None where it is not given or cannot be seen."""
        return None if self.link.arguments is None else self.link.arguments[index]

    def modifier(self, name: str) -> Link | None:
        """The last modifier of that name."""
        for link in reversed(self.modifiers):
            if link.name == name:
                return link
        return None

    def lacks(self, name: str) -> bool:
        """Whether there is surely no modifier of that name."""
        return not self.chain.is_open and self.modifier(name) is None


def builder_call(value: Value | None) -> BuilderCall | None:
    """The builder call that a value is, None for anything else."""
    if not isinstance(value, Chain) or not value.links:
        return None
    base, first = value.base, value.links[0]
    if not isinstance(base, External) or base.name != DATA_BUILDER:
        return None
    if base.module not in _BUILDER_PACKAGES and export_name(base) is None:
        return None
    if first.arguments is None and first.name in _NAMESPACES and len(value.links) > 1:
        second = value.links[1]
        return BuilderCall(f"{first.name}.{second.name}", value, second, value.links[2:])
    return BuilderCall(first.name, value, first, value.links[1:])


@individual
class DefineCall:
    """A direct call of a package's function: ``defineAuth({...})``, ``secret('X')``."""

    name: str
    chain: Chain
    name_span: Span
    arguments: Arguments

    def argument(self, index: int) -> Value | None:
        return self.arguments[index]

    @property
    def options(self) -> Object | None:
        """The options object, if it can be seen."""
        found = self.arguments[0]
        return found if isinstance(found, Object) else None


def define_call(value: Value | None) -> DefineCall | None:
    """The direct call that a value starts with, None for anything else."""
    if not isinstance(value, Chain) or not value.links:
        return None
    name = export_name(value.base)
    first = value.links[0]
    if name is None or first.name or first.arguments is None:
        return None
    return DefineCall(name, value, value.base.span, first.arguments)
