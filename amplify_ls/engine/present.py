"""From findings to diagnostics: current positions, severities, fixes as text edits."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.operations import Safety
from amplify_ls.edits.render import render
from amplify_ls.engine.baseline import left_over
from amplify_ls.engine.checks import guarded
from amplify_ls.engine.diagnostics import CodeAction, Diagnostic, RelatedPlace, RenderedFix
from amplify_ls.engine.fixing import FIX_ALL, FIX_ALL_TITLE, has_safe_fix, is_obvious, obvious_edits, safe_edits
from amplify_ls.engine.shortening import shortened
from amplify_ls.engine.suppression.comments import Suppressions
from amplify_ls.engine.type_check import TypeCheckView
from amplify_ls.incremental.graph import untracked
from amplify_ls.rules.package_messages import known_part
from amplify_ls.rules.rule import Severity, Stage
from amplify_ls.syntax.generated import is_generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from amplify_ls.edits.operations import Fix, TextEdit
    from amplify_ls.engine.checks import Found
    from amplify_ls.engine.configuration import Configuration
    from amplify_ls.engine.settings import SettingsTable
    from amplify_ls.engine.shown import ShownDiagnostics
    from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.model.project import Project
    from amplify_ls.rules.rule import Finding, Rule
    from amplify_ls.text.document import Document
    from amplify_ls.values.resolution.sources import Sources

QUICK_FIX = "quickfix"
PACKAGES = "/node_modules/"
ByPath = dict[str, set["Diagnostic"]]
FIX_KIND = "quickfix.fixAll"
"""A kind for all faults of a kind, so that a client can distinguish it from fixes of one place."""
SUPPRESS = "quickfix.suppress"
"""A kind below ``quickfix``, so that a client can distinguish suppressions from fixes."""


_NOTHING = "``"
_EMPTY_STRINGS = (b"''", b'""', b"``")


class _File(NamedTuple):
    """The data that all findings of a file share, looked up once."""

    settings: Configuration
    type_check: TypeCheckView
    is_loaded: bool
    """Whether the backend may load it."""


class Presenter:
    """Turns findings into diagnostics."""

    def __init__(
        self,
        sources: Sources,
        settings: SettingsTable,
        document: Callable[[str], Document | None],
        schema_file: Callable[[str], SchemaFile | None] = lambda path: None,
        text_schemas: Callable[[str], Iterable[EmbeddedSchema]] = lambda path: (),
    ) -> None:
        """``schema_file`` returns the Gen 1 schema that was read at a path, ``text_schemas`` those in strings of a file."""
        self.settings = settings
        self._sources = sources
        self._document = document
        self._suppressions = Suppressions(sources, schema_file, text_schemas)

    def of_project(self, found: Iterable[Found], project: Project, schemas: Iterable[str] = ()) -> ByPath:
        """The diagnostics of a project with its Gen 1 schemas, without what a comment suppresses."""
        left = self._suppressions.left(found)
        return self._present(chain(left, self._suppressions.findings(project, schemas)), project.running.unreached)

    def of_settings(self, paths: Iterable[str], open_paths: Iterable[str]) -> ByPath:
        """The diagnostics of the settings files that apply to some files, and of those that are open."""
        return self._present(self.settings.findings(paths, open_paths), frozenset())

    def _present(self, found: Iterable[Found], unreached: frozenset[str]) -> ByPath:
        files: dict[str, _File] = {}
        by_path: dict[str, set[Diagnostic]] = {}
        for rule, finding in found:
            path = finding.span.path
            if PACKAGES in path:
                # Installed packages are not fixed. Packages of a workspace have a real path elsewhere, whatever link leads to
                # them.
                continue
            file = files.get(path)
            if file is None:
                view = TypeCheckView(path, self._sources.peek(path))
                file = files[path] = _File(self.settings.of(path), view, path not in unreached)
            diagnostic = self._diagnostic(rule, finding, file)
            if diagnostic is not None:
                by_path.setdefault(diagnostic.path, set()).add(diagnostic)
        return {path: set(shortened(diagnostics)) for path, diagnostics in by_path.items()}

    def in_order(self, path: str, items: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics of a file, sorted by position, without the accepted ones."""
        diagnostics = tuple(sorted(items, key=_order))
        baseline = self.settings.baseline(path)
        return diagnostics if baseline is None else left_over(diagnostics, baseline, self._document)

    def code_actions(
        self, path: str, start: int, end: int, diagnostics: Sequence[Diagnostic], shown: ShownDiagnostics
    ) -> Sequence[CodeAction]:
        """Quick fixes of the diagnostics on the lines of the region, and actions that fix faults together.

        The diagnostics that the region touches come first. Only their fixes are marked as preferred, unless there are none.
        ``shown`` are the diagnostics of all files.
        """
        near, far = self._on_lines(path, start, end, diagnostics)
        actions: list[CodeAction] = []
        obvious: dict[str, Diagnostic] = {}
        for diagnostic in (*near, *far):
            fixes = diagnostic.fixes()
            may_prefer = not near or diagnostic in near
            actions.extend(
                CodeAction(fix.title, QUICK_FIX, partial(tuple, fix.edits), may_prefer and fix.is_preferred, (diagnostic,))
                for fix in fixes
            )
            if fixes and is_obvious(fixes[0]):
                obvious.setdefault(diagnostic.code, diagnostic)
        for diagnostic in obvious.values():
            actions.extend(_fixing_all(diagnostic, diagnostics, shown))
        if has_safe_fix(diagnostics):
            actions.append(CodeAction(FIX_ALL_TITLE, FIX_ALL, partial(safe_edits, diagnostics)))
        actions.extend(self._suppressing(path, (*near, *far)))
        return actions

    def _on_lines(
        self, path: str, start: int, end: int, diagnostics: Iterable[Diagnostic]
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """The diagnostics that touch a region, and others on its lines, of other kinds: one of the same would read the same."""
        document = self._document(path)
        first, last = start, end
        if document is not None:
            first, last = document.line_start(document.line_of(start)), document.line_end(document.line_of(end))
        on_lines = [each for each in diagnostics if each.start <= last and first <= each.end]
        near = [each for each in on_lines if each.start <= end and start <= each.end]
        codes = {each.code for each in near}
        return near, [each for each in on_lines if each.code not in codes]

    def ignoring(self, path: str, diagnostics: Iterable[Diagnostic], reason: str) -> tuple[TextEdit, ...]:
        """Comments that suppress these diagnostics of a file, one per line of code."""
        document = self._document(path)
        by_line: dict[int, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            if document is not None and not diagnostic.code.startswith("suppression/"):
                by_line.setdefault(document.line_of(diagnostic.start), []).append(diagnostic)
        found: list[TextEdit] = []
        for here in by_line.values():
            codes = list(dict.fromkeys(diagnostic.code for diagnostic in here))
            found.extend(self._suppressions.edits(path, here[0].start, codes, reason))
        return tuple(found)

    def _suppressing(self, path: str, diagnostics: Iterable[Diagnostic]) -> Iterable[CodeAction]:
        """One action for each code and line."""
        by_edits: dict[tuple[TextEdit, ...], list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            edits = self._suppressions.edits(path, diagnostic.start, [diagnostic.code])
            if edits and not diagnostic.code.startswith("suppression/"):
                by_edits.setdefault(edits, []).append(diagnostic)
        for edits, hidden in by_edits.items():
            title = f"Suppress `{hidden[0].code}` on this line"
            yield CodeAction(title, SUPPRESS, partial(tuple, edits), diagnostics=tuple(hidden))

    def _diagnostic(self, rule: Rule, finding: Finding, file: _File) -> Diagnostic | None:
        held = file.settings
        if held.is_excluded:
            return None
        start, end = finding.span.resolve()
        severity = finding.severity or rule.severity
        stages = (finding.stage,) if finding.stage is not None else rule.stages
        if severity is Severity.ERROR and not self._is_refused(rule, stages, start, file):
            if rule.is_about_types and stages == (Stage.TYPES,):
                return None
            severity = Severity.WARNING
        choice = held.choices.get(rule.code)
        if choice is not None and choice.is_set:
            if choice.severity is None:
                return None
            severity = choice.severity
        if choice is not None and choice.options and not self._applies(rule, finding, choice.options):
            return None
        related = tuple(RelatedPlace(item.span.path, *item.span.resolve(), item.message) for item in finding.related)
        return Diagnostic(
            finding.span.path,
            start,
            end,
            rule.code,
            severity,
            self._message(rule, finding, start, end),
            stages[0],
            related,
            frozenset(finding.tags),
            known_part(finding.package_message),
            lambda safeties: self._fixes(rule, finding, safeties),
        )

    def _message(self, rule: Rule, finding: Finding, start: int, end: int) -> str:
        """The message of a finding; another one for a string that is still empty, which names nothing wrong yet."""
        if _NOTHING not in finding.message:
            return finding.message
        document = self._document(finding.span.path)
        if document is None or document.data[start:end] not in _EMPTY_STRINGS:
            return finding.message
        return (
            f"Name {rule.names}: the string is empty." if rule.names else "A value is expected here, but the string is empty."
        )

    @staticmethod
    def _is_refused(rule: Rule, stages: tuple[Stage, ...], start: int, file: _File) -> bool:
        """Whether a step that reports the fault reaches it: the type checker, or a step that loads the file."""
        if file.is_loaded and stages != (Stage.TYPES,):
            return True
        view = file.type_check
        is_hidden = view.is_silenced(start) if rule.is_about_names else view.is_blind(start)
        return Stage.TYPES in stages and not is_hidden

    def _applies(self, rule: Rule, finding: Finding, options: Mapping[str, Any]) -> bool:
        """Whether a finding applies under the options of its rule; it does if the rule fails."""
        return False not in guarded(rule, lambda: (rule.applies(finding, options),))

    def _fixes(self, rule: Rule, finding: Finding, safeties: frozenset[Safety]) -> Iterable[RenderedFix]:
        """The fixes of a finding that can be applied; a finding whose fixes raise is kept."""
        for fix in untracked(lambda: guarded(rule, partial(rule.fix, finding))):
            if fix.safety not in safeties:
                continue
            edits = untracked(partial(guarded, rule, partial(render, fix.operations, self._sources)))
            safety = self._safety(fix, edits)
            if edits and safety in safeties:
                yield RenderedFix(fix.title, safety, fix.is_preferred, edits)

    def _safety(self, fix: Fix, edits: Iterable[TextEdit]) -> Safety:
        """Always unsafe in a generated file, because the tool that generates it again restores the fault."""
        modules = (untracked(partial(self._sources.module, edit.path)) for edit in edits)
        return Safety.UNSAFE if any(module is not None and is_generated(module.file) for module in modules) else fix.safety


def _fixing_all(diagnostic: Diagnostic, diagnostics: Iterable[Diagnostic], shown: ShownDiagnostics) -> Iterable[CodeAction]:
    """The actions that fix all faults of the same kind: in the file, and in the project, where there are others."""
    code = diagnostic.code
    here = [each for each in diagnostics if each.code == code]
    everywhere = [*here, *shown.elsewhere(diagnostic.path, code)]
    for extent, found, others in (("file", here, len(here) > 1), ("project", everywhere, len(everywhere) > len(here))):
        if others:
            title = f"Fix all `{code}` in this {extent}"
            edits = partial(obvious_edits, found)
            yield CodeAction(title, FIX_KIND, edits, diagnostics=(diagnostic,), is_large=True)


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    return diagnostic.start, diagnostic.end, diagnostic.code, diagnostic.message
