"""From operations to text edits, in the author's style.

The operations are done one after the other on a draft of each file, so that they may touch one another: two members that
move into one new object, or the last member of a list that another operation empties. What is left of the drafts in the
end is the difference to the old texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amplify_ls.edits import operations as ops
from amplify_ls.edits.graphql_render import graphql_operations, render_graphql
from amplify_ls.edits.imports import import_splices, local_name, type_import_splices
from amplify_ls.edits.lists import NewItem, Side, insertion
from amplify_ls.edits.moving import carried, descend, nested
from amplify_ls.edits.removal import region_removal, removal
from amplify_ls.edits.snippet import key_text, placed, string_literal
from amplify_ls.edits.sorting import sorted_items
from amplify_ls.edits.style import begins_line, indentation_at
from amplify_ls.edits.work import Place, Work, apply
from amplify_ls.syntax.layout import (
    MemberForm,
    bound_names,
    last_dot,
    listing_around,
    listing_at,
    member_at,
    members_of,
    object_at,
    quote_at,
)
from amplify_ls.syntax.regions import cuts_text, depends_on_call, shorthand_in_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.edits.draft import Draft
    from amplify_ls.edits.style import Style
    from amplify_ls.syntax.layout import Listing, Member
    from amplify_ls.syntax.tree import SyntaxTree
    from amplify_ls.values.resolution.sources import Sources
    from amplify_ls.values.values import Property


_TEXT = re.compile(r"'[^']*'")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def render(operations: Iterable[ops.Operation], sources: Sources) -> tuple[ops.TextEdit, ...]:
    """The text edits of a fix, which do not overlap; empty where one of its operations cannot be done."""
    wanted = tuple(operations)
    graphql = graphql_operations(wanted)
    if graphql:
        return render_graphql(graphql, sources.known_text)
    work = Work(sources)
    if not all(work.name_import(operation) for operation in wanted):
        return ()
    if not all(_HANDLERS[type(operation)](work, operation) for operation in wanted):
        return ()
    return tuple(edit for draft in work.drafts.values() for edit in draft.edits())


def _replace(work: Work, operation: ops.Replace) -> bool:
    place = work.place(operation.span)
    if place is None or place.region is None:
        return False
    tree = place.draft.tree
    if cuts_text(tree, *place.region) or (_TEXT.fullmatch(operation.text) and depends_on_call(tree, *place.region)):
        return False
    if _NAME.fullmatch(operation.text) and shorthand_in_pattern(tree, *place.region):
        start, end = place.region
        return _put(place, place.region, f"{operation.text}: {place.draft.data[start:end].decode('utf-8', 'replace')}")
    # A literal that takes the place of another keeps its quote.
    quote = quote_at(tree, *place.region) or place.style.quote
    text = work.fitted(place.draft, operation.text, place.style._replace(quote=quote))
    return _put(place, place.region, text)


def _put(place: Place, region: tuple[int, int] | None, text: str) -> bool:
    if region is None:
        return False
    start, end = region
    place.draft.splice(start, end, placed(text, indentation_at(place.draft.data, start), place.style.newline))
    return True


def _insert_after(work: Work, operation: ops.InsertAfter) -> bool:
    place = work.place(operation.span)
    if place is None:
        return False
    text = work.fitted(place.draft, operation.text, place.style)
    if place.region is None:
        return False
    start, end = place.region
    data = place.draft.data
    dot = last_dot(place.draft.tree, start, end) if text.startswith(".") else None
    indentation = indentation_at(data, start if dot is None else dot)
    before = place.style.newline + indentation if dot is not None and begins_line(data, dot) else b""
    place.draft.append(place.old_end, before + placed(text, indentation, place.style.newline))
    return True


def _wrap(work: Work, operation: ops.Wrap) -> bool:
    place = work.place(operation.span)
    if place is None:
        return False
    before = work.fitted(place.draft, operation.before, place.style)
    after = work.fitted(place.draft, operation.after, place.style)
    if place.region is None:
        return False
    place.draft.append(place.old_end, after.encode())
    start = place.draft.start(place.old_start)
    place.draft.splice(start, start, before.encode())
    return True


def _insert_item(work: Work, operation: ops.InsertItem) -> bool:
    place = work.place(operation.span)
    if place is None:
        return False
    text = work.fitted(place.draft, operation.text, place.style)
    listing = None if place.region is None else listing_at(place.draft.tree, *place.region)
    if listing is None or operation.index > len(listing.items):
        return False
    apply(
        place.draft,
        insertion(place.draft.data, listing, operation.index, Side.PREVIOUS, NewItem(text), place.style),
    )
    return True


def _insert_property(work: Work, operation: ops.InsertProperty) -> bool:
    place = work.place(operation.object.span)
    if place is None:
        return False
    value = _value(work, place, operation)
    if place.region is None:
        return False
    tree = place.draft.tree
    listing = object_at(tree, *place.region)
    members = members_of(tree, *place.region)
    if listing is None or any(member.name == operation.name for member in members):
        return False
    key = _key(tree, members, operation.name, place.style)
    item = NewItem(key if value == key else f"{key}: {value}")
    index, side = _index_in(place.draft, listing, operation)
    apply(place.draft, insertion(place.draft.data, listing, index, side, item, place.style))
    return True


def _value(work: Work, place: Place, operation: ops.InsertProperty) -> str:
    if operation.written is not None and operation.written.path == place.draft.path:
        return work.written(operation.written)
    return work.fitted(place.draft, operation.value, place.style)


def _index_in(draft: Draft, listing: Listing, operation: ops.InsertProperty) -> tuple[int, Side]:
    """The position of a new member; at the end if its intended neighbor is elsewhere."""
    for neighbour, step, side in ((operation.after, 1, Side.PREVIOUS), (operation.before, 0, Side.NEXT)):
        if neighbour is not None and neighbour.span.path == draft.path:
            index = listing.index_of(*draft.region(*neighbour.span.resolve()))
            if index is not None:
                return index + step, side
    return len(listing.items), Side.PREVIOUS


def _key(tree: SyntaxTree, members: Iterable[Member], name: str, style: Style) -> str:
    """A name as a key: quoted where it has to be, and where the author quotes all of them."""
    pairs = [member for member in members if member.form is MemberForm.PAIR]
    key = key_text(name, style.quote)
    if pairs and all(tree.data[member.key_start : member.key_start + 1] in (b"'", b'"') for member in pairs):
        is_habit = any(member.name is not None and key_text(member.name, "'") == member.name for member in pairs)
        return string_literal(name, style.quote) if is_habit else key
    return key


def _own_member(work: Work, prop: Property) -> tuple[Place, Member, Listing, int] | None:
    """A member where it is written, with the object literal around it."""
    place = work.place(prop.span)
    if place is None or place.region is None:
        return None
    member = member_at(place.draft.tree, *place.region)
    around = listing_around(place.draft.tree, *place.region)
    return None if member is None or around is None else (place, member, *around)


def _remove_property(work: Work, operation: ops.RemoveProperty) -> bool:
    found = _own_member(work, operation.property)
    if found is None:
        return False
    place, _, listing, index = found
    apply(place.draft, removal(place.draft.data, listing, index))
    return True


def _move_property(work: Work, operation: ops.MoveProperty) -> bool:
    found = _own_member(work, operation.property)
    target = work.place(operation.target.span)
    # What a member says may lean on names of its own file.
    if found is None or target is None or target.draft is not found[0].draft:
        return False
    place, member, listing, index = found
    fitted = [(name, work.fitted(place.draft, text, target.style)) for name, text in operation.besides]
    item = carried(place.draft.tree, listing, index)
    apply(place.draft, removal(place.draft.data, listing, index))
    region, missing = descend(place.draft.tree, target.region, operation.path)
    destination = None if region is None else object_at(place.draft.tree, *region)
    if region is None or destination is None:
        return False
    members = members_of(place.draft.tree, *region)
    if not missing and any(other.name == member.name for other in members):
        return False
    names = [_key(place.draft.tree, members, name, target.style) for name in missing]
    besides = [NewItem(f"{name}: {text}") for name, text in fitted] if missing else []
    (new,) = nested(names, (item, *besides), target.style)
    end = len(destination.items)
    apply(place.draft, insertion(place.draft.data, destination, end, Side.PREVIOUS, new, target.style))
    return True


def _sort_properties(work: Work, operation: ops.SortProperties) -> bool:
    place = work.place(operation.object.span)
    listing = None if place is None or place.region is None else object_at(place.draft.tree, *place.region)
    if place is None or place.region is None or listing is None:
        return False
    names = [member.name for member in members_of(place.draft.tree, *place.region)]
    splices = sorted_items(place.draft.data, listing, names)
    apply(place.draft, splices)
    return bool(splices)


def _rename_property(work: Work, operation: ops.RenameProperty) -> bool:
    found = _own_member(work, operation.property)
    if found is None:
        return False
    place, member, listing, _ = found
    tree = place.draft.tree
    others = [other for other in members_of(tree, listing.start, listing.end) if other != member]
    if member.form is MemberForm.SPREAD or any(other.name == operation.name for other in others):
        return False
    key = _key(tree, others, operation.name, place.style)
    if member.form is MemberForm.SHORTHAND:
        return _put(place, (member.start, member.end), f"{key}: {member.name}")
    return _put(place, (member.key_start, member.key_end), key)


def _rename_parameter(work: Work, operation: ops.RenameParameter) -> bool:
    place = work.place(operation.function)
    if place is None or place.region is None:
        return False
    names = bound_names(place.draft.tree, *place.region)
    bound = names.get(operation.old)
    if bound is None or operation.new in names:
        return False
    return _put(place, (bound.start, bound.end), f"{operation.new}: {operation.old}" if bound.is_shorthand else operation.new)


def _replace_value(work: Work, operation: ops.ReplaceValue) -> bool:
    place = work.place(operation.property.span)
    if place is None:
        return False
    text = work.fitted(place.draft, operation.text, place.style)
    found = _own_member(work, operation.property)
    if found is None or found[1].form is MemberForm.SPREAD:
        return False
    member = found[1]
    if member.form is MemberForm.PAIR:
        return _put(place, (member.value_start, member.value_end), text)
    key = place.draft.data[member.key_start : member.key_end].decode("utf-8", "replace")
    return _put(place, (member.start, member.end), f"{key}: {text}")


def _remove(work: Work, operation: ops.Remove) -> bool:
    place = work.place(operation.span)
    if place is None or place.region is None:
        return False
    apply(place.draft, region_removal(place.draft.tree, *place.region))
    return True


def _remove_item(work: Work, operation: ops.RemoveItem) -> bool:
    place = work.place(operation.span)
    around = None if place is None or place.region is None else listing_around(place.draft.tree, *place.region)
    if place is None or around is None:
        return False
    apply(place.draft, removal(place.draft.data, *around))
    return True


def _add_import(work: Work, operation: ops.AddImport) -> bool:
    draft = work.draft(operation.span.path)
    if draft is None:
        return False
    if local_name(draft.tree, operation.name, lambda module: module == operation.module) is None:
        splices = type_import_splices if operation.is_type else import_splices
        apply(draft, splices(draft.tree, operation.module, operation.name))
    return True


_HANDLERS: dict[type, Callable[[Work, Any], bool]] = {
    ops.Replace: _replace,
    ops.InsertAfter: _insert_after,
    ops.Wrap: _wrap,
    ops.InsertItem: _insert_item,
    ops.InsertProperty: _insert_property,
    ops.RemoveProperty: _remove_property,
    ops.MoveProperty: _move_property,
    ops.SortProperties: _sort_properties,
    ops.RenameProperty: _rename_property,
    ops.RenameParameter: _rename_parameter,
    ops.ReplaceValue: _replace_value,
    ops.Remove: _remove,
    ops.RemoveItem: _remove_item,
    ops.AddImport: _add_import,
}
