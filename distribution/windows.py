"""The interpreter for Windows: the embeddable package of python.org, trimmed.

The package is a folder of programs and libraries, with the compiled standard library in one zip file.

Nothing of it runs during the build, so it can be made on any machine that has the same minor version of Python.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from distribution.interpreter import Interpreter, is_needed, is_needed_library, this_interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = re.compile(r"python\.exe|python3\d*\.dll|vcruntime.*\.dll|libffi.*\.dll|.*\.pyd")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of all files in the zip file, so that equal contents are equal bytes."""


def embeddable_at(folder: Path) -> Interpreter:
    """The unpacked package in a folder. Raises SystemExit if it has another minor version than the Python of the build."""
    own = this_interpreter()
    if not (folder / _archive(own)).is_file():
        raise SystemExit(
            f"{folder / _archive(own)} does not exist; run the build with the version of Python that is in {folder}"
        )
    license_text = (folder / "LICENSE.txt").read_text("utf-8", "replace")
    mentioned = re.findall(rf"Python ({re.escape(own.version)}\.\d+)", license_text)
    return Interpreter(folder, own.version, mentioned[-1] if mentioned else own.version, Path("python.exe"))


def copy_embeddable(interpreter: Interpreter, target: Path) -> None:
    """Copy the package into a folder, without what is not needed."""
    target.mkdir(parents=True)
    for source in sorted(interpreter.prefix.iterdir()):
        if _KEPT.fullmatch(source.name) and is_needed_library(source.name):
            shutil.copyfile(source, target / source.name)
    archive = _archive(interpreter)
    with zipfile.ZipFile(interpreter.prefix / archive) as library, zipfile.ZipFile(target / archive, "w") as trimmed:
        for name in _needed(library):
            trimmed.writestr(zipfile.ZipInfo(name, _EARLIEST), library.read(name), zipfile.ZIP_DEFLATED)
    # Without this file, Windows' registry would have a say in where modules are looked for.
    (target / archive).with_suffix("._pth").write_text(f"{archive}\n.\n", "utf-8")


def _archive(interpreter: Interpreter) -> str:
    return f"python{interpreter.version.replace('.', '')}.zip"


def _needed(library: zipfile.ZipFile) -> Iterator[str]:
    for name in sorted(library.namelist()):
        if name.endswith(".pyc") and is_needed(Path(name).with_suffix(".py")):
            yield name
