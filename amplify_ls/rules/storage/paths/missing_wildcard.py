"""A storage path does not end in `/*`.

## What it does

Reports a storage path that does not end in `/*`.

## Why is this bad?

Access is granted to a folder and everything in it, never to a single file or to names with the same prefix, so a path always
ends in `/*`. The packages reject any other path at synthesis; TypeScript often does not, because it does not check the keys
of an object that a callback returns.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'public/': [allow.guest.to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'public/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

Adding `/*` to a folder is safe, and so is removing a slash at the end. Changing the name of a file, or a pattern for names,
to the folder that contains it is unsafe because it grants access to more files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.model.resources.storage_paths import END, WILDCARD
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import AccessPath, Storage


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        text = path.path
        base = text.rstrip("/")
        if text.endswith(END) or (text and not base):
            continue
        last = len(base) - len(base.rpartition("/")[2])
        yield path_finding(
            path,
            (last, len(text)),
            f"The storage path `{text}` does not end in `/*`." if text else "The storage path is empty.",
            'Storage access paths must end with "/*".',
            _rewriting(path, base),
        )


def _rewriting(path: AccessPath, base: str) -> Rewriting:
    head, _, last = base.rpartition("/")
    folder = last.rstrip(WILDCARD)
    if base.endswith(END):
        return Rewriting(path, (base,), Safety.SAFE)
    if WILDCARD in folder or (head and "." in last):
        # A pattern for names, or a file: the closest path that access can be granted to is its folder.
        return Rewriting(path, (f"{head}{END}",))
    better = f"{head}/{folder}".strip("/")
    return Rewriting(path, (f"{better}{END}",) if better else (), Safety.SAFE)


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/missing-wildcard",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path does not end in `/*`.",
    covers=("ST05",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
