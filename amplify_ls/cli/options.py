"""What each command is asked for: its arguments, parsed once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What `check` is asked for, by the names of its arguments."""

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
    """The reason that the comments give."""
    write_baseline: str | None
    """The file to write; an empty string is the usual one."""
    baseline: str | None

    @property
    def makes_fixes(self) -> bool:
        """Whether fixes are applied, be it to files or to a difference that is printed."""
        return self.fix or self.diff

    @property
    def accepts_findings(self) -> bool:
        """Whether findings are accepted, by comments or in a baseline, instead of reported."""
        return self.add_ignore is not None or self.write_baseline is not None


@dataclass(frozen=True, slots=True)
class RulesOptions:
    """What `rules` is asked for."""

    output_format: str


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """What `explain` is asked for."""

    code: str
    output_format: str


@dataclass(frozen=True, slots=True)
class SchemaOptions:
    """What `schema` is asked for: nothing."""


Options = CheckOptions | RulesOptions | ExplainOptions | SchemaOptions

OPTIONS: dict[str, type[Options]] = {
    "check": CheckOptions,
    "rules": RulesOptions,
    "explain": ExplainOptions,
    "schema": SchemaOptions,
}
