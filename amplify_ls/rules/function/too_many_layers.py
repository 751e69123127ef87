"""A function has more than five layers.

A function takes five different layers at most; one that stands there twice counts once.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.functions import LAYERS_MAXIMUM
from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/too-many-layers"


def check(function: BackendFunction) -> Iterator[Finding]:
    layers = function.option("layers")
    seen: set[str] = set()
    for prop in layers if isinstance(layers, Object) else ():
        if not isinstance(prop.value, Text):
            continue
        seen.add(prop.value.value)
        if len(seen) > LAYERS_MAXIMUM:
            yield Finding(
                prop.name_span,
                f"`{prop.name}` is layer {len(seen)}: a function has {LAYERS_MAXIMUM} at most.",
                package_message="A maximum of 5 unique layers can be attached to a function.",
                data=prop,
            )
            return


def fix(finding: Finding) -> Iterator[Fix]:
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
