"""Run the rules on one project, subject by subject, each in a cell of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from amplify_ls.engine.log import log
from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import Derived
from amplify_ls.model.data.resolver_file import ResolverFile
from amplify_ls.model.project_file import ProjectFile
from amplify_ls.rules.registry import rules_for
from amplify_ls.rules.rule import Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.rules.rule import Finding, Rule

_reported: set[str] = set()

Answer = TypeVar("Answer")
Found = tuple["Rule", "Finding"]
_RESOURCES: dict[Subject, Callable[[Project], Sequence[Resource]]] = {
    Subject.AUTH: lambda project: project.auth,
    Subject.STORAGE: lambda project: project.storages,
    Subject.FUNCTION: lambda project: project.functions,
    Subject.BACKEND: lambda project: project.backends,
}


class ProjectChecks:
    """All findings of a project, kept up to date."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._groups: CellMap[tuple[DataModel, int], tuple[Found, ...]] = CellMap(lambda key: self._check_group(*key))
        self._entries: CellMap[tuple[DataModel, str], tuple[Found, ...]] = CellMap(lambda key: self._check_entry(*key))
        self._own: CellMap[tuple[DataModel, str], tuple[Found, ...]] = CellMap(lambda key: self._check_own(*key))
        self._relationships: CellMap[tuple[DataModel, str, str], tuple[Found, ...]] = CellMap(
            lambda key: self._check_relationship(*key)
        )
        self._data: CellMap[DataModel, tuple[Found, ...]] = CellMap(lambda data: self._run(Subject.DATA, data))
        self._schema: CellMap[DataModel, tuple[Found, ...]] = CellMap(lambda data: self._run_parts(data.schema_parts))
        self._resource_at: CellMap[tuple[Subject, int], Resource | None] = CellMap(lambda key: self._find_resource(*key))
        self._resources: CellMap[tuple[Subject, int], tuple[Found, ...]] = CellMap(lambda key: self._check_resource(*key))
        self._files: CellMap[str, tuple[Found, ...]] = CellMap(self._check_file)
        self._resolvers: CellMap[str, tuple[Found, ...]] = CellMap(self._check_resolver)
        self._loaded: CellMap[str, tuple[Found, ...]] = CellMap(self._check_loaded)
        self._all_files: Derived[tuple[Found, ...]] = Derived(self._check_files)
        # Each runs again only when its own inputs change, because the inputs of a backend are spread over the project.
        self._backends: CellMap[tuple[Rule, int], tuple[Found, ...]] = CellMap(lambda key: self._check_backend(*key))
        self._project: CellMap[Rule, tuple[Found, ...]] = CellMap(lambda rule: run((rule,), project))
        self._all: Derived[tuple[Found, ...]] = Derived(self._collect)

    def findings(self) -> tuple[Found, ...]:
        """Every finding with its rule; the same object as long as none has changed."""
        return self._all.get()

    def _collect(self) -> tuple[Found, ...]:
        found: list[Found] = []
        for data in self.project.data:
            for group in group_starts(data.names):
                found.extend(self._groups.get((data, group)))
            found.extend(self._data.get(data))
            found.extend(self._schema.get(data))
        for subject in _RESOURCES:
            for index in range(len(_resources(self.project, subject))):
                found.extend(self._resources.get((subject, index)))
        found.extend(self._all_files.get())
        for path in self.project.wiring.resolvers:
            found.extend(self._resolvers.get(path))
        for rule in rules_for(Subject.PROJECT, self.project.version):
            found.extend(self._project.get(rule))
        return tuple(unique(found))

    def of_entry(self, data: DataModel, name: str) -> tuple[Found, ...]:
        """The findings of one entry of a schema, and of its relationships."""
        return self._entries.get((data, name))

    def _check_group(self, data: DataModel, start: int) -> tuple[Found, ...]:
        """The findings of some entries, so that a keystroke in one of hundreds does not visit all of them."""
        found: tuple[Found, ...] = ()
        for name in data.names[start : start + GROUP_SIZE]:
            found += self._entries.get((data, name))
        return found

    def _find_resource(self, subject: Subject, index: int) -> Resource | None:
        resources = _resources(self.project, subject)
        return resources[index] if index < len(resources) else None

    def _check_resource(self, subject: Subject, index: int) -> tuple[Found, ...]:
        # It reads only its own resource instead of all resources, so that a change of one does not affect the others.
        resource = self._resource_at.get((subject, index))
        if resource is None:
            return ()
        if subject is not Subject.BACKEND:
            return self._run(subject, resource)
        rules = rules_for(subject, self.project.version)
        return tuple(found for rule in rules for found in self._backends.get((rule, index)))

    def _check_backend(self, rule: Rule, index: int) -> tuple[Found, ...]:
        backend = self._resource_at.get((Subject.BACKEND, index))
        return () if backend is None else run((rule,), backend)

    def _check_files(self) -> tuple[Found, ...]:
        own = (found for path in self.project.files for found in self._files.get(path))
        return (*own, *(found for path in self.project.loaded for found in self._loaded.get(path)))

    def _check_loaded(self, path: str) -> tuple[Found, ...]:
        module = self.project.sources.module(path)
        return () if module is None else self._run(Subject.LOADED, ProjectFile(self.project, module))

    def _check_file(self, path: str) -> tuple[Found, ...]:
        module = self.project.sources.module(path)
        return () if module is None else self._run(Subject.FILE, ProjectFile(self.project, module))

    def _check_resolver(self, path: str) -> tuple[Found, ...]:
        references = self.project.wiring.resolvers.get(path)
        module = self.project.sources.module(path)
        if not references or module is None:
            return ()
        return self._run(Subject.RESOLVER, ResolverFile(self.project, module, references))

    def _check_entry(self, data: DataModel, name: str) -> tuple[Found, ...]:
        """The findings of an entry and of its relationships."""
        entry = data.entry(name)
        if entry is None:
            return ()
        found = self._own.get((data, name))
        for field in entry.relationships:
            found += self._relationships.get((data, name, field))
        return found

    def _check_own(self, data: DataModel, name: str) -> tuple[Found, ...]:
        entry, parts = data.entry(name), data.parts(name)
        if entry is None or parts is None:
            return ()
        return self._run(Subject.ENTRY, entry) + self._run_parts(parts)

    def _check_relationship(self, data: DataModel, name: str, field: str) -> tuple[Found, ...]:
        entry = data.entry(name)
        relationship = None if entry is None else entry.relationships.get(field)
        return () if relationship is None else self._run(Subject.RELATIONSHIP, relationship)

    def _run_parts(self, parts: Parts) -> tuple[Found, ...]:
        """The findings of the parts, and on each side of a condition those that TypeScript reports."""
        return (*self._run(Subject.PARTS, parts), *self._run_arms(parts))

    def _run_arms(self, parts: Parts) -> Iterator[Found]:
        if not parts.arms:
            return
        rules = [rule for rule in rules_for(Subject.PARTS, self.project.version) if Stage.TYPES in rule.stages]
        for arm in parts.arms:
            for rule, finding in run(rules, arm):
                if finding.stage in (None, Stage.TYPES) and (finding.severity or rule.severity) is Severity.ERROR:
                    yield rule, replace(finding, stage=Stage.TYPES)
            yield from self._run_arms(arm)

    def _run(self, subject: Subject, thing: Any) -> tuple[Found, ...]:
        return run(rules_for(subject, self.project.version), thing)


