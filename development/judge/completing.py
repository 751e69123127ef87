"""What the packages need and a small project may leave out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from development.judge.laid_out import BACKEND

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESOURCE = re.compile(r"^export const (\w+) = define(?:Auth|Data|Storage|Function)\(", re.MULTILINE)
_ENTRY = re.compile(r"\bentry\s*:\s*(['\"`])(\.[^'\"`]+)\1")
_BARE_FUNCTION = re.compile(r"\bdefineFunction\s*\(")
_ENDING = re.compile(r"\.[cm]?[jt]sx?$")
_HANDLER = "export const handler = async () => {};\n"
_RESOLVER = "export const request = () => ({});\nexport const response = (context) => context.result;\n"


def completed(files: Mapping[str, str]) -> dict[str, str]:
    """The files, and those that the packages need and a case may leave out.

    These are the code of functions and resolvers, and a backend of all resources where there is none.
    """
    complete = _with_handlers(files)
    if BACKEND not in files:
        complete[BACKEND] = _backend_of(files)
    return complete


def _backend_of(files: Mapping[str, str]) -> str:
    imports = ["import { defineBackend } from '@aws-amplify/backend';\n"]
    names: list[str] = []
    for path, text in files.items():
        for name in _RESOURCE.findall(text):
            names.append(f"{name}{len(names)}")
            module = posixpath.splitext(path.removeprefix("amplify/"))[0]
            imports.append(f"import {{ {name} as {names[-1]} }} from './{module}';\n")
    return f"{''.join(imports)}\ndefineBackend({{ {', '.join(names)} }});\n"


def _with_handlers(files: Mapping[str, str]) -> dict[str, str]:
    complete = dict(files)
    for path, text in files.items():
        folder = posixpath.dirname(path)
        for _, entry in _ENTRY.findall(text):
            file = posixpath.normpath(posixpath.join(folder, entry))
            if _ENDING.search(file) and not file.startswith(".."):
                complete.setdefault(file, _RESOLVER if file.endswith(".js") else _HANDLER)
        if _BARE_FUNCTION.search(text):
            complete.setdefault(posixpath.join(folder, "handler.ts"), _HANDLER)
    return complete
