"""Naming some operations of a model removes the others.

## What it does

Reports `queries`, `mutations` and `subscriptions` of `@model` that do not name all operations, unless `cli.json` sets the
feature flag `shouldDeepMergeDirectiveConfigDefaults`.

## Why is this bad?

The flag is off by default. Then an object replaces the whole set, and operations that it does not name are not generated:
`queries: { get: "find" }` loses the list query, and `queries: { get: null }` loses both. `subscriptions: { level: on }`
loses all three subscriptions.

## Example

```graphql bad
type Todo @model(queries: { get: "findTodo" }) @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model(queries: { get: "findTodo", list: "listTodos" }) @auth(rules: [{ allow: owner }]) {
  content: String
}
```

## Fix safety

The fix adds the other operations with their usual names, or removes an object that contains only `level: on`. It is unsafe,
because the operations may be omitted on purpose; `null` for an operation makes that explicit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddEntry,
    RemoveArgument,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.operations import OPERATION_GROUPS, OperationKind, default_name
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    Directive,
    EnumValue,
    ObjectValue,
)
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Argument, str, list[OperationKind]]]]:
    model = declared.model
    if model is None or declared.api.flags.merges_deeply or declared.api.is_newer:
        return
    for name, kinds in OPERATION_GROUPS.items():
        argument = model.directive.argument(name)
        value = None if argument is None else argument.value
        if argument is None or not isinstance(value, ObjectValue):
            continue
        level = value.get("level")
        word = level.text if isinstance(level, EnumValue) else "on"
        missing = [kind for kind in kinds if value.get(kind.value) is None]
        is_public_default = word == "public" and len(missing) == len(kinds)
        if not missing or word == "off" or is_public_default:
            continue
        names = listed(default_name(kind, declared.name) for kind in missing)
        yield Finding(
            value.span if name == "subscriptions" else argument.name.span,
            f"The operations {names} of `{declared.name}` are not generated, because `{name}` names only others."
            if len(missing) < len(kinds)
            else f"The operations {names} of `{declared.name}` are not generated, because `{name}` replaces all defaults.",
            data=(model.directive, argument, declared.name, missing),
        )


def fix(finding: Finding[tuple[Directive, Argument, str, list[OperationKind]]]) -> Iterator[Fix]:
    directive, argument, model, missing = finding.data
    value = argument.value
    if not isinstance(value, ObjectValue):
        return
    if len(missing) == len(OPERATION_GROUPS[argument.name.text]):
        yield Fix(f"Remove `{argument.name.text}`", (RemoveArgument(directive, argument),), is_preferred=True)
        return
    entries = ", ".join(
        f"{kind.value}: [{quoted(default_name(kind, model))}]"
        if argument.name.text == "subscriptions"
        else f"{kind.value}: {quoted(default_name(kind, model))}"
        for kind in missing
    )
    yield Fix(f"Add `{entries}`", (AddEntry(value, entries),), is_preferred=True)


RULE = Rule(
    code="gen1/lost-operations",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="Naming some operations of a model removes the others.",
    covers=("G061", "G062"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
