"""`@predictions` is in the wrong place or has unsuitable actions.

## What it does

Reports `@predictions` outside `Query`, without actions, with actions in an order that does not work, and in a project that
has no storage according to `backend-config.json`. `identifyText` and `identifyLabels` come first, then `translateText`,
then `convertTextToSpeech`.

## Why is this bad?

The transformers reject the directive.

## Example

```graphql bad
type Query {
  read: String @predictions(actions: [translateText, identifyText]) @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  read: String @predictions(actions: [identifyText, translateText]) @auth(rules: [{ allow: private }])
}
```

## Fix safety

Sorting the actions is unsafe, because another action may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    EnumValue,
    ListValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_STEPS = {"identifyText": 0, "identifyLabels": 0, "translateText": 1, "convertTextToSpeech": 2}


def check(declared: Declared) -> Iterator[Finding[ListValue | None]]:
    for field, directive in declared.uses("predictions"):
        where = f"{declared.name}.{field.name.text}"
        if declared.api.surroundings.has_storage is False:
            yield Finding(
                directive.at_name,
                f"`@predictions` of `{where}` requires storage, which the project does not have.",
                package_message="Please configure storage in your project in order to use the @predictions directive",
            )
        if declared.name != declared.api.root_types.get("query"):
            yield Finding(
                directive.at_name,
                f"`@predictions` is only allowed on fields of `Query`, not on `{where}`.",
                package_message="@predictions directive only works under Query operations.",
            )
            continue
        value = directive.get("actions")
        if isinstance(value, ListValue) and not value.items:
            yield Finding(
                value.span,
                f"`@predictions` of `{where}` has no actions.",
                package_message="@predictions directive requires at least one action.",
            )
        if isinstance(value, ListValue):
            yield from _check_order(where, value)


def _check_order(where: str, value: ListValue) -> Iterator[Finding[ListValue | None]]:
    before: int | None = None
    for item in value.items:
        if not isinstance(item, EnumValue) or item.text not in _STEPS:
            return
        step = _STEPS[item.text]
        if before is not None and step <= before:
            yield Finding(
                item.span,
                f"`{item.text}` of `{where}` cannot follow the action before it.",
                package_message=f"{item.text} is not supported in this context!",
                data=value,
            )
            return
        before = step


def fix(finding: Finding[ListValue | None]) -> Iterator[Fix]:
    value = finding.data
    if value is None:
        return
    names = [item.text for item in value.items if isinstance(item, EnumValue)]
    steps = sorted(_STEPS.get(name, 0) for name in names)
    if len(set(steps)) == len(names) == len(value.items):
        new = f"[{', '.join(sorted(names, key=lambda name: _STEPS.get(name, 0)))}]"
        yield Fix(f"Change to `{new}`", (SetText(value.span, new),), is_preferred=True)


RULE = Rule(
    code="gen1/predictions",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("predictions",),
    summary="`@predictions` is in the wrong place or has unsuitable actions.",
    covers=("G283", "G284", "G285", "G286"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
