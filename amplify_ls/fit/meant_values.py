"""What surely is meant by a value of a wrong type: the member of the enumeration, a duration, an array of one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk import CDK_MODULE
from amplify_ls.catalog.cdk_types import declared, split
from amplify_ls.catalog.cdk_types.lookup import is_reference
from amplify_ls.fit.code_fault import Instead
from amplify_ls.syntax.code import Constant, Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.catalog.cdk_types import Declared, Kind
    from amplify_ls.syntax.code import Code

_BOOLEANS = ("true", "false")
_DURATION = "Duration"


def meant_value(code: Code, module: str, arms: Sequence[Kind]) -> Instead | None:
    """What is meant by a value where one of some types is expected; None if that is unclear."""
    if isinstance(code, Member):
        return next(_members(code, module, arms), None)
    if isinstance(code, Constant) and code.kind == "n":
        return _duration(code, module, arms)
    if not isinstance(code, Constant) or code.kind != "s" or code.text is None:
        return None
    if code.text in _BOOLEANS and "b" in arms:
        return Instead(code.span, code.text)
    if any(arm == ["[", "s"] for arm in arms) and "s" not in arms:
        return Instead(code.span, "[", "]")
    return next(_named(code, module, arms), None)


def _members(code: Member, module: str, arms: Sequence[Kind]) -> Iterator[Instead]:
    """The member of the same name of the expected enumeration: `CorsHttpMethod.GET` for `HttpMethod.GET`."""
    for what in _enumerations(module, arms):
        if code.name in what.statics:
            yield Instead(code.object.span, what.name, "", what.module, what.name)


def _named(code: Constant, module: str, arms: Sequence[Kind]) -> Iterator[Instead]:
    """The member of the expected enumeration that a string names: `BillingMode.PAY_PER_REQUEST`."""
    wanted = _plain(code.text or "")
    for what in _enumerations(module, arms):
        for name in what.statics:
            if _plain(name) == wanted:
                yield Instead(code.span, f"{what.name}.{name}", "", what.module, what.name)


def _duration(code: Constant, module: str, arms: Sequence[Kind]) -> Instead | None:
    is_expected = any(is_reference(arm) and split(module, arm) == (CDK_MODULE, _DURATION) for arm in arms)
    return Instead(code.span, f"{_DURATION}.seconds(", ")", CDK_MODULE, _DURATION) if is_expected else None


def _enumerations(module: str, arms: Sequence[Kind]) -> Iterator[Declared]:
    for arm in arms:
        found = declared(*split(module, arm)) if is_reference(arm) else None
        if found is not None and found.is_enumeration and "." not in found.name:
            yield found


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
