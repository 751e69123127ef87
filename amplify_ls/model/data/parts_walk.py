"""The walk that finds all parts of an entry.

The catalog says what each method takes, and the walk follows that: into the fields of inline types, the callbacks of
``.authorization`` and ``.secondaryIndexes``, the handlers of an operation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.options import option_of
from amplify_ls.catalog.types import ANYTHING, Callback, Either, ListOf, Made, MapOf, Method, Placed, Record, Simple
from amplify_ls.model.builders import DATA_BUILDER, builder_call, export_name
from amplify_ls.model.data.authorization import ALLOW, authorization_with, called_back
from amplify_ls.model.data.parts import Granting, OptionCall, Part, Parts, Passed
from amplify_ls.model.data.passed_at import PassedAt
from amplify_ls.model.data.sql import CALLING_BACK, schema_call
from amplify_ls.model.types.bound_arguments import parameters_for, receiver_of, steps_from, steps_of_configuration
from amplify_ls.model.types.chains import Standing, Step, read_chain
from amplify_ls.model.types.mismatch import Misfit, ValueKind, may_fit, misfit, value_kind
from amplify_ls.model.types.receivers import misfit_of
from amplify_ls.model.types.visible_types import is_typed_within
from amplify_ls.values.values import Arguments, Array, Chain, Function, Object, Symbol, Text, arms_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.catalog.kinds import Place, Receiver
    from amplify_ls.catalog.types import Parameter, Type
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.sql import NamedModel, SqlSchema
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value

AUTHORIZATION = "authorization"
_PROXIES: dict[str, Receiver] = {"setAuthorization": "model-proxy", "setRelationships": "related-proxy"}
_DEEPEST = 16
"""How deep types may be nested; beyond, no one looks."""
_SCHEMA_ENTRIES = frozenset({"schema-entry", "sql-schema-entry"})


def parts_of_entry(entry: Entry) -> Parts:
    """All parts of an entry."""
    parts = Parts(entry.data, entry)
    walk = _Walk(parts)
    walk.placed(entry.value, "schema-entry", entry.name, None, entry.property)
    walk.arms(entry.value, lambda arm, value: arm.placed(value, "schema-entry", entry.name, None, entry.property))
    return parts


def parts_of_schema(data: DataModel, root: Value | None, definition: DefineCall | None) -> Parts:
    """The parts of the schema's own chain, its entries left out, and the options of the API."""
    parts = Parts(data, None)
    parts.definition = definition
    if root is not None:
        _Walk(parts).made(root, "schema", None)
    for schema in data.sql_schemas:
        _Walk(parts).called_schema(schema)
        for named in schema.named_models:
            _Walk(parts).named_model(named)
    return parts


