"""`make convert-share NPM=FOLDER GEN1=FOLDER [IN=FOLDER]`: convert schemas, and compare the APIs that the packages generate.

    python -m development.conversion NPM_FOLDER GEN1_FOLDER [--in FOLDER] [--route builder|string] [-v]

NPM_FOLDER needs a node_modules with @aws-amplify/backend, aws-cdk-lib, typescript and @types/node; GEN1_FOLDER one with
@aws-amplify/graphql-transformer@1.8.4 and aws-cdk-lib@2.189.1. The schemas are those of the cases, or all `.graphql` files
below a folder that Gen 1 accepts.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.conversion.convert import BUILDER, ROUTES, ConversionError, obstacles
from amplify_ls.conversion.profile import profile_of
from amplify_ls.engine.structure.accepted_conversion import accepted_conversion
from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from development.conversion.comparing import differences, is_readable, unexplained
from development.judge.completing import completed
from development.judge.laid_out import BACKEND
from development.judge.verdicts import reported, verdicts
from development.node import NodeError, require_packages, run_script
from tests.conversion.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.result import Conversion
    from development.node import Record

ACCEPTED, EQUAL = 0.95, 0.9
"""The shares of accepted results, and of results whose API differs only in what is listed, below which the exit code is 1."""
SCRIPT = Path(__file__).parent / "gen1.mjs"
_FLAGS = {
    "merges_deeply": "shouldDeepMergeDirectiveConfigDefaults",
    "has_global_indexes": "secondaryKeyAsGSI",
    "names_index_queries": "enableAutoIndexQueryNames",
    "respects_key_names": "respectPrimaryKeyAttributesOnConnectionField",
    "identifies_owners_by_sub": "useSubUsernameForDefaultIdentityClaim",
}
_AUTH = (
    "import { defineAuth } from '@aws-amplify/backend';\n\nexport const auth = defineAuth({ loginWith: { email: true } });\n"
)

_ADDED_SOURCE = re.compile(r"`(backend\.data\.addHttpDataSource\([^`]*\))`")


@dataclass(frozen=True)
class Subject:
    """A schema to convert."""

    name: str
    text: str
    api: Api


def main() -> int:
    """Measure and print; 1 if too few conversions are good, 2 if nothing could be measured."""
    options = _options()
    try:
        return _measure(options)
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2


def _measure(options: argparse.Namespace) -> int:
    require_packages(options.gen1_folder, ("@aws-amplify/graphql-transformer", "aws-cdk-lib"))
    subjects = list(_subjects(options.folder))
    originals = {reply["id"]: reply for reply in run_script(SCRIPT, options.gen1_folder, map(_request, subjects))}
    accepted = [subject for subject in subjects if is_readable(originals[subject.name].get("graphql", ""))]
    results = {subject.name: _converted(subject.api, options.route) for subject in accepted}
    projects = {name: _project(result) for name, result in results.items() if result is not None}
    verdict = verdicts(options.npm_folder, projects.values(), reported, frozenset({"graphql"}))
    good = equal = 0
    for subject in accepted:
        result = results[subject.name]
        judged = None if result is None else verdict(projects[subject.name])
        faults = ["there is no result"] if judged is None else judged.messages
        if result is not None and judged is not None and not faults:
            good += 1
            rest = unexplained(differences(originals[subject.name]["graphql"], judged.graphql), result.notes, subject.api)
            equal += not rest
            faults += map(str, rest)
        if faults and options.verbose:
            print(subject.name, *(f"  {fault}" for fault in faults), sep="\n")
    total = len(accepted) or 1
    print(f"{len(accepted)} schemas that Gen 1 accepts: {good} results accepted, {equal} with no difference but those listed")
    return 0 if good / total >= ACCEPTED and equal / total >= EQUAL else 1


def _converted(api: Api, route: str) -> Conversion | None:
    try:
        return None if any(obstacles(api)) else accepted_conversion(api, {}, route)
    except ConversionError:
        return None


def _project(result: Conversion) -> dict[str, str]:
    files = {f"amplify/data/{name}": text for name, text in {"resource.ts": result.text, **result.files}.items()}
    project = completed({"amplify/auth/resource.ts": _AUTH, **files})
    calls = dict.fromkeys(call for note in result.notes for call in _ADDED_SOURCE.findall(note.message))
    if calls:
        backend = project[BACKEND].replace("\ndefineBackend(", "\nconst backend = defineBackend(")
        project[BACKEND] = backend.replace(" auth0, data1 ", " auth0, data: data1 ") + "".join(f"{call};\n" for call in calls)
    return project


def _request(subject: Subject) -> Record:
    profile = profile_of(subject.api, {})
    flags = {theirs: getattr(subject.api.flags, ours) for ours, theirs in _FLAGS.items()}
    text = {"schema": subject.text, "modes": profile.modes, "flags": flags, "isSandbox": profile.is_sandbox}
    return {"id": subject.name, **text}


def _subjects(folder: Path | None) -> Iterator[Subject]:
    if folder is None:
        for case in load_cases():
            yield Subject(case.identifier, "\n".join(case.schemas), case.api())
        return
    for path in sorted(folder.rglob("*.graphql")):
        text = path.read_text(encoding="utf-8", errors="replace")
        files = (SchemaFile(str(path), text.encode()),)
        api = Api(path.stem, str(path.parent), lambda files=files: files, Flags, ApiSettings)  # type: ignore[misc]
        yield Subject(str(path.relative_to(folder)), text, api)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m development.conversion", description="Measure conversions.")
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains the packages of Gen 2")
    parser.add_argument("gen1_folder", type=Path, help="a folder whose node_modules contains the transformer of Gen 1")
    parser.add_argument("--in", dest="folder", type=Path, help="convert all .graphql files below this folder, not the cases")
    parser.add_argument("--route", choices=ROUTES, default=BUILDER)
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is rejected and what is not listed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
