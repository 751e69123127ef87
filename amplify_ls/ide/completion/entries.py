"""Completion of whole entries of a schema, with the rules that the project can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog import skeletons
from amplify_ls.catalog.snippet_text import renumbered
from amplify_ls.ide.completion.writer import About, comma
from amplify_ls.model.data.access.modes import may_have_mode
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_NEW_RANK = 100
_RULES_OF_SCHEMA = re.compile(rb"^\}\s*\)\s*\.\s*authorization\s*\(", re.MULTILINE)


def default_rule(view: View, kind: str) -> str:
    """A rule that a new entry can have: for owners or signed-in users, or for everyone in a project without sign-in."""
    if _has_sign_in(view):
        return "allow.owner()" if kind == "model" else "allow.authenticated()"
    return "allow.publicApiKey()"


def default_mode(view: View) -> str:
    """The authorization mode for such a rule."""
    return "userPool" if _has_sign_in(view) else "apiKey"


def _has_sign_in(view: View) -> bool:
    """Whether users sign in: the project defines auth, or its API has no place for an API key."""
    data = view.api.data
    if data is not None and not may_have_mode(data, "apiKey"):
        return True
    if view.project is not None:
        return bool(view.project.auth)
    folder = view.path.rpartition("/amplify/")[0]
    return any(view.module.sources.disk.is_file(f"{folder}/amplify/auth/resource.{suffix}") for suffix in ("ts", "js"))


def entry_snippet(view: View, builder: str, variable: str) -> str:
    """The call of a builder of entries with everything that an entry needs; empty if the catalog's is enough."""
    text = skeletons.ENTRIES.get(builder, "")
    if not text:
        return ""
    rules = "" if has_schema_rules(view) else f".authorization((allow) => [{default_rule(view, builder)}])"
    text = text.replace("{authorization}", rules).replace("{rule}", default_rule(view, builder))
    text = text.replace("{source}", _source(view))
    return text if variable == "a" else re.sub(r"\ba\.", f"{variable}.", text)


def has_schema_rules(view: View) -> bool:
    """Whether the schema around the cursor has rules for its models; unknown counts as yes."""
    data = view.api.data
    if data is not None and not view.bindings.is_broken:
        return data.authorization.has_global_rules is not False
    return _RULES_OF_SCHEMA.search(view.module.file.data) is not None


def _source(view: View) -> str:
    """What a new subscription is about: a mutation of the API, or changes of a model."""
    kinds = view.api.kinds()
    mutation = next((name for name, kind in kinds.items() if kind is EntryKind.MUTATION), None)
    if mutation is not None:
        return f"a.ref('${{1:{mutation}}}')"
    model = next((name for name, kind in kinds.items() if kind is EntryKind.MODEL), "")
    return f"a.ref('${{1:{model}}}').mutations(['create'])"


def new_entry_items(view: View, place: Place, writer: Writer, variable: str) -> Iterator[CompletionItem]:
    """Entries on an empty line of a schema."""
    if writer.is_string or writer.cursor.next_sign == ":" or writer.cursor.is_continued:
        return
    end = comma(place.cursor)
    for rank, (label, snippet, summary) in enumerate(skeletons.NEW_ENTRIES):
        inner = renumbered(entry_snippet(view, label, "a"), 1)
        text = snippet.replace(f"{{{label}}}", inner).replace("{authorization}", _authorization(view))
        text = text if variable == "a" else re.sub(r"\ba\b(?=\s*\.)", variable, text)
        yield writer.snippet(label, "snippet", text + end, About(summary, rank=_NEW_RANK + rank))


def _authorization(view: View) -> str:
    return "" if has_schema_rules(view) else f".authorization((allow) => [{default_rule(view, 'model')}])"
