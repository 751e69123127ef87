"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.catalog.types import Option
    from amplify_ls.edits.operations import Fix
    from amplify_ls.syntax.outline import Span


class Severity(Enum):
    """Error: surely refused. Warning: accepted and wrong. Information: good to know. Hint: a better form."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"


class Stage(Enum):
    """The first step of the real pipeline that would notice."""

    TYPES = "types"
    SYNTH = "synth"
    DEPLOY = "deploy"
    RUNTIME = "runtime"


class Subject(Enum):
    """What a rule is asked about: the smallest thing that it needs, because it runs again when that thing changes."""

    ENTRY = "entry"
    """An entry of a schema (``model.entries.Entry``). The rule may ask for other entries' kinds, not for their content."""
    PARTS = "parts"
    """All that is built within one entry, or by a schema's own chain (``model.parts.Parts``); else as for ``ENTRY``."""
    RELATIONSHIP = "relationship"
    """A relationship of a model (``model.entries.Relationship``), with the model at its other end."""
    DATA = "data"
    """An API as a whole (``model.data.DataModel``): names that meet, rules for all."""
    AUTH = "auth"
    """An auth definition (``model.auth.Auth``)."""
    STORAGE = "storage"
    """A bucket (``model.storage.Storage``)."""
    FUNCTION = "function"
    """A function of the backend (``model.functions.BackendFunction``)."""
    BACKEND = "backend"
    """A ``defineBackend`` call with what its file does with the result (``model.backend.Backend``)."""
    FILE = "file"
    """A source file by itself (``model.project_file.ProjectFile``), with what it imports."""
    RESOLVER = "resolver"
    """A resolver file that handlers name (``model.resolver_file.ResolverFile``)."""
    LOADED = "loaded"
    """A file that runs when the backend is put together (``model.project_file.ProjectFile``), whatever it says."""
    PROJECT = "project"
    """All of a project (``model.project.Project``)."""
    SETTINGS = "settings"
    """A settings file (``model.settings_file.SettingsFile``)."""
    SUPPRESSION = "suppression"
    """A suppress comment (``rules.suppressions.Suppression``), after all other rules have been asked."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault. ``span`` is the smallest token that is wrong; ``message`` is one sentence without advice."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    stage: Stage | None = None
    """Where it differs from the rule's first stage."""
    severity: Severity | None = None
    """Where it differs from the rule's."""
    tags: frozenset[Literal["unnecessary", "deprecated"]] = frozenset()
    package_message: str = ""
    """What the package itself says, for those who search for it."""
    data: Any = field(default=None, compare=False)
    """What the rule's ``fix`` needs to know."""


def no_fix(finding: Finding) -> Iterable[Fix]:
    """The fix of a rule that has none."""
    del finding
    return ()


def always_applies(finding: Finding, options: Mapping[str, Any]) -> bool:
    """What a rule without options says of its findings."""
    del finding, options
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. The documentation is the docstring of its module."""

    code: str
    """Names the fault: ``data/missing-reference-field``. Never used again for anything else."""
    severity: Severity
    stages: tuple[Stage, ...]
    """The steps that notice it; a fault of stage ``types`` alone is a warning where the type check is blind."""
    subject: Subject
    summary: str
    """One sentence: what is wrong with the code that it finds."""
    covers: tuple[str, ...]
    """Rows of the ground truth, such as ``R05``."""
    check: Callable[[Any], Iterable[Finding]]
    fix: Callable[[Finding], Iterable[Fix]] = no_fix
    fixable: Literal["none", "sometimes", "always"] = "none"
    options: tuple[Option, ...] = ()
    """What a user can set for it."""
    applies: Callable[[Finding, Mapping[str, Any]], bool] = always_applies
    """Whether a finding counts under what is set. Findings themselves know nothing of settings, so that they can be kept;
    values of a wrong type, which have a finding of their own, must do no harm."""
    since: str = "1.0.0"
    """The first version of ``@aws-amplify/backend`` for which it holds."""
    until: str = ""
    """The first version for which it holds no more; empty for none."""
    is_about_types: bool = False
    """Whether nothing is wrong where the type check does not look: the findings there are left out."""
