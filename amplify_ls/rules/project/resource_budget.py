"""The backend is close to a limit of AWS.

## What it does

Reports a backend that needs 80 % or more of what AWS allows: 2,500 resources in one deployment, 500 resources in one stack, a
template of 1,000,000 bytes, 10 managed policies of one role, 20 indexes of one table, or 50 custom attributes of the user
pool.

## Why is this bad?

A deployment that exceeds a limit fails as a whole, often with a message that does not name the cause. Splitting a backend is
much work once it is deployed, so it is better to know in time. In most backends, the subscriptions of models are the largest
part that nobody uses: `.disableOperations(['subscriptions'])` gives 12 resources back for each model.

## Example

Sixty models like this one need 2,331 of 2,500 resources:

```ts
const schema = a.schema({
  Customer: a.model({ name: a.string() }),
  // and 59 more
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts
const schema = a.schema({
  Customer: a.model({ name: a.string() }).disableOperations(['subscriptions']),
  // and 59 more
}).authorization((allow) => [allow.authenticated()]);
```

## Known limitations

The numbers follow formulas that were measured with the packages. Resources are nearly always exact, sizes are within a few
percent. Resources that the backend file adds with the CDK are not counted, so the amounts are lower bounds.

## References

- [Quotas of CloudFormation](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html)
- [Quotas of DynamoDB](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.budget.estimate import close_uses, savings
from amplify_ls.budget.limits import ATTRIBUTES, INDEXES, STACK_RESOURCES, TEMPLATE_SIZE, TOTAL_RESOURCES
from amplify_ls.budget.stacks import DATA
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.budget.estimate import Use
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span

_FEWEST_PARTS = 15
"""With fewer entries and functions, no limit is close: the estimate, which reads all of them, is not needed."""
_COUNTED = frozenset({TOTAL_RESOURCES, STACK_RESOURCES})


def check(project: Project) -> Iterator[Finding[None]]:
    if sum(len(data.names) for data in project.data) + len(project.functions) < _FEWEST_PARTS:
        return
    for use in close_uses(project):
        # Other rules report more indexes and attributes than there can be.
        is_reported = use.limit in (INDEXES, ATTRIBUTES) and use.amount > use.limit.maximum
        span = None if is_reported else _place(project, use)
        if span is not None:
            yield Finding(span, _message(project, use), related=tuple(_related(project, use)))


def _message(project: Project, use: Use) -> str:
    owner = f"`{use.where}`" if use.where else "The backend"
    owner = use.where[:1].upper() + use.where[1:] if use.where.startswith("the ") else owner
    largest = savings(project)[:1] if use.limit in _COUNTED and not use.where else ()
    freed = f"; without subscriptions, it would need {largest[0].resources:,} fewer" if largest else ""
    # Resources that are added with the CDK and parts that are unknown come on top.
    return f"{owner} needs at least {use.amount:,} of {use.limit.maximum:,} {use.limit.words}{freed}."


def _related(project: Project, use: Use) -> Iterator[Related]:
    """The parts that cost most, as far as they are declared somewhere."""
    unit = "bytes" if use.limit is TEMPLATE_SIZE else "resources" if use.limit in _COUNTED else "entries"
    for part in use.contributors:
        entry = _entry(project, part.name.removeprefix(f"{DATA}/"))
        if entry is not None and use.limit is not INDEXES:
            yield Related(entry.name_span, f"`{entry.name}` needs {part.amount:,} {unit}")


def _place(project: Project, use: Use) -> Span | None:
    entry = _entry(project, use.where.removeprefix(f"{DATA}/"))
    if entry is not None:
        return entry.name_span
    definitions = [data.definition for data in project.data if data.definition is not None]
    if definitions and use.where.startswith((DATA, "the ")):
        return definitions[0].name_span
    if use.limit is ATTRIBUTES and project.auth:
        return project.auth[0].name_span
    return None if project.backend is None else project.backend.name_span


def _entry(project: Project, name: str) -> Entry | None:
    return next((found for data in project.data if (found := data.entry(name)) is not None), None)


RULE = Rule(
    code="project/resource-budget",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="The backend is close to a limit of AWS.",
    covers=(),
    check=check,
)
