"""`amplify-ls convert PATH`: convert a Gen 1 schema to Gen 2."""

from __future__ import annotations

import os
import posixpath
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.located_api import LocationError, locate
from amplify_ls.cli.printing import write_text
from amplify_ls.conversion.convert import ConversionError, obstacles, tables
from amplify_ls.conversion.function_sources import DEFAULT_OUTPUT, function_sources
from amplify_ls.conversion.notes import summary
from amplify_ls.engine.structure.accepted_conversion import accepted_conversion
from amplify_ls.text.disk import RealDisk
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.cli.options import ConvertOptions
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.syntax.outline import Span

CREATE = "x"
"""The mode in which a file is opened that must not exist."""
REPLACE = "w"


def convert(options: ConvertOptions) -> int:
    """Convert a schema, print or write the result, and list what a person has to know."""
    disk = RealDisk()
    path = settle(options.path)
    if not os.path.exists(path):
        raise CommandError(f"`{options.path}` does not exist")
    try:
        located = locate(disk, path)
    except LocationError as error:
        raise CommandError(str(error)) from error
    _refuse(located.api)
    if options.tables:
        write_text(tables(located.api))
        return EXIT_CLEAN
    amplify_folder = located.amplify_folder or posixpath.dirname(path)
    output = settle(options.output) if options.output is not None else f"{amplify_folder}/{DEFAULT_OUTPUT}"
    if options.output is not None:
        _refuse_output(options, output, located.api)
    # A printed result refers to other files as if it were at the usual place.
    sources = function_sources(disk, amplify_folder, posixpath.dirname(output))
    try:
        result = accepted_conversion(located.api, sources, options.route)
    except ConversionError as error:
        raise CommandError(str(error)) from error
    notes = summary(result.notes)
    if options.output is None:
        write_text(result.text)
        needed = "".join(f"  {name}\n" for name in result.files)
        missing = f"Files that `--output` also writes:\n{needed}\n" if needed else ""
        sys.stderr.write(f"{missing}{notes}\n" if notes else missing)
    else:
        written = _write(output, result.text, result.files, REPLACE if options.force else CREATE)
        write_text("".join(f"Wrote {os.path.relpath(each)}\n" for each in written) + (f"\n{notes}\n" if notes else ""))
    return EXIT_CLEAN


def _refuse(api: Api) -> None:
    """Raise CommandError if the schema cannot be converted."""
    found = [f"{_place(api, span)}{message}" for span, message in obstacles(api)]
    if found:
        raise CommandError("\n".join(found))


def _refuse_output(options: ConvertOptions, output: str, api: Api) -> None:
    """Raise CommandError if writing the result would lose something."""
    if output in (file.path for file in api.files):
        raise CommandError(f"`{options.output}` is the schema itself")
    if os.path.lexists(options.output or output) and not options.force:
        raise CommandError(f"`{options.output}` already exists; use `--force` to replace it")


def _place(api: Api, span: Span | None) -> str:
    if span is None:
        return ""
    data = next(file.data for file in api.files if file.path == span.path)
    start = span.resolve()[0]
    before = data[:start].decode(errors="replace")
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    column = len(before) - max(before.rfind("\n"), before.rfind("\r"))
    return f"{os.path.relpath(span.path)}:{line}:{column}: "


def _write(output: str, text: str, files: Mapping[str, str], mode: str) -> Iterator[str]:
    """Write the result, and the files that it needs unless they exist, and yield what was written."""
    folder = os.path.dirname(output)
    try:
        os.makedirs(folder, exist_ok=True)
        _write_file(output, text, mode)
        yield output
        for name, content in files.items():
            path = os.path.join(folder, name)
            if not os.path.lexists(path):
                _write_file(path, content, CREATE)
                yield path
    except OSError as error:
        raise CommandError(f"cannot write `{error.filename}`: {error.strerror or error}") from error


def _write_file(path: str, text: str, mode: str) -> None:
    with open(path, mode, encoding="utf-8", newline="\n") as file:
        file.write(text)
