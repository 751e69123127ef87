"""The limits of AWS that backends meet, and when a backend comes close to one."""

from __future__ import annotations

from dataclasses import dataclass

WARNING_SHARE = 0.8
"""The share of a limit from which a backend is close to it."""
DATA_MARGIN = 1.12
"""By how much the template of the API can be larger than estimated."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, and what is close to it."""

    name: str
    maximum: int
    words: str
    """What is counted: ``resources in one deployment``."""


TOTAL_RESOURCES = Limit("total-resources", 2500, "resources in one deployment")
STACK_RESOURCES = Limit("stack-resources", 500, "resources in one stack")
TEMPLATE_SIZE = Limit("template-size", 1_000_000, "bytes of one template")
POLICIES = Limit("policies", 10, "managed policies of one role")
INDEXES = Limit("indexes", 20, "indexes of one table")
ATTRIBUTES = Limit("attributes", 50, "custom attributes of the user pool")
