"""The NOTICE file: the licenses of everything that is in a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distribution.dependencies import Dependency
    from distribution.interpreter import Interpreter

_RULE = "=" * 80


def notice(found: Sequence[Dependency], interpreter: Interpreter) -> str:
    """The text of the file. Raises SystemExit if the license of something is unknown."""
    parts = ["amplify-ls contains the following software, under the licenses below."]
    for name, version, license_name, texts in _components(found, interpreter):
        if not texts:
            raise SystemExit(f"{name} {version} ships no license file; see distribution/notices.py")
        parts.append(f"{_RULE}\n{name} {version}{f' ({license_name})' if license_name else ''}\n{_RULE}")
        parts += texts
    return "\n\n".join(parts) + "\n"


def _components(found: Sequence[Dependency], interpreter: Interpreter) -> list[tuple[str, str, str, tuple[str, ...]]]:
    rows = [(each.name, each.version, each.license, each.texts) for each in found]
    return [("CPython", interpreter.full_version, "PSF-2.0", (interpreter.license,)), *rows]
