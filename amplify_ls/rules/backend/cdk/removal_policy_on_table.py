"""A removal policy is applied to a table of `resources.tables`.

## What it does

Reports calls of `applyRemovalPolicy` on an item of `backend.data.resources.tables`.

## Why is this bad?

Amplify creates the tables of models with resources of its own. The items of `tables` only refer to them, so the CDK finds no
resource to set the policy on, and the synthesis fails. The items of `cfnResources.amplifyDynamoDbTables` are the resources.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { RemovalPolicy } from 'aws-cdk-lib';
import { data } from './data/resource';

const backend = defineBackend({ data });

backend.data.resources.tables['Todo'].applyRemovalPolicy(RemovalPolicy.RETAIN);
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }).authorization((allow) => [allow.publicApiKey()]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { RemovalPolicy } from 'aws-cdk-lib';
import { data } from './data/resource';

const backend = defineBackend({ data });

backend.data.resources.cfnResources.amplifyDynamoDbTables['Todo'].applyRemovalPolicy(RemovalPolicy.RETAIN);
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }).authorization((allow) => [allow.publicApiKey()]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
```

## Fix safety

The fix takes the table from `cfnResources.amplifyDynamoDbTables`. It is unsafe, because the policy then applies to a deployed
table. There is no fix where a constant contains `tables` or the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.resources.keyed_constructs import keys_taken
from amplify_ls.rules.backend.cdk.member_places import is_written_before
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.syntax.outline import Span

METHOD = "applyRemovalPolicy"
REFERENCES = "tables"
RESOURCES = "cfnResources.amplifyDynamoDbTables"


def check(backend: Backend) -> Iterator[Finding[Span | None]]:
    for key in keys_taken(backend):
        links = key.use.links
        called = links[key.place + 1] if len(links) > key.place + 1 else None
        if key.holder != REFERENCES or called is None or called.name != METHOD or called.arguments is None:
            continue
        parent, holder = links[key.place - 2], links[key.place - 1]
        # Where a constant is used instead, its other uses may need what only the items of `tables` have.
        is_direct = is_written_before(parent, holder) and is_written_before(holder, called)
        yield Finding(
            called.name_span,
            f"`{METHOD}` fails on `{REFERENCES}`, because its item `{key.key}` only refers to the table.",
            package_message="Cannot apply RemovalPolicy: no child or not a CfnResource. "
            "Apply the removal policy on the CfnResource directly.",
            data=holder.name_span if is_direct else None,
        )


def fix(finding: Finding[Span | None]) -> Iterator[Fix]:
    if finding.data is not None:
        yield Fix(f"Use `{RESOURCES}`", (Replace(finding.data, RESOURCES),), is_preferred=True)


RULE = Rule(
    code="backend/removal-policy-on-table",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A removal policy is applied to a table of `resources.tables`.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
