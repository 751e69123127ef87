"""The types of the CDK and of Amplify's resources, and what their members are.

What is not surely known is None, and None is contagious.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.catalog.backend.cdk import CDK_MODULE
from amplify_ls.catalog.cdk_types import RESOURCES, Parameter, declared, exports, split, submodule
from amplify_ls.catalog.cdk_types import Member as KnownMember
from amplify_ls.catalog.cdk_types.lookup import instance_members, is_reference, static_members
from amplify_ls.catalog.lookup import function

if TYPE_CHECKING:
    from amplify_ls.catalog.cdk_types import Kind


class Instance(NamedTuple):
    """An object, or a plain value, of a type as the descriptions write it."""

    module: str
    kind: Any


class ClassItself(NamedTuple):
    """A class or an enumeration of the CDK, and not an object of it."""

    module: str
    name: str


UNDEFINED = "u"
"""The type of `undefined`, as one of several."""
ENVIRONMENT_VALUE = Instance("", ("|", "s", UNDEFINED))
"""What `process.env.NAME` is."""


class Space(NamedTuple):
    """All exports of a module of the CDK."""

    module: str


class Method(NamedTuple):
    """A method that is taken from an object or a class."""

    member: KnownMember


class Definer(NamedTuple):
    """``defineBackend`` or another function that defines something."""

    name: str


class BackendItself(NamedTuple):
    """What ``defineBackend`` returns: the resources by name, each with its kind."""

    resources: tuple[tuple[str, str], ...]


FACTORY = ":factory."
"""What is before the kind of a resource in the name of the type that `defineAuth` and the like return."""
_OF_BACKEND: dict[str, Instance | Method] = {
    "createStack": Method(
        KnownMember(
            CDK_MODULE, "f", is_required=True, parameters=(Parameter("?", is_required=False, is_rest=True),), gives=":Stack"
        )
    ),
    "stack": Instance(CDK_MODULE, ":Stack"),
}

BACKEND_MEMBERS = frozenset({"addOutput", *_OF_BACKEND})
"""What the result of `defineBackend` has besides the resources."""

CodeType = Instance | ClassItself | Space | Method | Definer | BackendItself | None


def factory(name: str) -> CodeType:
    """What a function that defines a resource returns."""
    known = function(name)
    kind = "" if known is None or known.returns is None else known.returns.removeprefix("resource:")
    return Instance(RESOURCES, f"{FACTORY}{kind}") if declared(RESOURCES, f"factory.{kind}") is not None else None


def is_of_cdk(module: str) -> bool:
    """Whether a module belongs to the CDK."""
    return module == "constructs" or module == CDK_MODULE or module.startswith(f"{CDK_MODULE}/")


def exported(module: str, name: str) -> CodeType:
    """What a module of the CDK exports under a name."""
    inner = submodule(module, name)
    if inner is not None:
        return Space(inner)
    found = declared(module, name)
    if found is None or not (found.is_class or found.is_enumeration):
        return None
    return ClassItself(found.module, found.name)


def instance(module: str, kind: Kind) -> CodeType:
    """An object of a type in the description of a module."""
    if kind in ("?", "f"):
        return None
    if is_reference(kind):
        home, name = split(module, kind)
        return Instance(home, f":{name}")
    return Instance(module, kind)


def member_type(owner: CodeType, name: str) -> CodeType:
    """The type of ``owner.name``."""
    if isinstance(owner, Space):
        return exported(owner.module, name)
    if isinstance(owner, BackendItself):
        if name in _OF_BACKEND:
            return _OF_BACKEND[name]
        kind = dict(owner.resources).get(name)
        return None if kind is None or kind not in (exports(RESOURCES) or {}) else Instance(RESOURCES, f":{kind}")
    if isinstance(owner, Instance) and isinstance(owner.kind, list):
        return instance(owner.module, owner.kind[1]) if owner.kind[0] == "{" else None
    found = member_of(owner, name)
    if found is None:
        return None
    return Method(found) if found.parameters is not None else instance(found.module, found.kind)


def member_of(owner: CodeType, name: str) -> KnownMember | None:
    """A member of an object or a class, as it is described."""
    if isinstance(owner, ClassItself):
        return static_members(owner.module, owner.name).found.get(name)
    if isinstance(owner, Instance) and is_reference(owner.kind):
        return instance_members(*split(owner.module, owner.kind)).found.get(name)
    return None


def element_type(owner: CodeType, key: str | None) -> CodeType:
    """The type of ``owner[key]``."""
    if isinstance(owner, Instance) and isinstance(owner.kind, list):
        return instance(owner.module, owner.kind[1]) if owner.kind[0] in ("{", "[") else None
    return None if key is None else member_type(owner, key)
