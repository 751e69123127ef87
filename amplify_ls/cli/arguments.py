"""The arguments of every command but `server`, which has a parser of its own, as frozen options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from amplify_ls import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.cli.options import Options

TEXT = "text"
CONCISE = "concise"
JSON = "json"
MARKDOWN = "markdown"
REPORT_FORMATS = (TEXT, CONCISE, JSON, "json-lines", "sarif", "github", "gitlab", "junit", "rdjson")
DEFAULT_REASON = "accepted for now"

_CHECK_EPILOGUE = """\
exit codes:
  0  no errors (warnings do not fail), or no Amplify Gen 2 project there
  1  errors are left
  2  amplify-ls itself failed: bad arguments, a file that cannot be read or written

NO_COLOR turns colours off, FORCE_COLOR turns them on where no terminal reads the output.
"""


def parse(words: Sequence[str]) -> Options:
    """Return the options of the command that is asked for. Prints usage and raises SystemExit(2) on bad arguments."""
    parser = argparse.ArgumentParser(
        prog="amplify-ls",
        description="Finds mistakes in AWS Amplify Gen 2 backends: as a language server, or from the shell.",
    )
    parser.add_argument("--version", action="version", version=f"amplify-ls {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add_parser("server", help="serve an editor (stdio by default; `amplify-ls --stdio` is the same)")
    _add_check(commands)
    _add_rules(commands)
    _add_explain(commands)
    commands.add_parser("schema", help="print the JSON schema of amplify-ls.json", description="Prints the JSON schema.")
    values = vars(parser.parse_args(words))
    if "paths" in values:
        values["paths"] = tuple(values["paths"])
    from amplify_ls.cli.options import OPTIONS

    return OPTIONS[values.pop("command")](**values)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="check projects and print what is wrong",
        description="Checks Amplify Gen 2 projects and prints what is wrong.",
        epilog=_CHECK_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a project, a folder with any number of projects, or a file (default: the working directory)",
    )
    check.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="check the text on standard input as if it were the content of this file, and report this file only",
    )
    check.add_argument(
        "--no-respect-gitignore",
        dest="respect_gitignore",
        action="store_false",
        help="also check the projects below a PATH that git ignores; what a PATH names itself is always checked",
    )
    output = check.add_argument_group("output")
    output.add_argument("--output-format", choices=REPORT_FORMATS, default=TEXT, help="what to print (default: %(default)s)")
    output.add_argument("--output-file", metavar="FILE", help="write the findings to this file instead of printing them")
    output.add_argument("--statistics", action="store_true", help="print how often each rule has found something instead")
    output.add_argument("--quiet", action="store_true", help="report errors only")
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    output.add_argument("--max-warnings", type=_count, metavar="N", help="exit with 1 when there are more than N warnings")
    output.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    output.add_argument("--show-settings", action="store_true", help="print what is set for the one PATH, and who says so")
    fixes = check.add_argument_group("fixes")
    fixing = fixes.add_mutually_exclusive_group()
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes until nothing changes, then report what is left")
    fixing.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also fixes that may change the meaning"
    )
    accepting = check.add_argument_group("accepting findings")
    one = accepting.add_mutually_exclusive_group()
    one.add_argument(
        "--add-ignore",
        nargs="?",
        const=DEFAULT_REASON,
        metavar="REASON",
        help="write a comment that suppresses it above each finding",
    )
    one.add_argument(
        "--write-baseline",
        nargs="?",
        const="",
        metavar="FILE",
        help="accept all present findings (default: the baseline of the settings, or amplify-ls-baseline.json)",
    )
    accepting.add_argument("--baseline", metavar="FILE", help="report only what this file of accepted findings does not have")


def _add_rules(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rules = commands.add_parser("rules", help="list all rules", description="Lists all rules.")
    rules.add_argument("--output-format", choices=[TEXT, JSON], default=TEXT, help="what to print (default: %(default)s)")


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser("explain", help="show the page of a rule", description="Shows the page of a rule.")
    explain.add_argument("code", metavar="CODE", help="for example data/unknown-related-model")
    explain.add_argument(
        "--output-format", choices=[TEXT, MARKDOWN, JSON], default=TEXT, help="what to print (default: %(default)s)"
    )


def _count(word: str) -> int:
    if not (word.isascii() and word.isdigit()):
        raise argparse.ArgumentTypeError(f"`{word}` is no number of warnings")
    return int(word)
