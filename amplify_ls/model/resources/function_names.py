"""The names that functions of the CDK have: the id of their construct, and the name that the author gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.resources.created import class_of, creation_of
from amplify_ls.model.resources.inner_values import inner_values
from amplify_ls.values.evaluate import result_of
from amplify_ls.values.values import Function, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Value

_FUNCTIONS = frozenset({"Function", "NodejsFunction", "PythonFunction", "GoFunction", "DockerImageFunction", "CfnFunction"})


class CdkFunction(NamedTuple):
    """A function that the author makes with the CDK."""

    id: str
    """The id of its construct; empty where it cannot be seen."""
    name: str
    """``functionName``, the name that it has in the account; empty for a generated one."""


def provided_function(function: BackendFunction) -> CdkFunction | None:
    """What ``defineFunction((scope) => new Function(...))`` makes, as far as that can be seen."""
    provider = function.call.arguments[0]
    return _cdk_function(result_of(provider, "scope")) if isinstance(provider, Function) else None


def created_functions(backend: Backend) -> Iterator[CdkFunction]:
    """The functions that the file of the backend makes at its top."""
    for name in backend.top_names:
        value = backend.top_value(name)
        for inner in () if value is None else inner_values(value):
            found = _cdk_function(inner)
            if found is not None:
                yield found


def _cdk_function(value: Value | None) -> CdkFunction | None:
    creation = creation_of(value, _FUNCTIONS)
    if creation is None or class_of(creation) not in _FUNCTIONS:
        return None
    given, options = creation.arguments[1], creation.arguments[2]
    name = options.get("functionName") if isinstance(options, Object) else None
    return CdkFunction(given.value if isinstance(given, Text) else "", name.value if isinstance(name, Text) else "")
