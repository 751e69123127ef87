"""A storage rule for owners applies to a path without `{entity_id}`.

## What it does

Reports `allow.entity('identity')` on a path that contains neither `{entity_id}` nor another placeholder, which has a rule of
its own.

## Why is this bad?

`allow.entity('identity')` grants users access to the folder that is named after their identity, and the token in the path is
replaced with that identity. Without the token there are no owners: the rule grants every signed-in user access to all files
of the path.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```

## Fix safety

Both fixes are unsafe. Adding the token changes which files the rule applies to, and `allow.authenticated` declares that all
signed-in users have access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.edits.operations import Fix, RenameProperty, Replace
from amplify_ls.model.resources.storage_paths import END, placeholders
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in, rights_of, whole_text
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Storage, StorageRule


def check(storage: Storage) -> Iterator[Finding[tuple[AccessPath, StorageRule]]]:
    for path in storage.paths:
        if ENTITY_TOKEN in path.path or any(placeholders(path.path)):
            continue
        for rule in path.rules:
            if rule.strategy.name == "entity":
                cause = f"The storage path `{path.path}` has no `{ENTITY_TOKEN}`"
                rights = rights_of(rule.rights) if rule.rights else "access"
                yield Finding(
                    place_in(rule, rule.strategy.name_span),
                    f"{cause}, so every signed-in user is granted {rights} on all its files.",
                    related=(Related(whole_text(path), "The path is here"),),
                    data=(path, rule),
                )


def fix(finding: Finding[tuple[AccessPath, StorageRule]]) -> Iterator[Fix]:
    path, rule = finding.data
    base = path.path.removesuffix(END)
    if path.is_written and base != path.path and base.strip("/"):
        better = f"{base}/{ENTITY_TOKEN}{END}"
        yield Fix(f"Change the path to `{better}`", (RenameProperty(path.key, better),), is_preferred=True)
    if not any(each.strategy.name == "authenticated" for each in path.rules):
        name, end = rule.strategy.name_span, rule.strategy.span.end
        yield Fix("Change to `allow.authenticated`", (Replace(Span(name.anchor, name.start, end), "authenticated"),))


RULE = Rule(
    code="storage/owner-rule-without-token",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage rule for owners applies to a path without `{entity_id}`.",
    covers=("ST24",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
