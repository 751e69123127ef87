"""The predefined environment variables of functions, and the names of those that the packages create for resources."""

from __future__ import annotations

import re

from amplify_ls.catalog.resources.functions import RESERVED_BY_LAMBDA

GENERATED_PREFIX = "$amplify/env/"
"""The module with the typed variables of a function; its name follows."""
GENERATED_NAME = "env"
GENERATED_ENDING = ".js"
"""What an import may append, as `moduleResolution` `node16` wants it: TypeScript and the bundler find the same file."""

LAMBDA_VARIABLES = (
    *RESERVED_BY_LAMBDA,
    "AWS_XRAY_CONTEXT_MISSING",
    "AWS_XRAY_DAEMON_ADDRESS",
    "LANG",
    "LD_LIBRARY_PATH",
    "NODE_PATH",
    "PATH",
    "TZ",
)
"""The variables that Lambda sets for every function; the generated types include all of them."""

DEFAULT_AUTH_NAME = "amplifyAuth"
DEFAULT_DATA_NAME = "amplifyData"

_WORD = re.compile(r"[A-Z]?[a-z]+(?=[^A-Za-z0-9]|[A-Z]|$)|[A-Z]+(?=[^A-Za-z0-9]|[A-Z][a-z]|$)|[A-Z]?[a-z]+|[A-Z]+|\d+")


def function_of_module(specifier: str) -> str | None:
    """The function whose generated variables an import reads: ``orders`` of ``$amplify/env/orders``; None for other modules."""
    if not specifier.startswith(GENERATED_PREFIX):
        return None
    return specifier.removeprefix(GENERATED_PREFIX).removesuffix(GENERATED_ENDING)


def variable_name(text: str) -> str:
    """The variable that the packages make of a name: ``SEARCH_RESULTS_BUCKET_NAME`` of ``searchResults_BUCKET_NAME``.

    As of lodash, for ASCII.
    """
    return "_".join(_WORD.findall(text)).upper()


def bucket_variable(storage: str) -> str:
    """The variable with the name of a bucket."""
    return variable_name(f"{storage}_BUCKET_NAME")


def user_pool_variable(auth: str) -> str:
    """The variable with the ID of a user pool."""
    return variable_name(f"{auth}_USERPOOL_ID")


def api_variables(data: str) -> tuple[str, ...]:
    """The variables of an API."""
    full = data if data == DEFAULT_DATA_NAME else f"{DEFAULT_DATA_NAME}{data}"
    endpoint = "_GRAPHQL_ENDPOINT"
    names = (f"{full}{endpoint}", f"{full}_MODEL_INTROSPECTION_SCHEMA_BUCKET_NAME", f"{full}_MODEL_INTROSPECTION_SCHEMA_KEY")
    # The last one is from before APIs had names.
    return (*dict.fromkeys(map(variable_name, (*names, f"{data}{endpoint}"))), "AMPLIFY_DATA_DEFAULT_NAME")
