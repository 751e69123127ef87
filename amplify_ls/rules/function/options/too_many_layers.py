"""A function has more than five layers.

## What it does

Reports the sixth of the different layers in `layers`. A layer that appears more than once counts once.

## Why is this bad?

Lambda supports at most five layers per function, and the packages reject more at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  layers: {
    a: 'a:1',
    b: 'b:1',
    c: 'c:1',
    d: 'd:1',
    e: 'e:1',
    f: 'f:1',
  },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  layers: {
    a: 'a:1',
    b: 'b:1',
    c: 'c:1',
    d: 'd:1',
    e: 'e:1',
  },
});
```

## Fix safety

The fix removes the sixth layer. It is unsafe, because the code of the function may need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import LAYERS_MAXIMUM
from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Property

CODE = "function/too-many-layers"


def check(function: BackendFunction) -> Iterator[Finding[Property]]:
    layers = function.option("layers")
    seen: set[str] = set()
    for prop in layers if isinstance(layers, Object) else ():
        if not isinstance(prop.value, Text):
            continue
        seen.add(prop.value.value)
        if len(seen) > LAYERS_MAXIMUM:
            yield Finding(
                prop.name_span,
                f"Expected at most {LAYERS_MAXIMUM} layers for {named(function)}, but `{prop.name}` is layer {len(seen)}.",
                package_message="A maximum of 5 unique layers can be attached to a function.",
                data=prop,
            )
            return


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    yield Fix(f"Remove `{finding.data.name}`", (RemoveProperty(finding.data),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A function has more than five layers.",
    covers=("FN14",),
    check=check,
    fix=fix,
    fixable="always",
)
