"""What a value made by the packages is, in the catalog's words: a model, a secret, a function."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from amplify_ls.catalog import kinds
from amplify_ls.catalog.lookup import function
from amplify_ls.catalog.types import Either, Made, Placed, Property
from amplify_ls.model.builders import DATA_BUILDER, define_call, export_name
from amplify_ls.model.types.chains import Standing, read_chain
from amplify_ls.model.types.mismatch import Misfit, misfit
from amplify_ls.values.values import Chain, Symbol, Text, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Type
    from amplify_ls.model.types.chains import Step


def receiver_of(value: Value) -> Receiver | None:
    """What the chain has made when it ends; None where that cannot be told."""
    if not isinstance(value, Chain):
        return None
    call = define_call(value)
    if call is not None:
        made = function(call.name)
        return made.returns if made is not None and len(value.links) == 1 else None
    start = start_of(value)
    if start is None:
        return None
    steps = read_chain(value, start)
    return _result(steps[-1]) if steps and len(steps) == len(value.links) else None


def is_environment(value: Value | None) -> bool:
    """Whether a value is ``process.env.NAME``: a text, or nothing."""
    if not isinstance(value, Chain) or not isinstance(value.base, Unknown) or value.base.name != "process":
        return False
    first, *rest = value.links
    return first.name == "env" and len(rest) == 1 and (bool(rest[0].name) or isinstance(rest[0].subscript, Text))


def misfit_of(value: Value, kind: Type) -> Misfit | None:
    """Why a value surely is not of a type, with what the packages make told apart; what it holds is not looked at."""
    if isinstance(kind, Placed) and isinstance(value, Chain) and export_name(value.base) == DATA_BUILDER:
        # Nearly every field: whatever `a` makes may be a part of a schema.
        return None
    if isinstance(kind, Either):
        reasons = [misfit_of(value, each) for each in kind.types]
        return None if None in reasons else misfit(value, kind) or Misfit.KIND
    found = misfit(value, kind)
    if found is not None or not isinstance(kind, Made):
        return found
    if is_environment(value):
        return Misfit.KIND
    made = receiver_of(value)
    return None if made is None or made in kind.receivers else Misfit.KIND


def start_of(chain: Chain) -> Receiver | None:
    """What the chain starts from: ``a``, or what a callback is handed; None where that is something else."""
    if isinstance(chain.base, Symbol):
        return cast("Receiver", chain.base.role) if chain.base.role in _receivers() else None
    return "a" if export_name(chain.base) == DATA_BUILDER else None


def _result(step: Step) -> Receiver | None:
    if step.standing not in (Standing.FINE, Standing.GONE):
        return None
    if isinstance(step.member, Property):
        return step.member.gives
    if step.member is None:
        return None
    return step.receiver if step.member.returns is None else step.member.returns


@cache
def _receivers() -> frozenset[str]:
    return frozenset(get_args(kinds.Receiver))
