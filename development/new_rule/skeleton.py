"""The three files that a new rule touches, with a marker at each place that its author has to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "TODO:"
"""A test fails as long as a rule, a case or the changelog contains it."""

RULES = "amplify_ls/rules"
CASES = "tests/mdtest/cases"
CHANGELOG = "CHANGELOG.md"

_CODE = re.compile(r"([a-z]+[0-9]?)/([a-z0-9]+(?:-[a-z0-9]+)*)")

SUBJECTS = {
    Subject.ENTRY: ("entry", "model.data.entries", "Entry"),
    Subject.PARTS: ("parts", "model.data.parts", "Parts"),
    Subject.RELATIONSHIP: ("relationship", "model.data.entries", "Relationship"),
    Subject.DATA: ("data", "model.data.model", "DataModel"),
    Subject.AUTH: ("auth", "model.resources.auth", "Auth"),
    Subject.STORAGE: ("storage", "model.resources.storage", "Storage"),
    Subject.FUNCTION: ("function", "model.resources.functions", "BackendFunction"),
    Subject.BACKEND: ("backend", "model.resources.backend", "Backend"),
    Subject.FILE: ("file", "model.project_file", "ProjectFile"),
    Subject.GEN1_DEFINITION: ("declared", "gen1.facts.declared", "Declared"),
    Subject.GEN1_API: ("api", "gen1.facts.api", "Api"),
    Subject.GEN1_PROJECT: ("project", "gen1.project.gen1_project", "Gen1Project"),
    Subject.RESOLVER: ("file", "model.data.resolver_file", "ResolverFile"),
    Subject.LOADED: ("file", "model.project_file", "ProjectFile"),
    Subject.PROJECT: ("project", "model.project", "Project"),
    Subject.SETTINGS: ("file", "model.settings_file", "SettingsFile"),
    Subject.SUPPRESSION: ("suppression", "rules.suppression.suppressions", "Suppression"),
}
"""The parameter of `check` for each subject, and the module and the name of its type."""


_FILES = {
    "auth": "amplify/auth/resource.ts",
    "data": "amplify/data/resource.ts",
    "function": "amplify/functions/report/resource.ts",
    "gen1": "amplify/backend/api/app/schema.graphql",
    "storage": "amplify/storage/resource.ts",
}
"""The file of a case for each family whose faults are in a file of their own; those of the others are in the entry file."""


class _Language(NamedTuple):
    """How a fault is written in the language of a family."""

    name: str
    """As it follows the marks of a block."""
    comment: str
    faulty: str
    fine: str


_TYPESCRIPT = _Language("ts", "//", "export const faulty = {};", "export const fine = {};")
_GRAPHQL = _Language("graphql", "#", "type Faulty { name: String }", "type Fine { name: String }")


class SkeletonError(Exception):
    """No skeleton can be written; the text says why."""


class NewRule(NamedTuple):
    """What is known of a rule before it is written."""

    family: str
    name: str
    """The second half of the code."""
    subject: Subject
    topic: str = ""
    """The folder of the rule within its family; empty for the folder of the family itself."""

    @property
    def code(self) -> str:
        return f"{self.family}/{self.name}"

    @property
    def language(self) -> _Language:
        return _GRAPHQL if self.family == "gen1" else _TYPESCRIPT

    @property
    def module(self) -> str:
        """The path of its module, from the root of the repository."""
        folder = f"{RULES}/{self.family}/{self.topic}" if self.topic else f"{RULES}/{self.family}"
        return f"{folder}/{self.name.replace('-', '_')}.py"

    @property
    def cases(self) -> str:
        """The path of its cases, from the root of the repository."""
        return f"{CASES}/{self.family}/{self.name}.md"


def new_rule(root: Path, code: str, subject: str, topic: str = "") -> NewRule:
    """The rule that a contributor asks for.

    Raises:
        SkeletonError: The code, the subject or the topic is not possible, or the rule exists.
    """
    found = _CODE.fullmatch(code)
    if found is None or not (root / RULES / found.group(1)).is_dir():
        raise SkeletonError(f"the code {code!r} is not a family of rules and a name, such as data/missing-reference-field")
    known = {each.value: each for each in Subject}
    if subject not in known:
        raise SkeletonError(f"the subject {subject!r} is none of {', '.join(known)}")
    family, name = found.groups()
    topics = sorted(each.parent.name for each in (root / RULES / family).glob("*/__init__.py"))
    if topic and topic not in topics:
        raise SkeletonError(f"the topic {topic!r} is none of the folders of {family}: {', '.join(topics) or 'it has none'}")
    rule = NewRule(family, name, known[subject], topic)
    for path in (root / RULES / family).rglob("*.py"):
        if path.stem == name.replace("-", "_"):
            raise SkeletonError(f"{path.relative_to(root).as_posix()} exists")
    if (root / rule.cases).exists():
        raise SkeletonError(f"{rule.cases} exists")
    return rule


def write(root: Path, rule: NewRule) -> tuple[str, ...]:
    """Write the skeletons below a folder; the paths of the files."""
    changelog = root / CHANGELOG
    texts = {
        rule.module: module_text(rule),
        rule.cases: cases_text(rule),
        CHANGELOG: with_line(changelog.read_text(encoding="utf-8"), f"- {MARKER} what the rule reports (`{rule.code}`)."),
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return tuple(texts)


def unfilled(root: Path) -> list[str]:
    """The places with a marker in the rules, their cases and the changelog: ``path:line``."""
    paths = [*(root / RULES).rglob("*.py"), *(root / CASES).rglob("*.md"), root / CHANGELOG]
    return [
        f"{path.relative_to(root).as_posix()}:{number}"
        for path in sorted(paths)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MARKER in line
    ]


def with_line(changelog: str, line: str) -> str:
    """A changelog with one more line at the end of its first list, which is that of what was added since the last version."""
    head, heading, rest = changelog.partition("### Added\n\n")
    items, gap, others = rest.partition("\n\n")
    return f"{head}{heading}{items.rstrip()}\n{line}{gap or chr(10)}{others}"


def module_text(rule: NewRule) -> str:
    """The module of a rule that reports nothing yet."""
    parameter, module, kind = SUBJECTS[rule.subject]
    language, comment = rule.language.name, rule.language.comment
    return f'''"""{MARKER} one sentence about the fault in the code, the same as `summary` below.

