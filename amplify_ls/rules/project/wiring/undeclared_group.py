"""An authorization rule of the API names a group that auth does not declare.

## What it does

Reports a group in an authorization rule of the schema that `defineAuth` does not list in `groups`. A name that is similar to
that of a declared group is a warning. Any other name is reported as information, because groups can also be created later, in
the console or by code. Nothing is reported if the backend creates groups itself.

## Why is this bad?

`allow.group('Admins')` grants access to the members of a group. `defineAuth` creates the groups in `groups`. The packages
accept the name of a group that does not exist, but the rule grants access to nobody.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS'] });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.group('Admins')]),
});

export const data = defineData({ schema });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS'] });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.group('ADMINS')]),
});

export const data = defineData({ schema });
```

## Fix safety

Both fixes are unsafe, because they change who has access. One changes the name to that of a declared group: a similar one, or
the only one that no rule names. The other adds the group to auth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.types import TEXT, ListOf, Option
from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty, Replace
from amplify_ls.rules.renamed import only_unused
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_auth
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from amplify_ls.model.data.group_use import GroupUse
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth

_GROUP = "CfnUserPoolGroup"
_COMMAND = "CreateGroupCommand"
_MOST_RELATED = 8


Undeclared: TypeAlias = "tuple[Auth, str, list[GroupUse], str | None]"
"""The auth definition, the group, the rules that name it, and the declared group that is likely intended."""


def check(project: Project) -> Iterator[Finding[Undeclared]]:
    auth = deployed_auth(project)
    known = None if auth is None else auth.groups
    if auth is None or not auth.is_defined_here or known is None:
        return
    declared = [group.value for group in known]
    unknown: dict[str, list[GroupUse]] = {}
    for data in project.data:
        for use in data.uses.groups:
            if use.name not in declared:
                unknown.setdefault(use.name, []).append(use)
    if not unknown or _makes_groups(project):
        # Almost every project stops here: everything below reads the imports of the whole project.
        return
    used = {use.name for data in project.data for use in data.uses.groups}
    for name, uses in unknown.items():
        renamed = only_unused(declared, used) if len(unknown) == 1 else None
        meant = nearest(name, declared)
        yield Finding(
            uses[0].span,
            f"`defineAuth` declares no group `{name}`, which an authorization rule names.",
            related=tuple(_related(auth, uses, declared)),
            severity=None if meant is not None else Severity.INFORMATION,
            data=(auth, name, uses, renamed if meant is None else meant),
        )


def _makes_groups(project: Project) -> bool:
    """Whether the backend creates groups itself: with the CDK, or in the code of a function."""
    if project.backend is None:
        return True
    imported = list(project.file_facts.package_imports(project.backend.path))
    paths = dict.fromkeys((project.backend.path, *(each.span.path for each in imported)))
    if any(each.name == _GROUP for each in imported) or any(project.file_facts.mentions(path, _GROUP) for path in paths):
        return True
    entries = (function.entry for function in project.functions)
    return any(
        each.name == _COMMAND for entry in entries if entry is not None for each in project.file_facts.package_imports(entry)
    )


def _related(auth: Auth, uses: list[GroupUse], declared: list[str]) -> Iterator[Related]:
    listing = None if auth.options is None else auth.options.properties.get("groups")
    place = auth.name_span if listing is None else listing.name_span
    yield Related(place, "The groups are declared here" if declared else "No groups are declared")
    yield from (Related(use.span, "The group is also named here") for use in uses[1:_MOST_RELATED])


def fix(finding: Finding[Undeclared]) -> Iterator[Fix]:
    auth, name, uses, meant = finding.data
    if meant is not None and all(use.is_here for use in uses):
        edits = tuple(Replace(use.span, f"'{meant}'") for use in uses)
        yield Fix(f"Change to `{meant}`", edits, is_preferred=True)
    yield from _declaration(auth, name, is_preferred=meant is None)


def _declaration(auth: Auth, name: str, *, is_preferred: bool) -> Iterator[Fix]:
    if auth.options is None or "'" in name:
        return
    title, text = f"Add the group `{name}` to auth", f"'{name}'"
    prop = auth.options.properties.get("groups")
    if prop is None:
        yield Fix(title, (InsertProperty(auth.options, "groups", f"[{text}]"),), is_preferred=is_preferred)
    elif isinstance(prop.value, Array) and prop.span.covers(prop.value.span):
        yield Fix(title, (InsertItem(prop.value.span, len(prop.value.items), text),), is_preferred=is_preferred)


def applies(finding: Finding[Undeclared], options: Mapping[str, Any]) -> bool:
    _, name, _, _ = finding.data
    known = options.get("known")
    return not isinstance(known, list) or name not in known


RULE = Rule(
    code="project/undeclared-group",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PROJECT,
    summary="An authorization rule of the API names a group that auth does not declare.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    options=(Option("known", ListOf(TEXT), "Groups that are created elsewhere, such as by a function when users sign up."),),
    applies=applies,
)
