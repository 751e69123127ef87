"""The outline of a Gen 1 schema: its definitions with their fields and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.outline.items import Content, Item, ItemKind, is_within, item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
    from amplify_ls.gen1.syntax.nodes import Definition, Field
    from amplify_ls.gen1.syntax.schema_file import SchemaFile

_KINDS = {
    Kind.TYPE: ItemKind.CUSTOM_TYPE,
    Kind.INPUT: ItemKind.CUSTOM_TYPE,
    Kind.INTERFACE: ItemKind.CUSTOM_TYPE,
    Kind.UNION: ItemKind.CUSTOM_TYPE,
    Kind.SCALAR: ItemKind.CUSTOM_TYPE,
    Kind.ENUM: ItemKind.ENUM,
}
_ROOT_KINDS = {"Query": ItemKind.OPERATION, "Mutation": ItemKind.OPERATION, "Subscription": ItemKind.SUBSCRIPTION}


def outline(file: SchemaFile) -> tuple[Item, ...]:
    """The items of a file, in order; definitions with syntax errors are left out."""
    found = (_item(definition) for definition in file.definitions())
    return tuple(each for each in found if each is not None)


def with_texts(items: tuple[Item, ...], schemas: Iterable[EmbeddedSchema]) -> tuple[Item, ...]:
    """The items of a file with the schemas in its strings: within the item that a string is in, or at the top."""
    found = list(items)
    for schema in schemas:
        literal = schema.embedding.literal
        content = Content(ItemKind.SCHEMA, "GraphQL", outline(schema.file))
        added = Item("schema", literal, literal, content)
        around = next((at for at, each in enumerate(found) if is_within(literal, each.span)), None)
        if around is None:
            found.append(added)
        else:
            outer = found[around]
            inner = Content(outer.kind, outer.content.detail, (added, *outer.children))
            found[around] = Item(outer.name, outer.span, outer.name_span, inner)
    return tuple(sorted(found, key=lambda each: each.span.resolve()))


def _item(definition: Definition) -> Item | None:
    kind = _KINDS.get(definition.kind)
    if kind is None or definition.name is None:
        return None
    if definition.is_model:
        kind = ItemKind.MODEL
    word = definition.kind.value
    detail = "model" if definition.is_model else f"extend {word}" if definition.is_extension else word
    children = [_field(definition.name.text, field) for field in definition.fields]
    children += [item(ItemKind.ENUM_VALUE, member.name.text, member.span, member.name.span) for member in definition.members]
    return item(kind, definition.name.text, definition.span, definition.name.span, detail, tuple(children))


def _field(owner: str, field: Field) -> Item:
    names = {directive.name.text for directive in field.directives}
    kind = _ROOT_KINDS.get(owner, ItemKind.FIELD)
    if names & set(RELATION_DIRECTIVES):
        kind = ItemKind.RELATIONSHIP
    elif "primaryKey" in names:
        kind = ItemKind.IDENTIFIER
    return item(kind, field.name.text, field.span, field.name.span, field.type.text)
