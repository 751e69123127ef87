"""Where the schemas of Gen 1 are, without reading them: projects without one do not pay for more than this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.text.disk import Disk

API_FOLDER = "backend/api"
SCHEMA_FILES = ("schema.graphql", "schema.sql.graphql")
SCHEMA_FOLDER = "schema"


def has_gen1_api(disk: Disk, folder: str) -> bool:
    """Whether an amplify folder has a Gen 1 schema."""
    apis = f"{folder}/{API_FOLDER}"
    return any(
        disk.is_directory(f"{apis}/{name}/{SCHEMA_FOLDER}")
        or any(disk.is_file(f"{apis}/{name}/{each}") for each in SCHEMA_FILES)
        for name in disk.list_directory(apis)
    )
