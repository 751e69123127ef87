"""From the engine's diagnostics to records: bytes become lines and columns, and paths become relative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.syntax_errors import SYNTAX_ERROR
from amplify_ls.report.records import EditRecord, Excerpt, FindingRecord, FixRecord, Position, Range, RelatedRecord
from amplify_ls.rules.pages import rule_url
from amplify_ls.text.document import Encoding

if TYPE_CHECKING:
    from amplify_ls.engine.diagnostics import Diagnostic, RelatedPlace, RenderedFix
    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.text.document import Document


class Recorder:
    """Makes records of the diagnostics of one workspace. Paths below `directory` are shown relative to it."""

    def __init__(self, workspace: Workspace, directory: str) -> None:
        self._workspace = workspace
        self._below = directory.rstrip("/") + "/"
        self._lines: dict[tuple[str, int], str] = {}
        """Decoded lines: a thousand findings may be in one line of a million characters."""

    def shown(self, path: str) -> str:
        """Return a path as it is shown."""
        return path[len(self._below) :] if path.startswith(self._below) else path

    def finding(self, diagnostic: Diagnostic) -> FindingRecord:
        """Return the record of a diagnostic."""
        document = self._document(diagnostic.path)
        return FindingRecord(
            path=self.shown(diagnostic.path),
            code=diagnostic.code,
            severity=diagnostic.severity.value,
            message=diagnostic.message,
            range=_range(document, diagnostic.start, diagnostic.end),
            stage=diagnostic.stage.value,
            url=None if diagnostic.code == SYNTAX_ERROR else rule_url(diagnostic.code),
            fixes=tuple(self._fix(fix) for fix in diagnostic.fixes()),
            related=tuple(self._related(place) for place in diagnostic.related),
            excerpt=self._excerpt(document, diagnostic.path, diagnostic.start, diagnostic.end),
            package_message=diagnostic.package_message,
        )

    def _fix(self, fix: RenderedFix) -> FixRecord:
        edits = tuple(
            EditRecord(self.shown(edit.path), _range(self._document(edit.path), edit.start, edit.end), edit.text)
            for edit in fix.edits
        )
        return FixRecord(fix.title, fix.safety.value, edits)

    def _related(self, place: RelatedPlace) -> RelatedRecord:
        document = self._document(place.path)
        return RelatedRecord(
            self.shown(place.path),
            _range(document, place.start, place.end),
            place.message,
            self._excerpt(document, place.path, place.start, place.end),
        )

    def _excerpt(self, document: Document, path: str, start: int, end: int) -> Excerpt:
        first, last = document.line_of(start), document.line_of(end)
        return Excerpt(first + 1, tuple(self._line(document, path, line) for line in range(first, last + 1)))

    def _line(self, document: Document, path: str, line: int) -> str:
        found = self._lines.get((path, line))
        if found is None:
            found = self._lines[path, line] = document.line(line).decode()
        return found

    def _document(self, path: str) -> Document:
        document = self._workspace.document(path)
        assert document is not None, f"a finding in a file that is not known: {path}"
        return document


def _range(document: Document, start: int, end: int) -> Range:
    return Range(_position(document, start), _position(document, end))


def _position(document: Document, offset: int) -> Position:
    line, character = document.position(offset, Encoding.UTF16)
    return Position(line + 1, character + 1)
