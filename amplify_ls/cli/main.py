"""The entry point: runs a command, and turns errors into one line and an exit code."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import EXIT_FAILED, CommandError
from amplify_ls.cli.printing import flush, forget_output, replace_missing_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

# The exit code that a shell reports after a signal: 128 plus the number of SIGINT or SIGPIPE.
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

_SERVER_OPTIONS = ("--stdio", "--tcp", "--ws")


def run() -> NoReturn:
    """Run a command as the process, and end the process.

    Everything has been written and closed by then. Letting Python release a million objects one by one would take 40 ms.
    """
    exit_code = main()
    # Missing if it was closed before the start, and no reason to fail if it is closed by now.
    with contextlib.suppress(AttributeError, OSError, ValueError):
        sys.stderr.flush()
    os._exit(exit_code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    As in argparse, invalid arguments raise SystemExit(2), and `--help` and `--version` raise SystemExit(0).
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    replace_missing_output()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A character that the terminal cannot show must not be an error.
            stream.reconfigure(errors="backslashreplace")
    try:
        exit_code = _run(words)
        flush()
    except CommandError as error:
        print(f"amplify-ls: {error}", file=sys.stderr)
        return EXIT_FAILED
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader is gone. Otherwise Python would report the error again when it flushes at exit.
        forget_output()
        return EXIT_BROKEN_PIPE
    except Exception as error:
        if os.environ.get("AMPLIFY_LS_DEBUG"):
            raise
        kind = type(error).__name__
        print(f"amplify-ls: internal error: {kind}: {error} (set AMPLIFY_LS_DEBUG=1 for details)", file=sys.stderr)
        return EXIT_FAILED
    return exit_code


def _interrupted() -> int:
    """Exit at once if other processes are still running: Python would wait for them."""
    if "amplify_ls.cli.processes" in sys.modules:
        sys.stderr.flush()
        os._exit(EXIT_INTERRUPTED)
    return EXIT_INTERRUPTED


def _run(words: list[str]) -> int:
    # The server has options of its own, and editors start it as `amplify-ls --stdio`.
    if words[:1] == ["server"]:
        return _serve(words[1:])
    if words[:1] and words[0].startswith("--") and any(word.partition("=")[0] in _SERVER_OPTIONS for word in words):
        return _serve(words)

    # Nearly all objects of a project live until the project is done, so collecting garbage earlier costs a third of the time
    # in a large one. `running` collects between projects.
    gc.disable()

    from amplify_ls.cli.arguments import parse

    options = parse(words)
    # The imports below are not needed by `--version` and `--help`.
    from amplify_ls.cli.options import (
        AccessOptions,
        CheckOptions,
        ConvertOptions,
        ExplainOptions,
        Gen1DirectivesOptions,
        PlanOptions,
        RulesOptions,
    )

    if isinstance(options, CheckOptions):
        from amplify_ls.cli.check import check

        return check(options)
    if isinstance(options, AccessOptions):
        from amplify_ls.cli.access import access

        return access(options)
    if isinstance(options, ConvertOptions):
        from amplify_ls.cli.convert import convert

        return convert(options)
    if isinstance(options, Gen1DirectivesOptions):
        from amplify_ls.cli.gen1_directives import print_directives

        return print_directives()
    if isinstance(options, PlanOptions):
        from amplify_ls.cli.plan.command import plan

        return plan(options)
    from amplify_ls.cli.rules import explain, list_rules, print_schema

    if isinstance(options, RulesOptions):
        return list_rules(options)
    return explain(options) if isinstance(options, ExplainOptions) else print_schema()


def _serve(words: list[str]) -> int:
    from amplify_ls.server.main import serve

    return serve(words)
