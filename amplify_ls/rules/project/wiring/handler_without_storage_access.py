"""A handler reads or writes files in a bucket that its function has no access to.

## What it does

Reports a command to the bucket of a storage in the code of a function to which `access` of `defineStorage` does not grant the
action. Other buckets, clients with their own credentials, and functions to which `backend.ts` may grant access are not
reported.

## Why is this bad?

Rules in `access` of `defineStorage` determine what a function can do with the files of a path; a policy in `backend.ts` can
also grant access. A trigger of a storage has no access by default. Without access, S3 responds with `AccessDenied` at run time.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';
import { onUpload } from './on-upload/resource';

export const storage = defineStorage({
  name: 'photos',
  triggers: { onUpload },
  access: (allow) => ({ 'photos/*': [allow.authenticated.to(['write'])] }),
});
// amplify/storage/on-upload/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const onUpload = defineFunction({ name: 'on-upload' });
// amplify/storage/on-upload/handler.ts
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Handler } from 'aws-lambda';

const client = new S3Client();

export const handler: S3Handler = async (event) => {
  for (const { s3 } of event.Records) {
    await client.send(new GetObjectCommand({ Bucket: s3.bucket.name, Key: s3.object.key }));
  }
};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';
import { onUpload } from './on-upload/resource';

export const storage = defineStorage({
  name: 'photos',
  triggers: { onUpload },
  access: (allow) => ({ 'photos/*': [allow.authenticated.to(['write']), allow.resource(onUpload).to(['get'])] }),
});
// amplify/storage/on-upload/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const onUpload = defineFunction({ name: 'on-upload' });
// amplify/storage/on-upload/handler.ts
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Handler } from 'aws-lambda';

const client = new S3Client();

export const handler: S3Handler = async (event) => {
  for (const { s3 } of event.Records) {
    await client.send(new GetObjectCommand({ Bucket: s3.bucket.name, Key: s3.object.key }));
  }
};
```

## Fix safety

The fixes add a rule, usually to a path that already has rules. They are unsafe, because they grant access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.handlers.missing_rights import denied_by_storage
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.function.grant_fixes import storage_grant
from amplify_ls.rules.options.option_words import sentence
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.resources.storage import Storage


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, Storage, tuple[str, ...]]]]:
    for storage, denied in denied_by_storage(function):
        rights = tuple(dict.fromkeys(right for each in denied for right in each.rights))
        for each in denied:
            yield Finding(
                each.call.span,
                sentence(f"{named(function)} is not allowed to send `{each.call.shown}` to this bucket"),
                related=(Related(storage.name_span, f"`access` does not grant {listed(each.rights)} to the function"),),
                data=(function, storage, rights),
            )


def fix(finding: Finding[tuple[BackendFunction, Storage, tuple[str, ...]]]) -> Iterator[Fix]:
    return storage_grant(*finding.data)


RULE = Rule(
    code="project/handler-without-storage-access",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A handler reads or writes files in a bucket that its function has no access to.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
