"""`make bench`: measure everything and print the table of targets.

    python -m benchmarks [--runs N] [--edits N] [--without-typescript] [--only PART ...]

Servers take turns within a run, so that a drift of the machine affects both. Quote the ratios and the medians. The parts can be
measured one after the other, where a machine has no quiet quarter of an hour:

start     starts of servers, first diagnostics and edits at all sizes, `check` and `plan` of one project
editing   completion, navigation, edits in many files, and a long session
checks    `check` of many projects and of many files
gen1      schemas of Gen 1
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checking import FROM_SOURCES, check_cost, plan_cost, typescript_cost
from benchmarks.engine import edit_milliseconds
from benchmarks.gen1 import graphql_server_command, measure_first, schema_edit_milliseconds
from benchmarks.projects import gen1_schema, many_files, many_projects, one_file
from benchmarks.serving import (
    Endurance,
    Figures,
    Server,
    measure,
    measure_changed_files,
    measure_endurance,
    measure_requests,
)
from benchmarks.table import Row, as_markdown, percentile
from benchmarks.typescript import UnavailableError, typescript_command
from distribution.folder import build_folder
from distribution.interpreter import this_interpreter

if TYPE_CHECKING:
    from benchmarks.projects import Project

FOLDER = Path(__file__).parent.parent / ".bench"
SMALL, LARGE, HUGE = 1_007, 10_010, 49_998
GEN1_SMALL, GEN1_LARGE = 960, 10_000
ENDURANCE_EDITS = 10_000
SMALL_PROJECTS = 1_000
SAMPLE = 5
"""How many of them TypeScript checks: all of them would take a quarter of an hour."""
WIDE = 300
PARTS = ("start", "editing", "checks", "gen1")

TYPESCRIPT = "TypeScript 7"
OURS = Server("amplify-ls", [*FROM_SOURCES, "server"], pulls=False)
PACKED = "amplify-ls, packed"
"""The folder that the npm packages contain, with the interpreter that runs the benchmark. Releases have a faster one."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the speed of amplify-ls.")
    parser.add_argument("--runs", type=int, default=3, help="fresh processes per server (default: %(default)s)")
    parser.add_argument("--edits", type=int, default=40, help="timed edits per process (default: %(default)s)")
    parser.add_argument("--without-typescript", action="store_true", help="do not compare with TypeScript")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure some parts (default: all)")
    options = parser.parse_args()
    servers = [OURS]
    if not options.without_typescript:
        try:
            servers.append(Server(TYPESCRIPT, typescript_command(FOLDER), pulls=True))
        except UnavailableError as error:
            print(f"without TypeScript 7: {error}\n")
    projects = FOLDER / "projects"
    shutil.rmtree(projects, ignore_errors=True)
    rows: list[Row] = []
    if "start" in options.only:
        rows += _start_rows(options, servers, projects)
    if "editing" in options.only:
        rows += _editing_rows(options, projects)
    if "checks" in options.only:
        rows += _checks(projects, servers)
    if "gen1" in options.only:
        rows += _gen1_rows(options, projects, is_compared=len(servers) > 1)
    print(as_markdown(rows))


def _start_rows(options: argparse.Namespace, servers: list[Server], projects: Path) -> list[Row]:
    """Starts and edits at all sizes."""
    _say("building the folder of the packages")
    packed = build_folder(FOLDER / "packed", this_interpreter()).command
    by_size = {size: one_file(projects / f"lines{size}", size) for size in (90, SMALL, LARGE, HUGE)}
    servers = [*servers, Server(PACKED, [*packed, "server"], pulls=False)]
    figures = {(server.name, size): Figures() for server in servers for size in by_size}
    for number in range(options.runs):
        for size, project in by_size.items():
            for server in servers:
                if size == HUGE and server.pulls:
                    continue  # takes minutes per run, and no target depends on it
                _say(f"run {number + 1}: {server.name}, {size:,} lines")
                measure(server, project, options.edits, figures[server.name, size])
    print(_sizes(figures), end="\n\n")
    _say("the engine alone, in this process")
    own = percentile(edit_milliseconds(by_size[LARGE], options.edits), 0.5)
    return [
        *_packed_rows(figures, by_size[SMALL], packed),
        *_edit_rows(figures, own),
        *_command_rows(by_size, max(5, options.runs)),
    ]


