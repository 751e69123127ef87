"""Fresh words: new names that appear nowhere, in the form that each kind of name has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of

if TYPE_CHECKING:
    from amplify_ls.names.name import Name

_WORD = "zorbit"
_UPPER = frozenset({"enum-value", "secret", "variable"})


def fresh(name: Name) -> str:
    """A name that a project does not have, of the same kind and with the same first letter case."""
    if name.kind in _UPPER:
        return _WORD.upper()
    if name.kind == "attribute":
        return f"custom:{_WORD}"
    if name.kind == "storage-path":
        first, slash, rest = name.key.partition("/")
        return f"{_WORD}{slash}{rest}" if "{" not in first else f"{_WORD}/{name.key}"
    return _WORD.capitalize() if name.key[:1].isupper() else _WORD


def restored(text: str, name: Name) -> str:
    """A generated text with the old name in place of the fresh one, in all the forms that the packages derive from it."""
    old, capital = name.key, name.key[:1].upper() + name.key[1:]
    upper = _WORD.capitalize()
    found = text.replace(f"list{plural_of(upper)}", f"list{plural_of(capital)}").replace(_WORD.upper(), old)
    return found.replace(upper, capital).replace(_WORD, old)
