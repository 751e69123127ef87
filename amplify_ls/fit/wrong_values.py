"""The problem of a value that does not fit: of another type, or not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import OneOf
from amplify_ls.fit.problems import WrongType, WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Option, Type
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

_TYPES = frozenset({Misfit.KIND, Misfit.NO_RESULT, Misfit.PROMISE})
_SEEN = _TYPES | {Misfit.WORD}
"""What TypeScript reports: it knows nothing of patterns and bounds."""


def misfit_problem(
    path: Path, span: Span, value: Value, kind: Type, reason: Misfit, option: Option | None = None
) -> WrongType | WrongValue:
    """The problem of a value that does not fit, with what may be intended by a string."""
    is_seen = reason in _SEEN
    if reason in _TYPES:
        return WrongType(path, span, is_seen, value, kind, reason, option)
    if not isinstance(kind, OneOf) or not isinstance(value, Text):
        return WrongValue(path, span, is_seen, value, kind, reason, option)
    meant = suggestion(value.value, (str(choice.value) for choice in kind.choices), kind.aliases)
    return WrongValue(path, span, is_seen, value, kind, reason, option, meant.names, meant.reason)
