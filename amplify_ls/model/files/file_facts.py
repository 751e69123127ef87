"""What single files say, each fact in a cell of its own: a key in one file leaves those of all others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import is_equal
from amplify_ls.model.files.credentials import credentials_in
from amplify_ls.model.files.handler_imports import imports_of, package_imports
from amplify_ls.model.files.mentions import mentions, mentions_folder
from amplify_ls.model.files.module_requests import Loads, loads_of, requests_in
from amplify_ls.model.resources.secrets import secrets_in
from amplify_ls.syntax.scripts.constructs import Script, read_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.credentials import Credential
    from amplify_ls.model.files.handler_imports import FileImports, PackageImport
    from amplify_ls.model.files.module_requests import PlacedRequest
    from amplify_ls.model.resources.secrets import SecretUse
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.sources import Sources


class FileFacts:
    """Facts about files by their paths; there are none of a file that cannot be read."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._secrets: CellMap[str, tuple[SecretUse, ...]] = CellMap(self._secrets_of, is_same=is_equal)
        self._credentials_by_chunk: CellMap[tuple[str, StatementChunk | EntryChunk], tuple[Credential, ...]] = CellMap(
            lambda key: self._credentials_in(*key), is_same=is_equal
        )
        self._credentials_by_group: CellMap[tuple[str, StatementChunk, int], tuple[Credential, ...]] = CellMap(
            lambda key: self._credentials_of_group(*key), is_same=is_equal
        )
        self._credentials: CellMap[str, tuple[Credential, ...]] = CellMap(self._credentials_of, is_same=is_equal)
        self._imports: CellMap[str, FileImports] = CellMap(lambda path: imports_of(sources, path), is_same=is_equal)
        self._requests: CellMap[str, tuple[PlacedRequest, ...]] = CellMap(self._requests_in, is_same=is_equal)
        self._loads: CellMap[str, Loads] = CellMap(self._loads_of, is_same=is_equal)
        self._scripts: CellMap[tuple[str, StatementChunk], Script] = CellMap(
            lambda key: self._script_of(*key), is_same=is_equal
        )
        self._mentions: CellMap[tuple[str, str], bool] = CellMap(lambda key: self._mentioned(*key), is_same=is_equal)
        self._folders: CellMap[tuple[str, str], bool] = CellMap(lambda key: self._mentioned_folder(*key), is_same=is_equal)

    def secrets(self, path: str) -> tuple[SecretUse, ...]:
        """The secrets that a file names."""
        return self._secrets.get(path)

    def credentials(self, path: str) -> tuple[Credential, ...]:
        """The credentials that are written into a file."""
        return self._credentials.get(path)

    def imports(self, path: str) -> FileImports:
        """What a file imports."""
        return self._imports.get(path)

    def package_imports(self, path: str) -> Iterator[PackageImport]:
        """What a file imports from packages, directly or through files of the author's; types are left out."""
        return package_imports(path, self.imports)

    def requests(self, path: str) -> tuple[PlacedRequest, ...]:
        """Every place of a file that names a module."""
        return self._requests.get(path)

    def loads(self, path: str) -> Loads:
        """The author's files that a file loads when it runs."""
        return self._loads.get(path)

    def script(self, path: str, chunk: StatementChunk) -> Script:
        """What a statement of a file consists of."""
        return self._scripts.get((path, chunk))

    def mentions(self, path: str, name: str) -> bool:
        """Whether a file says a name anywhere but where it imports or declares it."""
        return self._mentions.get((path, name))

    def mentions_folder(self, path: str, name: str) -> bool:
        """Whether a file has a path with a folder of that name, other than in its imports."""
        return self._folders.get((path, name))

    def _requests_in(self, path: str) -> tuple[PlacedRequest, ...]:
        module = self._sources.module(path)
        return () if module is None else tuple(requests_in(module))

    def _loads_of(self, path: str) -> Loads:
        module = self._sources.module(path)
        return Loads((), is_complete=False) if module is None else loads_of(module, self.requests(path))

    def _secrets_of(self, path: str) -> tuple[SecretUse, ...]:
        module = self._sources.module(path)
        return () if module is None else tuple(secrets_in(module))

    def _credentials_of(self, path: str) -> tuple[Credential, ...]:
        module = self._sources.module(path)
        if module is None:
            return ()
        # Comments between statements do not count.
        statements = [each for each in module.file.header.get().statements if not each.content.get().imports]
        return tuple(found for each in statements for found in self._credentials_of_statement(path, each))

    def _credentials_of_statement(self, path: str, statement: StatementChunk) -> Iterator[Credential]:
        entries = statement.entry_list.get()
        if not entries:
            yield from self._credentials_by_chunk.get((path, statement))
        for start in group_starts(entries):
            yield from self._credentials_by_group.get((path, statement, start))

    def _credentials_of_group(self, path: str, statement: StatementChunk, start: int) -> tuple[Credential, ...]:
        entries = statement.entry_list.get()[start : start + GROUP_SIZE]
        return tuple(found for entry in entries for found in self._credentials_by_chunk.get((path, entry)))

    def _credentials_in(self, path: str, chunk: StatementChunk | EntryChunk) -> tuple[Credential, ...]:
        module = self._sources.module(path)
        return () if module is None else tuple(credentials_in(module, chunk))

    def _script_of(self, path: str, chunk: StatementChunk) -> Script:
        module = self._sources.module(path)
        return Script() if module is None else read_script(module.file, chunk)

    def _mentioned(self, path: str, name: str) -> bool:
        module = self._sources.module(path)
        return module is not None and mentions(module, name)

    def _mentioned_folder(self, path: str, name: str) -> bool:
        module = self._sources.module(path)
        return module is not None and mentions_folder(module, name)
