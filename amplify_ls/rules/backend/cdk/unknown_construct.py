"""A table, group or other construct is accessed by a name that does not exist.

## What it does

Reports a key that does not exist in an object of constructs. `backend.auth.resources.groups` contains the groups that
`defineAuth` declares; `backend.data.resources.tables` and `cfnResources.amplifyDynamoDbTables` contain the tables of the
models, under the exact names of the models.

`cfnResources.cfnTables` is always empty, because Amplify creates the tables with a table manager of its own:
`cfnResources.amplifyDynamoDbTables` has the settings of a table, and `tables` has its name and ARN. `functions` and
`cfnFunctions` only contain the functions that SQL schemas generate. Your own functions are members of the backend itself.

## Why is this bad?

TypeScript accepts any key there. An unknown key results in `undefined`, and the synthesis stops with a `TypeError` as soon as a
member of it is read. If no member is read, only a warning is reported.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { count } from './functions/count/resource';

const backend = defineBackend({ data, count });

backend.count.addEnvironment('TODO_TABLE', backend.data.resources.tables.todo.tableName);
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/count/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const count = defineFunction({ name: 'count', resourceGroupName: 'data' });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { count } from './functions/count/resource';

const backend = defineBackend({ data, count });

backend.count.addEnvironment('TODO_TABLE', backend.data.resources.tables.Todo.tableName);
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/count/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const count = defineFunction({ name: 'count', resourceGroupName: 'data' });
```

## Fix safety

The fixes change the key or the path to one that exists. They are unsafe, because another construct may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.constructs import AMPLIFY_TABLE_SETTINGS, READ_AT_ONCE, TABLE_ATTRIBUTES
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.resources.created import class_of, creation_of
from amplify_ls.model.resources.keyed_constructs import keys_taken, known_keys
from amplify_ls.rules.backend.cdk.member_places import is_optional, is_renamed, is_taken_out, is_written_before
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.keyed_constructs import KeyUse

_TABLES = ("tables", "amplifyDynamoDbTables")
_INHERITED = frozenset({"constructor", "toString", "valueOf", "hasOwnProperty", "toLocaleString", "__proto__"})
_PACKAGE_MESSAGE = "Cannot read properties of undefined (reading '...')"


def check(backend: Backend) -> Iterator[Finding[tuple[Backend, KeyUse, tuple[str, ...]]]]:
    # A key may be used in several ways; the most severe one is reported.
    found: dict[Span, Finding[tuple[Backend, KeyUse, tuple[str, ...]]]] = {}
    handed_on = frozenset(_read_at_once(backend))
    for key in keys_taken(backend):
        names = known_keys(backend, key)
        if names is None or key.key in names or key.key in _INHERITED:
            continue
        if key.constructs.has_others and not _is_near(key, names):
            continue
        is_read = len(key.use.links) > key.place + 1 and not is_optional(backend, key.link.span)
        is_used = is_read or (len(key.use.links) == key.place + 1 and key.use.span in handed_on)
        if key.span not in found or (is_used and found[key.span].severity is not None):
            found[key.span] = Finding(
                key.span,
                _message(key),
                severity=None if is_used else Severity.WARNING,
                stage=None if is_used else Stage.RUNTIME,
                package_message=_PACKAGE_MESSAGE,
                data=(backend, key, names),
            )
    yield from found.values()


def _read_at_once(backend: Backend) -> Iterator[Span]:
    """Where constructs are passed to something that reads them immediately."""
    for use in backend.uses:
        for link in use.links:
            if link.arguments is None:
                continue
            at = READ_AT_ONCE.get(link.name)
            if at is not None and link.arguments.count > at:
                yield link.arguments.values[at].span
            for given in link.arguments.values:
                created = creation_of(given, READ_AT_ONCE)
                if created is not None and created.arguments.count > READ_AT_ONCE[class_of(created)]:
                    yield created.arguments.values[READ_AT_ONCE[class_of(created)]].span


def _is_near(key: KeyUse, names: Sequence[str]) -> bool:
    """Whether a key differs from one of these only in case, or is the plain name of a model."""
    written = {key.key.lower(), key.constructs.pattern.format(key.key).lower()}
    return any(name.lower() in written for name in names)


def _message(key: KeyUse) -> str:
    if key.holder == "groups":
        return f"`defineAuth` declares no group `{key.key}`."
    if key.holder in _TABLES:
        return f"The API has no table `{key.key}`."
    if key.holder == "cfnTables":
        return f"`cfnTables` has no `{key.key}`, because Amplify creates no plain CloudFormation tables."
    if key.constructs.named_after == "nothing":
        return f"`{key.holder}` has no `{key.key}`, because only SQL schemas generate functions of the API."
    return f"`{key.holder}` has no `{key.key}`."


def fix(finding: Finding[tuple[Backend, KeyUse, tuple[str, ...]]]) -> Iterator[Fix]:
    backend, key, names = finding.data
    if key.constructs.named_after == "nothing":
        yield from _elsewhere(backend, key)
        return
    meant = suggestion(key.key, names).names
    if not meant and (bare := key.constructs.pattern.format(key.key)) in names:
        meant = (bare,)
    for name in meant:
        text = _written(backend, key, name)
        if text is not None:
            yield Fix(f"Change to `{name}`", (Replace(*text),), is_preferred=True)


def _written(backend: Backend, key: KeyUse, name: str) -> tuple[Span, str] | None:
    """The region of the key and its new text; None if the name cannot be written there."""
    if "'" in name or "\\" in name:
        return None
    if not key.link.name:
        return key.span, f"'{name}'"
    if not name.isidentifier():
        is_pattern = is_taken_out(backend, key.span) or is_renamed(backend, key.span)
        return None if is_pattern else (key.link.span, f"['{name}']")
    return key.span, f"{name}: {key.key}" if is_taken_out(backend, key.span) else name


def _elsewhere(backend: Backend, key: KeyUse) -> Iterator[Fix]:
    """The fixes that use the member that contains what is expected in an object that is always empty."""
    if key.holder == "cfnTables":
        yield from _table_elsewhere(key)
        return
    made_by = backend.resources.get(key.key)
    if made_by is None or made_by.name != "defineFunction" or not key.key.isidentifier():
        return
    first, last = key.use.links[0], key.link
    if is_written_before(first, last):
        inner = "cfnResources.cfnFunction" if key.holder == "cfnFunctions" else "lambda"
        text = f"{key.key}.resources.{inner}"
        place = Span(first.span.anchor, first.name_span.start, last.span.end)
        yield Fix(f"Change to `{text}`", (Replace(place, text),), is_preferred=True)


def _table_elsewhere(key: KeyUse) -> Iterator[Fix]:
    parent, holder = key.use.links[key.place - 2], key.use.links[key.place - 1]
    read = "" if len(key.use.links) <= key.place + 1 else key.use.links[key.place + 1].name
    if read in AMPLIFY_TABLE_SETTINGS:
        instead = key.constructs.instead
        yield Fix(f"Change to `{instead}`", (Replace(holder.name_span, instead),), is_preferred=True)
    elif read in TABLE_ATTRIBUTES and is_written_before(parent, holder):
        attribute = TABLE_ATTRIBUTES[read]
        place = Span(holder.name_span.anchor, parent.name_span.start, holder.name_span.end)
        operations = (Replace(place, "tables"), Replace(key.use.links[key.place + 1].name_span, attribute))
        yield Fix(f"Change to `tables` and `{attribute}`", operations, is_preferred=True)


RULE = Rule(
    code="backend/unknown-construct",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A table, group or other construct is accessed by a name that does not exist.",
    covers=("BE21",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