def _packed_rows(figures: dict[tuple[str, int], Figures], small: Project, packed: list[str]) -> list[Row]:
    """What a start costs, as installed by pip and as packed."""

    def first(name: str, size: int) -> float:
        return percentile(figures[name, size].first_processor, 0.5)

    theirs = figures.get((TYPESCRIPT, SMALL))
    whole = "start -> first diagnostics"
    check = min(check_cost(small.root, packed).processor for _ in range(5)) * 1e3
    return [
        _at_most(f"{whole}, packed, {SMALL:,} lines, CPU time", 170, first(PACKED, SMALL), "ms"),
        *(
            [_part("the same as a fraction of TypeScript 7", 18, first(PACKED, SMALL), percentile(theirs.first_processor, 0.5))]
            if theirs is not None
            else []
        ),
        _at_most(f"{whole}, from sources, {SMALL:,} lines, CPU time", 330, first(OURS.name, SMALL), "ms"),
        _at_most(f"{whole}, packed, {LARGE:,} lines, CPU time", 500, first(PACKED, LARGE), "ms"),
        _at_most(f"{whole}, packed, {HUGE:,} lines, CPU time", 1_600, first(PACKED, HUGE), "ms"),
        _at_most(f"packed check, {SMALL:,} lines, CPU time", 140, check, "ms"),
        _at_most(f"memory of the packed server, {SMALL:,} lines", 40, percentile(figures[PACKED, SMALL].memory, 0.5), "MiB"),
    ]


def _command_rows(by_size: dict[int, Project], runs: int) -> list[Row]:
    """Commands about one project, from sources."""
    _say("check and plan")
    rows = []
    check_cost(by_size[SMALL].root)  # the first one compiles modules and fills the disk's cache
    one = percentile([check_cost(by_size[SMALL].root).processor for _ in range(runs)], 0.5)
    rows.append(_at_most(f"check of a project of {SMALL:,} lines, CPU time", 0.35, one, "s"))
    one = percentile([check_cost(by_size[LARGE].root).processor for _ in range(runs)], 0.5)
    rows.append(Row(f"check of a project of {LARGE:,} lines, CPU time", "", f"{one:.2f} s", None))
    for size, most in ((SMALL, 0.4), (LARGE, 1.5)):
        one = percentile([plan_cost(by_size[size]).processor for _ in range(runs)], 0.5)
        rows.append(_at_most(f"plan of a project of {size:,} lines, CPU time", most, one, "s"))
    return rows


def _edit_rows(figures: dict[tuple[str, int], Figures], own: float) -> list[Row]:
    """Edits; ``own`` are the milliseconds of one in the engine alone."""
    large, small = figures[OURS.name, LARGE], figures[OURS.name, SMALL]
    edit = percentile(large.edits, 0.5)
    rows = [
        _at_most(f"edit -> diagnostics, {LARGE:,} lines, p50, round trip", 2, edit, "ms"),
        Row("the same, the engine alone", "", f"{own:.2f} ms", None),
        _at_most("the same as a multiple of 1,007 lines", 3, edit / percentile(small.edits, 0.5), "x"),
    ]
    if (TYPESCRIPT, LARGE) in figures:
        theirs, theirs_small = figures[TYPESCRIPT, LARGE], figures[TYPESCRIPT, SMALL]
        rows += [
            _part("the same as a fraction of TypeScript 7", 200, edit, percentile(theirs.edits, 0.5)),
            _part(
                "start -> first diagnostics, 1,007 lines, as a fraction of TypeScript 7",
                3,
                percentile(small.first, 0.5),
                percentile(theirs_small.first, 0.5),
            ),
            _part(
                f"peak memory, {LARGE:,} lines, as a fraction of TypeScript 7",
                10,
                percentile(large.peak, 0.5),
                percentile(theirs.peak, 0.5),
            ),
        ]
    return rows


def _editing_rows(options: argparse.Namespace, projects: Path) -> list[Row]:
    """Requests, edits that concern many files, and a long session."""
    large = Figures()
    _say("completion and hover")
    measure_requests(OURS, one_file(projects / f"lines{LARGE}", LARGE), options.edits, large)
    _say("a project of 30 files")
    shared = measure_changed_files(OURS, many_files(projects / "files30"), options.edits)
    _say(f"{ENDURANCE_EDITS:,} edits, then idling")
    endurance = measure_endurance(OURS, one_file(projects / f"lines{SMALL}", SMALL), ENDURANCE_EDITS)
    return [
        _at_most(f"completion, {LARGE:,} lines, p95", 10, percentile(large.completions, 0.95), "ms"),
        _at_most(f"hover, {LARGE:,} lines, p95", 20, percentile(large.hovers, 0.95), "ms"),
        _at_most(f"go to definition, {LARGE:,} lines, p95", 10, percentile(large.definitions, 0.95), "ms"),
        _at_most(f"find references, {LARGE:,} lines, p95", 50, percentile(large.references, 0.95), "ms"),
        _at_most(f"rename, {LARGE:,} lines, p95", 50, percentile(large.renames, 0.95), "ms"),
        _at_most("edit in one of 30 files -> diagnostics of all changed files, p50", 8, percentile(shared, 0.5), "ms"),
        *_endurance_rows(endurance),
    ]


