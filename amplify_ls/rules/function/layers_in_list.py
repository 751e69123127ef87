"""Layers stand in a list.

`layers` is an object: its keys are the modules that the layers provide, which are left out of the bundle. In a list the keys
are numbers, so that nothing is left out.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/layers-in-list"


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        message = "`layers` is a list, not an object with a layer for each module."
        package = "Type 'string[]' is not assignable to type 'Record<string, string>'."
        yield function_finding(function, problem, message, unseen=Stage.DEPLOY, package_message=package)


def fix(finding: Finding) -> Iterator[Fix]:
    layers = finding.data[1].value
    if layers.is_open or not all(isinstance(item, Text) for item in layers.items):
        return
    members = {_module(item.value): item.value for item in layers.items if isinstance(item, Text)}
    if len(members) == len(layers.items) and all(members) and "'" not in "".join(members.values()):
        written = ", ".join(f"{_key(name)}: '{layer}'" for name, layer in members.items())
        text = f"{{ {written} }}" if written else "{}"
        yield Fix("Change to an object", (Replace(layers.span, text),), is_preferred=True)


def _module(layer: str) -> str:
    """The name of a layer, which is as a rule that of its module."""
    *_, name, _ = ["", *layer.split(":"), ""] if ":" not in layer else ["", *layer.split(":")]
    return name


def _key(name: str) -> str:
    return name if name.isidentifier() else f"'{name}'"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.DEPLOY),
    subject=Subject.FUNCTION,
    summary="Layers stand in a list.",
    covers=("FN15",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
