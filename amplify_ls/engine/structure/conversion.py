"""The conversion of a Gen 1 schema as a code action, which creates the files of Gen 2."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.ide.refactorings.refactoring import NewFile, Offer, RefactoringKind, Transformation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.engine.loaded import Loaded
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.text.disk import Disk

CODE = "convert-to-gen2"


def conversion_offers(loaded: Loaded, path: str) -> Iterator[Offer]:
    """The conversion of the API of a schema file, if there is no result yet."""
    from amplify_ls.conversion.convert import obstacles
    from amplify_ls.conversion.function_sources import DEFAULT_OUTPUT

    disk = loaded.sources.disk
    api = None if loaded.gen1 is None else loaded.gen1.api_of(path)
    output = f"{loaded.folder}/{DEFAULT_OUTPUT}"
    if api is None or disk.is_file(output) or any(obstacles(api)):
        return
    title = f"Convert to Gen 2 and create `{posixpath.basename(loaded.folder)}/{DEFAULT_OUTPUT}`"
    yield Offer(
        CODE,
        title,
        RefactoringKind.REWRITE,
        creates_files=True,
        make=lambda: _conversion(api, disk, loaded.folder, output),
    )


def _conversion(api: Api, disk: Disk, folder: str, output: str) -> Transformation:
    from amplify_ls.conversion.convert import ConversionError
    from amplify_ls.conversion.function_sources import function_sources
    from amplify_ls.engine.structure.accepted_conversion import accepted_conversion

    data_folder = posixpath.dirname(output)
    try:
        result = accepted_conversion(api, function_sources(disk, folder, data_folder))
    except ConversionError:
        return Transformation(())
    beside = (NewFile(f"{data_folder}/{name}", text) for name, text in result.files.items())
    return Transformation((), (NewFile(output, result.text), *(file for file in beside if not disk.is_file(file.path))))
