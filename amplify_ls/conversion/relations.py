"""Relationships: those of Gen 1, which have keys and indexes of many forms, as pairs of fields with explicit references.

Every relationship of Gen 2 has a child, whose fields refer to the key of a parent, and a field on both sides.
`relations_of` finds the child, the parent and the references of each field of Gen 1, and adds what is missing: the foreign keys
that Gen 1 adds itself, and the other side.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.conversion.fields import KEY_TYPES
from amplify_ls.conversion.links import BELONGS_TO, HAS_MANY, HAS_ONE, Added, Key, Link, Relations, has_query
from amplify_ls.conversion.notes import changed, decide, lost
from amplify_ls.gen1.facts.texts import camel_case, lower_first, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Index, Model, Relation
_TEXTS = frozenset({"ID", "String"})


class _Edge(NamedTuple):
    """One side of a relationship."""

    model: str
    field: str
    kind: str
    child: str
    parent: str
    references: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str, tuple[str, ...]]:
        return self.child, self.parent, self.references


def relations_of(api: Api) -> Relations:
    """The relationships of an API."""
    return _Resolution(api).result()


class _Resolution:
    """The relationships of an API while they are put together."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._models = {name: model for name in api.model_names if (model := api.model(name)) is not None}
        self._edges: list[_Edge] = []
        self._sides: dict[tuple[tuple[str, str, tuple[str, ...]], bool], _Edge] = {}
        self._keys: dict[str, dict[str, Key]] = defaultdict(dict)
        self._replaced: set[tuple[str, str]] = set()
        self._notes: list[Note] = []
        self._added: dict[str, list[Added]] = defaultdict(list)

    def result(self) -> Relations:
        for model in self._models.values():
            for relation in model.relations:
                if relation.kind != "manyToMany":
                    self._read(model, relation)
        self._complete()
        users = {
            (edge.model, name): edge.field for edge in reversed(self._edges) if _is_child(edge) for name in edge.references
        }
        for model_name, keys in self._keys.items():
            self._added[model_name][:0] = [Added(key.name, key, users.get((model_name, key.name))) for key in keys.values()]
        return Relations(
            {(edge.model, edge.field): Link(edge.kind, _other(edge), edge.references) for edge in self._edges},
            {name: tuple(fields) for name, fields in self._added.items()},
            frozenset(self._replaced),
            frozenset(edge.child for edge in self._edges if "id" in edge.references),
            frozenset(self._text_fields()),
            frozenset(self._optional_fields()),
            tuple(self._notes),
        )

    def _read(self, model: Model, relation: Relation) -> None:
        subject = f"{model.name.text}.{relation.field.name.text}"
        target = self._models.get(relation.target)
        if target is None:
            return
        self._note_type(relation, subject)
        references = self._references(model, relation, target, subject)
        if references is None:
            return
        is_child = relation.kind == BELONGS_TO or (relation.kind == HAS_ONE and relation.references is None)
        child, parent = (model, target) if is_child else (target, model)
        unsuitable = self._unsuitable_reference(child, parent, references)
        if unsuitable is not None:
            self._notes.append(
                lost(
                    subject,
                    f"the type of `{child.name.text}.{unsuitable}` does not fit the key of `{parent.name.text}`.",
                )
            )
            return
        kind = BELONGS_TO if is_child else relation.kind
        edge = _Edge(model.name.text, relation.field.name.text, kind, child.name.text, parent.name.text, references)
        twin = self._sides.setdefault((edge.pair, is_child), edge)
        if twin is edge:
            self._edges.append(edge)
        else:
            self._notes.append(
                lost(
                    subject,
                    f"two fields cannot be the same side of a relationship, and `{twin.field}` has the same references.",
                )
            )

    def _note_type(self, relation: Relation, subject: str) -> None:
        type_ = relation.field.type
        if type_.is_required or type_.has_required_items:
            self._notes.append(changed(subject, "a relationship is never required in Gen 2."))
        if relation.limit is not None and relation.limit.text != "100":
            self._notes.append(lost(subject, f"`limit: {relation.limit.text}`, because a page has 100 records in Gen 2."))

    def _references(self, model: Model, relation: Relation, target: Model, subject: str) -> tuple[str, ...] | None:
        """The fields of the child; None if Gen 2 has no such relationship."""
        if relation.references:
            return tuple(name.text for name in relation.references)
        if relation.kind == HAS_MANY:
            return self._of_many(model, relation, target, subject)
        if relation.fields:
            names = tuple(name.text for name in relation.fields)
            if len(names) == len(target.key.names):
                return names
            self._notes.append(lost(subject, f"`fields` does not name the whole key of `{target.name.text}`."))
            return None
        other = self._first_relation_to(target, model.name.text) if relation.kind == BELONGS_TO else None
        if other is None or other.kind == HAS_ONE:
            return self._implicit_key(model, model, relation, target)
        if not other.is_implicit:
            self._notes.append(
                changed(
                    subject, "in Gen 1 it reads a field that no table has. In Gen 2 it is the other side of the relationship."
                )
            )
        return self._of_many(target, other, model, f"{target.name.text}.{other.field.name.text}", is_repeated=True)

    def _of_many(
        self, model: Model, relation: Relation, target: Model, subject: str, *, is_repeated: bool = False
    ) -> tuple[str, ...] | None:
        """The fields of the target that an `@hasMany` compares with the key of its model."""
        if relation.references:
            return tuple(name.text for name in relation.references)
        notes: list[Note] = []
        key = model.key.names
        compared = key if relation.fields is None else tuple(name.text for name in relation.fields)
        index = self._index(target, relation)
        read = target.key.names if index is None else index.names
        if relation.is_implicit:
            return self._implicit_key(target, model, relation, model)
        if relation.index_name is None and read == ("id",):
            notes.append(changed(subject, "without `indexName`, it finds nothing in Gen 1."))
            references: tuple[str, ...] | None = self._implicit_key(target, model, relation, model)
            notes += [changed(f"{target.name.text}.{name}", f"`{subject}` needs a foreign key.") for name in references or ()]
        elif compared != key or len(read) < len(key):
            notes.append(
                lost(
                    subject,
                    f"a relationship of Gen 2 refers to the whole identifier of `{model.name.text}`, and this one does not.",
                )
            )
            references = None
        else:
            references = read[: len(key)]
            notes += self._index_notes(target, index, read[len(key) :], relation, subject)
        self._notes += () if is_repeated else notes
        return references

    def _index_notes(
        self, target: Model, index: Index | None, sort_fields: tuple[str, ...], relation: Relation, subject: str
    ) -> Iterator[Note]:
        if relation.fields is None:
            key = self._implicit_names(relation, subject.partition(".")[0], self._models[subject.partition(".")[0]])
            yield lost(subject, f"the field `{key[0]}` that Gen 1 adds to `{target.name.text}`, because nothing fills it.")
        if sort_fields:
            listed = ", ".join(f"`{name}`" for name in sort_fields)
            yield lost(subject, f"sorting by {listed}. A query over the index of `{target.name.text}` can still sort.")
        if index is None or index.name is None:
            return
        if not has_query(index, self._api):
            self._replaced.add((target.name.text, index.name))
            yield changed(subject, f"it has an index of its own instead of `{index.name}`, which has no query.")
        else:
            yield decide(
                subject,
                f"the relationship has an index of its own in Gen 2. Remove the index `{index.name}` of `{target.name.text}` "
                "if no client uses its query.",
            )

    def _index(self, target: Model, relation: Relation) -> Index | None:
        name = relation.index_name
        return None if name is None else next((index for index in target.indexes if index.name == name.text), None)

    def _first_relation_to(self, model: Model, target: str) -> Relation | None:
        """The field of the other side that an implicit `@belongsTo` belongs to: the first one that leads to its model."""
        return next((each for each in model.relations if each.target == target and each.kind in (HAS_ONE, HAS_MANY)), None)

    def _implicit_key(self, owner: Model, named: Model, relation: Relation, keyed: Model) -> tuple[str, ...]:
        """Add the foreign key to a model that Gen 1 adds, named after a field of a model, for the key of a model."""
        names = self._implicit_names(relation, named.name.text, keyed)
        declared = {field.name.text for field in self._api.fields(owner.name.text)}
        for name, field in zip(names, keyed.key.names, strict=True):
            if name not in declared:
                key = Key(name, self._key_type(keyed, field), relation.field.type.is_required)
                self._keys[owner.name.text].setdefault(name, key)
        return names

    def _implicit_names(self, relation: Relation, model: str, keyed: Model) -> tuple[str, ...]:
        partition, *sort_fields = keyed.key.names
        first = partition if self._api.flags.respects_key_names else "id"
        return tuple(camel_case((model, relation.field.name.text, part)) for part in (first, *sort_fields))

    def _key_type(self, model: Model, field: str) -> str:
        if field == model.key.partition and not self._api.flags.respects_key_names:
            return "ID"
        found = next((each for each in self._api.fields(model.name.text) if each.name.text == field), None)
        return "ID" if found is None else found.type.name.text

    def _complete(self) -> None:
        """Add the sides that Gen 1 does not need."""
        pairs: dict[tuple[str, str, tuple[str, ...]], list[_Edge]] = defaultdict(list)
        for edge in self._edges:
            pairs[edge.pair].append(edge)
        for (child, parent, references), edges in pairs.items():
            if not any(map(_is_child, edges)):
                name = self._free_name(child, lower_first(parent), edges[0].field)
                self._added[child].append(Added(name, Link(BELONGS_TO, parent, references), None))
                self._notes.append(changed(f"{child}.{name}", "a relationship needs a field on both sides in Gen 2."))
            elif len(edges) == 1:
                name = self._free_name(parent, plural_of(lower_first(child)), edges[0].field)
                self._added[parent].append(Added(name, Link(HAS_MANY, child, references), None))
                self._notes.append(
                    decide(
                        f"{parent}.{name}",
                        f"a relationship needs a field on both sides in Gen 2. Use `a.hasOne` if at most one `{child}` refers "
                        f"to each `{parent}`.",
                    )
                )

    def _unsuitable_reference(self, child: Model, parent: Model, references: tuple[str, ...]) -> str | None:
        """The first reference field that cannot have a value of the key."""
        fields = {field.name.text: field.type for field in self._api.fields(child.name.text)}
        for name, part in zip(references, parent.key.names, strict=False):
            type_, key = fields.get(name), self._key_type(parent, part)
            if type_ is None:
                continue
            is_same = type_.name.text == key or {type_.name.text, key} <= _TEXTS
            if type_.is_list or not is_same:
                return name
        return None

    def _text_fields(self) -> Iterator[tuple[str, str]]:
        """The key fields of other types than those of identifiers, and the fields that refer to them."""
        for name, model in self._models.items():
            declared = {field.name.text for field in self._api.fields(name)}
            yield from ((name, part) for part in model.key.names if part in declared and not self._is_key_type(model, part))
        for edge in self._edges:
            parent = self._models[edge.parent]
            parts = zip(edge.references, parent.key.names, strict=False)
            yield from ((edge.child, name) for name, part in parts if not self._is_key_type(parent, part))

    def _is_key_type(self, model: Model, part: str) -> bool:
        return self._key_type(model, part) in KEY_TYPES

    def _optional_fields(self) -> Iterator[tuple[str, str]]:
        for child, references in dict.fromkeys((edge.child, edge.references) for edge in self._edges):
            fields = {field.name.text: field for field in self._api.fields(child)}
            required = [name for name in references if name in fields and fields[name].type.is_required]
            if required and len(required) < len(references) and not set(required) & set(self._models[child].key.names):
                names = ", ".join(f"`{name}`" for name in required)
                self._notes.append(
                    changed(child, f"{names} became optional, because the references of a relationship have to be alike.")
                )
                yield from ((child, name) for name in required)

    def _free_name(self, model: str, name: str, other: str) -> str:
        """A name for a field of a model, with the name of the other side if it is taken."""
        taken = {field.name.text for field in self._api.fields(model)} | self._keys[model].keys()
        taken |= {added.name for added in self._added[model]}
        for each in (name, f"{name}By{upper_first(other)}"):
            if each not in taken:
                return each
        return next(each for number in range(2, len(taken) + 3) if (each := f"{name}{number}") not in taken)


def _other(edge: _Edge) -> str:
    return edge.parent if _is_child(edge) else edge.child


def _is_child(edge: _Edge) -> bool:
    return edge.kind == BELONGS_TO
