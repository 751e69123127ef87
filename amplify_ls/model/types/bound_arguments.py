"""What chains start from and lead to, and which parameters are meant by what is given to a call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function, scalar
from amplify_ls.catalog.types import Callback, Made, Method
from amplify_ls.model.builders import define_call
from amplify_ls.model.types.chains import Standing, Step, read_chain
from amplify_ls.model.types.mismatch import misfit

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Parameter, Type
    from amplify_ls.model.data.parts import Part
    from amplify_ls.values.values import Arguments, Chain


def receiver_of(steps: tuple[Step, ...]) -> Receiver | None:
    """What a chain of these links is; None where that cannot be told."""
    if not steps:
        return None
    last = steps[-1]
    returned = None if last.method is None else last.method.returns
    return returned or last.receiver


def steps_from(chain: Chain, kind: Type, outer: Part | None) -> tuple[Step, ...]:
    """The links of a chain that starts with what a callback is handed."""
    if isinstance(kind, Callback):
        first, *rest = chain.links
        returns = kind.returns.receivers[0] if isinstance(kind.returns, Made) else None
        if first.name or first.arguments is None or returns is None:
            return ()
        method = Method("", "", kind.parameters, returns)
        call = Step(first, returns, Standing.FINE, method, method)
        return (call, *read_chain(replace(chain, links=tuple(rest)), returns))
    if not isinstance(kind, Made):
        return ()
    if len(kind.receivers) == 1:
        return read_chain(chain, kind.receivers[0])
    known = None if outer is None or outer.call is None else scalar(outer.call.name)
    validator = None if known is None else known.validator
    return () if validator is None else read_chain(chain, validator)


def steps_of_configuration(chain: Chain) -> tuple[Step, ...]:
    """The links of ``configure({...}).schema({...})``; none for another chain."""
    call = define_call(chain)
    method = None if call is None or call.name != "configure" else function(call.name)
    if method is None or method.returns is None:
        return ()
    first, *rest = chain.links
    start = Step(first, method.returns, Standing.FINE, method, method)
    return (start, *read_chain(replace(chain, links=tuple(rest)), method.returns))


def parameters_for(method: Method, arguments: Arguments) -> tuple[Parameter, ...]:
    """The list of parameters that the arguments are for."""
    for parameters in (method.parameters, *method.forms):
        enough = arguments.count >= sum(parameter.presence == "required" for parameter in parameters)
        pairs = zip(arguments.values, parameters, strict=False)
        if enough and arguments.count <= len(parameters) and all(misfit(value, each.type) is None for value, each in pairs):
            return parameters
    if len(method.forms) == 1 and arguments.count and misfit(arguments.values[0], method.forms[0][0].type) is None:
        return method.forms[0]
    return method.parameters
