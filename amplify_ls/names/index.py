"""The index of the names of a project.

Each entry of a schema, resource and file has its own cell with what it mentions, which is computed when somebody first asks
and again only if the entry, resource or file has changed. A query reads these cells and nothing else: there is no table of the
whole project that a keystroke would have to rebuild.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.data import mentions_of_entry, mentions_of_schema, unknown_name
from amplify_ls.names.files import FileNames, variables_added
from amplify_ls.names.front_end import FrontEnd
from amplify_ls.names.name import Role
from amplify_ls.names.resources import mentions_of_resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.names.name import Mention, Mentions, Name, NameKind
    from amplify_ls.names.text_api import TextApi
    from amplify_ls.syntax.outline import Anchor, Span

_MEMBERS: frozenset[NameKind] = frozenset({"argument", "entry", "field", "query"})
"""The kinds of names that are members of values."""
_QUOTES = frozenset({b"'", b'"', b"`"})


def names_of(project: Project) -> NameIndex:
    """The index of a project."""
    return project.attached.get(_index, project)


def _index(project: Project) -> NameIndex:
    return NameIndex(project)


class NameIndex:
    """The mentions of all names of a project."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._files = FileNames(project)
        self._front_end = FrontEnd(project)
        self._texts: tuple[TextApi, ...] = ()
        self._path: str | None = ""
        """The file that the request is about; None if it is about all of them."""

    @property
    def has_read_all(self) -> bool:
        """Whether the files that use the API have been read."""
        return self._front_end.is_read

    @property
    def front_end_files(self) -> tuple[str, ...]:
        """The files that use the API, of those that have been read for a request about all mentions."""
        return self._front_end.users

    def see(self, texts: Sequence[TextApi]) -> None:
        """Take the schemas that are texts into account."""
        self._texts = tuple(texts)
        self._front_end.see({text.key: text.entries() for text in texts})

    def text_api(self, name: Name) -> TextApi | None:
        """The API that a name belongs to, if its schema is a text."""
        return next((text for text in self._texts if text.key == name.api), None)

    def report_to(self, report: Callable[[float], None]) -> None:
        """Report how much of the files that use the API has been read during the next request, from 0 to 1."""
        self._front_end.report_to(report)

    def look_at(self, path: str) -> None:
        """Prepare for a request about one file: read it if it uses the API."""
        self._path = path
        self._front_end.refresh_file(path)

    def look_around(self) -> None:
        """Prepare for a request about all mentions: read the files of the package that use the API."""
        self._path = None
        self._front_end.refresh()

    def look_away(self) -> None:
        """End a request: what a lens counts does not depend on what was asked before."""
        self._path = ""
        self._front_end.report_to(None)

    def at(self, path: str, offset: int) -> tuple[Mention, ...]:
        """The mentions at a byte of a file: several if a shared constant or function names several things at one place."""
        anchors = self._anchors(path, offset)
        parts = tuple(self._parts()) if anchors else ()
        found = [mention for part in parts for anchor in anchors for mention in part.by_anchor.get(anchor, ())]
        found += (each for text in self._texts for each in text.mentions().all if each.span.path == path)
        found += self._front_end.of_file(path).all
        text = self.text(path)
        return _narrowest(dict.fromkeys(each for each in found if each.name.kind != "unknown" and _is_at(each, text, offset)))

    def mentions(self, name: Name) -> tuple[Mention, ...]:
        """All mentions of a name, declarations included."""
        code = self._front_end.mentioning(name.key) if self._path is None else (self._front_end.of_file(self._path),)
        parts = (*self._all_parts(), *code)
        return tuple(dict.fromkeys(mention for part in parts for mention in part.by_name.get(name, ())))

    def sharing(self, span: Span) -> tuple[Mention, ...]:
        """The mentions at exactly one place."""
        found = (mention for part in self._all_parts() for mention in part.by_anchor.get(span.anchor, ()))
        here = (mention for mention in found if mention.span == span and mention.name.kind != "unknown")
        return tuple(dict.fromkeys(here))

    def text(self, path: str) -> bytes:
        """The text that the spans of a file refer to."""
        module = self.project.sources.known(path)
        if module is not None:
            return module.file.data
        return self._front_end.text(path) or self.project.sources.disk.read(path) or b""

    def declarations(self, name: Name) -> tuple[Mention, ...]:
        """The mentions that declare a name; none for a name that the packages add, or that nothing declares."""
        return tuple(mention for mention in self.mentions(name) if mention.role is Role.DECLARATION)

    def count(self, name: Name) -> int:
        """The number of mentions of a name other than its declarations."""
        return sum(mention.role is not Role.DECLARATION for mention in self.mentions(name))

    def all(self) -> Iterator[Mention]:
        """Every mention of every name in the files of the project."""
        for part in self._all_parts():
            yield from part.all

    def declared(self, kind: NameKind) -> tuple[Mention, ...]:
        """The declarations of all names of a kind."""
        return tuple(each for each in self.all() if each.name.kind == kind and each.role is Role.DECLARATION)

    def api(self, name: Name) -> DataModel | None:
        """The API that a name belongs to."""
        return next((data for data in self.project.data if data.key == name.api), None)

    def unseen(self, name: Name) -> Iterator[tuple[str, int]]:
        """The places of strings with the spelling of a name of an API, of which it is unknown whether they mention it.

        There are none as long as all names in the API are known.
        """
        data = self.api(name)
        if data is None or data.text is not None or not (data.is_open or self.mentions(unknown_name(data))):
            return
        for path in dict.fromkeys(each.span.path for each in self.all() if each.name.api == data.key):
            text = self.text(path)
            for quote in (b"'", b'"', b"`"):
                word = quote + name.key.encode() + quote
                position = text.find(word)
                while position >= 0:
                    if not self.at(path, position + 1):
                        yield path, position
                    position = text.find(word, position + len(word))

    def unclear(self, name: Name) -> tuple[tuple[str, int], ...]:
        """The places in code that uses the API, with the word of a name, of which it is unknown what they mean."""
        if name.kind not in _MEMBERS:
            return ()
        own = frozenset(self.project.files)
        found = self._front_end.unclear(name.key)
        return tuple((path, place) for path, places in sorted(found.items()) if path not in own for place in sorted(places))

    def _all_parts(self) -> Iterator[Mentions]:
        yield from self._parts()
        yield from (text.mentions() for text in self._texts)

    def _parts(self) -> Iterator[Mentions]:
        project = self.project
        for data in project.data:
            yield mentions_of_schema(data)
            for entry in data.names:
                yield mentions_of_entry(data, entry)
        for resource in (*project.auth, *project.storages, *project.functions, *project.backends):
            yield mentions_of_resource(resource)
        yield project.attached.get(variables_added, project)
        for path in self._code_files():
            yield self._files.of_file(path)

    def _code_files(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.project.files, *self.project.running.files)))

    def _anchors(self, path: str, offset: int) -> tuple[Anchor, ...]:
        """The anchors of the statement at a byte, and of the member of a large object there."""
        module = self.project.sources.known(path)
        for chunk in () if module is None else module.file.statements:
            if chunk.anchor.start <= offset <= chunk.end:
                inner = (each.anchor for each in chunk.entries if each.anchor.start <= offset <= each.end)
                return (chunk.anchor, *inner)
        return ()


def _is_at(mention: Mention, text: bytes, offset: int) -> bool:
    """Whether a byte is in a mention or at one of its ends, inside of its quotes."""
    start, end = mention.span.resolve()
    if not start <= offset <= end:
        return False
    is_quoted = text[start : start + 1] in _QUOTES
    return start < offset < end if is_quoted else True


def _narrowest(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of several places around a byte, the innermost; at the end of one and the start of the next, both would count."""
    mentions = tuple(found)
    shortest = min((each.span.end - each.span.start for each in mentions), default=0)
    inner = [each for each in mentions if each.span.end - each.span.start == shortest]
    return tuple(each for each in inner if each.span == inner[0].span)
