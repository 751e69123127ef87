"""Where a value is passed to a call of a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.options import ITEM
from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Parameter
    from amplify_ls.model.data.parts import Part
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Array, Property


@fact
class PassedAt:
    """Where a value is passed to a call."""

    part: Part
    step: Step
    parameter: Parameter | None
    index: int
    name: str
    member: Property | None = None
    list: Array | None = None
    is_option: bool = False
    """Whether it is in an options object."""

    @property
    def path(self) -> Path:
        """The parameter, the member of its value, and whether it is an item of an array."""
        parameter = () if self.parameter is None else (self.parameter.name,)
        member = () if self.member is None else (self.member.name,)
        return (*parameter, *member, *(() if self.list is None else (ITEM,)))
