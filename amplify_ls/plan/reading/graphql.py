"""An API whose schema is written in GraphQL, as in Gen 1."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.flags import NEWER_FLAGS
from amplify_ls.gen1.facts.models import model_of
from amplify_ls.gen1.facts.operations import operations_of
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from amplify_ls.plan.facts.api import FieldType, Operation, Relation, StoredType, Table
from amplify_ls.plan.reading.operations import RELATIONS_STACK
from amplify_ls.plan.reading.tables import TableReader
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.facts.models import Relation as WrittenRelation
    from amplify_ls.gen1.syntax.nodes import Definition, Field
    from amplify_ls.plan.facts.api import Index
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.plan.reading.types import Types
    from amplify_ls.values.values import Text

_ROOTS = frozenset({"Query", "Mutation", "Subscription"})
_RELATIONS = frozenset({"hasOne", "hasMany", "belongsTo", "manyToMany"})
_QUOTE = 1
"""The bytes before the text: the opening quote."""


class GraphqlReader:
    """Reads the definitions of a text."""

    def __init__(self, context: Context, text: Text, types: Types) -> None:
        self._context = context
        self._text = text
        self._types = types
        self._tables_of = TableReader(context, types.stored)
        data = text.value.encode()
        self._is_written_here = context.values.code(text.span)[_QUOTE : _QUOTE + len(data)] == data
        self._definitions = [each for each in SchemaFile(text.span.path, data).definitions() if each.name is not None]
        self.tables: dict[str, Table] = {}
        self.operations: dict[str, Operation] = {}
        self.resolvers: dict[str, str] = {}

    def read(self) -> None:
        """Read all definitions."""
        models = [model for model in map(model_of, self._definitions) if model is not None]
        for definition in self._definitions:
            self._read_type(definition)
        for model in models:
            self._add_implied(model)
        for model in models:
            self._read_model(model)

    def _note(self, key: str, span: Span) -> None:
        """Note a place in the text, or the whole text if it contains escapes."""
        if not self._is_written_here:
            self._context.places.note(key, self._text.span)
            return
        start, end = span.resolve()
        base = self._text.span
        self._context.places.note(key, Span(base.anchor, base.start + _QUOTE + start, base.start + _QUOTE + end))

    def _read_type(self, definition: Definition) -> None:
        assert definition.name is not None
        name = definition.name.text
        if definition.kind is Kind.ENUM:
            self._types.enums[name] = tuple(sorted(member.name.text for member in definition.members))
            self._note(f"enum {name}", definition.name.span)
        elif definition.kind is Kind.TYPE and name in _ROOTS:
            for field in definition.fields:
                self._read_operation(name, field)
        elif definition.kind is Kind.TYPE:
            fields = [field for field in definition.fields if not _is_relation(field)]
            for field in fields:
                self._note(f"field {name}.{field.name.text}", field.name.span)
            self._types.stored[name] = StoredType({each.name.text: _type_of(each) for each in fields}, is_open=False)

    def _read_operation(self, root: str, field: Field) -> None:
        name = field.name.text
        self._note(f"operation {name}", field.name.span)
        arguments = tuple(f"{each.name.text}: {each.type.text}" for each in field.arguments)
        handlers = tuple(directive.name.text for directive in field.directives)
        self.operations[name] = Operation(root.lower(), (*arguments, field.type.text), handlers)

    def _add_implied(self, model: Model) -> None:
        name = model.name.text
        stored = self._types.stored[name]
        implied = {"createdAt": _required("AWSDateTime"), "updatedAt": _required("AWSDateTime")}
        if model.key.field is None:
            implied["id"] = _required("ID")
        for rule in model.rules:
            if rule.strategy == "owner":
                owner = "owner" if rule.owner_field is None else rule.owner_field.text
                implied[owner] = FieldType("String", is_required=False, is_list=False, are_items_required=False)
        self._types.stored[name] = replace(stored, fields={**implied, **stored.fields})

    def _read_model(self, model: Model) -> None:
        name = model.name.text
        self._note(f"model {name}", model.name.span)
        key = model.key.directive
        self._note(f"identifier {name}", model.name.span if key is None else key.span)
        if model.auth is not None:
            self._note(f"rules {name}", model.auth.span)
        indexes: dict[str, Index] = {}
        for index in model.indexes:
            self._note(f"index {name} {index.name}", index.directive.span)
            indexes[index.name] = self._tables_of.index(name, index.name, index.names)
        relations = {each.field.name.text: self._relation(name, each) for each in model.relations}
        self.tables[name] = Table(
            is_stored=True,
            key=self._tables_of.attributes(name, model.key.names),
            indexes=indexes,
            has_all_indexes=True,
            relations=relations,
            owners=(),
            settings={},
        )
        for kind, operation in _operations(model):
            self.resolvers[f"{kind}.{operation}"] = name
        for index in model.indexes:
            if index.query is not None and (index.written_name is None or index.written_query is not None):
                self.resolvers[f"Query.{index.query}"] = name
        self.resolvers.update({f"{name}.{field}": RELATIONS_STACK for field in relations})

    def _relation(self, model: str, written: WrittenRelation) -> Relation:
        field = written.field.name.text
        self._note(f"relation {model}.{field}", written.field.name.span)
        references: tuple[str, ...] = ()
        if written.references is not None:
            references = tuple(each.text for each in written.references)
        elif written.is_implicit and written.kind == "hasMany":
            # The transformer adds this field to the child.
            references = (f"{model[:1].lower()}{model[1:]}{field[:1].upper()}{field[1:]}Id",)
        kind = written.kind if references or written.kind == "belongsTo" else "belongsTo"
        return Relation(kind, written.target, references)


def _operations(model: Model) -> Iterable[tuple[str, str]]:
    return ((each.kind.root, each.name) for each in operations_of(model.name.text, model.directive, NEWER_FLAGS))


def _is_relation(field: Field) -> bool:
    return any(directive.name.text in _RELATIONS for directive in field.directives)


def _type_of(field: Field) -> FieldType:
    kind = field.type
    return FieldType(kind.name.text, kind.is_required, kind.is_list, kind.has_required_items)


def _required(base: str) -> FieldType:
    return FieldType(base, is_required=True, is_list=False, are_items_required=False)
