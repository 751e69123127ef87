"""What a user can set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.rules.rule import Severity


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of one workspace."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """Severities by code that differ from the rules' own; None switches a rule off."""
    hides_type_errors: bool = False
    """Leave out findings that the type check reports too and for which there is no fix."""
