"""Models and the models that join them, as entries of `a.schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.access import Subject, access_of, authorization, nobody
from amplify_ls.conversion.fields import KEY_TYPES, REPLACED_SCALARS, default_value, scalar, typed, with_modifiers
from amplify_ls.conversion.links import BELONGS_TO, HAS_MANY, Key, Link, has_query
from amplify_ls.conversion.model_options import (
    disabled_operations,
    operation_notes,
    renamed_timestamps,
    timestamp_notes,
)
from amplify_ls.conversion.notes import changed, decide, lost
from amplify_ls.conversion.typescript import Array, Call, Chain, Function, Object, Property, Text, Word
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.auth_rules import auth_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.conversion.context import Context
    from amplify_ls.conversion.joins import JoinModel
    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.models import Index, Model
    from amplify_ls.gen1.syntax.nodes import Field

_DECLARED_ID = "a declared `id` is a key argument of the list query in Gen 2."
_IMPLIED_ID = "`id` is never null in Gen 2, which adds the field to each model."
_RESOLVERS = ("function", "http", "predictions", "sql")


class Entry(NamedTuple):
    """An entry of the schema, and what is to say about it."""

    property: Property
    notes: tuple[Note, ...]


def model_entry(context: Context, model: Model) -> Entry:
    """The entry of a model."""
    return _Model(context, model).entry()


def join_entry(context: Context, join: JoinModel) -> Entry:
    """The entry of a model that joins two others."""
    first, second = join.sides
    fields = [
        Property(name, _key_chain(context, Key(name, type_, is_required=True)))
        for side in join.sides
        for name, type_ in zip(side.references, side.types, strict=True)
    ]
    fields += [Property(side.link, link_chain(Link(BELONGS_TO, side.model, side.references))) for side in join.sides]
    indexes = [index_chain(side.references, side.index_name, side.query) for side in join.sides]
    notes = [
        decide(
            join.name,
            f"it is the model of the `@manyToMany` of `{first.model}` and `{second.model}`, and has the rules of both. "
            "Remove its secondary indexes if no client uses their queries.",
        )
    ]
    access = access_of(join.rules, Subject.MODEL, join.name, {}, context.owner_claim)
    rules, rule_notes = _model_rules(context, join.name, access.rules)
    chain = Chain("a", (Call("model", (Object(tuple(fields), is_block=True),)),))
    chain = _with_indexes(chain, indexes)
    notes += (*access.notes, *rule_notes)
    return Entry(Property(join.name, _authorized(chain, rules), tuple(note.comment for note in notes)), tuple(notes))


def link_chain(link: Link) -> Chain:
    """`a.hasMany('Comment', 'postId')`; several references are an array."""
    names = tuple(Text(name) for name in link.references)
    return Chain("a", (Call(link.kind, (Text(link.target), names[0] if len(names) == 1 else Array(names))),))


def index_chain(fields: Sequence[str], name: str, query: str | None) -> Chain:
    """`index('f').sortKeys([...]).name('...').queryField('...')`."""
    chain = Chain("", (Call("index", (Text(fields[0]),)),))
    if len(fields) > 1:
        chain = chain.then("sortKeys", Array(tuple(Text(field) for field in fields[1:])))
    return chain.then("name", Text(name)).then("queryField", Word("null") if query is None else Text(query))


def _with_indexes(chain: Chain, indexes: Sequence[Chain]) -> Chain:
    return chain.then("secondaryIndexes", Function("index", Array(tuple(indexes)))) if indexes else chain


def _authorized(chain: Chain, rules: Sequence[Chain]) -> Chain:
    return Chain(chain.root, (*chain.calls, authorization(rules))) if rules else chain


def _model_rules(context: Context, name: str, rules: Sequence[Chain]) -> tuple[Sequence[Chain], tuple[Note, ...]]:
    """The rules of a model, or one that lets in nobody; none if the rule of the schema applies."""
    if rules or context.profile.is_sandbox:
        return rules, ()
    note = decide(name, "it has no `@auth`, so nobody can use it. Gen 2 needs a rule, and this one allows nothing.")
    return (nobody(context.profile.default_mode),), (note,)


def _key_chain(context: Context, key: Key) -> Chain:
    base = scalar(key.type) or Chain("a", (Call("string"),))
    return base.then("required") if key.is_required else base


class _Model:
    """A model while its entry is put together."""

    def __init__(self, context: Context, model: Model) -> None:
        self._context = context
        self._model = model
        self._name = model.name.text
        self._fields = context.fields(self._name)
        self._added = list(context.relations.added.get(self._name, ()))
        self._lines: list[str] = []
        """Comments for the next field."""
        self._notes: list[Note] = []

    def entry(self) -> Entry:
        context, model = self._context, self._model
        properties = tuple(self._properties()) or (self._only_id(),)
        body = Object(properties, is_block=True, final_comments=(*self._lines, *context.comments.last(model.definition)))
        notes = [*self._model_notes()]
        access = access_of(model.rules, Subject.MODEL, self._name, self._fields, context.owner_claim)
        rules, rule_notes = _model_rules(context, self._name, access.rules)
        notes += (*access.notes, *rule_notes)
        chain = self._with_options(Chain("a", (Call("model", (body,)),)))
        comments = (*context.comments.above(model.definition), *(note.comment for note in notes))
        return Entry(Property(self._name, _authorized(chain, rules), comments), (*notes, *self._notes))

    def _only_id(self) -> Property:
        """The packages reject a model without fields."""
        note = changed(f"{self._name}.id", _DECLARED_ID)
        self._notes.append(note)
        lines = (*self._lines, note.comment)
        self._lines = []
        return Property("id", Chain("a", (Call("id"), Call("required"))), lines)

    def _with_options(self, chain: Chain) -> Chain:
        key = self._model.key
        if key.directive is not None and key.names != ("id",):
            chain = chain.then("identifier", Array(tuple(Text(name) for name in key.names)))
        chain = _with_indexes(chain, [self._index(index) for index in self._model.indexes if self._keeps(index)])
        disabled = disabled_operations(self._context.api.operations(self._name))
        return chain.then("disableOperations", Array(tuple(map(Text, disabled)))) if disabled else chain

    def _index(self, index: Index) -> Chain:
        query = index.query if has_query(index, self._context.api) else None
        return index_chain(tuple(dict.fromkeys(index.names)), index.name, query)

    def _keeps(self, index: Index) -> bool:
        is_replaced = (self._name, index.name) in self._context.relations.replaced_indexes
        return not is_replaced and self._index_fault(index) is None

    def _index_fault(self, index: Index) -> str | None:
        """Why an index cannot be carried over."""
        if self._model.key.names == index.names[:1]:
            return f"`{index.names[0]}` is already the key of the table"
        for name in index.names:
            type_ = self._fields[name].type if name in self._fields else None
            if type_ is not None and (type_.is_list or not self._is_index_type(type_.name.text)):
                return f"`{name}` cannot be part of an index in Gen 2"
        return None

    def _is_index_type(self, name: str) -> bool:
        return name in KEY_TYPES or name in REPLACED_SCALARS or self._context.is_enum(name)

    def _model_notes(self) -> Iterator[Note]:
        context, model = self._context, self._model
        yield from operation_notes(model, context.api.operations(self._name))
        yield from timestamp_notes(model)
        yield from context.relation_notes.get(self._name, ())
        for index in model.indexes:
            fault = self._index_fault(index)
            if fault is not None:
                yield lost(self._name, f"the index `{index.name}`, because {fault}.")
        if model.definition.directive("searchable") is not None:
            yield lost(
                self._name,
                "`@searchable`, because Gen 2 has no search. The table can be connected to OpenSearch in `backend.ts`.",
            )
        mapped = model.definition.directive("mapsTo")
        if mapped is not None:
            yield lost(self._name, "`@mapsTo`, because the table of a model has the name of the model in Gen 2.")
        if not context.api.flags.has_global_indexes and any(each.names[0] == model.key.partition for each in model.indexes):
            yield changed(self._name, "indexes on the partition key are local in Gen 1 and global in Gen 2.")

    def _properties(self) -> Iterator[Property]:
        for field in self._fields.values():
            yield from self._added_before(field.name.text)
            comments = self._context.comments.above(field)
            value, notes = self._value(field)
            self._notes += notes
            lines = (*self._lines, *comments, *(note.comment for note in notes))
            if value is None:
                behind = self._context.comments.behind(field)
                self._lines = [*lines, *(() if behind is None else (behind,))]
                continue
            self._lines = []
            yield Property(field.name.text, value, lines, self._context.comments.behind(field))
        yield from self._added_before(None)
        for name in renamed_timestamps(self._model):
            if name not in self._fields:
                yield Property(name, scalar("AWSDateTime"))

    def _added_before(self, field: str | None) -> Iterator[Property]:
        for added in self._added:
            if added.before != field:
                continue
            value = _key_chain(self._context, added.value) if isinstance(added.value, Key) else link_chain(added.value)
            notes = self._notes_about(added.name)
            self._notes += notes
            yield Property(added.name, value, (*self._lines, *(note.comment for note in notes)))
            self._lines = []

    def _notes_about(self, field: str) -> list[Note]:
        return list(self._context.relation_notes.get(f"{self._name}.{field}", ()))

    def _value(self, field: Field) -> tuple[Chain | None, list[Note]]:
        subject = f"{self._name}.{field.name.text}"
        notes = self._notes_about(field.name.text)
        if any(field.directive(name) is not None for name in RELATION_DIRECTIVES):
            link = self._link(field)
            if link is None:
                notes = notes or [lost(subject, "this relationship.")]
                return None, [_named_note(note, field) for note in notes]
            return self._with_rules(link_chain(link), field, notes), notes
        if field.name.text == "id" and not self._declares_id(field):
            return None, [*notes, *(() if field.type.is_required else (changed(subject, _IMPLIED_ID),))]
        chain = self._typed(field, subject, notes)
        if chain is None:
            return None, notes
        notes += _lost_directives(field, subject)
        default = field.directive("default")
        if default is not None:
            value = None if field.type.name.text in self._context.values else default_value(default, field.type.name.text)
            if value is None:
                reason = (
                    "an enum has no default in Gen 2"
                    if self._context.is_enum(field.type.name.text)
                    else "the value does not fit"
                )
                notes.append(lost(subject, f"the default value, because {reason}."))
            else:
                chain = chain.then("default", value)
        return self._with_rules(chain, field, notes), notes

    def _link(self, field: Field) -> Link | None:
        if field.directive("manyToMany") is not None:
            for join in self._context.joins:
                for side in join.sides:
                    if (side.model, side.field) == (self._name, field.name.text):
                        return Link(HAS_MANY, join.name, side.references)
        return self._context.relations.links.get((self._name, field.name.text))

    def _declares_id(self, field: Field) -> bool:
        model = self._model
        if model.key.directive is not None or field.type.name.text != "ID" or field.directive("auth") is not None:
            return True
        used = {name for index in model.indexes if self._keeps(index) for name in index.names}
        used |= {rule.owner_field.text for rule in model.rules if rule.owner_field is not None}
        return "id" in used or self._name in self._context.relations.declared_ids

    def _typed(self, field: Field, subject: str, notes: list[Note]) -> Chain | None:
        """The type of a field, with what is to say about it."""
        context, type_ = self._context, field.type
        if field.name.text == "id" and self._model.key.directive is None:
            notes.append(changed(subject, _DECLARED_ID))
            return (scalar(type_.name.text) or scalar("ID") or Chain("a", ())).then("required")
        if (self._name, field.name.text) in context.relations.text_fields:
            notes.append(lost(subject, f"the type `{type_.name.text}`, which cannot be part of an identifier in Gen 2."))
            return with_modifiers(Chain("a", (Call("string"),)), type_)
        if type_.name.text in REPLACED_SCALARS:
            notes.append(lost(subject, f"the type `{type_.name.text}`, which AppSync does not have."))
        chain = typed(type_, context.values)
        if chain is None:
            notes.append(_lost_field(context, field, subject))
            return None
        if (self._name, field.name.text) in context.relations.optional_fields:
            return Chain(chain.root, tuple(call for call in chain.calls if call.name != "required"))
        return chain

    def _with_rules(self, chain: Chain, field: Field, notes: list[Note]) -> Chain:
        rules: tuple[AuthRule, ...] = auth_rules(field.directive("auth"))
        access = access_of(rules, Subject.FIELD, f"{self._name}.{field.name.text}", self._fields, self._context.owner_claim)
        notes += access.notes
        return _authorized(chain, access.rules)


def _lost_directives(field: Field, subject: str) -> Iterable[Note]:
    for name in _RESOLVERS:
        if field.directive(name) is not None:
            yield lost(
                subject,
                f"`@{name}`, because a field of a model has no resolver of its own in Gen 2. A custom query could answer it.",
            )
    if field.directive("deprecated") is not None:
        yield lost(subject, "`@deprecated`.")
    if field.arguments:
        yield lost(subject, "the arguments of the field.")


def _lost_field(context: Context, field: Field, subject: str) -> Note:
    name = field.type.name.text
    written = f"the field `{field.name.text}: {field.type.text}`"
    if name in context.models:
        return lost(subject, f"{written}, which has no relationship directive and is always null.")
    if field.type.list_depth > 1:
        return lost(subject, f"{written}, because Gen 2 has no lists of lists.")
    return lost(subject, f"{written}, because Gen 2 has no type like `{name}`.")


def _named_note(note: Note, field: Field) -> Note:
    """A note about a field that is missing in the result, which therefore has to name it."""
    return note._replace(message=f"the field `{field.name.text}: {field.type.text}`: {note.message}")
