"""Reading a SQL schema: ``configure({ database }).schema({...})`` and the calls behind it.

The calls are read in order, as they run: each one sees the names that the models have by then, and what it calls on a model
changes the model itself. ``model.data.sql_models`` puts the models together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.databases import DYNAMODB, SQL, database
from amplify_ls.model.builders import BuilderCall, define_call
from amplify_ls.model.data.authorization import called_back
from amplify_ls.model.data.sql import (
    ADDING,
    CALLING_BACK,
    MODELS,
    SCHEMA,
    ModelCallback,
    NamedModel,
    Renaming,
    SqlSchema,
    TakenOut,
    schema_call,
)
from amplify_ls.model.data.sql_models import SqlModel, model_property
from amplify_ls.model.resources.assignments import assignment_of
from amplify_ls.syntax.expressions import MemberAccess, ParameterObject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.evaluate import outcome_of
from amplify_ls.values.values import Array, Chain, Function, Nothing, Object, Symbol, Text

if TYPE_CHECKING:
    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.values.values import Link, Value


def configured_schema(value: Value | None) -> SqlSchema | BuilderCall | None:
    """The schema that ``configure({ database }).schema({...})`` makes: the call alone where it is over DynamoDB."""
    configured, call = define_call(value), schema_call(value)
    if configured is None or call is None:
        return None
    options = _text_options(configured.options)
    engine = options["engine"].value if "engine" in options else ""
    if engine == DYNAMODB.engine:
        return call
    literal = call.argument(0)
    if not isinstance(literal, Object):
        return None
    return _Reader(literal, is_open=call.chain.is_open).read(database(engine) or SQL, options.get("identifier"), call)


class _Reader:
    """Follows the calls on a schema. Names that a call takes away or gives count for the calls behind it."""

    def __init__(self, literal: Object, *, is_open: bool) -> None:
        self._literal = literal
        self._models = {prop.name: SqlModel(prop) for prop in literal}
        self._is_open = literal.is_open or is_open
        if is_open:
            self._lose_models()
        self._callback = ""
        self._function: Function | None = None
        """The callback that is being read."""
        self._added: list[tuple[Link, Object]] = []
        self._called: list[Link] = []
        self._named: list[NamedModel] = []
        self._renamings: list[Renaming] = []
        self._callbacks: list[tuple[Link, Value | None, dict[str, SqlModel]]] = []

    def read(self, database: Database, identifier: Text | None, call: BuilderCall) -> SqlSchema:
        for link in call.modifiers:
            if link.arguments is not None:
                self._read_link(link)
        return SqlSchema(
            database,
            identifier,
            BuilderCall(call.name, call.chain, call.link, (*call.modifiers, *self._called)),
            self._entries(),
            self._models,
            tuple(self._called),
            tuple(self._named),
            tuple(self._renamings),
            tuple(ModelCallback(link, result, self._names(models)) for link, result, models in self._callbacks),
            tuple(self._added),
        )

    def _read_link(self, link: Link) -> None:
        if link.name == "renameModels":
            self._rename(link)
        elif link.name in CALLING_BACK:
            self._call_back(link)
        elif link.name in ADDING:
            given = _first(link)
            if isinstance(given, Object):
                self._added.append((link, given))
            else:
                self._is_open = True

    def _rename(self, link: Link) -> None:
        given = _first(link)
        pairs = None if given is None else called_back(given)
        if not isinstance(pairs, Array) or pairs.is_open:
            self._lose_names()
        before = frozenset(self._models)
        for pair in pairs.items if isinstance(pairs, Array) else ():
            names = pair.items if isinstance(pair, Array) and not pair.is_open else ()
            if not names or not isinstance(names[0], Text):
                self._lose_names()
                continue
            new = names[1] if len(names) > 1 and isinstance(names[1], Text) else None
            self._rename_one(names[0], new, before)

    def _rename_one(self, old: Text, new: Text | None, before: frozenset[str]) -> None:
        model, names = self._models.get(old.value), tuple(self._models)
        is_taken = new is not None and new.value in self._models
        is_unknown = model is None and not self._is_open
        is_new = model is not None and old.value not in before
        self._renamings.append(Renaming(old, new, is_unknown, self._now(old.value), names, is_taken, is_new, model))
        if model is None:
            return
        if new is None:
            self._lose_names()
        elif new.value:
            model.former_names.append(old.value)
            model.renaming = new
            self._models[new.value] = model
            del self._models[old.value]

    def _call_back(self, link: Link) -> None:
        given = _first(link)
        result = None if given is None else called_back(given, MODELS, SCHEMA)
        self._callbacks.append((link, result, dict(self._models)))
        if isinstance(given, Function):
            self._callback, self._function = link.name, given
            self._done(outcome_of(given, MODELS, SCHEMA))
        elif given is not None and not isinstance(given, (Array, Object, Nothing)):
            self._lose_models()

    def _done(self, value: Value) -> None:
        """What is evaluated in a callback: calls on models, and lists of these."""
        if assignment_of(value) is not None:
            self._lose_models()
        elif isinstance(value, Array):
            for item in value.items:
                self._done(item)
            if value.is_open:
                self._lose_models()
        elif isinstance(value, Chain) and isinstance(value.base, Symbol):
            if value.base.role == MODELS and value.links:
                self._name(value)
            elif value.base.role == SCHEMA:
                self._called.extend(link for link in value.links if link.arguments is not None)
        elif not isinstance(value, (Nothing, Text)):
            self._lose_models()

    def _name(self, chain: Chain) -> None:
        first, calls = chain.links[0], chain.links[1:]
        name, place, taken_out = first.name, first.name_span, TakenOut.MEMBER
        if isinstance(first.subscript, Text):
            name, place = first.subscript.value, first.subscript.span
        elif first.subscript is not None or first.arguments is not None:
            self._lose_models()
            return
        elif self._function is not None:
            place, taken_out = _place(self._function, chain, name)
        model = self._models.get(name)
        is_unknown = model is None and not self._is_open
        self._named.append(
            NamedModel(
                chain,
                name,
                place,
                calls,
                is_unknown,
                self._now(name),
                tuple(self._models),
                model,
                self._callback,
                taken_out,
            )
        )
        if model is None:
            return
        model.calls.append(calls)
        model.is_open = model.is_open or chain.is_open

    def _now(self, name: str) -> str | None:
        return next((now for now, model in self._models.items() if name in model.former_names and now != name), None)

    def _lose_names(self) -> None:
        """Any model may have another name from here on."""
        self._is_open = True
        self._lose_models()

    def _lose_models(self) -> None:
        """Any model may have been changed."""
        for model in self._models.values():
            model.is_open = True

    def _names(self, models: dict[str, SqlModel]) -> dict[str, str]:
        then = {id(model): name for name, model in models.items()}
        return {now: then[id(model)] for now, model in self._models.items() if id(model) in then}

    def _entries(self) -> Object:
        properties = {name: model_property(name, model) for name, model in self._models.items()}
        is_open = self._is_open
        for _, added in self._added:
            is_open = is_open or added.is_open
            for prop in added:
                properties[prop.name] = prop
        literal = self._literal
        return Object(literal.span, properties, is_open, literal.duplicates, literal.own & properties.keys())


def _place(function: Function, chain: Chain, name: str) -> tuple[Span, TakenOut]:
    """Where a callback names a model, and how."""
    expression, link = function.expression, chain.links[0]
    first = expression.parameters[0] if expression.parameters else None
    if isinstance(first, ParameterObject):
        for (taken, _), (start, end) in zip(first.names, first.places, strict=False):
            if taken == name:
                return Span(function.scope.anchor, start, end), TakenOut.PARAMETER
    for constant in expression.constants:
        value = constant.value
        if isinstance(value, MemberAccess) and value.name == name and value.start == value.name_start:
            return link.name_span, TakenOut.CONSTANT
    return link.name_span, TakenOut.MEMBER


def _text_options(options: Object | None) -> dict[str, Text]:
    """The options of the database that are texts."""
    given = None if options is None else options.get("database")
    members = given if isinstance(given, Object) else ()
    return {prop.name: prop.value for prop in members if isinstance(prop.value, Text)}


def _first(link: Link) -> Value | None:
    return None if link.arguments is None else link.arguments[0]
