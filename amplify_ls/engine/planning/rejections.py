"""What the packages reject at synthesis in the parts of a schema that a plan is about."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.engine.checks import run
from amplify_ls.model.files.missing_files import Absence, Sight
from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.rules.registry import rules_for
from amplify_ls.rules.rule import Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.engine.checks import Found
    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.compare import Plan

_SYNTHESIS = Thing("synth")
_ROW = "P111"


def missing_file(project: Project) -> str | None:
    """An import that certainly keeps the backend from being deployed, as the end of a sentence; None if there is none."""
    for path in sorted(project.loading.loaded.files):
        for each in project.running.missing_files(path):
            if each.sight is not Sight.TYPES and each.absence is not Absence.TYPES:
                shown = posixpath.relpath(path, posixpath.dirname(project.folder))
                return f"imports `{each.specifier}` in `{shown}`, which does not exist"
    return None


def missing_file_effect(project: Project) -> Iterator[Effect]:
    """The rejection of a revision that imports a file that does not exist."""
    found = missing_file(project)
    if found is not None:
        yield Effect(
            EffectKind.REFUSED, _SYNTHESIS, "", f"The backend {found}, so it cannot be loaded.", ("backend",), ("backend",)
        )


def rejections(read_before: Callable[[], Project], after: Project, plan: Plan) -> Iterator[Effect]:
    """The first error that the changed models have at synthesis, and that they do not have in the deployed revision.

    ``read_before`` is called if one of them has an error.
    """
    names = dict.fromkeys(each.what.name.partition(" ")[0].partition(".")[0] for each in plan.effects)
    found = {name: errors for name in names if (errors := list(_errors(after, name)))}
    before = read_before() if found else after
    for name, errors in found.items():
        known = {(rule.code, finding.message) for rule, finding in _errors(before, name)}
        for rule, finding in errors:
            if (rule.code, finding.message) not in known:
                place = (f"model {name}", "api")
                why = f"The packages reject the schema at synthesis: {finding.message}"
                yield Effect(EffectKind.REFUSED, _SYNTHESIS, _ROW, why, place, place)
                return


def _errors(project: Project, name: str) -> Iterator[Found]:
    for data in project.data:
        parts = data.parts(name)
        for rule, finding in () if parts is None else run(rules_for(Subject.PARTS, project.version), parts):
            stages = rule.stages if finding.stage is None else (finding.stage,)
            if (finding.severity or rule.severity) is Severity.ERROR and Stage.SYNTH in stages:
                yield rule, finding
