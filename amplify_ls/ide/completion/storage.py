"""Completion of storage paths: common ones with their rules, and what may follow the folder that is typed already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.ide.completion.writer import About, comma
from amplify_ls.ide.typed import Built
from amplify_ls.model.resources.storage import ALLOW
from amplify_ls.model.resources.storage_paths import END, prefixes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place

_ONCE = re.compile(rb"\s*\w+\s*\.\s*(authenticated|guest|entity)\b")
_ANY_PATH_RANK = 100


class _Usual(NamedTuple):
    """A path that many have, with the rules that suit it."""

    path: str
    rules: str
    summary: str


_USUAL = (
    _Usual(
        "public/*",
        "{allow}.guest.to(['read']), {allow}.authenticated.to(['read', 'write'])",
        "Files that everybody may see, and signed-in users may add to.",
    ),
    _Usual(
        f"private/{ENTITY_TOKEN}/*",
        "{allow}.entity('identity').to(['read', 'write', 'delete'])",
        "A folder of his own for each user, which nobody else sees.",
    ),
    _Usual(
        f"protected/{ENTITY_TOKEN}/*",
        "{allow}.authenticated.to(['read']), {allow}.entity('identity').to(['read', 'write', 'delete'])",
        "A folder of his own for each user, which all signed-in users may read.",
    ),
)


def path_items(place: Place, writer: Writer, present: Collection[str]) -> Iterator[CompletionItem]:
    """Paths that the access of a storage does not have yet."""
    if writer.is_string:
        yield from _texts(writer, present)
        return
    allow = _allow(place)
    for rank, usual in enumerate(_USUAL):
        if _fits(usual.path, present):
            rules = usual.rules.replace("{allow}", allow)
            source = f"'{usual.path}': [{rules}]{comma(writer.cursor)}"
            yield writer.snippet(usual.path, "property", source, About("path", usual.summary, rank))
    about = About("path", "Files below a path, and who may do what with them.", _ANY_PATH_RANK)
    for label, snippet in (("path/*", "${1:media}/*"), (f"path/{ENTITY_TOKEN}/*", "${1:private}/{entity_id\\}/*")):
        yield writer.snippet(label, "property", f"'{snippet}': [{allow}.$2]{comma(writer.cursor)}", about)


def has_rule_of(place: Place, name: str) -> bool:
    """Whether the list of rules around the cursor has the one rule for these people already."""
    level = place.innermost.level
    if level.bracket != "[":
        return False
    found = (_ONCE.match(place.cursor.data, item.start, item.end) for item in place.cursor.items(level))
    return any(match is not None and match.group(1).decode() == name for match in found)


def _texts(writer: Writer, present: Collection[str]) -> Iterator[CompletionItem]:
    """The path alone: what is typed is its folder, up to a token that has been begun."""
    folder, _, last = writer.cursor.prefix.rpartition("/")
    typed = folder if not last or last.startswith("{") else writer.cursor.prefix
    usual = [each.path for each in _USUAL]
    for rank, path in enumerate((f"{typed}/{ENTITY_TOKEN}{END}", f"{typed}{END}") if typed.strip("/") else usual):
        if _fits(path, present):
            summary = "The folder of one user." if ENTITY_TOKEN in path else "A folder with all that is in it."
            yield writer.text(path, "property", path, About("path", summary, rank))


def _fits(path: str, present: Collection[str]) -> bool:
    """Whether the packages take the path beside those that are there."""
    around = prefixes(path, present)
    below = [other for other in present if ENTITY_TOKEN in other and prefixes(other, (path,))]
    return path not in present and not below and len(around) < (1 if ENTITY_TOKEN in path else 2)


def _allow(place: Place) -> str:
    """The name of the parameter that the rules are built with."""
    names = (name for name, typed in place.environment.items() if isinstance(typed, Built) and ALLOW in typed.receivers)
    return next(names, "allow")
