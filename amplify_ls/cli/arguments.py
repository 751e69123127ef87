"""The arguments of every command except `server`, which has its own parser, as frozen options."""

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
CSV = "csv"
REPORT_FORMATS = (TEXT, CONCISE, JSON, "json-lines", "sarif", "github", "gitlab", "junit", "rdjson")
PLAN_FORMATS = (TEXT, JSON, MARKDOWN, "sarif", "github")
DEFAULT_FAIL_ON = "destroyed,replaced,data-lost,refused"
BUILDER = "builder"
STRING = "string"
ROUTES = (BUILDER, STRING)
DEFAULT_REASON = "accepted for now"

_CHECK_EPILOGUE = """\
exit codes:
  0  there are no errors (warnings do not count), or there is no Amplify project
  1  there are errors, or more warnings than --max-warnings allows
  2  amplify-ls itself failed: invalid arguments, or a file that cannot be read or written

NO_COLOR disables colors, FORCE_COLOR enables them if the output is not a terminal.
"""

_PLAN_EPILOGUE = """\
exit codes:
  0  there are no effects of --fail-on, or there is no Amplify project
  1  there are effects of --fail-on that no comment accepts
  2  amplify-ls itself failed: invalid arguments, an unknown revision, or files that cannot be parsed

Files are read from git without a checkout, and nothing is executed. No AWS account is needed.
"""


def parse(words: Sequence[str]) -> Options:
    """Return the options of the command. Prints usage and raises SystemExit(2) on invalid arguments."""
    parser = argparse.ArgumentParser(
        prog="amplify-ls",
        description="A language server and checker for AWS Amplify backends: Gen 2, and the GraphQL schemas of Gen 1.",
    )
    parser.add_argument("--version", action="version", version=f"amplify-ls {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog=parser.prog)
    commands.add_parser("server", help="start the language server (over stdio by default, like `amplify-ls --stdio`)")
    _add_check(commands)
    _add_convert(commands)
    _add_plan(commands)
    _add_rules(commands)
    _add_explain(commands)
    _add_access(commands)
    _add_gen1(commands)
    commands.add_parser(
        "schema", help="print the JSON schema of amplify-ls.json", description="Print the JSON schema of amplify-ls.json."
    )
    values = vars(parser.parse_args(words))
    if "paths" in values:
        values["paths"] = tuple(values["paths"])
    from amplify_ls.cli.options import OPTIONS

    return OPTIONS[values.pop("command")](**values)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="check projects and report problems",
        description="Check Amplify Gen 2 projects and report problems.",
        epilog=_CHECK_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="project, folder that contains projects, or file to check (default: the working directory)",
    )
    check.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="check standard input as the content of this file, and report only this file",
    )
    check.add_argument(
        "--no-respect-gitignore",
        dest="respect_gitignore",
        action="store_false",
        help="also check projects that git ignores below a PATH; a project that a PATH names is always checked",
    )
    output = check.add_argument_group("output")
    output.add_argument("--output-format", choices=REPORT_FORMATS, default=TEXT, help="output format (default: %(default)s)")
    output.add_argument("--output-file", metavar="FILE", help="write the report to this file instead of standard output")
    output.add_argument(
        "--statistics", action="store_true", help="print the number of findings of each rule instead of the findings"
    )
    output.add_argument("--quiet", action="store_true", help="report only errors")
    output.add_argument("--exit-zero", action="store_true", help="exit with code 0 even if there are errors")
    output.add_argument("--max-warnings", type=_count, metavar="N", help="exit with code 1 if there are more than N warnings")
    output.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    output.add_argument(
        "--show-settings", action="store_true", help="print the settings that apply to the file PATH, and where they are set"
    )
    fixes = check.add_argument_group("fixes")
    fixing = fixes.add_mutually_exclusive_group()
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes, then report the remaining findings")
    fixing.add_argument("--diff", action="store_true", help="print what --fix would change, without changing files")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: include fixes that may change the meaning"
    )
    accepting = check.add_argument_group("accepting findings")
    one = accepting.add_mutually_exclusive_group()
    one.add_argument(
        "--add-ignore",
        nargs="?",
        const=DEFAULT_REASON,
        metavar="REASON",
        help="add a suppression comment with this reason above each finding",
    )
    one.add_argument(
        "--write-baseline",
        nargs="?",
        const="",
        metavar="FILE",
        help="write all current findings to a baseline (default: the one in the settings, or amplify-ls-baseline.json)",
    )
    accepting.add_argument("--baseline", metavar="FILE", help="report only findings that this baseline does not accept")


