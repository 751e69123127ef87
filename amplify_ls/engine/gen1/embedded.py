"""The findings in schemas that are strings in a Gen 2 backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.gen1.checks import ApiChecks
from amplify_ls.gen1.project.embedded_schemas import EmbeddedSchemas

if TYPE_CHECKING:
    from amplify_ls.model.project import Project


class EmbeddedChecks(ApiChecks):
    """All findings of the embedded schemas of a project, kept up to date."""

    def __init__(self, project: Project) -> None:
        self.schemas = EmbeddedSchemas(project)
        super().__init__(self.schemas)
