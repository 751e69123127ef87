"""What `amplify-ls.json` may say; the editor's settings have the same names."""

from __future__ import annotations

from amplify_ls.catalog.types import (
    ANYTHING,
    BOOLEAN,
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
"""The member of `package.json` that may say the same."""

OFF = "off"
LEVELS = OneOf(
    (
        Choice(OFF, "The rule is not asked."),
        Choice("hint", "A better form; editors show it with a few dots."),
        Choice("information", "Good to know."),
        Choice("warning", "`check` passes, unless `--max-warnings` says otherwise."),
        Choice("error", "`check` fails."),
    ),
    (Alias("info", ("information",)), Alias("warn", ("warning",)), Alias("none", (OFF,)), Alias("disabled", (OFF,))),
)

RULE = Shape(
    "rule",
    (
        Option("level", LEVELS, "How grave a finding of the rule is.", default="what the rule itself says"),
        Option("options", MapOf(TEXT, ANYTHING), "Options of the rule; its page lists them."),
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
        Option("files", ListOf(_PATTERN, minimum=1), "Patterns as in `.gitignore`, from the folder of the file.", "required"),
        Option("rules", _RULES, "What holds for these files instead."),
    ),
    aliases=(Alias("include", ("files",)), Alias("paths", ("files",))),
)

SETTINGS = Shape(
    "settings",
    (
        Option("$schema", TEXT, "Where the JSON schema of the file is, for editors."),
        Option("rules", _RULES, "How grave the findings of each rule are, and its options."),
        Option("overrides", ListOf(Record(OVERRIDE)), "Other rules for some files; of several that fit the last one counts."),
        Option("exclude", _PATTERNS, "Files and folders that are left alone; patterns as in `.gitignore`."),
        Option("baseline", Text(minimum=1), "A file of accepted findings, from the folder of the file: only others are shown."),
        Option(
            "hideTypeScriptDiagnostics",
            BOOLEAN,
            "Leave out what TypeScript reports too and what has no fix, in an editor that shows both.",
            default="false",
        ),
    ),
    aliases=(Alias("ignore", ("exclude",)), Alias("excludes", ("exclude",)), Alias("rule", ("rules",))),
)
