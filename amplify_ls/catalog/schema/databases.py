"""Differences between the databases of data schemas."""

from __future__ import annotations

from typing import NamedTuple


class Database(NamedTuple):
    """One kind of database."""

    engine: str
    """Its name in ``configure({ database: { engine } })``; empty for an unknown kind of SQL database."""
    is_sql: bool
    """Models are existing tables, with exactly the declared columns."""
    generated_types: frozenset[str] = frozenset()
    """The GraphQL types of fields whose default the database can generate, ``.default()``."""

    @property
    def has_implied_fields(self) -> bool:
        """Whether models get ``id``, ``createdAt``, ``updatedAt`` and the fields of their rules without a declaration."""
        return not self.is_sql

    @property
    def makes_indexes(self) -> bool:
        """Whether the secondary indexes of a model are created; otherwise only TypeScript checks them."""
        return not self.is_sql

    @property
    def needs_rules(self) -> bool:
        """Whether a model without any authorization rule is rejected."""
        return not self.is_sql


DYNAMODB = Database("dynamodb", is_sql=False)
POSTGRESQL = Database("postgresql", is_sql=True, generated_types=frozenset({"Int"}))
MYSQL = Database("mysql", is_sql=True)
SQL = Database("", is_sql=True)

_DATABASES = {each.engine: each for each in (DYNAMODB, POSTGRESQL, MYSQL)}


def database(engine: str) -> Database | None:
    """The database with this name; None for an unknown name."""
    return _DATABASES.get(engine)
