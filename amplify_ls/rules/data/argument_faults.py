"""Which rule reports an invalid argument: each fault is reported by exactly one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import method
from amplify_ls.catalog.schema.operations import FIELD_OPERATIONS, READ_INCLUDES
from amplify_ls.catalog.types import Placed
from amplify_ls.model.fit.mismatch import Misfit
from amplify_ls.values.values import Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.model.data.parts import MisplacedValue, Parts
    from amplify_ls.values.values import Arguments

_ELSEWHERE = frozenset({"belongsTo", "hasMany", "hasOne", "identifier"})
"""Methods whose arguments have rules of their own."""
_RELATIONSHIPS = _ELSEWHERE - {"identifier"}
_BY_METHOD: dict[tuple[str, Misfit | None], str] = {
    ("to", Misfit.WORD): "data/unknown-operation",
    ("to", Misfit.MISSING_ARGUMENT): "data/empty-operations",
    ("to", None): "data/operations-not-in-list",
    ("group", None): "data/wrong-group-argument",
    ("groups", Misfit.REPEATED): "data/repeated-role",
    ("groups", None): "data/wrong-group-argument",
    ("authorization", None): "data/invalid-authorization",
    ("enum", Misfit.PATTERN): "data/invalid-enum-value",
    ("enum", Misfit.REPEATED): "data/repeated-enum-value",
    ("enum", Misfit.TOO_FEW): "data/empty-type",
    ("enum", None): "data/enum-without-list",
    ("model", Misfit.TOO_FEW): "data/empty-type",
    ("customType", Misfit.TOO_FEW): "data/empty-type",
    ("schema", Misfit.TOO_FEW): "data/empty-schema",
    ("combine", Misfit.TOO_FEW): "data/empty-schema",
    ("combine", None): "data/combine-without-list",
    ("projection", Misfit.TOO_FEW): "",
    ("secondaryIndexes", None): "data/invalid-indexes",
    ("name", Misfit.PATTERN): "data/invalid-index-name",
    ("name", Misfit.RANGE): "data/invalid-index-name",
    ("disableOperations", None): "data/unknown-disabled-operation",
    ("mutations", Misfit.TOO_FEW): "",
    ("mutations", None): "data/unknown-source-mutation",
    ("default", Misfit.MISSING_ARGUMENT): "data/empty-default",
}
"""By method and reason; None stands for all reasons without an entry of their own."""


def takes_count(receiver: Receiver, name: str, arguments: Arguments | None) -> bool:
    """Whether a method of the catalog accepts the number of arguments; unknown methods and arguments count as valid."""
    known = method(receiver, name)
    if known is None or arguments is None or arguments.is_open:
        return True
    required = sum(parameter.presence == "required" for parameter in known.parameters)
    return required <= arguments.count <= len(known.parameters)


def faults(parts: Parts, code: str) -> Iterator[MisplacedValue]:
    """The arguments that the rule of this code reports."""
    for item in parts.mismatches:
        if code_of(item) == code:
            yield item


def code_of(item: MisplacedValue) -> str:
    """The code of the rule that reports an argument; empty if the rule does not use this table."""
    name, reason = item.step.name, item.mismatch.misfit
    if name in _ELSEWHERE:
        return _of_relationship(item) if name in _RELATIONSHIPS else ""
    if item.step.receiver == "index" and reason is Misfit.REPEATED:
        return ""
    if item.parameter is not None and item.parameter.name == "provider":
        return "data/unknown-provider"
    if name == "to" and item.mismatch.expected is FIELD_OPERATIONS and _is_way_to_read(item):
        return "data/field-operation"
    if item.step.receiver == "a.ai" and reason is Misfit.WORD:
        return "data/unknown-ai-model"
    if name == "enum" and item.mismatch.outer is not None and reason is Misfit.KIND:
        return "data/wrong-argument"
    if isinstance(item.mismatch.expected, Placed) and reason is Misfit.KIND:
        is_handler = item.mismatch.expected.place == "handler"
        return "data/handler-without-builder" if is_handler else "data/plain-value-as-type"
    if reason is Misfit.EXTRA_ARGUMENT and name != "to":
        return "data/extra-argument"
    found = _BY_METHOD.get((name, reason), _BY_METHOD.get((name, None)))
    if found is not None:
        return found
    if name == "handler" and reason is Misfit.KIND:
        return "data/handler-without-builder"
    if item.step.receiver.startswith("validator:") and reason in (Misfit.RANGE, Misfit.FRACTION):
        return "data/invalid-bound"
    if reason is Misfit.EXTRA_ARGUMENT:
        return "data/extra-argument"
    return "data/missing-argument" if reason is Misfit.MISSING_ARGUMENT else "data/wrong-argument"


def _of_relationship(item: MisplacedValue) -> str:
    """A list within the list of references, and what follows it. Names that follow are references that are not in a list."""
    mismatch = item.mismatch
    if mismatch.misfit is Misfit.EXTRA_ARGUMENT and not isinstance(mismatch.value, (Text, Unknown)):
        return "data/extra-argument"
    return "data/wrong-argument" if mismatch.misfit is Misfit.KIND and mismatch.outer is not None else ""


def _is_way_to_read(item: MisplacedValue) -> bool:
    value = item.mismatch.value
    return isinstance(value, Text) and value.value in READ_INCLUDES
