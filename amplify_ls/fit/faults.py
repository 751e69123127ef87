"""What is wrong with each fact of the model, kept in cells that belong to the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.settings import SETTINGS
from amplify_ls.catalog.types import Record
from amplify_ls.fit.choices import may_be_told_apart
from amplify_ls.fit.code_faults import CodeFaults
from amplify_ls.fit.validation import call_problems, value_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.code_fault import CodeFault
    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.model.settings_file import SettingsFile


def problems_of(resource: Resource) -> tuple[Problem, ...]:
    """What is wrong with the options of a resource."""
    return resource.attached.get(_of_resource, resource)


def _of_resource(resource: Resource) -> tuple[Problem, ...]:
    """The problems that TypeScript reports in a branch of a choice, and all others."""
    sources = resource.project.sources
    found = call_problems(resource.call)
    return tuple(each for each in found if not each.is_in_arm or not may_be_told_apart(sources, each))


def problems_of_settings(file: SettingsFile) -> tuple[Problem, ...]:
    """What is wrong with a settings file, without the options of rules."""
    return file.attached.get(_of_settings, file)


def _of_settings(file: SettingsFile) -> tuple[Problem, ...]:
    return value_problems(file.value, Record(SETTINGS), file.owner)


def code_faults_of(project: Project, path: str) -> Iterator[CodeFault]:
    """Where the code of a file does what its types do not allow."""
    return project.attached.get(_code_faults, project).get(path)


def _code_faults(project: Project) -> CodeFaults:
    return CodeFaults(project.sources, project.code_types)
