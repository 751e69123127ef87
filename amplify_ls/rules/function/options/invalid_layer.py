"""A layer is neither the ARN of a layer version nor a name with a version.

## What it does

Reports a string in `layers` that is neither the ARN of a layer version nor a name with a version. The ARN of a layer version
ends in the version number, as in `arn:aws:lambda:eu-west-1:123456789012:layer:sharp:4`. A layer of the same account and region
can also be written as `sharp:4`.

## Why is this bad?

The packages reject the layer at synthesis. Characters before or after a complete ARN are passed on and cause the deployment to
fail.

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

## Fix safety

The fixes are unsafe. One removes everything but the ARN or the name; the other adds version 1 to a layer without a version,
because only you know which version is needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/invalid-layer"
_ARN = re.compile(r"arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9\-_]+:[0-9]+", re.ASCII)
_NAMED = re.compile(r"[a-zA-Z0-9\-_]+:[0-9]+")
_NAME = re.compile(r"[a-zA-Z0-9\-_]+")
_COLONS = 6
"""The number of colons in an ARN without a version."""
CLAIMS = (Claim(WrongValue, "layers.*"),)
REJECTED = (Match(WrongValue, "layers.*"),)


def check(function: BackendFunction) -> Iterator[Finding[Text]]:
    for problem in claimed(function, CODE, CLAIMS):
        if isinstance(problem.value, Text):
            layer = problem.value.value
            package = f"Invalid format for layer: {layer}"
            yield function_finding(function, problem, _message(layer), package_message=package, data=problem.value)
    layers = function.option("layers")
    for prop in layers if isinstance(layers, Object) else ():
        if not isinstance(prop.value, Text):
            continue
        arn = _ARN.search(prop.value.value)
        if arn is not None and arn.group() != prop.value.value:
            yield Finding(
                prop.value.span,
                f"The value of the layer `{prop.name}` contains other characters besides an ARN.",
                stage=Stage.DEPLOY,
                severity=Severity.WARNING,
                package_message="Unable to get Lambda layer version",
                data=Text(prop.value.span, arn.group()),
            )


def _message(layer: str) -> str:
    if layer != layer.strip() and (_ARN.fullmatch(layer.strip()) or _NAMED.fullmatch(layer.strip())):
        return f"The layer `{layer.strip()}` has spaces around it."
    if layer.startswith("arn:"):
        is_layer = ":layer:" in layer
        expected = "the ARN of a layer version" if is_layer else "the ARN of a layer"
        return f"Expected {expected} in `layers`, found `{layer}`."
    if _NAME.fullmatch(layer):
        return f"The layer `{layer}` has no version."
    return f"Expected a layer with a version in `layers`, found `{layer}`."


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    value = finding.data
    text = value.value.strip()
    if _ARN.fullmatch(text) or _NAMED.fullmatch(text):
        yield Fix(f"Change to `{text}`", (Replace(value.span, f"'{text}'"),), is_preferred=True)
        return
    # Only the author knows the version; version 1 is one that existed.
    first = f"{text}:1" if ":layer:" in text and text.count(":") == _COLONS else f"{text.partition(':')[0]}:1"
    if _ARN.fullmatch(first) or (_NAMED.fullmatch(first) and not text.startswith("arn:")):
        yield Fix(f"Change to `{first}`", (Replace(value.span, f"'{first}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A layer is neither the ARN of a layer version nor a name with a version.",
    covers=("FN13", "FN15"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
