"""Suppression comments: what they suppress, which of them are unused, and the action that adds one."""

from __future__ import annotations

from codecs import BOM_UTF8
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.style import indentation_at, line_start, newline_at
from amplify_ls.engine.checks import failed_rules, run
from amplify_ls.engine.suppression.regions import SuppressedRegions
from amplify_ls.rules.registry import codes, rules_for
from amplify_ls.rules.rule import Subject
from amplify_ls.rules.suppression.suppressions import Suppression
from amplify_ls.syntax.suppressions import KEYWORD, Scope, suppress_comments, takes_comment_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from amplify_ls.engine.checks import Found
    from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.suppressions import SuppressComment
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources

PLACEHOLDER = "reason"


def _today() -> date:
    from datetime import date

    return date.today()


class Suppressions:
    """The suppression comments of all files."""

    def __init__(
        self,
        sources: Sources,
        schema_file: Callable[[str], SchemaFile | None],
        text_schemas: Callable[[str], Iterable[EmbeddedSchema]],
        today: Callable[[], date] | None = None,
    ) -> None:
        self._sources = sources
        self._schema_file = schema_file
        self._text_schemas = text_schemas
        self._today = today or _today
        self._read: dict[str, tuple[bytes, tuple[EmbeddedSchema, ...], tuple[SuppressComment, ...]]] = {}
        self._regions: dict[str, SuppressedRegions] = {}

    def left(self, found: Iterable[Found]) -> Iterator[Found]:
        """The findings that no comment suppresses. Which comments suppress one is remembered until the next call."""
        self._regions.clear()
        # Thousands of findings share a few files.
        for rule, finding in found:
            path = finding.span.path
            regions = self._regions.get(path)
            if regions is None:
                regions = self._regions[path] = self._regions_of(path)
            if not regions.suppress(finding.span.resolve()[0], rule.code):
                yield rule, finding

    def findings(self, project: Project, schemas: Iterable[str]) -> Iterator[Found]:
        """The findings about the comments of a project and its Gen 1 schemas, after all results of ``left`` are consumed."""
        rules = rules_for(Subject.SUPPRESSION, project.version)
        for suppression in self._of_project(project, schemas) if rules else ():
            yield from run(rules, suppression)

    def edits(self, path: str, offset: int, codes: Sequence[str], reason: str = PLACEHOLDER) -> tuple[TextEdit, ...]:
        """A comment that suppresses the findings of some rules at a position; none if a comment is not possible there."""
        lines = (comment for comment in self._comments(path) if comment.scope is Scope.LINE and comment.until is None)
        comment = next((comment for comment in lines if _speaks_of(comment, offset)), None)
        if comment is not None:
            return (TextEdit(path, comment.codes_end, comment.codes_end, f"{',' if comment.codes else ''} {', '.join(codes)}"),)
        return self._comment_above(path, offset, f"{', '.join(codes)}: {reason}")

    def _comment_above(self, path: str, offset: int, codes: str) -> tuple[TextEdit, ...]:
        module, schema = self._sources.peek(path), self._schema_file(path)
        if module is not None:
            tree = module.file.tree
            for text in self._text_schemas(path):
                if text.contains(offset):
                    return _comment_in_text(text, tree.data, offset, f"# {KEYWORD} {codes}")
            return _comment_line(path, tree.data, offset, f"// {KEYWORD} {codes}", partial(takes_comment_line, tree))
        if schema is None:
            return ()
        from amplify_ls.gen1.syntax.suppressions import has_comment_line

        return _comment_line(path, schema.data, offset, f"# {KEYWORD} {codes}", partial(has_comment_line, schema))

    def _of_project(self, project: Project, schemas: Iterable[str]) -> Iterator[Suppression]:
        paths = {path for path in project.reads if path.startswith(f"{project.folder}/")}.union(project.files, schemas)
        commented = [path for path in sorted(paths) if self._comments(path)]
        if not commented:
            return
        known = frozenset(codes()).union(f"{code.partition('/')[0]}/*" for code in codes())
        today = self._today()
        # The findings of a file with a syntax error are unknown, and so are those that depend on it.
        is_broken = any(self._has_error(path) for path in paths)
        failed = failed_rules()
        for path in commented:
            used = self._regions[path].used() if path in self._regions else {}
            for comment in self._comments(path):
                counts = known if is_broken else failed.union(used.get(comment.start, ()))
                yield Suppression(path, comment, counts, known, today)

    def _comments(self, path: str) -> tuple[SuppressComment, ...]:
        module, schema = self._sources.peek(path), self._schema_file(path)
        if module is not None and module.file.tree.has_error:
            # The tree of a broken text may change while the text does not.
            return self._comments_of_module(module)
        data = module.file.data if module is not None else None if schema is None else schema.data
        if data is None:
            return ()
        kept, texts = self._read.get(path), tuple(self._text_schemas(path))
        if kept is None or kept[0] is not data or kept[1] != texts:
            found = _comments_of_schema(schema) if module is None else self._comments_of_module(module)
            kept = self._read[path] = (data, texts, found)
        return kept[2]

    def _comments_of_module(self, module: Module) -> tuple[SuppressComment, ...]:
        """The comments of a file, and those of the schemas in its strings."""
        found = suppress_comments(module.file.tree)
        if KEYWORD.encode() not in module.file.data:
            return found
        inner = [each for text in self._text_schemas(module.path) for each in _comments_of_text(text)]
        return tuple(sorted((*found, *inner))) if inner else found

    def _regions_of(self, path: str) -> SuppressedRegions:
        today = self._today()
        comments = self._comments(path)
        # One that has expired is reported as such, and not as one that suppresses nothing.
        return SuppressedRegions(each for each in comments if not _is_expired(path, each, today))

    def _has_error(self, path: str) -> bool:
        module, schema = self._sources.peek(path), self._schema_file(path)
        if schema is not None:
            return any(chunk.heading.peek().kind.value == "broken" for chunk in schema.chunks.peek())
        return module is not None and module.file.tree.has_error


