"""The schemas of a Gen 2 backend that are strings with GraphQL definitions: `defineData({ schema: `...` })`."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
from amplify_ls.gen1.syntax.embedding import QUOTES
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from amplify_ls.incremental.graph import Input
from amplify_ls.model.data.access.modes import may_have_mode
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.syntax.embedding import Embedding
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project

_FLAGS = Flags(merges_deeply=True)
"""What the construct of Gen 2 passes to the transformers."""
_MODES = ("apiKey", "userPools", "oidc", "function")
"""The modes that a backend may lack. IAM is always possible."""


class EmbeddedSchemas:
    """The APIs of a backend whose schemas are strings, by the keys of their definitions."""

    def __init__(self, project: Project) -> None:
        self.folder = project.folder
        self._project = project
        self._found: dict[str, tuple[EmbeddedSchema, Api]] = {}
        self._twins: dict[str, tuple[SchemaFile, Api]] = {}
        self._apis: Input[tuple[Api, ...]] = Input(())

    @property
    def apis(self) -> tuple[Api, ...]:
        """The APIs, in the order of their definitions."""
        return self._apis.get()

    def by_key(self) -> Iterator[tuple[str, Api]]:
        """The APIs with the keys of their definitions."""
        return ((key, api) for key, (_, api) in self._found.items())

    def in_file(self, path: str) -> tuple[EmbeddedSchema, ...]:
        """The schemas whose literals are in a file."""
        return tuple(schema for schema, _ in self._found.values() if schema.file.path == path)

    def synchronize(self) -> None:
        """Bring the definitions up to date with the literals. Must not be called during a computation."""
        before, self._found = self._found, {}
        for data in self._project.data:
            found = self._read(data, before.get(data.key))
            if found is not None:
                self._found[data.key] = found
        self._twins = {key: twin for key, twin in self._twins.items() if before.get(key) is self._found.get(key)}
        self._apis.set(tuple(api for _, api in self._found.values()))
        for _, api in self._found.values():
            api.settle()

    def at(self, path: str, position: int) -> tuple[Embedding, Api, SchemaFile] | None:
        """The schema whose literal contains a byte of a file, as a text of its own: places are bytes of the text."""
        for key, (schema, _) in self._found.items():
            if schema.file.path == path and schema.contains(position):
                twin, api = self._twins.get(key) or self._twin(key, schema)
                twin.replace(schema.file.data)
                api.settle()
                return schema.embedding, api, twin
        return None

    def _twin(self, key: str, schema: EmbeddedSchema) -> tuple[SchemaFile, Api]:
        """The same text as a file, for answers about positions, which all count the bytes of one text."""
        file = SchemaFile(schema.file.path, schema.file.data)
        data = next(data for data in self._project.data if data.key == key)
        self._twins[key] = file, self._api(file, data)
        return self._twins[key]

    def _read(self, data: DataModel, before: tuple[EmbeddedSchema, Api] | None) -> tuple[EmbeddedSchema, Api] | None:
        text = data.text
        module = None if text is None else self._project.sources.peek(text.span.path)
        if text is None or module is None:
            return None
        start, end = text.span.resolve()
        written = module.file.data[start:end].decode("utf-8", "replace")
        # A text that is put together from several literals has no places of its own.
        if written[:1] not in QUOTES or written[-1:] != written[:1] or unescape(written[1:-1]) != text.value:
            return None
        if before is not None and before[0].file.path == text.span.path:
            before[0].update(text.span, written)
            return before
        schema = EmbeddedSchema(text.span, written)
        return schema, self._api(schema.file, data)

    def _api(self, file: SchemaFile, data: DataModel) -> Api:
        name = posixpath.basename(data.key)
        return Api(name, self.folder, lambda: (file,), lambda: _FLAGS, lambda: _settings_of(data), is_newer=True)


def _settings_of(data: DataModel) -> ApiSettings:
    """How callers may sign in; what cannot be determined is possible."""
    return ApiSettings(_modes_of(data), has_datastore=False)


def _modes_of(data: DataModel) -> tuple[str, ...]:
    return (*(mode for mode in _MODES if may_have_mode(data, mode)), "iam")
