"""Completion of storage paths: common paths with their rules, and the rest of a folder that is being typed."""

from __future__ import annotations

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

_ANY_PATH_RANK = 100


class _Usual(NamedTuple):
    """A common path, with suitable rules."""

    path: str
    rules: str
    summary: str


_USUAL = (
    _Usual(
        "public/*",
        "{allow}.guest.to(['read']), {allow}.authenticated.to(['read', 'write'])",
        "Files that everyone can read, and signed-in users can add.",
    ),
    _Usual(
        f"private/{ENTITY_TOKEN}/*",
        "{allow}.entity('identity').to(['read', 'write', 'delete'])",
        "A private folder for each user.",
    ),
    _Usual(
        f"protected/{ENTITY_TOKEN}/*",
        "{allow}.authenticated.to(['read']), {allow}.entity('identity').to(['read', 'write', 'delete'])",
        "A folder for each user, which all signed-in users can read.",
    ),
)


def path_items(place: Place, writer: Writer, present: Collection[str]) -> Iterator[CompletionItem]:
    """Paths that the access rules of a storage do not have yet."""
    if writer.is_string:
        yield from _texts(writer, present)
        return
    allow = _allow(place)
    for rank, usual in enumerate(_USUAL):
        if _fits(usual.path, present):
            rules = usual.rules.replace("{allow}", allow)
            source = f"'{usual.path}': [{rules}]{comma(writer.cursor)}"
            yield writer.snippet(usual.path, "property", source, About("path", usual.summary, rank))
    about = About("path", "Files below a path, with access rules.", _ANY_PATH_RANK)
    for label, snippet in (("path/*", "${1:media}/*"), (f"path/{ENTITY_TOKEN}/*", "${1:private}/{entity_id\\}/*")):
        yield writer.snippet(label, "property", f"'{snippet}': [{allow}.$2]{comma(writer.cursor)}", about)


def _texts(writer: Writer, present: Collection[str]) -> Iterator[CompletionItem]:
    """Only the path: the typed text is its folder, up to an incomplete token."""
    folder, _, last = writer.cursor.prefix.rpartition("/")
    typed = folder if not last or last.startswith("{") else writer.cursor.prefix
    usual = [each.path for each in _USUAL if each.path.startswith(writer.cursor.prefix)]
    own = (f"{typed}/{ENTITY_TOKEN}{END}", f"{typed}{END}") if typed.strip("/") else ()
    for rank, path in enumerate(dict.fromkeys((*usual, *own))):
        if _fits(path, present):
            summary = "The folder of one user." if ENTITY_TOKEN in path else "A folder with its content."
            yield writer.text(path, "property", path, About("path", summary, rank))


def _fits(path: str, present: Collection[str]) -> bool:
    """Whether the packages accept the path together with the existing ones."""
    around = prefixes(path, present)
    below = [other for other in present if ENTITY_TOKEN in other and prefixes(other, (path,))]
    return path not in present and not below and len(around) < (1 if ENTITY_TOKEN in path else 2)


def _allow(place: Place) -> str:
    """The name of the parameter that builds the rules."""
    names = (name for name, typed in place.environment.items() if isinstance(typed, Built) and ALLOW in typed.receivers)
    return next(names, "allow")
