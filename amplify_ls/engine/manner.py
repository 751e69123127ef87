"""What answers omit because the editor or TypeScript's own server shows it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.ide.answers import CompletionItem

_TYPED_KINDS = ("method", "property", "enum_member")
_LITERALS = ("true", "false")


@dataclass(frozen=True, slots=True)
class Manner:
    """What an answer may omit. The default is for an editor without a TypeScript server."""

    leaves_types: bool = False
    """Completion omits what TypeScript offers from the types of the packages, if they are installed."""
    shows_findings: bool = False
    """The editor shows message and code of a finding in its hover."""


def beside_typescript(items: Iterable[CompletionItem]) -> list[CompletionItem]:
    """The items that TypeScript does not offer: names of the project, and whole pieces of code."""
    return [item for item in items if not _is_typed(item)]


def _is_typed(item: CompletionItem) -> bool:
    # A label such as `a.string`, `custom:name` or `allow.owner` is more than a single name in the types.
    return item.is_in_types or item.label in _LITERALS or (item.kind in _TYPED_KINDS and item.label.isidentifier())
