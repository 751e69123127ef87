"""Stacks of the backend depend on each other, so none of them can be deployed first.

## What it does

Reports two or more stacks that depend on each other. Auth, data, storage and each group of functions are stacks of their own. A
stack depends on another one if it uses something from it: auth uses the stack of a trigger, and data uses the stack of a
handler; a function uses the stack of a bucket whose name `backend.ts` passes to it. Access that is granted with
`allow.resource(...)` does not create a dependency in the other direction, because the function looks up what it needs at run
time.

## Why is this bad?

CloudFormation rejects circular dependencies, and the deployment fails. A function that auth, data or storage calls can be
created in the stack of its caller, with `resourceGroupName`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { resize } from './functions/resize/resource';
import { storage } from './storage/resource';

const backend = defineBackend({ storage, resize });

backend.resize.addEnvironment('BUCKET', backend.storage.resources.bucket.bucketName);
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';
import { resize } from '../functions/resize/resource';

export const storage = defineStorage({ name: 'photos', triggers: { onUpload: resize } });
// amplify/functions/resize/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const resize = defineFunction({ name: 'resize' });
// amplify/functions/resize/handler.ts
export const handler = async () => {};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { resize } from './functions/resize/resource';
import { storage } from './storage/resource';

const backend = defineBackend({ storage, resize });

backend.resize.addEnvironment('BUCKET', backend.storage.resources.bucket.bucketName);
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';
import { resize } from '../functions/resize/resource';

export const storage = defineStorage({ name: 'photos', triggers: { onUpload: resize } });
// amplify/functions/resize/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const resize = defineFunction({ name: 'resize', resourceGroupName: 'storage' });
// amplify/functions/resize/handler.ts
export const handler = async () => {};
```

## Fix safety

The fixes move functions to another stack. They are unsafe, because functions that have been deployed are replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty, ReplaceValue
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.stacks.stacks import Knot, StackEdge, StackGraph

_OPTION = "resourceGroupName"


def check(project: Project) -> Iterator[Finding[tuple[Project, StackGraph, Knot]]]:
    graph = project.stacks.graph
    for knot in graph.knots():
        yield Finding(
            _place(project, knot.cycle),
            _message(knot.cycle),
            related=tuple(Related(each.edge.span, _edge_words(each)) for each in knot.cycle),
            package_message="Circular dependency between resources: [...]",
            data=(project, graph, knot),
        )


def _place(project: Project, cycle: Sequence[StackEdge]) -> Span:
    """The edge that can be changed: one from ``backend.ts``, otherwise the place where a function is used."""
    assert project.backend is not None
    written = [each.edge for each in cycle if each.edge.is_written]
    return next((edge for edge in written if edge.span.path == project.backend.path), written[0]).span


def _message(cycle: Sequence[StackEdge]) -> str:
    stacks = listed(each.consumer for each in cycle)
    around = "each other" if len(cycle) == 2 else "each other in a cycle"
    return f"The stacks {stacks} depend on {around}, so none of them can be deployed first."


def _edge_words(each: StackEdge) -> str:
    return f"`{each.consumer}` depends on `{each.producer}` for {each.edge.what}"


def fix(finding: Finding[tuple[Project, StackGraph, Knot]]) -> Iterator[Fix]:
    project, graph, knot = finding.data
    functions = {function.name_span: function for function in project.functions}
    in_cycle, in_knot = _functions(knot.cycle), _functions(graph.edges_within(knot.stacks))
    choices: list[tuple[Span, ...]] = [(span,) for span in in_cycle]
    if len(in_knot) > 1:
        choices.append(in_knot)
    moves = [(spans, group) for spans in choices for group in _groups(graph, spans) if _breaks(graph, knot, spans, group)]
    for index, (spans, group) in enumerate(moves):
        chosen = [functions[span] for span in spans]
        operations = tuple(operation for function in chosen for operation in _moved(function, group))
        if operations:
            title = f"Move {listed(_shown(each) for each in chosen)} to the stack `{group}`"
            yield Fix(title, operations, is_preferred=index == 0)


def _functions(edges: Iterable[StackEdge]) -> tuple[Span, ...]:
    """The functions at the ends of edges, without duplicates."""
    ends = (end for each in edges for end in (each.edge.consumer, each.edge.producer))
    return tuple(dict.fromkeys(end for end in ends if isinstance(end, Span)))


def _groups(graph: StackGraph, spans: Sequence[Span]) -> list[str]:
    """The stacks that functions can be moved to: those of their users, and those that already contain one of them."""
    users = [each.consumer for each in graph.stack_edges() if each.edge.producer in spans]
    known = [user for user in users if user in STACKS.values()]
    return list(dict.fromkeys([*known, *(graph.groups[span] for span in spans)]))


def _breaks(graph: StackGraph, knot: Knot, spans: Sequence[Span], group: str) -> bool:
    """Whether the move breaks the cycle and creates no other one."""
    left = {each.stacks for each in graph.moved(spans, group).knots()}
    return left <= {each.stacks for each in graph.knots()} - {knot.stacks}


def _moved(function: BackendFunction, group: str) -> Iterator[Operation]:
    text = f"'{group}'"
    options = function.options
    if options is None:
        if not function.call.arguments.is_open:
            count = function.call.arguments.count
            yield InsertItem(function.call.arguments.span, count, f"{{ {_OPTION}: {text} }}")
    elif _OPTION in options.properties:
        yield ReplaceValue(options.properties[_OPTION], text)
    else:
        yield InsertProperty(options, _OPTION, text)


def _shown(function: BackendFunction) -> str:
    for item in function.project.definitions.named("defineFunction"):
        if item.call is not None and item.call.name_span == function.name_span:
            return item.name
    return "the function"


RULE = Rule(
    code="project/circular-stacks",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="Stacks of the backend depend on each other, so none of them can be deployed first.",
    covers=("BE09",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
