"""The content of `amplify-ls.json`; the editor's settings have the same names."""

from __future__ import annotations

from amplify_ls.catalog.types import (
    ANYTHING,
    TEXT,
    Alias,
    Choice,
    Either,
    ListOf,
    MapOf,
    OneOf,
    Option,
    Record,
    Shape,
    Text,
)

FILE_NAME = "amplify-ls.json"
PACKAGE_FILE = "package.json"
PACKAGE_KEY = "amplify-ls"
"""The key in `package.json` with the same content."""

OFF = "off"
LEVELS = OneOf(
    (
        Choice(OFF, "The rule is disabled."),
        Choice("hint", "A suggestion; editors show it as a subtle hint."),
        Choice("information", "Good to know."),
        Choice("warning", "`check` passes, unless `--max-warnings` is exceeded."),
        Choice("error", "`check` fails."),
    ),
    (Alias("info", ("information",)), Alias("warn", ("warning",)), Alias("none", (OFF,)), Alias("disabled", (OFF,))),
)

RULE = Shape(
    "rule",
    (
        Option("level", LEVELS, "Level of the rule.", default="the level of the rule"),
        Option("options", MapOf(TEXT, ANYTHING), "Options of the rule, which its page documents."),
    ),
    aliases=(Alias("severity", ("level",)),),
)

_RULES = MapOf(
    Text(r"[a-z]+/[a-z0-9-]+|[a-z]+/\*|\*", "the code of a rule, `FAMILY/*`, or `*` for all"), Either((LEVELS, Record(RULE)))
)
_PATTERN = Text(minimum=1)
_PATTERNS = ListOf(_PATTERN)

OVERRIDE = Shape(
    "override",
    (
        Option(
            "files",
            ListOf(_PATTERN, minimum=1),
            "Patterns as in `.gitignore`, relative to the folder of the settings file.",
            "required",
        ),
        Option("rules", _RULES, "Rules for these files."),
    ),
    aliases=(Alias("include", ("files",)), Alias("paths", ("files",))),
)

SETTINGS = Shape(
    "settings",
    (
        Option("$schema", TEXT, "JSON schema of the file, for editors."),
        Option("rules", _RULES, "Levels and options of rules."),
        Option(
            "overrides",
            ListOf(Record(OVERRIDE)),
            "Other rules for some files. If several overrides match a file, the last one applies.",
        ),
        Option("exclude", _PATTERNS, "Files and folders that are not checked; patterns as in `.gitignore`."),
        Option(
            "baseline",
            Text(minimum=1),
            "A file of accepted findings, relative to the folder of the settings file: only other findings are reported.",
        ),
    ),
    aliases=(Alias("ignore", ("exclude",)), Alias("excludes", ("exclude",)), Alias("rule", ("rules",))),
)