def _resources(project: Project, subject: Subject) -> Sequence[Resource]:
    """The resources of a project that are one kind of subject."""
    return _RESOURCES[subject](project)


def run(rules: Iterable[Rule], thing: Any) -> tuple[Found, ...]:
    """Run rules on one subject. A rule that raises is logged and skipped; the others continue."""
    found: list[Found] = []
    for rule in rules:
        try:
            for finding in rule.check(thing):
                found.append((rule, finding))
        except Exception:
            found = [each for each in found if each[0] is not rule]
            _report(rule)
    return tuple(found)


def guarded(rule: Rule, ask: Callable[[], Iterable[Answer]]) -> tuple[Answer, ...]:
    """The answers of a rule. A rule that raises is logged and skipped; the others continue."""
    try:
        return tuple(ask())
    except Exception:
        _report(rule)
        return ()


def _report(rule: Rule) -> None:
    """Log the exception that a rule has just raised, once per rule."""
    if rule.code not in _reported:
        _reported.add(rule.code)
        log(__name__).exception("The rule %s failed and was skipped", rule.code)


def findings_of(checks: ProjectChecks) -> tuple[Found, ...]:
    """The findings of a project; none if reading it fails, which is logged, so that other projects continue."""
    try:
        return checks.findings()
    except Exception:
        if checks.project.folder not in _reported:
            _reported.add(checks.project.folder)
            log(__name__).exception("The project %s could not be checked", checks.project.folder)
        return ()


def has_text_schemas(project: Project) -> bool:
    """Whether the schema of an API is a string with GraphQL definitions; False if that cannot be determined."""
    try:
        return any(data.text is not None for data in project.data)
    except Exception:
        # Whoever checks the project logs it.
        return False


def failed_rules() -> frozenset[str]:
    """The codes of rules that have raised in this process."""
    return frozenset(_reported)


def unique(found: Iterable[Found]) -> Iterable[Found]:
    """One finding per fault: a fault in code that ten models share is reported once, where it is written."""
    seen: set[tuple[str, object]] = set()
    for rule, finding in found:
        key = (rule.code, finding.span)
        if key not in seen:
            seen.add(key)
            yield rule, finding
