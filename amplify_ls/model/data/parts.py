"""All that is built within an entry of a schema, or by the schema's own chain: fields, arguments, rules, indexes, checks.

``model.data.parts_walk`` finds them; rules look at the parts they care for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import builder
from amplify_ls.catalog.schema.databases import DYNAMODB
from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.facts import individual
from amplify_ls.model.data.authorization import provider_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Place, Receiver
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.catalog.types import Method, Parameter, Type
    from amplify_ls.model.builders import BuilderCall, DefineCall
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.types.chains import Step
    from amplify_ls.model.types.mismatch import Misfit
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Array, Property, Value


@individual
class Part:
    """One thing that is built: a field, a handler, a rule, an index."""

    value: Value
    name: str
    """What it belongs to, in the author's names: ``Post.title``."""
    place: Place | None
    """Where in a schema it stands; None for what is no builder's: a rule, an index, a check."""
    call: BuilderCall | None
    """The builder call that it is, None for anything else."""
    steps: tuple[Step, ...]
    outer: Part | None
    """What it stands in: the type that a field belongs to, the field that a rule is about."""
    member: Property | None
    """The member whose value it is."""
    receiver: Receiver | None
    """What the whole chain is; None where that cannot be told."""

    @property
    def is_misplaced(self) -> bool:
        """Whether it is the call of a builder that cannot be used at its place."""
        made = None if self.call is None or self.place is None or self.call.arguments is None else builder(self.call.name)
        return made is not None and self.place not in made.places

    def step(self, name: str) -> Step | None:
        """The last step of that name that calls something."""
        # Asked by nearly every rule of nearly every part: a loop is twice as fast as `next`.
        for step in reversed(self.steps):
            if step.link.name == name:
                return step
        return None


@individual
class Granting:
    """An ``.authorization(...)`` with the part that it is called on, and what ``allow`` is there."""

    part: Part
    step: Step
    authorization: Authorization
    allow: Receiver
    rules: tuple[Part, ...]
    """Its rules as parts, in the order of ``authorization.rules``."""

    def providers(self) -> Iterator[tuple[str, AccessRule]]:
        """Who proves the identities, as far as can be seen, with the rules that need it."""
        for rule in self.authorization.rules:
            # The rule of a conversation takes no provider.
            provider = "userPools" if self.allow == "allow:conversation" else provider_of(rule)
            if provider is not None:
                yield provider, rule


@individual
class Passed:
    """A value that is not of the type that is expected, or an argument that is missing or without a parameter."""

    part: Part
    step: Step
    """The call."""
    parameter: Parameter | None
    """The parameter; None for an argument without one."""
    index: int
    """The position of the argument."""
    path: Path
    """The parameter, the member of its value, and whether the value is an item of an array: ``operations``, ``[]``."""
    span: Span
    value: Value | None
    """None for a missing argument."""
    expected: Type
    misfit: Misfit | None
    """Why the value is not of the type; None for a missing argument, and for one without a parameter."""
    outer: Array | None
    """The array that contains the value."""


@individual
class OptionCall:
    """A call with options: of a builder."""

    name: str
    """What is called: ``handler.custom``, ``generation``."""
    method: Method
    arguments: Arguments
    name_span: Span


class Parts:
    """What the walk has seen."""

    def __init__(self, data: DataModel, entry: Entry | None) -> None:
        self.data = data
        self.entry = entry
        """None for the chain of a schema itself, and for one side of a choice."""
        self.all: list[Part] = []
        self.faults: list[tuple[Part, Step]] = []
        """Links that are not as they should be."""
        self.misplaced: list[Passed] = []
        self.grantings: list[Granting] = []
        self.option_calls: list[OptionCall] = []
        self.definition: DefineCall | None = None
        """The call of ``defineData`` that a schema belongs to; None for an entry."""
        self.attached = Attached()
        self.arms: list[Parts] = []
        """What the sides of choices build: the type check looks at each of them, nobody else may ever see it."""
        # Dozens of rules look for a few parts among all of an entry. Made when they are first asked for, after the walk.
        self._by_builder: dict[str, list[Part]] | None = None
        self._scalars: dict[str, list[tuple[Part, Step]]] | None = None
        self._indexes: list[Part] | None = None

    @property
    def database(self) -> Database:
        """The database of the entry; of a schema itself nothing is asked that depends on it."""
        return DYNAMODB if self.entry is None else self.entry.database

    def built(self, *builders: str) -> list[Part]:
        """The parts that are calls of these builders."""
        if self._by_builder is None:
            self._by_builder = {}
            for part in self.all:
                if part.call is not None:
                    self._by_builder.setdefault(part.call.name, []).append(part)
        found = [each for name in builders if (each := self._by_builder.get(name)) is not None]
        if len(found) > 1:
            return [part for part in self.all if part.call is not None and part.call.name in builders]
        return list(found[0]) if found else []

    def scalars_with(self, method: str) -> list[tuple[Part, Step]]:
        """The scalar fields of a model on which a method is called, each with the last such call."""
        if self._scalars is None:
            self._scalars = {}
            for part in self.all:
                if part.place == "model-field" and part.receiver == "scalar":
                    for name, step in {step.link.name: step for step in part.steps}.items():
                        self._scalars.setdefault(name, []).append((part, step))
        return self._scalars.get(method, [])

    @property
    def indexes(self) -> list[Part]:
        """The secondary indexes, in order."""
        if self._indexes is None:
            self._indexes = [
                part for part in self.all if part.steps and part.steps[0].receiver == "index" and not part.steps[0].name
            ]
        return self._indexes
