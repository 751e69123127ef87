"""Completion after a dot: builders, links of a chain, strategies, validations; only those that are valid there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import signature_label
from amplify_ls.catalog.lookup import aliases_of
from amplify_ls.catalog.snippet_text import last_stop
from amplify_ls.catalog.snippets import method_snippet
from amplify_ls.catalog.types import Property
from amplify_ls.ide.completion.access import key_edits
from amplify_ls.ide.completion.backend import resource_members
from amplify_ls.ide.completion.legal import offers_after_dot
from amplify_ls.ide.completion.writer import About, compact, other_names
from amplify_ls.ide.words import told_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Member, Method
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.legal import Offer
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_OWN_RANK = 100
"""The members of the backend itself come after its resources."""


def member_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The completions after the dot."""
    built = place.target
    if built is None:
        return
    for receiver in built.receivers:
        if receiver == "backend":
            yield from resource_members(view, built, writer)
        more = _OWN_RANK if receiver == "backend" else 0
        for offer in offers_after_dot(view, place, built, receiver):
            item = member_item(writer, receiver, offer._replace(rank=offer.rank + more))
            yield replace(item, later_edits=key_edits(view, offer.member.name)) if receiver.startswith("allow:") else item


def member_item(writer: Writer, receiver: Receiver, offer: Offer) -> CompletionItem:
    """The item of a member: its name, with arguments if there are none yet."""
    member = offer.member
    aliases = tuple(other_names(aliases_of(receiver), member.name))
    documentation = told_member(member)
    is_continued = writer.cursor.next_sign in (".", "(")
    if isinstance(member, Property):
        about = About("", documentation, offer.rank, aliases)
        return writer.snippet(member.name, "property", member.name if is_continued else finished(member), about)
    about = About(signature_label(member), documentation, offer.rank, aliases)
    if writer.cursor.next_sign == "(":
        return writer.code(member.name, "method", member.name, about)
    written = snippet_of(member) if is_continued else offer.snippet or finished(member)
    return writer.snippet(member.name, "method", written, about)


def finished(member: Member) -> str:
    """A member as a snippet, with ``.to([...])`` if the rule requires it."""
    text = member.name if isinstance(member, Property) else snippet_of(member)
    if member.needs != ("to",):
        return text
    return f"{text}.to(['${last_stop(text) + 1}'])"


def snippet_of(method: Method) -> str:
    """The call of a method as a snippet."""
    return compact(method_snippet(method))
