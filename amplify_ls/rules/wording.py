"""Phrases and fixes that rules about wrong names share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.model.types.chains import Step
    from amplify_ls.syntax.outline import Span


def listed(names: Iterable[str], joint: str = "and") -> str:
    """A list of names, each in backticks: `a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {joint} {quoted[-1]}"


def first_of(names: Sequence[str], most: int, kind: str) -> str:
    """A list of names that is cut after some of them: `a`, `b` and 4 other fields."""
    rest = len(names) - most
    if rest < 1:
        return listed(names)
    return f"{', '.join(f'`{name}`' for name in names[:most])} and {rest} other {kind if rest == 1 else f'{kind}s'}"


def renamings(span: Span, wrong: str, right: Sequence[str], shown: str = "{}") -> Iterator[Fix]:
    """A fix for each correct name; the first is preferred. Only changing a name that differs only in case is safe."""
    for index, name in enumerate(right):
        yield Fix(
            f"Change to `{shown.format(name)}`",
            (Replace(span, name),),
            Safety.SAFE if len(right) == 1 and name.lower() == wrong.lower() else Safety.UNSAFE,
            is_preferred=index == 0,
        )


def because(reason: str) -> str:
    """A reason to append to a sentence; empty if there is none."""
    return f": {reason}" if reason else ""


def article(word: str) -> str:
    """A word with its indefinite article."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def called_name(step: Step) -> str:
    """The name of a called method as it appears in the code: `a.handler.function`, `allow.group`, `.to`, `index`."""
    if step.receiver in ("a", "a.handler", "a.ai"):
        return f"{step.receiver}.{step.name}"
    if step.receiver.startswith("allow:"):
        return f"allow.{step.name}"
    return f".{step.name}" if step.name else step.receiver
