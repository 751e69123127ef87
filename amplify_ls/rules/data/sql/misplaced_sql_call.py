"""A method is called on a model of a SQL schema where it is not available.

## What it does

Reports `.authorization`, `.fields` and `.secondaryIndexes` on a model in `.setRelationships(...)`, and a method
that can no longer be called after the previous one, such as any method after `.relationships({...})`.

## Why is this bad?

`models.NAME.relationships({...})` ends a chain: it does not return the model, so calling a method on its result
fails when the backend is synthesized. TypeScript no longer offers `.relationships` after another method was called.

In `.setRelationships(...)`, models have neither `.authorization` nor `.fields`: authorization rules belong in
`.setAuthorization(...)`. Models of a SQL schema have no `.secondaryIndexes` in either callback.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.setRelationships((models) => [
  models.product.authorization((allow) => [allow.authenticated()]),
]);

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.setAuthorization((models) => [
  models.product.authorization((allow) => [allow.authenticated()]),
]);

export const data = defineData({ schema });
```

## Fix safety

The fix removes a `.relationships()` without arguments. It is not applied by `--fix`, because relationships may be
missing. Other calls have no fix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_PROXIES = ("model-proxy", "related-proxy")
_OF_AUTHORIZATION = ("authorization", "fields", "secondaryIndexes")
_RELATIONSHIPS = "relationships"


def check(parts: Parts) -> Iterator[Finding[Step | None]]:
    for _, step in parts.faults:
        if step.receiver not in _PROXIES:
            continue
        said = f"Property '{step.name}' does not exist on type"
        if step.standing is Standing.UNKNOWN and step.receiver == "related-proxy" and step.name in _OF_AUTHORIZATION:
            message = f"`.{step.name}()` is not available for models in `.setRelationships`."
            yield Finding(step.link.name_span, message, package_message=said)
        elif step.standing is Standing.GONE and step.cause is not None and step.cause.name != step.name:
            is_after = step.cause.name == _RELATIONSHIPS
            yield Finding(
                step.link.name_span,
                f"`.{step.name}()` cannot be called after `.{step.cause.name}()`.",
                stage=Stage.SYNTH if is_after else None,
                package_message=f"Cannot read properties of undefined (reading '{step.name}')" if is_after else said,
                data=step,
            )


def fix(finding: Finding[Step | None]) -> Iterator[Fix]:
    step = finding.data
    arguments = None if step is None else step.link.arguments
    if step is not None and step.name == _RELATIONSHIPS and arguments is not None and not arguments.count:
        yield Fix("Remove `.relationships()`", (Remove(step.link.span),), is_preferred=True)


RULE = Rule(
    code="data/misplaced-sql-call",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A method is called on a model of a SQL schema where it is not available.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
