"""The package versions that the catalog was checked against, and the versions that introduced features."""

from __future__ import annotations

MEASURED = {
    "@aws-amplify/backend": "1.25.1",
    "@aws-amplify/auth-construct": "1.12.0",
    "@aws-amplify/backend-auth": "1.10.1",
    "@aws-amplify/backend-data": "1.9.0",
    "@aws-amplify/backend-function": "1.19.0",
    "@aws-amplify/backend-storage": "1.6.0",
    "@aws-amplify/client-config": "1.11.1",
    "@aws-amplify/data-construct": "1.17.7",
    "@aws-amplify/data-schema": "1.26.2",
    "@aws-amplify/data-schema-types": "1.3.0",
    "@aws-amplify/platform-core": "1.12.1",
    "@aws-amplify/plugin-types": "1.13.0",
    "aws-cdk-lib": "2.276.0",
}
"""Package to version. `make catalog` compares the catalog with installed ones."""


def backend(version: str) -> str:
    """Since a version of the package that authors install."""
    return f"@aws-amplify/backend {version}"


def data_schema(version: str) -> str:
    """Since a version of the schema builders, of which `@aws-amplify/backend` accepts any from 1.13.4 on."""
    return f"@aws-amplify/data-schema {version}"
