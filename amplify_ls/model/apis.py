"""The APIs of a project: what each ``defineData`` call is passed, and schemas that none refers to."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from amplify_ls.incremental.declared import derived, derived_map_by
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.model import DataModel

if TYPE_CHECKING:
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.values.values import Value


class Apis:
    """The APIs of a project, each of which is kept as long as a definition of its name is there."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @derived
    def all(self) -> tuple[DataModel, ...]:
        """All of them: as a rule one."""
        definitions = self._project.definitions
        models: list[DataModel] = []
        seen: list[Value] = []
        for item in definitions.named("defineData"):
            models.append(self._model((item.path, item.name)))
            seen.extend(_schema_values(item))
        for item in definitions.all:
            if item.call is None and not any(_is_part_of(item.value, other) for other in seen):
                models.append(self._model((item.path, item.name)))
                seen.append(item.value)
        return tuple(models)

    @derived_map_by(is_)
    def _model(self, key: tuple[str, str]) -> DataModel:
        return DataModel(self._project, key, lambda: self._schema_at(key), lambda: self._call_at(key))

    def _schema_at(self, key: tuple[str, str]) -> Value | None:
        item = self._project.definitions.find(*key)
        if item is None:
            return None
        if item.call is None:
            return item.value
        return None if item.call.options is None else item.call.options.get("schema")

    def _call_at(self, key: tuple[str, str]) -> DefineCall | None:
        item = self._project.definitions.find(*key)
        return None if item is None else item.call


def _schema_values(item: Definition) -> list[Value]:
    options = None if item.call is None else item.call.options
    value = None if options is None else options.get("schema")
    return [] if value is None else [value]


def _is_part_of(value: Value, other: Value) -> bool:
    """Whether a schema is another one, is chained on to it, or is combined into it."""
    left, right = builder_call(value), builder_call(other)
    if left is None or right is None:
        return False
    if left.link.span == right.link.span:
        return True
    given = right.argument(0)
    return right.name == "combine" and any(_is_part_of(value, item) for item in getattr(given, "items", ()))
