"""SQL schemas: ``configure({ database }).schema({...})`` with the chain behind it, usually over a generated file.

``model.data.sql_reading`` reads them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import BuilderCall, define_call

if TYPE_CHECKING:
    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.model.data.sql_models import SqlModel
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Chain, Link, Object, Text, Value

MODELS = "models"
"""What callbacks are handed first: the models by name."""
SCHEMA = "schema"
"""What the callback of ``setAuthorization`` is handed second."""
ADDING = frozenset({"addToSchema", "addQueries", "addMutations", "addSubscriptions"})
CALLING_BACK = ("setAuthorization", "setRelationships")


class Renaming(NamedTuple):
    """A pair that ``renameModels`` returns."""

    old: Text
    new: Text | None
    is_unknown: bool
    """There is surely no model of the old name at that point."""
    now: str | None
    """The name that an earlier pair gave to the model of the old name."""
    names: tuple[str, ...]
    """The names of all models at that point."""
    is_taken: bool
    """A model has the new name at that point: the same one, or another."""
    is_new: bool
    """The old name is one that an earlier pair of the same list has given."""
    model: SqlModel | None


class TakenOut(Enum):
    """How a callback gets at a model."""

    MEMBER = "member"
    """``models.Name``, or ``models['Name']``."""
    PARAMETER = "parameter"
    """``({ Name }) => ...``"""
    CONSTANT = "constant"
    """``const { Name } = models``"""


class NamedModel(NamedTuple):
    """``models.Name`` in a callback, with what is called on it."""

    chain: Chain
    name: str
    place: Span
    """Where the name is written."""
    calls: tuple[Link, ...]
    is_unknown: bool
    """There is surely no model of that name when the callback runs."""
    now: str | None
    """The name that the model has been given, where this is its former name."""
    names: tuple[str, ...]
    """The names of all models at that point."""
    model: SqlModel | None
    callback: str
    """``setAuthorization`` or ``setRelationships``."""
    taken_out: TakenOut
    """How the model is taken out of all models."""


@individual
class ModelCallback:
    """One call of ``setAuthorization`` or ``setRelationships``."""

    link: Link
    result: Value | None
    """What the callback returns; None where there is no callback."""
    names: dict[str, str]
    """From the name that a model has in the end to the one that it has when the callback runs."""


@individual
class SqlSchema:
    """One schema over a SQL database."""

    database: Database
    identifier: Text | None
    """What tells the database from others; None where none can be seen."""
    call: BuilderCall
    """The call of ``.schema``, with what is chained to it, and what callbacks call on the schema."""
    entries: Object
    """The models by the names that they have in the end, with all that is called on them, and what is added to them."""
    models: dict[str, SqlModel]
    """The models by the names that they have in the end."""
    called: tuple[Link, ...]
    """What callbacks call on the schema itself."""
    named_models: tuple[NamedModel, ...]
    renamings: tuple[Renaming, ...]
    callbacks: tuple[ModelCallback, ...]
    added: tuple[tuple[Link, Object], ...]
    """The calls of ``addToSchema`` and its like, each with what it adds."""

    def new_name(self, name: str) -> str | None:
        """The name that a model of a former name has in the end."""
        return next((now for now, model in self.models.items() if name in model.former_names), None)


def schema_call(value: Value | None) -> BuilderCall | None:
    """The call of ``.schema`` on ``configure({...})``, with what is chained to it."""
    configured = define_call(value)
    if configured is None or configured.name != "configure":
        return None
    links = configured.chain.links
    start = next((index for index, link in enumerate(links) if link.name == "schema"), None)
    return None if start is None else BuilderCall("schema", configured.chain, links[start], links[start + 1 :])