def _add_gen1(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    gen1 = commands.add_parser(
        "gen1",
        help="print what other GraphQL tools need to know of Gen 1 schemas",
        description="Print the declarations of the directives of Gen 1 in GraphQL, so that other tools know @model.",
    )
    gen1.add_argument("topic", choices=["directives"], help="what to print")


def _add_convert(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    convert = commands.add_parser(
        "convert",
        help="convert a Gen 1 schema to Gen 2",
        description="Convert a Gen 1 schema.graphql to an amplify/data/resource.ts of Gen 2, and list what changes.",
    )
    convert.add_argument("path", metavar="PATH", help="schema file, folder of an API, or project with one API")
    convert.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write the result to this file, and the files that it needs next to it, instead of standard output",
    )
    convert.add_argument("--force", action="store_true", help="with --output, replace the file if it exists")
    convert.add_argument(
        "--route",
        choices=ROUTES,
        default=BUILDER,
        help="builder: a.schema, with new tables; string: the schema in a string, which can keep them (default: %(default)s)",
    )
    convert.add_argument(
        "--tables", action="store_true", help="print which tables can be taken over, and what defineData needs for that"
    )


def _add_plan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    plan = commands.add_parser(
        "plan",
        help="report what deploying a change does to the deployed backend",
        description="Report what deploying the working tree does to a backend that another revision has deployed.",
        epilog=_PLAN_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    plan.add_argument(
        "paths", nargs="*", metavar="PATH", help="project, or folder that contains projects (default: the working directory)"
    )
    base = plan.add_argument_group("deployed revision").add_mutually_exclusive_group()
    base.add_argument(
        "--since", metavar="REV", help="git revision that is deployed (default: the merge base with the default branch)"
    )
    base.add_argument("--before", metavar="FOLDER", help="folder with the files that are deployed")
    base.add_argument("--snapshot", metavar="FILE", help="snapshot of what is deployed, from --write-snapshot")
    base.add_argument(
        "--write-snapshot",
        nargs="?",
        const="",
        metavar="FILE",
        help="write a snapshot of the working tree (default: amplify-snapshot.json; -: standard output)",
    )
    plan.add_argument(
        "--budget",
        action="store_true",
        help="report what the working tree uses of the limits of AWS, without comparing revisions",
    )
    plan.add_argument("--mode", choices=("branch", "sandbox"), help="report only what happens in a branch or in a sandbox")
    plan.add_argument(
        "--fail-on",
        default=DEFAULT_FAIL_ON,
        metavar="EFFECTS",
        help="effects that cause exit code 1, separated by commas (default: %(default)s)",
    )
    plan.add_argument("--output-format", choices=PLAN_FORMATS, default=TEXT, help="output format (default: %(default)s)")
    plan.add_argument("--output-file", metavar="FILE", help="write the report to this file instead of standard output")


def _add_rules(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rules = commands.add_parser("rules", help="list all rules", description="List all rules.")
    rules.add_argument("--output-format", choices=[TEXT, JSON], default=TEXT, help="output format (default: %(default)s)")


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser("explain", help="print the page of a rule", description="Print the page of a rule.")
    explain.add_argument("code", metavar="CODE", help="code of the rule, such as data/unknown-related-model")
    explain.add_argument(
        "--output-format", choices=[TEXT, MARKDOWN, JSON], default=TEXT, help="output format (default: %(default)s)"
    )


def _add_access(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    access = commands.add_parser(
        "access",
        help="print who may do what",
        description="Print who may do what with the models, operations, files and users of a backend.",
    )
    access.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="PATH",
        help="project, or folder that contains it (default: the working directory)",
    )
    access.add_argument("--since", metavar="REV", help="print only what has changed since this git revision")
    access.add_argument(
        "--output-format", choices=[TEXT, MARKDOWN, JSON, CSV], default=TEXT, help="output format (default: %(default)s)"
    )
    access.add_argument("--output-file", metavar="FILE", help="write the output to this file instead of standard output")


def _count(word: str) -> int:
    if not (word.isascii() and word.isdigit()):
        raise argparse.ArgumentTypeError(f"expected a number of warnings, found `{word}`")
    return int(word)
