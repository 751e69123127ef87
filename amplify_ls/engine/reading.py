"""Read a project once, for commands that ask about it and do not check it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amplify_ls.engine.bounds import RECURSION_LIMIT
from amplify_ls.engine.membership import Membership
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.project import Project
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from amplify_ls.text.disk import Disk


def read_project(disk: Disk, folder: str) -> Project:
    """The project of an amplify folder."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
    return Project(folder, Sources(disk, is_amplify_package), Membership(disk, folder, ()).listed)
