"""Where the functions of a Gen 1 project have their code."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.text.disk import Disk

DEFAULT_OUTPUT = "data/resource.ts"
"""The place of a result in an amplify folder."""
_SOURCES = ("src/index.ts", "src/index.js", "src/index.mjs", "src/app.ts", "src/app.js")


def function_sources(disk: Disk, amplify_folder: str, output_folder: str) -> dict[str, str]:
    """The source files of the functions of a project, relative to the folder of the result."""
    functions = f"{amplify_folder}/backend/function"
    found: dict[str, str] = {}
    for name in disk.list_directory(functions):
        source = next((each for each in _SOURCES if disk.is_file(f"{functions}/{name}/{each}")), None)
        if source is not None:
            relative = posixpath.relpath(f"{functions}/{name}/{source}", output_folder)
            found[name] = relative if relative.startswith("../") else f"./{relative}"
    return found
