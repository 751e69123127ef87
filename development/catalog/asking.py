"""Asking the packages everything, and what they disagree about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.catalog.language.modules import FUNCTIONS
from amplify_ls.catalog.lookup import members_of
from development.catalog import of_catalog, of_packages
from development.catalog.compare import Difference, compare_member, compare_members, compare_names
from development.catalog.questions import (
    PRELUDE,
    Question,
    chain_questions,
    function_questions,
    receiver_questions,
    scalar_questions,
)
from development.catalog.trials import failures, trials
from development.node import run_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from development.catalog.facts import Members

FOLDER = Path(__file__).parent

Replies = dict[str, dict[str, Any]]
"""Replies of a script by the name of the question."""


class Said(NamedTuple):
    """All that the packages say."""

    types: Replies
    objects: Replies


def ask(npm_folder: Path) -> Said:
    """Everything that the types and the objects of the packages say. Raises NodeError."""
    return Said(_ask_types(npm_folder), _ask_objects(npm_folder))


def differences(said: Said) -> Iterator[Difference]:
    """Where the packages disagree with the catalog."""
    yield from _prelude_differences(said.types)
    yield from _function_differences(said.types)
    yield from _member_differences(said.types)
    yield from _run_time_differences(said.objects)
    yield from failures(trials(), said.objects)


def _member_questions() -> tuple[Question, ...]:
    return (*receiver_questions(), *chain_questions(), *scalar_questions())


def _run_time_questions() -> list[Question]:
    """Resources and what `defineBackend` gives are only there at synth."""
    every = _member_questions()
    return [each for each in every if not each.expression.startswith(("made", "referenced"))]


def _ask_types(npm_folder: Path) -> Replies:
    requests = [
        *({"prelude": line} for line in PRELUDE),
        *({"name": each.name, "expression": each.expression, "want": "members"} for each in _member_questions()),
        *({"name": each.name, "expression": each.expression, "want": "type"} for each in function_questions()),
    ]
    return _replies("types.mjs", npm_folder, requests)


def _ask_objects(npm_folder: Path) -> Replies:
    requests = [
        *({"name": each.name, "expression": each.expression, "want": "names"} for each in _run_time_questions()),
        *({"name": each.expression, "expression": each.expression, "want": "value"} for each in trials()),
    ]
    return _replies("objects.mjs", npm_folder, requests)


def _replies(script: str, npm_folder: Path, requests: Iterable[dict[str, Any]]) -> Replies:
    return {reply["name"]: reply for reply in run_script(FOLDER / script, npm_folder, requests)}


def _prelude_differences(replies: Replies) -> Iterator[Difference]:
    """What all questions build on: when it is refused, their answers mean little."""
    for line in PRELUDE:
        if line in replies:
            yield _refused(line, replies[line])


def _function_differences(replies: Replies) -> Iterator[Difference]:
    for each in FUNCTIONS:
        reply = replies[each.name]
        if "error" in reply:
            yield _refused(each.name, reply)
        else:
            yield from compare_member(each.name, of_catalog.function(each), of_packages.member(reply["type"]))


def _member_differences(replies: Replies) -> Iterator[Difference]:
    offered: dict[str, set[str]] = {}
    for question in _member_questions():
        if not _is_possible(question, offered):
            continue
        reply = replies[question.name]
        if "error" in reply:
            yield _refused(question.name, reply)
            continue
        ours, theirs = of_catalog.members(question), of_packages.members(reply["members"])
        if question.called:
            yield from compare_names(question.name, *(_shared(each, question, offered) for each in (ours, theirs)))
        elif question.builder:
            yield from compare_names(question.name, ours, theirs)
        else:
            offered.setdefault(question.receiver, set(theirs))
            yield from compare_members(question.name, ours, theirs)


def _run_time_differences(replies: Replies) -> Iterator[Difference]:
    """Members that the types promise and that are not there. What is there and has no type is of no use to anybody."""
    offered: dict[str, set[str]] = {}
    for question in _run_time_questions():
        if not _is_possible(question, offered):
            continue
        reply = replies[question.name]
        if "error" in reply:
            yield _refused(question.name, reply)
            continue
        offered.setdefault(question.receiver, set(reply["names"]))
        ours = of_catalog.members(question)
        for name in sorted((_shared(ours, question, offered) if question.called else ours).keys() - set(reply["names"])):
            yield Difference(f"{question.name}.{name}", "run time", "yes", "no")


def _is_possible(question: Question, offered: dict[str, set[str]]) -> bool:
    """Whether the packages offer the links of a chain at all; that they do not is told once, of the receiver itself."""
    return not question.called or set(question.called) <= offered.get(question.receiver, set())


def _shared(members: Members, question: Question, offered: dict[str, set[str]]) -> Members:
    """The members that both sides know: what only one of them has is told once, of the receiver itself."""
    both = offered[question.receiver] & {each.name for each in members_of(question.receiver)}
    return {name: each for name, each in members.items() if name in both}


def _refused(path: str, reply: dict[str, Any]) -> Difference:
    return Difference(path, "expression", "possible", reply["error"])
