"""From findings to diagnostics: places as they are now, severities, fixes as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety, TextEdit
from amplify_ls.edits.render import render
from amplify_ls.engine.diagnostics import CodeAction, Diagnostic, RelatedPlace, RenderedFix
from amplify_ls.engine.type_check import TypeCheckView
from amplify_ls.incremental.graph import untracked
from amplify_ls.rules.rule import Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from amplify_ls.engine.checks import Found
    from amplify_ls.engine.configuration import Configuration
    from amplify_ls.rules.rule import Finding, Rule
    from amplify_ls.text.document import Document
    from amplify_ls.values.sources import Sources

FIX_ALL = "source.fixAll.amplify"
QUICK_FIX = "quickfix"


class Presenter:
    """Turns findings into what is shown."""

    def __init__(self, sources: Sources, configuration: Configuration, document: Callable[[str], Document | None]) -> None:
        self.configuration = configuration
        self._sources = sources
        self._document = document

    def present(self, found: Iterable[Found]) -> dict[str, tuple[Diagnostic, ...]]:
        """Diagnostics by file, sorted by place."""
        views: dict[str, TypeCheckView] = {}
        by_path: dict[str, set[Diagnostic]] = {}
        for rule, finding in found:
            diagnostic = self._diagnostic(rule, finding, views)
            if diagnostic is not None:
                by_path.setdefault(diagnostic.path, set()).add(diagnostic)
        return {path: tuple(sorted(items, key=_order)) for path, items in by_path.items()}

    def code_actions(self, path: str, start: int, end: int, diagnostics: Sequence[Diagnostic]) -> Sequence[CodeAction]:
        """Quick fixes of the diagnostics that touch the region, and one action that applies all safe fixes."""
        actions: list[CodeAction] = []
        for diagnostic in diagnostics:
            if diagnostic.start <= end and start <= diagnostic.end:
                actions.extend(
                    CodeAction(fix.title, QUICK_FIX, fix.edits, fix.is_preferred, (diagnostic,)) for fix in diagnostic.fixes()
                )
        safe = safe_edits(diagnostics)
        if safe:
            actions.append(CodeAction("Apply all safe fixes of Amplify", FIX_ALL, tuple(safe)))
        return actions

    def _diagnostic(self, rule: Rule, finding: Finding, views: dict[str, TypeCheckView]) -> Diagnostic | None:
        path = finding.span.path
        start, end = finding.span.resolve()
        severity = finding.severity or rule.severity
        stages = (finding.stage,) if finding.stage is not None else rule.stages
        if severity is Severity.ERROR and stages == (Stage.TYPES,):
            view = views.get(path)
            if view is None:
                view = views[path] = TypeCheckView(path, self._sources.peek(path))
            if view.is_blind(start):
                severity = Severity.WARNING
        if rule.code in self.configuration.severities:
            wanted = self.configuration.severities[rule.code]
            if wanted is None:
                return None
            severity = wanted
        if self.configuration.hides_type_errors and stages[0] is Stage.TYPES and rule.fixable == "none":
            return None
        related = tuple(RelatedPlace(item.span.path, *item.span.resolve(), item.message) for item in finding.related)
        return Diagnostic(
            path,
            start,
            end,
            rule.code,
            severity,
            finding.message,
            stages[0],
            related,
            frozenset(finding.tags),
            finding.package_message,
            lambda: untracked(lambda: tuple(self._fixes(rule, finding))),
        )

    def _fixes(self, rule: Rule, finding: Finding) -> Iterable[RenderedFix]:
        for fix in rule.fix(finding):
            edits = render(fix.operations, self._sources)
            if edits:
                yield RenderedFix(fix.title, fix.safety, fix.is_preferred, edits)


def safe_edits(diagnostics: Iterable[Diagnostic]) -> list[TextEdit]:
    """The edits of all safe fixes that do not meet one another, of each diagnostic the first safe one."""
    taken: list[TextEdit] = []
    for diagnostic in diagnostics:
        fix = next((fix for fix in diagnostic.fixes() if fix.safety is Safety.SAFE), None)
        if fix is not None and not any(_meets(one, two) for one in fix.edits for two in taken):
            taken.extend(fix.edits)
    return taken


def _meets(left: TextEdit, right: TextEdit) -> bool:
    return left.path == right.path and left.start <= right.end and right.start <= left.end


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    return diagnostic.start, diagnostic.end, diagnostic.code, diagnostic.message