## What it does

Reports {MARKER} what is reported and, where it matters, what is not.

## Why is this bad?

{MARKER} who rejects it at which step, or what goes wrong in production.

## Example

```{language} bad
{comment} {MARKER} code with the fault, exactly once
```

Use instead:

```{language} good
{comment} {MARKER} the same without the fault
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.{module} import {kind}


def check({parameter}: {kind}) -> Iterator[Finding]:
    # {MARKER} yield Finding(span, message) for each fault. Report nothing where something is unknown.
    del {parameter}
    yield from ()


RULE = Rule(
    code="{rule.code}",
    severity=Severity.ERROR,  # {MARKER} an error is surely rejected; a warning is accepted and wrong
    stages=(Stage.TYPES,),  # {MARKER} the steps that reject it, the first one first
    subject=Subject.{rule.subject.name},
    summary="{MARKER} the first line of the docstring",
    covers=(),
    check=check,
)
'''


def cases_text(rule: NewRule) -> str:
    """Cases that fail until there are projects in them, and a rule that finds what they expect."""
    file = _FILES.get(rule.family, "amplify/backend.ts")
    language, comment, faulty, fine = rule.language
    return f"""# {rule.name.replace("-", " ").capitalize()}

## {MARKER} the fault in a few words

`{file}`:

```{language}
{comment} {MARKER} a project with the fault
{faulty} {comment} error: [{rule.code}] "{MARKER} part of the message"
```

## {MARKER} what is nearly the fault and is none

`{file}`:

```{language}
{comment} {MARKER} a project without the fault
{fine}
```
"""
