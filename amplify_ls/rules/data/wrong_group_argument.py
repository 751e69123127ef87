"""The groups of a rule are not given as the strategy takes them.

`allow.group('Admin')` takes one name, `allow.groups(['Admin', 'Editor'])` a list with at least one. The packages refuse an
empty list and a text in the place of the list; a list in the place of the name is taken as one group of a name that nobody has.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.groups('Admin')]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.groups(['Admin'])]),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.model.mismatch import Misfit
from amplify_ls.rules.argument_faults import faults
from amplify_ls.rules.argument_fixes import as_one_list
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import MisplacedValue, Parts

CODE = "data/wrong-group-argument"
_PROVIDERS = frozenset(found.providers) if (found := strategy("groups")) is not None else frozenset()


def check(parts: Parts) -> Iterator[Finding]:
    for item in faults(parts, CODE):
        message, stage, said = _fault(item)
        yield Finding(item.mismatch.span, message, stage=stage, package_message=said, data=item)


def _fault(item: MisplacedValue) -> tuple[str, Stage | None, str]:
    """The message, the stage that alone notices, and what the packages say."""
    name, reason = item.step.name, item.mismatch.misfit
    if reason is Misfit.TOO_FEW:
        return "`allow.groups` names no group.", Stage.SYNTH, "@auth rules using groups cannot have an empty list"
    if reason is Misfit.MISSING_ARGUMENT:
        return f"`allow.{name}` names no group.", Stage.TYPES if name == "group" else None, "Expected 1-2 arguments, but got 0."
    if name == "group":
        return "`allow.group` takes the name of one group.", Stage.TYPES, "is not assignable to parameter of type 'string'."
    return "`allow.groups` takes a list of groups.", None, "rule.groups.map is not a function"


def fix(finding: Finding) -> Iterator[Fix]:
    item: MisplacedValue = finding.data
    value, name = item.mismatch.value, item.step.link.name_span
    if item.mismatch.misfit is not Misfit.KIND:
        return
    if isinstance(value, Text) and item.step.name == "groups" and item.mismatch.outer is None:
        arguments = item.step.link.arguments
        if arguments is not None and arguments.count > 1 and not _names_provider(item):
            yield from as_one_list(arguments)
            return
        yield Fix("Put it in a list", (Wrap(value.span, "[", "]"),), Safety.SAFE, is_preferred=True)
        yield Fix("Change to `allow.group()`", (Replace(name, "group"),))
    elif isinstance(value, Array) and item.step.name == "group":
        yield Fix("Change to `allow.groups()`", (Replace(name, "groups"),), Safety.SAFE, is_preferred=True)


def _names_provider(item: MisplacedValue) -> bool:
    """Whether a provider follows the groups."""
    arguments = item.step.link.arguments
    second = None if arguments is None or arguments.count != 2 else arguments[1]
    return isinstance(second, Text) and second.value in _PROVIDERS


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The groups of a rule are not given as the strategy takes them.",
    covers=("AZ17", "AZ18"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
