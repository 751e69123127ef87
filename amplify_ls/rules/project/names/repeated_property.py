"""An object literal has the same property more than once.

## What it does

Reports a property that appears again in the same object literal. Paths of storages are reported by `storage/repeated-path`.

## Why is this bad?

The last property overrides the others, which are silently lost. TypeScript rejects the object literal, but the packages cannot
notice.

## Example

```ts bad
const schema = a.schema({
  User: a.model({
    email: a.string(),
    email: a.email(),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({
    email: a.email(),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing the first property is safe and is applied by `--fix` if both are identical. Otherwise, both fixes are unsafe, because
only you know which of the two is intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.names.file_names import Repeated
    from amplify_ls.syntax.outline import Span


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, Repeated]]]:
    names = file.module.file.names
    repeated = [each for chunk in file.module.file.header.get().statements for each in names.repeated(chunk)]
    paths = _repeated_paths(file) if repeated else frozenset()
    for each in repeated:
        if each.later_name.resolve() not in paths:
            yield Finding(
                each.later_name,
                f"The object has the property `{each.name}` more than once.",
                related=(Related(each.earlier_name, "The earlier property is overridden"),),
                package_message="An object literal cannot have multiple properties with the same name.",
                data=(file, each),
            )


def _repeated_paths(file: ProjectFile) -> frozenset[tuple[int, int]]:
    """The paths of storages, which `storage/repeated-path` reports."""
    accesses = (storage.access for storage in file.storages)
    tables = [access.table for access in accesses if access is not None and access.table is not None]
    members = (prop for table in tables for prop in (*table, *table.duplicates))
    return frozenset(prop.name_span.resolve() for prop in members if prop.name_span.path == file.path)


def fix(finding: Finding[tuple[ProjectFile, Repeated]]) -> Iterator[Fix]:
    file, each = finding.data
    is_same = _text(file, each.earlier) == _text(file, each.later)
    safety = Safety.SAFE if is_same else Safety.UNSAFE
    yield Fix("Remove the first property, which is overridden", (RemoveItem(each.earlier),), safety, is_preferred=True)
    if not is_same:
        yield Fix("Remove the second property", (RemoveItem(each.later),))


def _text(file: ProjectFile, span: Span) -> bytes:
    start, end = span.resolve()
    return file.module.file.data[start:end]


RULE = Rule(
    code="project/repeated-property",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="An object literal has the same property more than once.",
    covers=("F16",),
    check=check,
    fix=fix,
    fixable="always",
)
