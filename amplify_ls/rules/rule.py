"""Rules and their findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    # Part of mypy; nobody needs to install it.
    from typing_extensions import TypeVar

    from amplify_ls.catalog.types import Option
    from amplify_ls.edits.operations import Fix
    from amplify_ls.rules.claims import Claim, Match
    from amplify_ls.syntax.outline import Span

    # The data of a `Finding` without argument can be passed on, but not read, so a fix has to name what it reads.
    D = TypeVar("D", covariant=True, default=object)
    Checked = TypeVar("Checked", default=Any)
    Data = TypeVar("Data", default=Any)
else:
    from typing import TypeVar

    D, Checked, Data = TypeVar("D"), TypeVar("Checked"), TypeVar("Data")


class Severity(Enum):
    """Error: certainly rejected. Warning: accepted, but wrong. Information: worth knowing. Hint: a suggestion."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"


class Stage(Enum):
    """The first step of the real pipeline that would fail or go wrong."""

    TYPES = "types"
    SYNTH = "synth"
    DEPLOY = "deploy"
    RUNTIME = "runtime"


class Subject(Enum):
    """What a rule checks: the smallest thing that it needs, because it runs again when that thing changes."""

    ENTRY = "entry"
    """An entry of a schema (``model.data.entries.Entry``). The rule may read the kinds of other entries, not their content."""
    PARTS = "parts"
    """Everything that an entry, or a schema's own chain, builds (``model.data.parts.Parts``); otherwise like ``ENTRY``."""
    RELATIONSHIP = "relationship"
    """A relationship of a model (``model.data.entries.Relationship``), with the related model."""
    DATA = "data"
    """An API as a whole (``model.data.model.DataModel``): names that must be unique, and rules of the schema."""
    AUTH = "auth"
    """An auth definition (``model.resources.auth.Auth``)."""
    STORAGE = "storage"
    """A bucket (``model.resources.storage.Storage``)."""
    FUNCTION = "function"
    """A function of the backend (``model.resources.functions.BackendFunction``)."""
    BACKEND = "backend"
    """A ``defineBackend`` call and how its file uses the result (``model.resources.backend.Backend``)."""
    FILE = "file"
    """A source file by itself (``model.project_file.ProjectFile``), with its imports."""
    RESOLVER = "resolver"
    """A resolver file that handlers refer to (``model.data.resolver_file.ResolverFile``)."""
    LOADED = "loaded"
    """Any file that runs when the backend is synthesized (``model.project_file.ProjectFile``)."""
    PROJECT = "project"
    """A whole project (``model.project.Project``)."""
    SETTINGS = "settings"
    """A settings file (``model.settings_file.SettingsFile``)."""
    GEN1_DEFINITION = "gen1 definition"
    """A top-level definition of a Gen 1 schema with its API (``gen1.facts.declared.Declared``)."""
    GEN1_API = "gen1 api"
    """A Gen 1 API as a whole (``gen1.facts.api.Api``): names that must be unique, and pairs of fields."""
    GEN1_PROJECT = "gen1 project"
    """The Gen 1 part of a project (``gen1.project.gen1_project.Gen1Project``)."""
    SUPPRESSION = "suppression"
    """A suppression comment (``rules.suppression.suppressions.Suppression``), after all other rules have run."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that is related to a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding(Generic[D]):
    """A reported fault. ``span`` is the smallest token that is wrong; ``message`` is one sentence without advice."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    stage: Stage | None = None
    """The stage, if it differs from the rule's first one."""
    severity: Severity | None = None
    """The severity, if it differs from that of the rule."""
    tags: frozenset[Literal["unnecessary", "deprecated"]] = frozenset()
    package_message: str = ""
    """The message of the packages themselves, so that users can find it by searching. ``...`` is a part that is unknown: the
    message is shown up to there (``rules.package_messages``)."""
    data: D = field(default=cast("Any", None), compare=False)
    """What the ``fix`` of the rule needs."""


def no_fix(finding: Finding) -> Iterable[Fix]:
    """The ``fix`` of a rule without fixes."""
    del finding
    return ()


def always_applies(finding: Finding, options: Mapping[str, Any]) -> bool:
    """The ``applies`` of a rule without options."""
    del finding, options
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Generic[Checked, Data]):
    """A rule that checks a subject. Its documentation is the docstring of its module.

    ``Data`` is what ``check`` passes to ``fix`` in ``Finding.data``.
    """

    code: str
    """The name of the fault, such as ``data/missing-reference-field``. It is never reused for another one."""
    severity: Severity
    stages: tuple[Stage, ...]
    """The steps that reject it; a fault of stage ``types`` alone is a warning in code that TypeScript does not check."""
    subject: Subject
    summary: str
    """One sentence about what is wrong in the code."""
    covers: tuple[str, ...]
    """Rows of the ground truth, such as ``R05``."""
    check: Callable[[Checked], Iterable[Finding[Data]]]
    fix: Callable[[Finding[Data]], Iterable[Fix]] = no_fix
    fixable: Literal["none", "sometimes", "always"] = "none"
    directives: tuple[str, ...] = ()
    """For rules about GraphQL definitions: it has findings only in definitions that use one of these; empty for all of them."""
    names: str = ""
    """What the strings that it reports name, such as ``a model``, for the message about one that is still empty."""
    options: tuple[Option, ...] = ()
    """The options that users can set for the rule."""
    applies: Callable[[Finding[Data], Mapping[str, Any]], bool] = always_applies
    """Whether a finding is reported with the options that are set. Findings do not depend on settings, so they can be cached.
    It must tolerate values of the wrong type, which other rules report."""
    since: str = "1.0.0"
    """The first version of ``@aws-amplify/backend`` that the rule applies to."""
    until: str = ""
    """The first version that the rule no longer applies to; empty for none."""
    status: Literal["stable", "preview", "deprecated"] = "stable"
    """``preview``: the rule may still change without notice; ``deprecated``: it will be removed."""
    added: str = "0.1.0"
    """The first version of amplify-ls that has the rule."""
    claims: tuple[Claim[Any], ...] = ()
    """The problems of options and arguments that it reports (``rules.claims``)."""
    rejected_at_synthesis: tuple[Match[Any], ...] = ()
    """Those of its problems that the packages reject at synthesis, whether or not TypeScript reports them.

    Measured with each value cast to ``any``: what is not listed is silently ignored, or makes the deployment fail."""
    is_about_types: bool = False
    """Whether only TypeScript rejects the fault, so that code that it does not check has no findings."""
    is_about_names: bool = False
    """Whether TypeScript reports the fault regardless of types, even under a cast to ``any``."""
