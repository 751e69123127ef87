"""What the packages export: the functions that define a backend, and which module specifier gives which name."""

from __future__ import annotations

from amplify_ls.catalog.backend.members import DEFINE_BACKEND_RESOURCES, SECRET_NAME
from amplify_ls.catalog.resources.auth import AUTH, REFERENCE_AUTH
from amplify_ls.catalog.resources.functions import FUNCTION_OPTIONS, FUNCTION_PROVIDER, PROVIDED_FUNCTION_OPTIONS
from amplify_ls.catalog.resources.storage import STORAGE
from amplify_ls.catalog.schema.data import DATA
from amplify_ls.catalog.schema.sql import CONFIGURE
from amplify_ls.catalog.types import Alias, Method, Parameter, Property, Record
from amplify_ls.catalog.versions import backend

BACKEND_MODULE = "@aws-amplify/backend"
DATA_SCHEMA_MODULE = "@aws-amplify/data-schema"
DATA_SCHEMA_INTERNALS = "@aws-amplify/data-schema/internals"

_FOR_SYNTHESIS = (
    BACKEND_MODULE,
    "@aws-amplify/backend-ai",
    "@aws-amplify/backend-auth",
    "@aws-amplify/backend-data",
    "@aws-amplify/backend-function",
    "@aws-amplify/backend-storage",
)
_CDK = "aws-cdk-lib"


def is_for_synthesis(module: str) -> bool:
    """Whether a module defines the backend and is of no use when it runs: bundled into a function, it takes up to 50 MB.

    Paths of those packages, such as ``@aws-amplify/backend/function/runtime``, are for functions.
    """
    return module in _FOR_SYNTHESIS or module == _CDK or module.startswith(f"{_CDK}/")


FUNCTIONS = (
    Method(
        "defineAuth",
        "Defines sign-in: a user pool and an identity pool.",
        (Parameter("options", Record(AUTH), "Options of sign-in."),),
        returns="resource:auth",
        note="Once, in `amplify/auth/resource.ts`.",
        rows=("AU01", "AU02", "AU03"),
    ),
    Method(
        "referenceAuth",
        "Uses an existing user pool and identity pool.",
        (Parameter("options", Record(REFERENCE_AUTH), "Ids of what exists."),),
        returns="resource:referenced-auth",
        note="Once, in `amplify/auth/resource.ts`, instead of `defineAuth`.",
        since=backend("1.7.0"),
        rows=("RA01",),
    ),
    Method(
        "defineData",
        "Defines the API of a schema.",
        (Parameter("options", Record(DATA), "The schema and options of the API."),),
        returns="resource:data",
        note="Once, in `amplify/data/resource.ts`.",
        rows=("DD09", "DD10"),
    ),
    Method(
        "defineStorage",
        "Defines a bucket for files and who may do what there.",
        (Parameter("options", Record(STORAGE), "Options of the storage."),),
        returns="resource:storage",
        note="In `amplify/storage/resource.ts`, several times for several buckets.",
        rows=("ST01",),
    ),
    Method(
        "defineFunction",
        "Defines a Lambda function.",
        (Parameter("options", Record(FUNCTION_OPTIONS), "Options of the function.", "optional"),),
        returns="resource:function",
        forms=(
            (
                Parameter("provider", FUNCTION_PROVIDER, "Makes the function with the CDK."),
                Parameter("options", Record(PROVIDED_FUNCTION_OPTIONS), "Options of it.", "optional"),
            ),
        ),
        snippet="defineFunction({\n\tname: '$1',\n\tentry: './${2:handler.ts}',\n})",
        rows=("FN26", "FN27", "FN28"),
    ),
    Method(
        "defineBackend",
        "Puts the resources together, in `amplify/backend.ts`.",
        (Parameter("resources", DEFINE_BACKEND_RESOURCES, "Resources by name."),),
        returns="backend",
        snippet="defineBackend({\n\t$1\n})",
        rows=("BE01", "BE02", "BE03", "BE04"),
    ),
    Method(
        "secret",
        "A secret that is kept outside the code, set with `ampx sandbox secret set NAME` or in the console.",
        (Parameter("name", SECRET_NAME, "Name of the secret."),),
        returns="secret",
        snippet="secret('$1')",
        rows=("AU120", "AU121"),
    ),
    CONFIGURE,
)

SCHEMA_BUILDER = Property("a", "The builders of a data schema.", "a")

MODULES: dict[str, tuple[str, ...]] = {
    BACKEND_MODULE: (
        "a",
        "defineAuth",
        "referenceAuth",
        "defineData",
        "defineStorage",
        "defineFunction",
        "defineBackend",
        "secret",
    ),
    DATA_SCHEMA_MODULE: ("a",),
    DATA_SCHEMA_INTERNALS: ("configure",),
    "@aws-amplify/backend-auth": ("defineAuth", "referenceAuth"),
    "@aws-amplify/backend-data": ("defineData",),
    "@aws-amplify/backend-storage": ("defineStorage",),
    "@aws-amplify/backend-function": ("defineFunction",),
}
"""Module specifier to the names of the values that it exports and that the catalog knows."""

TYPES: dict[str, tuple[str, ...]] = {
    BACKEND_MODULE: ("ClientSchema", "Backend", "BackendBase", "DefineBackendProps"),
    DATA_SCHEMA_MODULE: ("ClientSchema",),
}
"""Module specifier to the names of types that it exports and that a backend uses."""

ALIASES = (
    Alias("defineApi", ("defineData",)),
    Alias("defineBucket", ("defineStorage",)),
    Alias("defineLambda", ("defineFunction",)),
    Alias("defineSecret", ("secret",)),
)
"""Names that people look for in the package of the backend."""

CLIENT_MODULE = "aws-amplify"
"""The package for clients, which exports none of these (BE13)."""
