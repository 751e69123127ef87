"""What differs between the databases that a data schema may be over."""

from __future__ import annotations

from typing import NamedTuple


class Database(NamedTuple):
    """One kind of database."""

    engine: str
    """The word for it in ``configure({ database: { engine } })``; empty for a SQL database of a kind that cannot be seen."""
    is_sql: bool
    """Models are tables that exist: they have the columns that are written, in the database and in the schema."""
    generated_types: frozenset[str] = frozenset()
    """The GraphQL types of fields whose default the database can make, ``.default()``."""

    @property
    def has_implied_fields(self) -> bool:
        """Whether models get ``id``, ``createdAt``, ``updatedAt``, and the fields that their rules read, undeclared."""
        return not self.is_sql

    @property
    def makes_indexes(self) -> bool:
        """Whether the secondary indexes of a model are made; the type check alone looks at them otherwise."""
        return not self.is_sql

    @property
    def needs_rules(self) -> bool:
        """Whether a model without any authorization rule is refused."""
        return not self.is_sql


DYNAMODB = Database("dynamodb", is_sql=False)
POSTGRESQL = Database("postgresql", is_sql=True, generated_types=frozenset({"Int"}))
MYSQL = Database("mysql", is_sql=True)
SQL = Database("", is_sql=True)

_DATABASES = {each.engine: each for each in (DYNAMODB, POSTGRESQL, MYSQL)}


def database(engine: str) -> Database | None:
    """The database of that word; None for a word that there is not."""
    return _DATABASES.get(engine)
