"""What the rules of one place add up to: those of an entry, of a field or of a whole schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.roles import Role, operations_of, roles_of
from amplify_ls.incremental.declared import derived_map, own_cells
from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.schemas import has_rules

if TYPE_CHECKING:
    from amplify_ls.model.data.authorization import Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel


@fact
class Grants:
    """The roles that some rules grant access, in order, each with its operations."""

    operations: dict[Role, frozenset[str]]
    is_known: bool
    """Whether these are all."""


UNKNOWN = Grants({}, is_known=False)
NOBODY = Grants({}, is_known=True)


def grants_of(authorization: Authorization, *, is_sql: bool, is_field: bool = False) -> Grants:
    """What one ``.authorization(...)`` grants. Rules for functions are left out."""
    found: dict[Role, frozenset[str]] = {}
    is_known = not authorization.is_open
    for rule in authorization.rules:
        roles, operations = roles_of(rule), operations_of(rule, is_sql=is_sql, is_field=is_field)
        if roles == ():
            continue
        if roles is None or operations is None:
            is_known = False
            continue
        found.update(dict.fromkeys(roles, operations))
    return Grants(found, is_known)


def grants_for(entry: Entry) -> Grants:
    """What applies to an entry: its own rules, or those of its schema if it has none."""
    own = entry.authorization
    if own is not None and not own.is_surely_empty:
        return grants_of(own, is_sql=is_sql(entry))
    return schema_grants(entry.data, entry.name) if entry.lacks_authorization else UNKNOWN


def schema_grants(data: DataModel, name: str) -> Grants:
    """What the rules of the schema grant that an entry is in."""
    return data.attached.get(_SchemaGrants, data).of(name)


def is_sql(entry: Entry) -> bool:
    """Whether a model is in a SQL database."""
    return not entry.database.has_implied_fields


class _SchemaGrants:
    """A cell for each entry, so that a change in another one does not reach its readers."""

    def __init__(self, data: DataModel) -> None:
        self._data = data
        own_cells(self)

    @derived_map
    def of(self, name: str) -> Grants:
        schema = self._data.schema_of(name)
        if schema is None:
            return UNKNOWN
        if schema.authorization is not None:
            return grants_of(schema.authorization, is_sql=schema.sql is not None)
        return NOBODY if has_rules(schema) is False else UNKNOWN
