"""Projects as a script can load them that does not know the aliases of their ``tsconfig.json``."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.model.files.exported import specifier
from development.plans.edits import ROOT, project_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.model.project import Project

_IMPORTED = re.compile(r"""(?P<before>\b(?:from|import)\s*\(?\s*)(?P<quote>['"])(?P<name>[^'".][^'"]*)(?P=quote)""")


def without_aliases(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a project with a relative path wherever an import finds one of them by an alias."""
    project = project_of(files)
    return {path: _IMPORTED.sub(partial(_relative, project, f"{ROOT}/{path}"), text) for path, text in files.items()}


def _relative(project: Project, importer: str, match: re.Match[str]) -> str:
    target = project.sources.resolve(importer, match["name"])
    if target is None or not target.startswith(f"{ROOT}/") or not target.endswith((".ts", ".js")):
        return match[0]
    return f"{match['before']}{match['quote']}{specifier(importer, target)}{match['quote']}"
