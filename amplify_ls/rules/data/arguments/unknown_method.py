"""A method is called that the builder does not have.

## What it does

Reports a call of an unknown method on a field, model, operation, index, check, authorization rule or schema.

## Why is this bad?

TypeScript rejects the call, and the backend cannot be synthesized. `.optional()` does not exist, because a field is
optional unless it is `.required()`. `.unique()` does not exist, because only the identifier of a model is unique.
Primary keys and indexes are declared with `.identifier([...])` and `.secondaryIndexes(...)` of the model.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ title: a.string().optional() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing `.optional()` or `.nullable()`, and changing a name that differs in case alone, are safe. Other fixes, such
as changing to a similar method, moving a key or an index to the model, or moving a check into `.validate(...)`, are
not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import method, methods_of, scalar
from amplify_ls.edits.operations import Fix, InsertAfter, Remove, Replace, Safety
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.access_rules import rewritten
from amplify_ls.rules.data.argument_faults import takes_count
from amplify_ls.rules.data.indexes import as_callback
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, renamings
from amplify_ls.values.values import Array, Function, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.types.chains import Step

_ELSEWHERE = frozenset({"a", "a.handler", "a.ai", "enum", "custom-type"})
"""Receivers whose unknown members other rules report."""
_SCHEMAS = {
    "schema:combined": "A combined schema",
    "schema:configuration": "The result of `configure`",
    "schema:sql": "A SQL schema",
}
_REFERENCES = "references"
_PREVIEW_HANDLER = "function"
_OPERATIONS = frozenset({"query", "mutation", "subscription"})
_NEEDLESS = frozenset({"optional", "nullable"})
_OF_THE_MODEL = {"primaryKey": "identifier", "identifier": "identifier", "index": "secondaryIndexes"}
_BOUNDS = {
    "validator:string": {"min": "minLength", "max": "maxLength", "pattern": "matches", "regex": "matches"},
    "validator:number": {"min": "gte", "max": "lte"},
}


def check(parts: Parts) -> Iterator[Finding[tuple[Part, Step, Parts]]]:
    for part, step in parts.faults:
        if step.standing is not Standing.UNKNOWN or step.receiver in _ELSEWHERE or step.receiver.startswith("allow:"):
            continue
        if step.receiver == "related-proxy" and step.name in ("authorization", "fields", "secondaryIndexes"):
            continue
        if (step.receiver == "ref" and step.name == "default") or _is_required_relationship(step):
            continue
        yield Finding(
            step.link.name_span,
            f"{_owner(part, step)} has no method `.{step.name}()`{because(step.suggestion.reason)}.",
            package_message=f"Property '{step.name}' does not exist on type",
            data=(part, step, parts),
        )


def _is_required_relationship(step: Step) -> bool:
    """What ``data/required-relationship`` reports."""
    return step.receiver.startswith("relation:") and step.name in ("required", "valueRequired", "array")


def _owner(part: Part, step: Step) -> str:
    receiver = step.receiver
    if receiver.startswith("validator:"):
        return "The validation of a string" if receiver.endswith("string") else "The validation of a number"
    if receiver == "operation-rule":
        return "An authorization rule of an operation"
    if "rule" in receiver:
        return f"The rule `allow.{part.steps[0].name}`"
    if receiver == "index":
        return "An index"
    if receiver in _SCHEMAS:
        return _SCHEMAS[receiver]
    if receiver in ("model-proxy", "related-proxy"):
        return f"`models.{part.name}`"
    name = "" if part.call is None else part.call.name
    return f"`a.{name}`" if name else f"`{part.name}`"


def fix(finding: Finding[tuple[Part, Step, Parts]]) -> Iterator[Fix]:
    part, step, parts = finding.data
    if step.name == "inField":
        yield from _defined_in(part, parts)
        return
    if step.name in _NEEDLESS and step.receiver in ("scalar", "ref"):
        yield Fix(f"Remove `.{step.name}()`", (Remove(step.link.span),), Safety.SAFE, is_preferred=True)
        return
    if step.name == _PREVIEW_HANDLER and step.receiver in _OPERATIONS:
        yield from _as_handler(step)
        return
    if step.name == _REFERENCES and step.receiver.startswith("relation:"):
        yield from _as_argument(part, step)
        return
    validator = _validator(part, step)
    if validator:
        yield Fix(
            f"Change to `.validate((v) => v.{validator}(...))`",
            (Replace(step.link.name_span, f"validate((v) => v.{validator}"), InsertAfter(step.link.span, ")")),
            is_preferred=True,
        )
        return
    yield from _to_the_model(part, step)
    gone = {name for other in part.steps if other.method is not None for name in (other.name,)}
    free = {each.name for each in methods_of(step.receiver)} - gone
    names = tuple(name for name in step.suggestion.names if name in free and name not in ("validate", "identifier"))
    if "secondaryIndexes" in names:
        yield from _as_indexes(step)
        return
    yield from renamings(step.link.name_span, step.name, names, ".{}()")
    if not names and step.suggestion.reason:
        yield Fix(f"Remove `.{step.name}()`", (Remove(step.link.span),))


def _as_handler(step: Step) -> Iterator[Fix]:
    """Rewrite ``.function('echo')`` of the preview releases as ``.handler(a.handler.function('echo'))``."""
    if step.link.arguments is not None and step.link.arguments.count == 1:
        operations = (Replace(step.link.name_span, "handler(a.handler.function"), InsertAfter(step.link.span, ")"))
        yield Fix("Change to `.handler(a.handler.function(...))`", operations, is_preferred=True)


def _as_argument(part: Part, step: Step) -> Iterator[Fix]:
    """Rewrite ``a.belongsTo('Team').references(['teamId'])`` as ``a.belongsTo('Team', ['teamId'])``."""
    given = None if step.link.arguments is None else step.link.arguments[0]
    target = None if part.call is None else part.call.argument(0)
    names = [item.value for item in given.items if isinstance(item, Text)] if isinstance(given, Array) else []
    has_one = part.call is not None and part.call.arguments is not None and part.call.arguments.count == 1
    if (
        target is None
        or not isinstance(given, Array)
        or given.is_open
        or not names
        or len(names) < len(given.items)
        or not has_one
    ):
        return
    text = ", ".join(f"'{name}'" for name in names)
    written = f", [{text}]" if len(names) > 1 else f", {text}"
    yield Fix(
        "Pass the reference fields as an argument",
        (InsertAfter(target.span, written), Remove(step.link.span)),
        is_preferred=True,
    )


def _as_indexes(step: Step) -> Iterator[Fix]:
    """Rewrite ``.index(['author'])`` of a model as ``.secondaryIndexes((index) => [index('author')])``."""
    given = None if step.link.arguments is None else step.link.arguments[0]
    operations: list[Operation] = [Replace(step.link.name_span, "secondaryIndexes")]
    if not isinstance(given, Function):
        text = None if given is None else as_callback(given)
        if given is None or text is None:
            return
        operations.append(Replace(given.span, text))
    yield Fix("Change to `.secondaryIndexes()`", tuple(operations), is_preferred=True)


def _defined_in(part: Part, parts: Parts) -> Iterator[Fix]:
    """Rewrite ``allow.owner().inField('author')`` as ``allow.ownerDefinedIn('author')``."""
    rules = [rule for granting in parts.grantings for rule in granting.authorization.rules if rule.chain is part.value]
    edits = rewritten(rules[0], rules[0].name) if rules else None
    if edits is not None and len(edits) == 1:
        yield Fix(f"Change to `allow.{edits[0].text}`", edits, is_preferred=True)


def _validator(part: Part, step: Step) -> str:
    """Return the check that a method of a field is equivalent to: ``minLength`` for ``a.string().min(3)``."""
    known = None if part.call is None else scalar(part.call.name)
    if step.receiver != "scalar" or known is None or known.validator is None or step.link.arguments is None:
        return ""
    if part.step("validate") is not None:
        return ""
    name = _BOUNDS[known.validator].get(step.name, step.name)
    is_usable = method(known.validator, name) is not None and takes_count(known.validator, name, step.link.arguments)
    return name if is_usable else ""


def _to_the_model(part: Part, step: Step) -> Iterator[Fix]:
    """Rewrite ``slug: a.string().primaryKey()`` as ``.identifier(['slug'])`` of the model."""
    wanted = _OF_THE_MODEL.get(step.name)
    model = part.outer
    if wanted is None or step.receiver != "scalar" or part.place != "model-field" or part.member is None:
        return
    if model is None or model.call is None or not model.call.lacks(wanted):
        return
    field = part.member.name
    text = f".identifier(['{field}'])" if wanted == "identifier" else f".secondaryIndexes((index) => [index('{field}')])"
    operations: list[Operation] = [Remove(step.link.span), InsertAfter(model.call.link.span, text)]
    call = part.call
    if wanted == "identifier" and call is not None and call.name != "id" and call.lacks("required"):
        operations[0] = Replace(step.link.span, ".required()")
    yield Fix(f"Change to `{text}` of the model", tuple(operations), is_preferred=True)


RULE = Rule(
    code="data/unknown-method",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A method is called that the builder does not have.",
    covers=("F10", "K03", "AZ24", "O27"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