def _gen1_rows(options: argparse.Namespace, projects: Path, *, is_compared: bool) -> list[Row]:
    """Schemas of Gen 1: an edit in the engine, and the first diagnostics next to those of another server."""
    by_size = {size: gen1_schema(projects / f"gen1-{size}", size) for size in (GEN1_SMALL, GEN1_LARGE)}
    rows = []
    for size, most in ((GEN1_SMALL, 3), (GEN1_LARGE, 10)):
        _say(f"edits of a Gen 1 schema of {size:,} lines")
        edit = percentile(schema_edit_milliseconds(by_size[size], max(options.edits, 100)), 0.5)
        rows.append(_at_most(f"Gen 1: edit -> diagnostics, {size:,} lines, the engine alone, CPU time", most, edit, "ms"))
    servers = [OURS]
    if is_compared:
        try:
            servers.append(Server("GraphQL", graphql_server_command(FOLDER / "graphql"), pulls=False))
        except UnavailableError as error:
            print(f"without the GraphQL language server: {error}\n")
    figures = {server.name: Figures() for server in servers}
    for number in range(options.runs):
        for server in servers:
            _say(f"run {number + 1}: {server.name}, Gen 1")
            measure_first(server, by_size[GEN1_SMALL], options.edits, figures[server.name])
    first = {name: percentile(each.first, 0.5) for name, each in figures.items()}
    if len(servers) > 1:
        what = (
            f"Gen 1: start -> first diagnostics, {GEN1_SMALL:,} lines, CPU time, as a fraction of graphql-language-service-cli"
        )
        rows.append(_part(what, 5, first[OURS.name], first[servers[1].name]))
    return rows


def _checks(projects: Path, servers: list[Server]) -> list[Row]:
    """One run over many projects, and one project of many files, compared with TypeScript."""
    _say(f"{SMALL_PROJECTS:,} projects")
    folder = many_projects(projects / "many", SMALL_PROJECTS)
    wide = many_files(projects / f"files{WIDE}", WIDE).root
    many, one = check_cost(folder), check_cost(wide)
    rows = [
        _at_most(f"check of {SMALL_PROJECTS:,} small projects, CPU time", 5, many.processor, "s"),
        Row("the same, elapsed time and memory", "", f"{many.wall:.2f} s, {many.memory:.0f} MiB", None),
        Row(f"check of one project of {WIDE} files", "", f"{one.processor:.2f} s, {one.memory:.0f} MiB", None),
    ]
    binary = next((server.command[0] for server in servers if server.name == TYPESCRIPT), None)
    if binary is None:
        return rows
    sample = [typescript_cost(binary, project) for project in sorted(folder.iterdir())[:SAMPLE]]
    processor = sum(cost.processor for cost in sample) / SAMPLE * SMALL_PROJECTS
    theirs = typescript_cost(binary, wide)
    memory = max(cost.memory for cost in sample)
    return [
        *rows,
        Row(
            f"TypeScript 7 on the {SMALL_PROJECTS:,} projects ({SAMPLE} measured)",
            "",
            f"{processor:.0f} s, {memory:.0f} MiB: {processor / many.processor:.0f} and {memory / many.memory:.1f} times ours",
            None,
        ),
        Row(
            f"TypeScript 7 on the project of {WIDE} files",
            "",
            f"{theirs.processor:.2f} s, {theirs.memory:.0f} MiB: {theirs.processor / one.processor:.0f} and "
            f"{theirs.memory / one.memory:.1f} times ours",
            None,
        ),
    ]


def _endurance_rows(endurance: Endurance) -> list[Row]:
    memory = f"{endurance.memory_before:.0f} -> {endurance.memory_after:.0f} MiB ({endurance.growth:+.1%})"
    return [
        Row(f"memory after {ENDURANCE_EDITS:,} edits", "<= +10 %", memory, endurance.growth <= 0.1),
        _at_most("CPU time in 5 s of idling", 0.01, endurance.idle_seconds, "s"),
    ]


def _sizes(figures: dict[tuple[str, int], Figures]) -> str:
    head = "| server | lines | first diagnostics | edit p50 | edit p95 | peak memory |\n|---|---|---|---|---|---|"
    lines = [
        f"| {name} | {size:,} | {percentile(measured.first, 0.5):,.0f} ms | {percentile(measured.edits, 0.5):.2f} ms"
        f" | {percentile(measured.edits, 0.95):.2f} ms | {percentile(measured.peak, 0.5):.0f} MiB |"
        for (name, size), measured in figures.items()
        if measured.first
    ]
    return "\n".join([head, *lines])


def _at_most(what: str, target: float, measured: float, unit: str) -> Row:
    return Row(what, f"<= {target:g} {unit}", f"{measured:.2f} {unit}", measured <= target)


def _part(what: str, target: int, ours: float, theirs: float) -> Row:
    return Row(what, f"<= 1/{target}", f"1/{theirs / ours:.1f}  ({ours:,.1f} / {theirs:,.1f})", theirs / ours >= target)


def _say(step: str) -> None:
    print(f"... {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
