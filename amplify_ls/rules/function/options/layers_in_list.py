"""The layers of a function are in an array instead of an object.

## What it does

Reports an array for `layers`, which must be an object. Its keys are the modules that the layers provide, and its values are the
layers.

## Why is this bad?

TypeScript rejects the array. Where it is not type-checked, the keys are the indexes of the array. The modules that the layers
provide are therefore bundled into the function as well.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  layers: ['sharp:4'],
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

The fix changes the array to an object and uses the name of each layer as the name of its module. It is unsafe, because a layer
may provide a module with another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongType
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.conditions import is_array
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/layers-in-list"
CLAIMS = (Claim(WrongType, "layers", is_array),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongType]]]:
    for problem in claimed(function, CODE, CLAIMS):
        message = mismatch_message(f"`layers` of {named(function)}", "an object", "an array")
        package = "Type 'string[]' is not assignable to type 'Record<string, string>'."
        yield function_finding(function, problem, message, unseen=Stage.DEPLOY, package_message=package)


def fix(finding: Finding[tuple[BackendFunction, WrongType]]) -> Iterator[Fix]:
    layers = finding.data[1].value
    if not isinstance(layers, Array) or layers.is_open or not all(isinstance(item, Text) for item in layers.items):
        return
    members = {_module(item.value): item.value for item in layers.items if isinstance(item, Text)}
    if len(members) == len(layers.items) and all(members) and "'" not in "".join(members.values()):
        written = ", ".join(f"{_key(name)}: '{layer}'" for name, layer in members.items())
        text = f"{{ {written} }}" if written else "{}"
        yield Fix("Change to an object", (Replace(layers.span, text),), is_preferred=True)


def _module(layer: str) -> str:
    """The name of a layer, which is usually the name of its module."""
    *_, name, _ = ["", *layer.split(":"), ""] if ":" not in layer else ["", *layer.split(":")]
    return name


def _key(name: str) -> str:
    return name if name.isidentifier() else f"'{name}'"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.DEPLOY),
    subject=Subject.FUNCTION,
    summary="The layers of a function are in an array instead of an object.",
    covers=("FN15",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
