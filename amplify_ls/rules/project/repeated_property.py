"""An object literal has the same property twice.

The later one counts, and the earlier one is silently lost. The type check refuses it; the packages cannot notice.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.outline import Span


def check(file: ProjectFile) -> Iterator[Finding]:
    names = file.module.file.names
    repeated = [each for chunk in file.module.file.header.get().statements for each in names.repeated(chunk)]
    paths = _repeated_paths(file) if repeated else frozenset()
    for each in repeated:
        if each.later_name.resolve() not in paths:
            yield Finding(
                each.later_name,
                f"The object has the property `{each.name}` twice.",
                related=(Related(each.earlier_name, "The first one, which is lost"),),
                package_message="An object literal cannot have multiple properties with the same name.",
                data=(file, each),
            )


def _repeated_paths(file: ProjectFile) -> frozenset[tuple[int, int]]:
    """The paths of storages, about which `storage/repeated-path` has more to say."""
    accesses = (storage.access for storage in file.storages)
    tables = [access.table for access in accesses if access is not None and access.table is not None]
    members = (prop for table in tables for prop in (*table, *table.duplicates))
    return frozenset(prop.name_span.resolve() for prop in members if prop.name_span.path == file.path)


def fix(finding: Finding) -> Iterator[Fix]:
    file, each = finding.data
    is_same = _text(file, each.earlier) == _text(file, each.later)
    safety = Safety.SAFE if is_same else Safety.UNSAFE
    yield Fix("Remove the first one, which is lost", (RemoveItem(each.earlier),), safety, is_preferred=True)
    if not is_same:
        yield Fix("Remove the second one", (RemoveItem(each.later),))


def _text(file: ProjectFile, span: Span) -> bytes:
    start, end = span.resolve()
    return file.module.file.data[start:end]


RULE = Rule(
    code="project/repeated-property",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="An object literal has the same property twice.",
    covers=("F16",),
    check=check,
    fix=fix,
    fixable="always",
)
