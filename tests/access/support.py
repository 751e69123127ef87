"""Projects in memory, and their access matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.matrix import project_access
from amplify_ls.engine.projects import source_files
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.access.matrix import AccessMatrix

BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""
AUTH = """\
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['admins', 'editors'] });
"""


def project_of(files: Mapping[str, str]) -> Project:
    """A project whose files are named from the folder above ``amplify``."""
    disk = MemoryDisk({f"/p/{path}": text for path, text in files.items()})
    return Project("/p/amplify", Sources(disk, is_amplify_package), listed(tuple(source_files(disk, "/p/amplify"))))


def files_with(schema: str) -> dict[str, str]:
    """A project with this schema, which accepts the user pool and an API key."""
    data = (
        "import { a, defineData } from '@aws-amplify/backend';\n"
        f"const schema = {schema};\n"
        "export const data = defineData({\n"
        "  schema,\n"
        "  authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: {} },\n"
        "});\n"
    )
    return {"amplify/backend.ts": BACKEND, "amplify/auth/resource.ts": AUTH, "amplify/data/resource.ts": data}


def matrix_of(project: Project) -> AccessMatrix:
    """The access matrix of a project."""
    return project_access(project).matrix()


def matrix_with(schema: str) -> AccessMatrix:
    """The matrix of a project with this schema."""
    return matrix_of(project_of(files_with(schema)))


def verdict(matrix: AccessMatrix, what: str, who: str, operation: str) -> str:
    """What the matrix says about one cell; ``nothing`` if it has no such cell."""
    found = (cell for cell in matrix.cells if (cell.what, cell.who, cell.operation) == (what, who, operation))
    return next((cell.allowed for cell in found), "nothing")
