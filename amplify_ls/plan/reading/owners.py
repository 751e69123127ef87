"""The fields in which records name their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel

_FIELDS = {"ownerDefinedIn": False, "ownersDefinedIn": True}
"""Rules about a field that names owners, and whether it is a list. The field is added to the model if it is not declared."""
_OWNERS = frozenset({"owner", *_FIELDS})
_DEFAULT_CLAIM = "sub::username"


class Named(NamedTuple):
    """A field that names owners."""

    field: str
    is_list: bool
    claim: str


def named_in(data: DataModel, entry: Entry) -> tuple[Named, ...] | None:
    """The fields that the rules of a model read; None if its rules cannot be determined."""
    found: list[Named] = []
    for authorization in _authorizations(data, entry):
        if authorization is None or authorization.is_open:
            return None
        for rule in authorization.rules:
            named = _named(rule)
            if named is None:
                return None
            found += [each for each in named if each not in found]
    return tuple(found)


def _authorizations(data: DataModel, entry: Entry) -> Iterator[Authorization | None]:
    """The rules that apply: those of the model, or else those of its schema."""
    if entry.authorization is not None:
        yield entry.authorization
    elif entry.lacks_authorization:
        schema = data.schema_of(entry.name)
        if schema is None:
            yield None
        elif schema.authorization is not None:
            yield schema.authorization
        elif not schema.call.lacks("authorization"):
            yield None
    else:
        yield None
    yield from (field.authorization for field in entry.fields if field.authorization is not None)


def _named(rule: AccessRule) -> tuple[Named, ...] | None:
    if rule.chain.is_open:
        return None
    claim = _claim(rule)
    if rule.name == "owner":
        return None if claim is None else (Named("owner", is_list=False, claim=claim),)
    if rule.name not in _FIELDS:
        return ()
    given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
    if not isinstance(given, Text) or claim is None:
        return None
    return (Named(given.value, _FIELDS[rule.name], claim),)


def _claim(rule: AccessRule) -> str | None:
    links = [link for link in rule.modifiers if link.name in ("identityClaim", "withClaimIn")]
    if not links:
        return _DEFAULT_CLAIM
    given = None if links[-1].arguments is None else links[-1].arguments[0]
    return given.value if isinstance(given, Text) else None
