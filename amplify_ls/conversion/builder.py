"""The builder route: a schema of Gen 1 as `a.schema({ ... })`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.access import authorization, rules_of_mode
from amplify_ls.conversion.authorization_modes import authorization_modes
from amplify_ls.conversion.models import join_entry, model_entry
from amplify_ls.conversion.notes import changed, decide, lost
from amplify_ls.conversion.operations import operation_entry
from amplify_ls.conversion.printing import printed
from amplify_ls.conversion.profile import SANDBOX_TYPE
from amplify_ls.conversion.result import Conversion, function_constants
from amplify_ls.conversion.types import copy_entry, enum_entry, type_entry
from amplify_ls.conversion.typescript import Call, Chain, Constant, Import, Object, Property, Verbatim
from amplify_ls.gen1.catalog.scalars import ROOT_TYPES
from amplify_ls.gen1.facts.operations import QUERIES
from amplify_ls.gen1.syntax.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.context import Context
    from amplify_ls.conversion.models import Entry
    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.operations import CustomOperation, FunctionUse
    from amplify_ls.conversion.typescript import Statement
    from amplify_ls.gen1.syntax.nodes import Definition

_WITHOUT_COUNTERPART = {
    Kind.INTERFACE: "interface",
    Kind.UNION: "union",
    Kind.SCALAR: "scalar",
    Kind.DIRECTIVE: "directive",
    Kind.ENUM: "enum",
    Kind.TYPE: "type",
    Kind.INPUT: "input",
}
_GENERAL_NOTES = (
    decide("", "every model gets a new, empty table. The records of the existing tables have to be copied."),
    changed("", "IAM principals of the account, such as the console, may use every operation in Gen 2."),
)


def builder_conversion(context: Context) -> Conversion:
    """Convert an API to the builder."""
    return _Schema(context).result()


def _query_names(context: Context) -> Iterator[str]:
    return (field.name.text for field in context.api.fields("Query"))


class _Schema:
    """The schema while it is put together."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._properties: dict[str, Property] = {}
        self._lines: list[str] = []
        """Comments for the next entry."""
        self._notes: list[Note] = []
        self._functions: dict[str, FunctionUse] = {}
        self._files: dict[str, str] = {}

    def result(self) -> Conversion:
        context = self._context
        for definition in context.api.definitions():
            self._add_definition(definition)
        for model in context.copies:
            self._add(copy_entry(context, model))
        body = Object(tuple(self._properties.values()), is_block=True, final_comments=(*self._lines, *context.comments.final))
        schema = Chain("a", (Call("schema", (body,)),))
        if context.profile.is_sandbox:
            schema = Chain("a", (*schema.calls, authorization(rules_of_mode("apiKey"))))
        modes = authorization_modes(context.profile)
        constants, files = function_constants([*self._functions.values(), *modes.functions], context.profile)
        names = ("type ClientSchema", "a", "defineData", *(("defineFunction",) if constants else ()))
        data = Object((Property("schema", None), Property("authorizationModes", modes.value)), is_block=True)
        statements: list[Statement] = [
            Import(names, "@aws-amplify/backend"),
            *constants,
            Constant("schema", schema),
            Verbatim("export type Schema = ClientSchema<typeof schema>;"),
            Constant("data", Chain("", (Call("defineData", (data,)),)), is_exported=True),
        ]
        notes = (*context.profile.notes, *self._notes, *modes.notes, *_GENERAL_NOTES)
        return Conversion(
            printed(statements), {**self._files, **files}, tuple(dict.fromkeys(notes)), has_queries=self._has_queries()
        )

    def _has_queries(self) -> bool:
        context = self._context
        if context.joins or any(name in self._properties for name in _query_names(context)):
            return True
        operations = (operation for name in context.models for operation in context.api.operations(name))
        return any(operation.kind in QUERIES for operation in operations)

    def _add_definition(self, definition: Definition) -> None:
        name = "" if definition.name is None else definition.name.text
        context = self._context
        if name in ROOT_TYPES and definition.kind is Kind.TYPE:
            self._lines += context.comments.above(definition)
            for field in definition.fields:
                self._add_operation(operation_entry(context, name, field), f"{name}.{field.name.text}")
            self._lines += context.comments.last(definition)
        elif definition.is_extension:
            # Its fields and values are those of the type itself.
            self._lines += context.comments.above(definition)
        elif (model := context.api.model(name)) is not None and model.definition is definition:
            self._add(model_entry(context, model))
            for join in context.joins:
                if join.sides[1].model == name:
                    self._add(join_entry(context, join))
        elif name in context.values:
            if definition.kind is Kind.INPUT and context.api.is_declared(context.values[name]) and context.values[name] != name:
                # The type with the same fields is its entry.
                self._lines += context.comments.above(definition)
                return
            entry = enum_entry if definition.kind is Kind.ENUM else type_entry
            self._add(entry(context, name, definition))
        elif definition.kind in _WITHOUT_COUNTERPART and name != SANDBOX_TYPE:
            note = lost(name, f"the {_WITHOUT_COUNTERPART[definition.kind]} `{name}`, which has no counterpart in Gen 2.")
            self._notes.append(note)
            self._lines += (*context.comments.above(definition), note.comment)

    def _add(self, entry: Entry) -> None:
        self._notes += entry.notes
        self._put(entry.property)

    def _add_operation(self, operation: CustomOperation, subject: str) -> None:
        self._notes += operation.notes
        self._lines += operation.comments
        for each in operation.properties:
            if each.name in self._properties:
                note = lost(
                    subject,
                    f"another entry is already named `{each.name}`, and names are shared by all kinds of entries in Gen 2.",
                )
                self._notes.append(note)
                self._lines.append(note.comment)
                return
            self._put(each)
        self._functions |= {each.variable: each for each in operation.functions}
        self._files |= dict(operation.files)

    def _put(self, entry: Property) -> None:
        comments = (*self._lines, *entry.comments)
        self._lines = []
        self._properties[entry.name] = Property(entry.name, entry.value, comments, entry.remark)
