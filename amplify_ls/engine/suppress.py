"""Suppress comments: what they hide, which of them hide nothing, and the action that writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.style import indentation_at, line_start, newline_at
from amplify_ls.engine.checks import failed_rules, run
from amplify_ls.rules.registry import all_rules, rules_for
from amplify_ls.rules.rule import Subject
from amplify_ls.rules.suppressions import Suppression
from amplify_ls.syntax.suppressions import KEYWORD, suppress_comments, takes_comment_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.engine.checks import Found
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.suppressions import SuppressComment
    from amplify_ls.syntax.tree import SyntaxTree
    from amplify_ls.values.sources import Sources

PLACEHOLDER = "reason"


class Suppressions:
    """The suppress comments of all files."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._read: dict[str, tuple[bytes, tuple[SuppressComment, ...]]] = {}
        self._used: dict[tuple[str, int], set[str]] = {}

    def left(self, found: Iterable[Found]) -> Iterator[Found]:
        """The findings that no comment hides. Which comments hide one is remembered until this is asked again."""
        self._used.clear()
        for rule, finding in found:
            comments = self._comments(finding.span.path)
            if not comments or not self._hides(comments, finding.span.path, finding.span.resolve()[0], rule.code):
                yield rule, finding

    def findings(self, projects: Iterable[Project]) -> Iterator[Found]:
        """What is wrong with the comments themselves, after all that is ``left`` was asked for."""
        for project in projects:
            rules = rules_for(Subject.SUPPRESSION, project.version)
            for suppression in self._of_project(project) if rules else ():
                yield from run(rules, suppression)

    def edits(self, path: str, offset: int, code: str) -> tuple[TextEdit, ...]:
        """A comment that hides the findings of a rule at a place; none where no comment can stand."""
        module = self._sources.peek(path)
        if module is None:
            return ()
        comment = next((comment for comment in self._comments(path) if _speaks_of(comment, offset)), None)
        if comment is not None:
            return (TextEdit(path, comment.codes_end, comment.codes_end, f"{',' if comment.codes else ''} {code}"),)
        return _comment_above(path, module.file.tree, offset, code)

    def _of_project(self, project: Project) -> Iterator[Suppression]:
        paths = {path for path in self._sources.loaded() if path.startswith(f"{project.folder}/")}
        paths.update(project.files.peek())
        commented = [path for path in sorted(paths) if self._comments(path)]
        if not commented:
            return
        known = frozenset(rule.code for rule in all_rules())
        # What a file with a syntax error would say is not known, and so is what leans on it.
        is_broken = any(self._has_error(path) for path in paths)
        for path in commented:
            for comment in self._comments(path):
                used = self._used.get((path, comment.start), set())
                yield Suppression(path, comment, known if is_broken else failed_rules().union(used), known)

    def _comments(self, path: str) -> tuple[SuppressComment, ...]:
        module = self._sources.peek(path)
        if module is None:
            return ()
        data = module.file.data
        if module.file.tree.has_error:
            # The tree of a broken text may change while the text does not.
            return suppress_comments(module.file.tree)
        kept = self._read.get(path)
        if kept is None or kept[0] is not data:
            kept = self._read[path] = (data, suppress_comments(module.file.tree))
        return kept[1]

    def _hides(self, comments: Iterable[SuppressComment], path: str, offset: int, code: str) -> bool:
        is_hidden = False
        for comment in comments:
            if _speaks_of(comment, offset) and any(item.name == code for item in comment.codes):
                self._used.setdefault((path, comment.start), set()).add(code)
                is_hidden = True
        return is_hidden

    def _has_error(self, path: str) -> bool:
        module = self._sources.peek(path)
        return module is not None and module.file.tree.has_error


def _speaks_of(comment: SuppressComment, offset: int) -> bool:
    return comment.line_start <= offset <= comment.line_end


def _comment_above(path: str, tree: SyntaxTree, offset: int, code: str) -> tuple[TextEdit, ...]:
    data = tree.data
    start = line_start(data, offset)
    if not takes_comment_line(tree, start):
        return ()
    indentation = indentation_at(data, offset).decode()
    newline = newline_at(data, offset).decode()
    return (TextEdit(path, start, start, f"{indentation}// {KEYWORD} {code}: {PLACEHOLDER}{newline}"),)
