"""Lenses above a model: who may do what, its relationships and indexes, and how often it is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.effective import roles_of_fields
from amplify_ls.access.model_rights import model_rights
from amplify_ls.access.roles import roles_of
from amplify_ls.access.words import role_words
from amplify_ls.budget.estimate import budget_of
from amplify_ls.budget.words import share_text
from amplify_ls.ide.hints.schema_hints import implicit_index_name, index_parts
from amplify_ls.ide.lenses.lens import Lens, LensKind, LensPlace, Place
from amplify_ls.ide.outline.items import is_within
from amplify_ls.ide.phrases import caller_words, effective_words, rule_words, texts_of
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.names.index import names_of
from amplify_ls.names.name import Role
from amplify_ls.plan.live_state import live_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Part
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span

_MOST_NAMES = 6
"""The maximum number of names in a title."""


def model_places(project: Project, path: str) -> Iterator[LensPlace]:
    """The lenses of the entries that are written in a file."""
    for number, data in enumerate(project.data):
        for name in data.names:
            entry = data.entry(name)
            span = None if entry is None else _place_of(entry)
            if entry is None or span is None or span.path != path:
                continue
            key = f"{number}:{name}"
            for kind in _kinds_of(data, entry):
                yield LensPlace(kind, *span.resolve(), key)


def model_lens(project: Project, kind: LensKind, key: str) -> Lens | None:
    """The lens of an entry; None if it no longer exists."""
    number, _, name = key.partition(":")
    data = project.data[int(number)] if number.isdecimal() and int(number) < len(project.data) else None
    entry = None if data is None else data.entry(name)
    if data is None or entry is None or kind not in _kinds_of(data, entry):
        return None
    if kind is LensKind.ACCESS:
        return _access(entry)
    if kind is LensKind.DEPLOYMENT:
        return Lens(live_plan(project).tables.get()[name])
    if kind is LensKind.RELATIONSHIPS:
        return _relationships(entry)
    if kind is LensKind.INDEXES:
        return _indexes(data, entry)
    return _budget(project, entry) if kind is LensKind.BUDGET else _references(project, entry)


def _place_of(entry: Entry) -> Span | None:
    """The name of an entry, or the start of a model that is declared elsewhere."""
    call = entry.call
    if call is None:
        return None
    prop = entry.property
    return entry.name_span if prop.span.covers(call.chain.span) or is_within(call.chain.span, prop.span) else call.name_span


def _kinds_of(data: DataModel, entry: Entry) -> Iterator[LensKind]:
    is_model = entry.kind is EntryKind.MODEL
    has_rules = is_model or entry.kind in OPERATION_KINDS
    if has_rules and (effective_rules(entry)[0] is not None or entry.lacks_authorization):
        yield LensKind.ACCESS
    if entry.relationships:
        yield LensKind.RELATIONSHIPS
    if is_model and entry.database.makes_indexes and _has_indexes(data, entry):
        yield LensKind.INDEXES
    if entry.kind not in (EntryKind.OTHER, EntryKind.UNKNOWN):
        yield LensKind.REFERENCES
    if is_model:
        yield LensKind.BUDGET
    if is_model and entry.name in live_plan(data.project).tables.get():
        yield LensKind.DEPLOYMENT


def _has_indexes(data: DataModel, entry: Entry) -> bool:
    has_own = entry.call is not None and entry.call.modifier("secondaryIndexes") is not None
    return has_own or any(True for _ in _implicit_indexes(data, entry))


def effective_rules(entry: Entry) -> tuple[Authorization | None, str]:
    """The rules that apply to an entry, and who declares them if it is not the entry itself."""
    if entry.authorization is not None and not entry.authorization.is_surely_empty:
        return entry.authorization, ""
    schema = entry.data.schema_of(entry.name) if entry.lacks_authorization else None
    return (None, "") if schema is None else (schema.authorization, "schema rules: ")


def _access(entry: Entry) -> Lens | None:
    found, origin = effective_rules(entry)
    if found is None:
        return Lens("no authorization rules") if entry.lacks_authorization else None
    rules = [rule for rule in found.rules if rule.name != "resource"]
    titles = list(dict.fromkeys(_rule_titles(entry, rules)))
    if found.is_open:
        titles.append("…")
    title = " · ".join(titles) or "nobody"
    return Lens(f"{origin}{title}", _places(rule.strategy.name_span for rule in rules))


def _rule_titles(entry: Entry, rules: Sequence[AccessRule]) -> Iterator[str]:
    """What each rule effectively allows; of a model also what rules of fields open."""
    if entry.kind in OPERATION_KINDS:
        yield from map(caller_words, rules)
        return
    parts = entry.data.parts(entry.name)
    rights = None if parts is None else model_rights(parts)
    yield from (rule_words(rule, rights) for rule in rules)
    if rights is None or not rights.is_known:
        return
    named = [role for rule in rules for role in roles_of(rule) or ()]
    for role, field in roles_of_fields(rights, named):
        yield f"{role_words(role).replace('`', '')}: {effective_words(rights, (role,))} (rule of {field})"


def _relationships(entry: Entry) -> Lens:
    found = list(entry.relationships.values())
    return Lens(f"relationships: {_listed(map(_relationship_words, found))}", _places(map(_other_side, found)))


def _relationship_words(relationship: Relationship) -> str:
    return f"{relationship.field.name} → {relationship.target_name or '?'}"


def _other_side(relationship: Relationship) -> Span:
    """The counterpart of a relationship, or else the other model, or the relationship itself."""
    for each in relationship.counterparts or ():
        return each.field.name_span
    target = relationship.target
    return relationship.field.name_span if target is None else target.name_span


def _indexes(data: DataModel, entry: Entry) -> Lens:
    parts = data.parts(entry.name)
    own = list(index_parts(parts)) if parts is not None else []
    implicit = list(_implicit_indexes(data, entry))
    names = [*map(_keys, own), *(f"{implicit_index_name(each)} (implicit)" for each in implicit)]
    spans = [*(part.value.span for part in own), *(each.field.name_span for each in implicit)]
    return Lens(f"indexes: {_listed(names)}", _places(spans))


def _keys(part: Part) -> str:
    first, sort = part.steps[0].link.arguments, part.step("sortKeys")
    keys = texts_of(None if first is None else first[0])
    if sort is not None and sort.link.arguments is not None:
        keys += texts_of(sort.link.arguments[0])
    return "+".join(keys) or "?"


def _implicit_indexes(data: DataModel, entry: Entry) -> Iterator[Relationship]:
    for name in data.followers(entry.name):
        other = data.entry(name)
        for each in () if other is None else other.relationships.values():
            if each.target_name == entry.name and not each.is_child_side and each.references:
                yield each


def _budget(project: Project, entry: Entry) -> Lens:
    return Lens(share_text(budget_of(project), entry.name))


def _references(project: Project, entry: Entry) -> Lens:
    index = names_of(project)
    names = (mention.name for mention in index.sharing(entry.name_span) if mention.name.key == entry.name)
    name = next((name for name in names if name.kind == "entry"), None)
    mentions = () if name is None else index.mentions(name)
    found = [mention for mention in mentions if mention.role is not Role.DECLARATION]
    count = len(found)
    return Lens("1 reference" if count == 1 else f"{count or 'no'} references", _places(mention.span for mention in found))


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    rest = len(found) - _MOST_NAMES
    return ", ".join([*found[:_MOST_NAMES], *([f"and {rest} more"] if rest > 0 else [])])


def _places(spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(Place(span.path, *span.resolve()) for span in spans))
