"""A handler calls `secret()`.

## What it does

Reports a call of `secret()` from `@aws-amplify/backend` in the code of a function.

## Why is this bad?

`secret('NAME')` is for definitions: it references a secret, and the packages provide its value to the function. In a handler,
it returns an object without the value, and the import bundles `@aws-amplify/backend`, about 50 MB, into the function.

A handler reads the value from its environment: add the secret to `environment` in `defineFunction`, and read it from `env`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { charge } from './functions/charge/resource';

defineBackend({ charge });
// amplify/functions/charge/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const charge = defineFunction({ name: 'charge' });
// amplify/functions/charge/handler.ts
import { secret } from '@aws-amplify/backend';

export const handler = async () => `Paid with ${secret('PAY_KEY')}`;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { charge } from './functions/charge/resource';

defineBackend({ charge });
// amplify/functions/charge/resource.ts
import { defineFunction, secret } from '@aws-amplify/backend';

export const charge = defineFunction({ name: 'charge', environment: { PAY_KEY: secret('PAY_KEY') } });
// amplify/functions/charge/handler.ts
import { env } from '$amplify/env/charge';

export const handler = async () => `Paid with ${env.PAY_KEY}`;
```

## Fix safety

The fix adds the secret to `environment`, if it is not there, and reads it from `env` in the handler. It is unsafe, because it
changes what the function can access.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.catalog.resources.functions import ENVIRONMENT_KEY
from amplify_ls.catalog.resources.variables import GENERATED_NAME, GENERATED_PREFIX, variable_name
from amplify_ls.edits.operations import AddImport, Fix, InsertProperty, Remove, Replace
from amplify_ls.model.builders import define_call
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.handlers.handler_secrets import handler_secrets
from amplify_ls.model.resources.secrets import SECRET
from amplify_ls.rules.function.function_names import option_given
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.handlers.handler_secrets import HandlerSecret
    from amplify_ls.model.resources.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, HandlerSecret]]]:
    for found in handler_secrets(function) if is_made(function) else ():
        shown = f"`secret('{found.name}')`" if found.name else "`secret()`"
        yield Finding(
            found.callee,
            f"In the code of a function, {shown} returns an object without the value of the secret.",
            related=(Related(found.use.span, "This import bundles about 50 MB into the function"),),
            data=(function, found),
        )


def fix(finding: Finding[tuple[BackendFunction, HandlerSecret]]) -> Iterator[Fix]:
    function, found = finding.data
    users = function.project.handlers.functions_of(found.path)
    key = _declared_key(function, found.name)
    name = key or found.name if re.fullmatch(ENVIRONMENT_KEY.pattern, key or found.name) else variable_name(found.name)
    # A file that several functions share would have to read the variables of each of them.
    if not found.name or function.name is None or users != (function.name_span,):
        return
    operations: list[Operation] = []
    if key is None:
        declared = _declaration(function, name, found.name)
        if declared is None:
            return
        operations += [declared, AddImport(function.name_span, BACKEND_MODULE, SECRET)]
    operations.append(Replace(found.call, f"{GENERATED_NAME}.{name}"))
    operations.append(AddImport(found.call, f"{GENERATED_PREFIX}{function.name.name}", GENERATED_NAME))
    if found.is_only:
        operations.append(Remove(found.use.statement))
    yield Fix(f"Read `{GENERATED_NAME}.{name}`", tuple(operations), is_preferred=True)


def _declared_key(function: BackendFunction, secret: str) -> str | None:
    """The variable whose value is the secret."""
    environment = function.option("environment")
    for prop in environment if isinstance(environment, Object) else ():
        call = define_call(prop.value)
        given = None if call is None or call.name != SECRET else call.argument(0)
        if isinstance(given, Text) and given.value == secret:
            return prop.name
    return None


def _declaration(function: BackendFunction, name: str, secret: str) -> Operation | None:
    environment, value = function.option("environment"), f"secret('{secret}')"
    if isinstance(environment, Object):
        return None if name in environment.properties else InsertProperty(environment, name, value)
    return option_given(function, "environment", f"{{ {name}: {value} }}")


RULE = Rule(
    code="function/secret-in-handler",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A handler calls `secret()`.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
