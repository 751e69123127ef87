"""The groups of an authorization rule are not passed as the strategy expects them.

## What it does

Reports `allow.group(...)` without a group or with an array, and `allow.groups(...)` with an empty array or with a
string.

## Why is this bad?

`allow.group('Admin')` expects one name, and `allow.groups(['Admin', 'Editor'])` an array of at least one. The
packages reject an empty array, and a string instead of an array; an array instead of a name is used as the name of
a single group that nobody is in.

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

## Fix safety

Wrapping the groups in an array and changing to `allow.groups()` are safe. Changing to `allow.group()` is not
applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.argument_fixes import as_one_list
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/wrong-group-argument"
_PROVIDERS = frozenset(found.providers) if (found := strategy("groups")) is not None else frozenset()
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (
    Claim((ValueProblem, MissingArgument), "group", call="*.group"),
    Claim((ValueProblem, MissingArgument), "groups.**", call="*.groups"),
    Claim(MissingArgument, "**", call="*.group|groups"),
)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[ValueProblem | MissingArgument]]]:
    for item in claimed(parts, CODE, CLAIMS):
        message, stage, said = _fault(item)
        yield Finding(item.problem.span, message, stage=stage, package_message=said, data=item)


def _fault(item: ArgumentFault[ValueProblem | MissingArgument]) -> tuple[str, Stage | None, str]:
    """The message, the only stage that rejects it, and the message of the packages."""
    name, reason = item.step.name, item.misfit
    if reason is Misfit.TOO_FEW:
        return (
            "`allow.groups` is called with an empty array of groups.",
            Stage.SYNTH,
            "@auth rules using groups cannot have an empty list",
        )
    if isinstance(item.problem, MissingArgument):
        return (
            f"`allow.{name}` is called without a group.",
            Stage.TYPES if name == "group" else None,
            "Expected 1-2 arguments, but got 0.",
        )
    if name == "group":
        return (
            mismatch_message("`allow.group`", "`string`", value_words(item.value)),
            Stage.TYPES,
            "is not assignable to parameter of type 'string'.",
        )
    return (
        mismatch_message("`allow.groups`", "`string[]`", value_words(item.value)),
        None,
        "rule.groups.map is not a function",
    )


def fix(finding: Finding[ArgumentFault[ValueProblem | MissingArgument]]) -> Iterator[Fix]:
    item = finding.data
    value, name = item.value, item.step.link.name_span
    if item.misfit is not Misfit.KIND:
        return
    if isinstance(value, Text) and item.step.name == "groups" and item.outer is None:
        arguments = item.step.link.arguments
        if arguments is not None and arguments.count > 1 and not _names_provider(item):
            yield from as_one_list(arguments)
            return
        yield Fix("Wrap in an array", (Wrap(value.span, "[", "]"),), Safety.SAFE, is_preferred=True)
        yield Fix("Change to `allow.group()`", (Replace(name, "group"),))
    elif isinstance(value, Array) and item.step.name == "group":
        yield Fix("Change to `allow.groups()`", (Replace(name, "groups"),), Safety.SAFE, is_preferred=True)


def _names_provider(item: ArgumentFault[ValueProblem | MissingArgument]) -> bool:
    """Whether a provider follows the groups."""
    arguments = item.step.link.arguments
    second = None if arguments is None or arguments.count != 2 else arguments[1]
    return isinstance(second, Text) and second.value in _PROVIDERS


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The groups of an authorization rule are not passed as the strategy expects them.",
    covers=("AZ17", "AZ18"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
