"""Where the catalog and the packages disagree. Pure functions over facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from development.catalog.of_catalog import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from development.catalog.facts import Call, Member, Members, Option, Value


class Difference(NamedTuple):
    """One disagreement.

    Attributes:
        path: What it is about: `defineAuth.loginWith.email.otpLogin`, `scalar.required().default(value)`.
        aspect: `option`, `presence`, `kind`, `values`, `cases`, `texts`, `default`, `member`, `parameters`, `run time`.
        catalog: What the catalog says.
        packages: What the packages say.
    """

    path: str
    aspect: str
    catalog: str
    packages: str


ABSENT = "no"
PRESENT = "yes"

_LITERAL = re.compile(r"- \w+|true|false|\d+|'[^']*'|\[[^]]*\]")
"""A documented default that can be compared; others are prose."""


def compare_members(path: str, ours: Members, theirs: Members) -> Iterator[Difference]:
    """Names and parameters of what may be called or read on a value."""
    yield from compare_names(path, ours, theirs)
    for name in ours:
        if name in theirs:
            yield from compare_member(f"{path}.{name}", ours[name], theirs[name])


def compare_names(path: str, ours: Members, theirs: Members) -> Iterator[Difference]:
    """Names alone: after a chain of links the parameters are those from before."""
    for name in sorted(ours.keys() - theirs.keys()):
        yield Difference(f"{path}.{name}", "member", PRESENT, ABSENT)
    for name in sorted(theirs.keys() - ours.keys()):
        yield Difference(f"{path}.{name}", "member", ABSENT, PRESENT)


def compare_member(path: str, ours: Member, theirs: Member) -> Iterator[Difference]:
    """Every parameter list of a function, all the way down."""
    if len(ours.calls) != len(theirs.calls):
        yield Difference(path, "parameters", _forms(ours), _forms(theirs))
        return
    for our_call, their_call in zip(ours.calls, theirs.calls, strict=True):
        yield from _compare_calls(path, our_call, their_call)


def compare_values(path: str, ours: Value, theirs: Value) -> Iterator[Difference]:
    """What a value may be, all the way down. Nothing is said of what is behind a difference of kinds."""
    if "any" in ours.words | theirs.words:
        return
    yield from _compare_words(path, ours, theirs)
    yield from _compare_texts(path, ours, theirs)
    if ours.item is not None and theirs.item is not None:
        yield from compare_values(f"{path}[]", ours.item, theirs.item)
    if len(ours.calls) == len(theirs.calls):
        for mine, other in zip(sorted(ours.calls, key=_arity), sorted(theirs.calls, key=_arity), strict=True):
            yield from _compare_calls(path, mine, other)
    elif ours.calls and theirs.calls:
        yield Difference(path, "parameters", f"{len(ours.calls)} forms", f"{len(theirs.calls)} forms")
    if ours.cases is not None and theirs.cases is not None:
        yield from _compare_objects(path, ours, theirs)


def _arity(call: Call) -> tuple[int, ...]:
    """Brings the cases of a callback into one order."""
    return (len(call.parameters), *(len(inner.parameters) for each in call.parameters for inner in each.value.calls))


def _compare_words(path: str, ours: Value, theirs: Value) -> Iterator[Difference]:
    for aspect, mine, other in (
        ("kind", _closed(_kinds(ours), _kinds(theirs)), _kinds(theirs)),
        ("values", _literals(ours), _literals(theirs)),
    ):
        if mine != other:
            yield Difference(path, aspect, _listed(mine - other), _listed(other - mine))


def _kinds(value: Value) -> frozenset[str]:
    return frozenset(word for word in value.words if not _is_literal(word))


def _closed(kinds: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """An object that the catalog does not open is one that the packages do."""
    return kinds - {"cdk"} | {"object"} if "cdk" in kinds and "object" in other else kinds


def _literals(value: Value) -> frozenset[str]:
    return frozenset(word for word in value.words if _is_literal(word))


def _is_literal(word: str) -> bool:
    return word[0] in "'-0123456789" or word in ("true", "false", "null")


def _compare_texts(path: str, ours: Value, theirs: Value) -> Iterator[Difference]:
    """Samples of what the packages take fit one of our patterns."""
    for text in sorted(theirs.texts):
        if ours.patterns and not any(re.fullmatch(pattern, text) for pattern in ours.patterns):
            yield Difference(path, "texts", "refused", text)


def _compare_calls(path: str, ours: Call, theirs: Call) -> Iterator[Difference]:
    if [each.presence for each in ours.parameters] != [each.presence for each in theirs.parameters]:
        yield Difference(path, "parameters", _parameters(ours), _parameters(theirs))
    for mine, other in zip(ours.parameters, theirs.parameters, strict=False):
        yield from compare_values(f"{path}({mine.name})", mine.value, other.value)
    if ours.returns is not None and theirs.returns is not None and theirs.returns.words:
        yield from compare_values(f"{path}()", ours.returns, theirs.returns)


def _parameters(call: Call) -> str:
    marks = {"optional": "?", "required": "", "rest": "..."}
    return ", ".join(f"{each.name}{marks[each.presence]}" for each in call.parameters) or "none"


def _compare_objects(path: str, ours: Value, theirs: Value) -> Iterator[Difference]:
    assert ours.cases is not None
    assert theirs.cases is not None
    our_options, their_options = _all_options(ours.cases), _all_options(theirs.cases)
    for name in sorted(our_options.keys() - their_options.keys()):
        yield Difference(f"{path}.{name}", "option", PRESENT, ABSENT)
    for name in sorted(their_options.keys() - our_options.keys()):
        yield Difference(f"{path}.{name}", "option", ABSENT, PRESENT)
    for name in our_options:
        if name in their_options:
            yield from _compare_options(f"{path}.{name}", our_options[name], their_options[name])
    yield from _compare_cases(path, ours.cases, theirs.cases, our_options.keys() & their_options.keys())
    yield from _compare_free(path, ours.free or {}, theirs.free or {})


def _compare_options(path: str, ours: Option, theirs: Option) -> Iterator[Difference]:
    if ours.presence != theirs.presence:
        yield Difference(path, "presence", ours.presence, theirs.presence)
    if _LITERAL.fullmatch(theirs.default) and _plain(theirs.default) not in _plain(ours.default):
        yield Difference(path, "default", ours.default or "none", theirs.default)
    yield from compare_values(path, ours.value, theirs.value)


def _compare_cases(
    path: str, ours: tuple[dict[str, Option], ...], theirs: tuple[dict[str, Option], ...], names: set[str]
) -> Iterator[Difference]:
    """Which options go together, among those that both sides have."""
    mine, other = ({_case(case, names) for case in cases} for cases in (ours, theirs))
    if max(len(mine), len(other)) > 1 and mine != other:
        yield Difference(path, "cases", _listed(mine - other), _listed(other - mine))


def _plain(default: str) -> str:
    return re.sub(r"[^\w,]", "", default)


def _case(case: dict[str, Option], names: set[str]) -> str:
    shown = (f"{name}{'' if option.presence == 'required' else '?'}" for name, option in sorted(case.items()) if name in names)
    return "{ " + ", ".join(shown) + " }"


def _compare_free(path: str, ours: dict[str, Value], theirs: dict[str, Value]) -> Iterator[Difference]:
    for prefix in sorted(ours.keys() | theirs.keys()):
        name = f"{path}[{prefix or 'name'}]"
        if prefix not in theirs:
            yield Difference(name, "option", PRESENT, ABSENT)
        elif prefix not in ours:
            yield Difference(name, "option", ABSENT, PRESENT)
        else:
            yield from compare_values(name, ours[prefix], theirs[prefix])


def _all_options(cases: tuple[dict[str, Option], ...]) -> dict[str, Option]:
    """The options of every case; required where they are in every case that has them."""
    found: dict[str, Option] = {}
    for name, option in (pair for case in cases for pair in case.items()):
        known = found.setdefault(name, option)
        if known is option:
            continue
        presence = "required" if known.presence == option.presence == "required" else "optional"
        value = known.value if known.value == option.value else joined(known.value, option.value)
        found[name] = known._replace(presence=presence, value=value)  # type: ignore[arg-type]
    return found


def _forms(member: Member) -> str:
    return f"{len(member.calls)} forms" if member.calls else "read, not called"


def _listed(words: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(words)) or "nothing more"