class _Walk:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._handed: dict[str, Parameter] = {}
        """What the parameters of callbacks stand for, by role."""
        self._depth = 0

    def placed(self, value: Value, place: Place, name: str, outer: Part | None, prop: Property | None) -> None:
        """A value where a builder belongs."""
        call = builder_call(value)
        steps = read_chain(call.chain, "a") if call is not None else ()
        self._enter(Part(value, name, place, call, steps, outer, prop, receiver_of(steps)))

    def made(self, value: Value, name: str, outer: Part | None) -> Part | None:
        """A value that is made by builders, or of what a callback is handed."""
        if not isinstance(value, Chain):
            return None
        if isinstance(value.base, Symbol):
            parameter = self._handed.get(value.base.role)
            steps = () if parameter is None else steps_from(value, parameter.type, outer)
            return self._enter(Part(value, name, None, None, steps, outer, None, receiver_of(steps)))
        if export_name(value.base) == DATA_BUILDER:
            steps = read_chain(value, "a")
            return self._enter(Part(value, name, None, builder_call(value), steps, outer, None, receiver_of(steps)))
        steps = steps_of_configuration(value)
        if not steps:
            return None
        return self._enter(Part(value, name, None, schema_call(value), steps, outer, None, receiver_of(steps)))

    def named_model(self, named: NamedModel) -> None:
        """What a callback of a SQL schema calls on a model. What it gives to the calls is visited with the model."""
        chain = replace(named.chain, links=named.calls)
        steps = read_chain(chain, _PROXIES[named.callback])
        part = Part(chain, named.name, None, None, steps, None, None, receiver_of(steps))
        self.parts.all.append(part)
        self.parts.faults.extend((part, step) for step in steps if step.standing is not Standing.FINE)
        for step in steps:
            arguments, method = step.link.arguments, step.method
            if method is None or arguments is None or arguments.count or arguments.is_open:
                continue
            if method.parameters and method.parameters[0].presence == "required":
                at = PassedAt(part, step, method.parameters[0], 0, part.name)
                self._missing(method.parameters[0], at)

    def called_schema(self, schema: SqlSchema) -> None:
        """What a callback of a SQL schema calls on the schema."""
        if schema.called:
            chain = replace(schema.call.chain, links=schema.called)
            steps = read_chain(chain, "schema:sql")
            self._enter(Part(chain, "schema", None, schema.call, steps, None, None, receiver_of(steps)))

    def arms(self, value: Value, look: Callable[[_Walk, Value], object]) -> None:
        """The sides of a choice, each by itself."""
        arms = arms_of(value)
        for arm in arms:
            if value_kind(arm) is ValueKind.UNDEFINED:
                continue
            walk = _Walk(Parts(self.parts.data, None))
            walk._handed, walk._depth = {**self._handed}, self._depth
            look(walk, arm)
            if not all(map(is_typed_within, arms)):
                walk.keep_calls()
            self.parts.arms.append(walk.parts)

    def keep_calls(self) -> None:
        """Forget what is wrong with a value where it stands only, which may be anything to the type check."""
        parts = self.parts
        parts.misplaced = [each for each in parts.misplaced if any(each.part is part for part in parts.all)]
        parts.faults = [(part, step) for part, step in parts.faults if step.standing is not Standing.NOT_CALLED]

    def _enter(self, part: Part) -> Part:
        self.parts.all.append(part)
        if self._depth >= _DEEPEST:
            return part
        self._depth += 1
        for step in part.steps:
            if step.standing is not Standing.FINE:
                self.parts.faults.append((part, step))
            if step.method is not None and step.link.arguments is not None:
                self._given(part, step, step.method, step.link.arguments)
        self._depth -= 1
        return part

    def _given(self, part: Part, step: Step, method: Method, arguments: Arguments) -> None:
        """The arguments of a call."""
        if not arguments.values and not method.parameters:
            return
        parameters = parameters_for(method, arguments) if method.forms else method.parameters
        if arguments.values and any(isinstance(parameter.type, Record) for parameter in parameters):
            self._options(step, method, arguments)
        for index, value in enumerate(arguments.values):
            if index >= len(parameters):
                found = Passed(part, step, None, index, (), value.span, value, ANYTHING, None, None)
                self.parts.misplaced.append(found)
                break
            parameter = parameters[index]
            if parameter.presence != "optional" or value_kind(value) is not ValueKind.UNDEFINED:
                self._visit(value, parameter.type, PassedAt(part, step, parameter, index, part.name))
        if arguments.is_open:
            return
        for index, parameter in enumerate(parameters[arguments.count :], arguments.count):
            if parameter.presence == "required":
                at = PassedAt(part, step, parameter, index, part.name)
                self._missing(parameter, at)
                break

    def _options(self, step: Step, method: Method, arguments: Arguments) -> None:
        call = f"{step.receiver.removeprefix('a.')}.{step.name}" if step.receiver != "a" else step.name
        self.parts.option_calls.append(OptionCall(call, method, arguments, step.link.name_span))

    def _visit(self, value: Value, kind: Type, at: PassedAt) -> None:
        # Options have a walk of their own for all that is wrong with them.
        reason = None if isinstance(kind, Record) or at.is_option else misfit_of(value, kind)
        if reason is not None:
            self._report(reason, _place_of(value, at), kind, value, at)
        elif arms_of(value):
            self.arms(value, lambda arm, side: arm._visit(side, kind, at))
        if isinstance(kind, Either):
            fitting = next((each for each in kind.types if may_fit(value, each)), None)
            if fitting is not None and (reason is None or reason is Misfit.TOO_FEW):
                self._within(value, fitting, at)
        else:
            self._within(value, kind, at)

    def _within(self, value: Value, kind: Type, at: PassedAt) -> None:
        """What a value holds."""
        if isinstance(kind, Placed):
            self.placed(value, kind.place, at.name, at.part, at.member)
        elif isinstance(kind, Made):
            self.made(value, at.name, at.part)
        elif isinstance(kind, Callback):
            self._called_back(value, kind, at)
        elif isinstance(kind, ListOf):
            if isinstance(value, Array):
                inside = PassedAt(at.part, at.step, at.parameter, at.index, at.name, at.member, value, at.is_option)
                self._items(value, kind, inside)
        elif isinstance(value, Object):
            self._members(value, kind, at)

    def _items(self, value: Array, kind: ListOf, at: PassedAt) -> None:
        seen: set[str] = set()
        for item in value.items:
            if kind.distinct and isinstance(item, Text):
                if item.value in seen:
                    self._report(Misfit.REPEATED, item.span, kind.item, item, at)
                    continue
                seen.add(item.value)
            self._visit(item, kind.item, at)

    def _members(self, value: Object, kind: Type, at: PassedAt) -> None:
        if isinstance(kind, MapOf):
            if isinstance(kind.value, Placed) and kind.value.place in _SCHEMA_ENTRIES:
                return
            for prop in value:
                inside = PassedAt(at.part, at.step, at.parameter, at.index, f"{at.name}.{prop.name}", prop)
                self._visit(prop.value, kind.value, inside)
        elif isinstance(kind, Record):
            for prop in value:
                option = option_of(kind.shape, prop.name)
                if option is not None:
                    self._visit(prop.value, option.type, replace(at, member=prop, is_option=True))

    def _called_back(self, value: Value, kind: Callback, at: PassedAt) -> None:
        if at.step.link.name == AUTHORIZATION:
            self._authorization(value, kind, at)
            return
        if at.step.name in CALLING_BACK:
            # What is called on models there is part of the models, and visited with them.
            return
        result = called_back(value, *(parameter.name for parameter in kind.parameters))
        if result is None:
            return
        self._hand(kind)
        if isinstance(kind.returns, Simple):
            self.made(result, at.name, at.part)
            self.arms(result, lambda arm, value: arm.made(value, at.name, at.part))
        else:
            self._visit(result, kind.returns, at)

    def _hand(self, kind: Callback) -> None:
        for parameter in kind.parameters:
            self._handed[parameter.name] = parameter

    def _authorization(self, value: Value, kind: Callback, at: PassedAt) -> None:
        """The rules that a callback returns, and those of the preview API that are given without one."""
        self._hand(kind)
        result = called_back(value, ALLOW)
        self._granted(authorization_with(at.step.link, value if result is None else result), kind, at)
        for each in () if result is None else (result, *_items(result)):
            self.arms(each, lambda arm, side: arm._granted(authorization_with(at.step.link, side), kind, at))

    def _granted(self, authorization: Authorization, kind: Callback, at: PassedAt) -> None:
        allow = kind.parameters[0].type
        assert isinstance(allow, Made)
        rules = tuple(self._rule(rule, allow.receivers[0], at) for rule in authorization.rules)
        self.parts.grantings.append(Granting(at.part, at.step, authorization, allow.receivers[0], rules))
        if authorization.result is None or not isinstance(at.step.link.arguments, Arguments):
            return
        result = authorization.result
        reason = misfit(result, kind.returns)
        if reason is not None:
            self._report(reason, result.span, kind.returns, result, at)
        if not isinstance(result, Array):
            return
        for item in result.items:
            found = value_kind(item)
            if found is not None and (found is not ValueKind.CHAIN or not may_fit(item, kind.returns)):
                self._report(Misfit.KIND, _place_of(item, at), kind.returns, item, replace(at, list=result))

    def _rule(self, rule: AccessRule, allow: Receiver, at: PassedAt) -> Part:
        chain = replace(rule.chain, links=rule.chain.links[1:]) if rule.is_preview else rule.chain
        steps = read_chain(chain, allow)
        part = Part(rule.chain, at.name, None, None, steps, at.part, None, receiver_of(steps))
        return part if rule.is_preview else self._enter(part)

    def _report(self, reason: Misfit, span: Span, kind: Type, value: Value, at: PassedAt) -> None:
        found = Passed(at.part, at.step, at.parameter, at.index, at.path, span, value, kind, reason, at.list)
        self.parts.misplaced.append(found)

    def _missing(self, parameter: Parameter, at: PassedAt) -> None:
        span = at.step.link.name_span
        found = Passed(at.part, at.step, parameter, at.index, (), span, None, parameter.type, None, None)
        self.parts.misplaced.append(found)


def _place_of(value: Value, at: PassedAt) -> Span:
    """Where a value is told to be wrong: what is made elsewhere may be fine there, and is not where it is given."""
    arguments = at.step.link.arguments
    is_made = isinstance(value, (Chain, Function))
    return at.step.link.name_span if is_made and arguments is not None and not arguments.span.covers(value.span) else value.span


def _items(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, Array) else ()
