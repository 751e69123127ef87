"""What all resources have in common: a ``define*`` call with options that are held against the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.attached import Attached

if TYPE_CHECKING:
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Object, Value


class Resource:
    """One resource of a project. It belongs to one version of its call.

    What is costly to tell about it, or reads what may change without the call, is a cell that goes with it.
    """

    def __init__(self, project: Project, call: DefineCall) -> None:
        self.project = project
        self.call = call
        self.attached = Attached()
        """What is derived from it elsewhere, such as what is wrong with it (``fit.faults``)."""

    @property
    def path(self) -> str:
        """The file that the call is written in."""
        return self.call.name_span.path

    @property
    def name_span(self) -> Span:
        """The name of the function that is called; it tells one resource from all others."""
        return self.call.name_span

    @property
    def options(self) -> Object | None:
        """The options, None where there are none or they cannot be seen."""
        return self.call.options

    def option(self, name: str) -> Value | None:
        """The value of an option, None where none is known."""
        return None if self.options is None else self.options.get(name)

    def lacks(self, name: str) -> bool:
        """Whether an option is surely not given."""
        if self.options is None:
            return not self.call.arguments.count and not self.call.arguments.is_open
        return self.options.lacks(name)
