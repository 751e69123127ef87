"""The bill of materials in CycloneDX's JSON format: what a package is made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import amplify_ls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distribution.dependencies import Dependency
    from distribution.interpreter import Interpreter

_FORMAT = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}


def bill_of_materials(found: Sequence[Dependency], interpreter: Interpreter) -> str:
    """The text of the file. It has neither a time nor a serial number, so that equal packages are equal."""
    python = {
        "type": "platform",
        "name": "cpython",
        "version": interpreter.full_version,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "cpe": f"cpe:2.3:a:python:python:{interpreter.full_version}:*:*:*:*:*:*:*",
    }
    own = {
        "type": "application",
        "name": "amplify-ls",
        "version": amplify_ls.__version__,
        "licenses": [{"expression": "Apache-2.0"}],
    }
    components = [python, *(_component(each) for each in found)]
    return json.dumps({**_FORMAT, "metadata": {"component": own}, "components": components}, indent=1) + "\n"


def _component(each: Dependency) -> dict[str, object]:
    return {
        "type": "library",
        "name": each.name,
        "version": each.version,
        "licenses": [{"license": {"name": each.license}}] if each.license else [],
        "purl": f"pkg:pypi/{each.name.lower()}@{each.version}",
    }
