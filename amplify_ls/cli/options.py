"""The options of each command: its arguments, parsed once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `check`, named like its arguments."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    respect_gitignore: bool
    output_format: str
    """One of ``REPORT_FORMATS``."""
    output_file: str | None
    statistics: bool
    quiet: bool
    exit_zero: bool
    max_warnings: int | None
    watch: bool
    show_settings: bool
    fix: bool
    diff: bool
    unsafe_fixes: bool
    add_ignore: str | None
    """The reason in the comments."""
    write_baseline: str | None
    """The file to write; an empty string means the default."""
    baseline: str | None

    @property
    def makes_fixes(self) -> bool:
        """Whether fixes are applied, either to files or to a printed diff."""
        return self.fix or self.diff

    @property
    def accepts_findings(self) -> bool:
        """Whether findings are accepted, by comments or in a baseline, instead of reported."""
        return self.add_ignore is not None or self.write_baseline is not None


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """The options of `plan`, named like its arguments."""

    paths: tuple[str, ...]
    since: str | None
    before: str | None
    snapshot: str | None
    write_snapshot: str | None
    """The file to write; an empty string means the default."""
    budget: bool
    """Whether limits are reported instead of a comparison."""
    mode: str | None
    """``branch`` or ``sandbox``; None for both."""
    fail_on: str
    output_format: str
    """One of ``PLAN_FORMATS``."""
    output_file: str | None


@dataclass(frozen=True, slots=True)
class RulesOptions:
    """The options of `rules`."""

    output_format: str


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """The options of `explain`."""

    code: str
    output_format: str


@dataclass(frozen=True, slots=True)
class Gen1DirectivesOptions:
    """The options of `gen1 directives`."""

    topic: str


@dataclass(frozen=True, slots=True)
class AccessOptions:
    """The options of `access`."""

    path: str
    since: str | None
    """The git revision to compare with; None to print the whole matrix."""
    output_format: str
    output_file: str | None


@dataclass(frozen=True, slots=True)
class SchemaOptions:
    """The options of `schema`: none."""


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """The options of `convert`."""

    path: str
    output: str | None
    """The file to write; None prints the result."""
    force: bool
    """Replace the file if it exists."""
    route: str
    """One of ``ROUTES``."""
    tables: bool
    """Print what becomes of the tables instead of converting."""


Options = (
    CheckOptions
    | PlanOptions
    | ConvertOptions
    | RulesOptions
    | ExplainOptions
    | AccessOptions
    | Gen1DirectivesOptions
    | SchemaOptions
)

OPTIONS: dict[str, type[Options]] = {
    "check": CheckOptions,
    "plan": PlanOptions,
    "convert": ConvertOptions,
    "rules": RulesOptions,
    "explain": ExplainOptions,
    "access": AccessOptions,
    "gen1": Gen1DirectivesOptions,
    "schema": SchemaOptions,
}
