"""A function or an option of the CDK has a wrong argument or value.

## What it does

Reports calls of the CDK with too few or too many arguments, arguments, options and assigned properties of the wrong type, calls
of values that are not functions, and classes that are called without `new`. `process.env.NAME`, which may be `undefined`, is
reported where a string is required, unless the file asks whether it is set.

## Why is this bad?

TypeScript rejects such code, and usually the synthesis stops as well.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { report } from './functions/report/resource';

const backend = defineBackend({ data, report });

backend.data.resources.tables['Todo'].grantReadData();
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report', resourceGroupName: 'data' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { report } from './functions/report/resource';

const backend = defineBackend({ data, report });

backend.data.resources.tables['Todo'].grantReadData(backend.report.resources.lambda);
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({ text: a.string() }),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report', resourceGroupName: 'data' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

## Fix safety

The fixes remove an extra argument, add `new`, add an empty string for a variable that is not set, and change a value to the
member of an enumeration, the duration, the boolean or the array that is meant. They are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertAfter, RemoveItem, Replace, Wrap
from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import is_newer
from amplify_ls.model.handlers.environment_checks import may_be_set
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.code_fault import CodeFault, Instead
    from amplify_ls.model.project_file import ProjectFile

_KINDS = (FaultKind.MISSING_ARGUMENT, FaultKind.EXTRA_ARGUMENT, FaultKind.KIND, FaultKind.NOT_CALLABLE, FaultKind.MISSING_NEW)


def check(file: ProjectFile) -> Iterator[Finding[CodeFault]]:
    faults = [fault for fault in code_faults_of(file.project, file.path) if fault.kind in _KINDS and fault.is_of_cdk]
    if not faults or is_newer(file):
        return
    for fault in faults:
        if fault.variable and may_be_set(file.project, fault.variable, fault.span):
            continue
        message, said = _words(fault)
        yield Finding(fault.span, message, package_message=said, data=fault)


def _words(fault: CodeFault) -> tuple[str, str]:
    name = f"`{fault.name}`" if fault.name else "the function"
    if fault.kind is FaultKind.NOT_CALLABLE:
        return f"`{fault.name}` is not a function.", "This expression is not callable."
    if fault.kind is FaultKind.MISSING_NEW:
        return f"The class `{fault.name}` is called without `new`.", f"Value of type 'typeof {fault.name}' is not callable."
    if fault.variable:
        message = f"`process.env.{fault.variable}` is `undefined` if it is not set, but {name} expects {fault.owner}."
        return message, "Type 'string | undefined' is not assignable to type 'string'."
    if fault.kind is FaultKind.KIND:
        return f"Expected {fault.owner} for {name}, found {fault.found}.", "Type ... is not assignable to type ..."
    count = "no arguments" if fault.taken == 0 else "1 argument" if fault.taken == 1 else f"{fault.taken} arguments"
    least = "at least " if fault.kind is FaultKind.MISSING_ARGUMENT and fault.is_open else ""
    return f"Expected {least}{count} for {name}.", f"Expected {fault.taken} arguments, but got ..."


def fix(finding: Finding[CodeFault]) -> Iterator[Fix]:
    fault: CodeFault = finding.data
    if fault.kind is FaultKind.EXTRA_ARGUMENT and fault.is_last:
        yield Fix("Remove the argument", (RemoveItem(fault.span),), is_preferred=True)
    if fault.variable:
        yield Fix("Use an empty string if it is not set", (InsertAfter(fault.span, " ?? ''"),), is_preferred=True)
    if fault.instead is not None:
        yield from _instead(fault.instead)
    if fault.kind is FaultKind.MISSING_NEW:
        yield Fix("Add `new`", (Wrap(fault.span, "new ", ""),), is_preferred=True)


def _instead(instead: Instead) -> Iterator[Fix]:
    text, behind, span = instead.text, instead.behind, instead.span
    operation = Wrap(span, text, behind) if behind else Replace(span, text)
    imports = (AddImport(span, instead.module, instead.name),) if instead.name else ()
    shown = f"{text}...{behind}" if behind else text
    title = "Wrap in an array" if text == "[" else f"Change to `{shown}`"
    yield Fix(title, (operation, *imports), is_preferred=True)


RULE = Rule(
    code="backend/wrong-cdk-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="A function or an option of the CDK has a wrong argument or value.",
    covers=("BE36",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
