"""The names that the code of a file mentions: secrets, modules of generated variables, and the variables themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.variables import GENERATED_NAME, function_of_module
from amplify_ls.incremental.declared import derived_map
from amplify_ls.names.name import Form, Mention, Mentions, Name, Role, collected
from amplify_ls.names.resources import variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.name_reads import NameRead


class FileNames:
    """The mentions in the files of a project that no resource contains."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @derived_map
    def of_file(self, path: str) -> Mentions:
        """The mentions of one file."""
        return collected(self._mentions(path))

    def _mentions(self, path: str) -> Iterator[Mention]:
        for secret in self._project.file_facts.secrets(path):
            yield Mention(secret.span, Name("secret", "", secret.name), Role.READ, Form.STRING)
        handlers = self._project.handlers
        for each in handlers.environments(path):
            yield Mention(each.span, Name("function", "", each.name), Role.READ, Form.MODULE)
        for use in handlers.import_uses(path) if handlers.environments(path) else ():
            owner = function_of_module(use.module)
            function = None if owner is None else handlers.named(owner)
            if function is not None:
                for name in use.names:
                    if name.imported == GENERATED_NAME:
                        yield from _variables(function, name.reads)


def _variables(function: BackendFunction, reads: tuple[NameRead, ...]) -> Iterator[Mention]:
    for read in reads:
        for taken in (*(() if read.member is None else (read.member,)), *read.unpacked):
            form = Form.MEMBER if taken is read.member else Form.SHORTHAND
            yield Mention(taken.span, variable_of(function, taken.name), Role.READ, form)


def variables_added(project: Project) -> Mentions:
    """The variables that `backend.ts` adds to functions."""
    return collected(_added(project))


def _added(project: Project) -> Iterator[Mention]:
    functions = {function.name_span: function for function in project.functions}
    for added in project.handlers.added.variables:
        function = functions.get(added.function)
        if function is not None:
            yield Mention(added.name.span, variable_of(function, added.name.value), Role.DECLARATION, Form.STRING)