def _comments_of_schema(schema: SchemaFile | None) -> tuple[SuppressComment, ...]:
    if schema is None:
        return ()
    from amplify_ls.gen1.syntax.suppressions import graphql_suppressions

    return graphql_suppressions(schema)


def _comments_of_text(schema: EmbeddedSchema) -> tuple[SuppressComment, ...]:
    from amplify_ls.gen1.syntax.suppressions import embedded_suppressions

    return embedded_suppressions(schema)


def _comment_in_text(schema: EmbeddedSchema, data: bytes, offset: int, comment: str) -> tuple[TextEdit, ...]:
    """A comment within a schema that is a string: a template literal may have more lines."""
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.gen1.syntax.suppressions import has_comment_line

    if not schema.embedding.is_template or not schema.contains(line_start(data, offset)):
        return ()
    text = SchemaFile(schema.file.path, schema.file.data)
    is_possible = lambda place: has_comment_line(text, schema.embedding.offset(place))  # noqa: E731
    return _comment_line(schema.file.path, data, offset, comment, is_possible)


def _is_expired(path: str, comment: SuppressComment, today: date) -> bool:
    return comment.until is not None and Suppression(path, comment, frozenset(), frozenset(), today).is_expired


def _speaks_of(comment: SuppressComment, offset: int) -> bool:
    return comment.line_start <= offset <= comment.line_end


def _comment_line(
    path: str, data: bytes, offset: int, comment: str, is_possible: Callable[[int], bool]
) -> tuple[TextEdit, ...]:
    start = line_start(data, offset)
    if start == 0 and data.startswith(BOM_UTF8):
        start = len(BOM_UTF8)
    if not is_possible(start):
        return ()
    indentation = indentation_at(data, offset).decode()
    newline = newline_at(data, offset).decode()
    return (TextEdit(path, start, start, f"{indentation}{comment}{newline}"),)
