"""SQL schemas: ``configure({ database }).schema({...})`` with the chain behind it, usually over a generated file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import individual
from amplify_ls.model.authorization import authorization_of, called_back
from amplify_ls.model.builders import builder_call, define_call
from amplify_ls.model.fields import fields_of
from amplify_ls.values.values import Array, Chain, Object, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.authorization import AccessRule
    from amplify_ls.model.fields import Fields
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Value

DYNAMODB = "dynamodb"
MODELS = "models"
"""What callbacks are handed first: the models by name."""
_ASKED_FOR_MODELS = ("setAuthorization", "setRelationships")


class Renaming(NamedTuple):
    """A pair that ``renameModels`` returns."""

    old: Text
    new: Text | None


class NamedModel(NamedTuple):
    """``models.Name`` in a callback, with what is called on it."""

    link: Link
    calls: tuple[Link, ...]


@individual
class SqlSchema:
    """One schema over a SQL database."""

    engine: str
    """``postgresql`` or ``mysql``; empty where it cannot be seen."""
    models: Object
    """The models as the database has them."""
    links: tuple[Link, ...]
    """What is chained to ``.schema(...)``."""

    def fields(self, name: str) -> Fields | None:
        """The fields of a model, by the name that it has after all renaming; None where it cannot be seen."""
        old = {pair.new.value: pair.old.value for pair in self.renamings() if pair.new is not None}
        call = builder_call(self.models.get(old.get(name, name)))
        return fields_of(call.argument(0)) if call is not None and call.name == "model" else None

    def lacks(self, name: str) -> bool:
        """Whether there is surely no model of that name, neither before nor after renaming."""
        if not self.models.lacks(name):
            return False
        return self._sees_renamings() and all(pair.new is None or pair.new.value != name for pair in self.renamings())

    def added(self) -> Iterator[Object]:
        """What ``addToSchema`` adds."""
        for link in self._links_named("addToSchema"):
            given = _first(link)
            if isinstance(given, Object):
                yield given

    def renamings(self) -> Iterator[Renaming]:
        """The pairs of ``renameModels`` that can be seen, in order."""
        for link in self._links_named("renameModels"):
            for pair in _items(_called_back(link)):
                names = pair.items if isinstance(pair, Array) and not pair.is_open else ()
                if names and isinstance(names[0], Text):
                    new = names[1] if len(names) > 1 else None
                    yield Renaming(names[0], new if isinstance(new, Text) else None)

    def named_models(self) -> Iterator[NamedModel]:
        """The models that callbacks ask for by name."""
        for link in self._links_named(*_ASKED_FOR_MODELS):
            for item in _items(_called_back(link)):
                if isinstance(item, Chain) and isinstance(item.base, Symbol) and item.base.role == MODELS and item.links:
                    yield NamedModel(item.links[0], item.links[1:])

    def rules(self) -> Iterator[tuple[str, AccessRule]]:
        """The rules of models, each with the name of its model."""
        for prop in self.models:
            call = builder_call(prop.value)
            link = None if call is None else call.modifier("authorization")
            if link is not None:
                yield from ((prop.name, rule) for rule in authorization_of(link).rules)
        for named in self.named_models():
            for link in named.calls:
                if link.name == "authorization":
                    yield from ((named.link.name, rule) for rule in authorization_of(link).rules)

    def shared_rules(self) -> Iterator[AccessRule]:
        """The rules of all models that have none of their own."""
        for link in self._links_named("authorization"):
            yield from authorization_of(link).rules

    def _links_named(self, *names: str) -> Iterable[Link]:
        return (link for link in self.links if link.name in names and link.arguments is not None)

    def _sees_renamings(self) -> bool:
        results = (_called_back(link) for link in self._links_named("renameModels"))
        return all(isinstance(result, Array) and not result.is_open for result in results)


def sql_schemas(root: Value | None) -> tuple[SqlSchema, ...]:
    """The SQL schemas of an API: what ``defineData`` is given, or the members of ``a.combine``."""
    call = builder_call(root)
    if call is not None and call.name == "combine":
        members = call.argument(0)
        return tuple(schema for member in _items(members) for schema in sql_schemas(member))
    found = _sql_schema(root)
    return () if found is None else (found,)


def _sql_schema(value: Value | None) -> SqlSchema | None:
    configured = define_call(value)
    if configured is None or configured.name != "configure":
        return None
    links = configured.chain.links
    start = next((index for index, link in enumerate(links) if link.name == "schema"), None)
    models = None if start is None else _first(links[start])
    engine = _engine(configured.options)
    if start is None or not isinstance(models, Object) or engine == DYNAMODB:
        return None
    return SqlSchema(engine, models, links[start + 1 :])


def _engine(options: Object | None) -> str:
    database = None if options is None else options.get("database")
    engine = database.get("engine") if isinstance(database, Object) else None
    return engine.value if isinstance(engine, Text) else ""


def _first(link: Link) -> Value | None:
    return None if link.arguments is None else link.arguments[0]


def _called_back(link: Link) -> Value | None:
    given = _first(link)
    return None if given is None else called_back(given, MODELS, "schema")


def _items(value: Value | None) -> tuple[Value, ...]:
    """The items of a list; a value that is none stands for itself."""
    if isinstance(value, Array):
        return value.items
    return () if value is None else (value,)


def rule_field(rule: AccessRule) -> tuple[str, Span] | None:
    """The field that a rule of owners or groups reads, with the token that names it; None for other rules."""
    if rule.name == "owner":
        return "owner", rule.strategy.name_span
    given = _first(rule.strategy) if rule.name.endswith("DefinedIn") else None
    return (given.value, given.span) if isinstance(given, Text) else None
