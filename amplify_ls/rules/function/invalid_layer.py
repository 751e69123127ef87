"""A layer is neither the ARN of a version nor a name with a version.

The ARN of a layer ends in the number of a version, as in `arn:aws:lambda:eu-west-1:123456789012:layer:sharp:4`. A layer of
the same account and region may be named `sharp:4`. What stands around an ARN is taken along, and stops the deployment.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  layers: { sharp: 'sharp' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  layers: { sharp: 'sharp:4' },
});
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/invalid-layer"
_ARN = re.compile(r"arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9\-_]+:[0-9]+", re.ASCII)
_NAMED = re.compile(r"[a-zA-Z0-9\-_]+:[0-9]+")
_NAME = re.compile(r"[a-zA-Z0-9\-_]+")
_COLONS = 6
"""Of an ARN that lacks its version."""


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        if isinstance(problem.value, Text):
            layer = problem.value.value
            package = f"Invalid format for layer: {layer}"
            yield function_finding(function, problem, _message(layer), package_message=package)
    layers = function.option("layers")
    for prop in layers if isinstance(layers, Object) else ():
        if not isinstance(prop.value, Text):
            continue
        arn = _ARN.search(prop.value.value)
        if arn is not None and arn.group() != prop.value.value:
            yield Finding(
                prop.value.span,
                f"The layer `{prop.name}` has more in its text than an ARN.",
                stage=Stage.DEPLOY,
                severity=Severity.WARNING,
                package_message="Unable to get Lambda layer version",
                data=(function, None, Text(prop.value.span, arn.group())),
            )


def _message(layer: str) -> str:
    if layer != layer.strip() and (_ARN.fullmatch(layer.strip()) or _NAMED.fullmatch(layer.strip())):
        return f"The layer `{layer.strip()}` has blanks around it."
    if layer.startswith("arn:"):
        is_layer = ":layer:" in layer
        return f"`{layer}` is not the ARN of a version of a layer." if is_layer else f"`{layer}` is not the ARN of a layer."
    return f"The layer `{layer}` has no version." if _NAME.fullmatch(layer) else f"`{layer}` is not a layer with its version."


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem, *rest = finding.data
    value = rest[0] if rest else problem.value
    text = value.value.strip()
    if _ARN.fullmatch(text) or _NAMED.fullmatch(text):
        yield Fix("Take the layer alone", (Replace(value.span, f"'{text}'"),), is_preferred=True)
        return
    # The version is the author's to know: 1 is one that there is.
    first = f"{text}:1" if ":layer:" in text and text.count(":") == _COLONS else f"{text.partition(':')[0]}:1"
    if _ARN.fullmatch(first) or (_NAMED.fullmatch(first) and not text.startswith("arn:")):
        yield Fix(f"Change to `{first}`", (Replace(value.span, f"'{first}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A layer is neither the ARN of a version nor a name with a version.",
    covers=("FN13", "FN15"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
