"""The folder that all packages contain: an interpreter, the product, and the licenses of everything.

app/start.py      what runs: it imports from the bundle
app/bundle.bin    the prepared product, its dependencies, and what it needs of the standard library at start
app/...           files of packages that are no code: libraries, and the descriptions of the CDK
python            the interpreter, see ``interpreter``
NOTICE            the licenses, see ``notices``
sbom.json         the bill of materials, see ``materials``
"""

from __future__ import annotations

import ast
import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from distribution.bundle import BundledModule, write_bundle
from distribution.dependencies import Dependency, dependencies
from distribution.interpreter import Interpreter, copy_trimmed, is_needed, this_interpreter
from distribution.materials import bill_of_materials
from distribution.notices import notice
from distribution.prepared.modules import PACKAGE, RUNTIME, Prepared, prepare_module
from distribution.windows import copy_embeddable

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT_CODE = {".so", ".pyd", ".json", ".typed"}
"""The endings of files of packages that are shipped as they are."""
_UNUSED = ("queries",)
"""Folders of packages that only other users of them need."""
_AT_START = Path(__file__).with_name("at_start.py")


@dataclass(frozen=True)
class Folder:
    """A built folder."""

    root: Path
    interpreter: Interpreter

    @property
    def command(self) -> list[str]:
        """What starts amplify-ls. -I and -S: nothing that is installed or set on the machine has an influence."""
        program = self.root / "python" / self.interpreter.executable
        return [str(program), "-I", "-S", "-B", str(self.root / "app" / "start.py")]


def build_folder(root: Path, interpreter: Interpreter, libraries: Path | None = None) -> Folder:
    """Build the folder around an interpreter. ``root`` is replaced.

    The packages that it needs are those that are installed for this Python, or those in the folder ``libraries``, which pip has
    downloaded for another platform.
    """
    shutil.rmtree(root, ignore_errors=True)
    app = root / "app"
    app.mkdir(parents=True)
    copy = copy_embeddable if interpreter.executable.suffix == ".exe" else copy_trimmed
    copy(interpreter, root / "python")
    found = dependencies("amplify-ls", libraries)
    write_bundle(app / "bundle.bin", _modules(found, interpreter))
    shutil.copyfile(Path(__file__).with_name("loader.py"), app / "start.py")
    for package, place in _packages(found):
        _copy_files(place, app / package)
    (root / "NOTICE").write_text(notice(found, interpreter), "utf-8")
    (root / "sbom.json").write_text(bill_of_materials(found, interpreter), "utf-8")
    return Folder(root, interpreter)


def _packages(found: list[Dependency]) -> Iterator[tuple[str, Path]]:
    yield PACKAGE.name, PACKAGE
    for dependency in found:
        for package in dependency.packages:
            yield package.name, package


def _modules(found: list[Dependency], interpreter: Interpreter) -> Iterator[BundledModule]:
    done = Prepared()
    for name, source, path in _sources(PACKAGE.parent, PACKAGE):
        tree = prepare_module(path.read_text("utf-8"), name, done)
        yield BundledModule(name, source, tree, keeps_docstrings=".rules." in name)
    if done.left:
        # A class that is not prepared must not have a base that is.
        raise SystemExit(f"cannot prepare {'; '.join(done.left)}")
    runtime = Path(__file__).parent / "prepared" / "runtime.py"
    yield BundledModule(f"{PACKAGE.name}.{RUNTIME}", f"{PACKAGE.name}/{RUNTIME}.py", _tree(runtime), keeps_docstrings=False)
    for dependency in found:
        for package in dependency.packages:
            for name, source, path in _sources(package.parent, package):
                yield BundledModule(name, source, _tree(path), keeps_docstrings=False)
    for name, relative in _standard_modules():
        if is_needed(relative):
            source = f"../python/lib/python{interpreter.version}/{relative.as_posix()}"
            yield BundledModule(name, source, _tree(_library(interpreter) / relative), keeps_docstrings=False)


def _sources(above: Path, package: Path) -> Iterator[tuple[str, str, Path]]:
    """The modules of a package: name, path below the folder of packages, file."""
    files = [package] if package.is_file() else sorted(package.rglob("*.py"))
    for file in files:
        relative = file.relative_to(above)
        if {"tests", "__pycache__"}.intersection(relative.parts) or relative.name == "__main__.py":
            continue
        parts = relative.with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), relative.as_posix(), file


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def _standard_modules() -> Iterator[tuple[str, Path]]:
    """The modules of the standard library that a check or a server imports at start, as a fresh process reports them.

    Each with the path of its source below the folder of the library. Of a package, all modules are included, because another
    system may need others, and Python looks for the rest of a package only where its first module was found.
    """
    done = subprocess.run([sys.executable, str(_AT_START)], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    library = this_interpreter().library
    found: dict[str, Path] = {}
    for name in done.stdout.split():
        top = name.partition(".")[0]
        if (library / top).is_dir() and "site-packages" not in str(_origin(top)):
            found.update((each, file.relative_to(library)) for each, _, file in _sources(library, library / top))
        elif (library / f"{name}.py").is_file():
            found[name] = Path(f"{name}.py")
    yield from found.items()


def _origin(name: str) -> str | None:
    spec = importlib.util.find_spec(name)
    return None if spec is None else spec.origin


def _library(interpreter: Interpreter) -> Path:
    """Where the sources of the standard library are: an embeddable package has none, but they are the same everywhere."""
    return interpreter.library if interpreter.library.is_dir() else this_interpreter().library


def _copy_files(package: Path, target: Path) -> None:
    """Copy what is no code."""
    if package.is_file():
        return
    for file in sorted(package.rglob("*")):
        relative = file.relative_to(package)
        if file.suffix in _WITHOUT_CODE and not set(_UNUSED).intersection(relative.parts):
            copy = target / relative
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
