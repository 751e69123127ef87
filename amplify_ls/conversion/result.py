"""What a conversion produces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.typescript import Call, Chain, Constant, Object, Property, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.operations import FunctionUse
    from amplify_ls.conversion.profile import Profile

_HANDLER = """\
// The code of the function `{name}` of Gen 1 belongs here.
export const handler = async (): Promise<never> => {{
  throw new Error('The code of the function `{name}` has not been moved here yet.');
}};
"""


class Conversion(NamedTuple):
    """The result of a conversion."""

    text: str
    """The text of `resource.ts`."""
    files: Mapping[str, str]
    """The texts of the files that it needs next to it, by name."""
    notes: tuple[Note, ...]
    has_queries: bool = True
    """Whether the API of the result has a query."""


def function_constants(uses: Iterable[FunctionUse], profile: Profile) -> tuple[list[Constant], dict[str, str]]:
    """The constants that define functions, and the files of those whose source is unknown."""
    constants: dict[str, Constant] = {}
    files: dict[str, str] = {}
    for use in uses:
        source = profile.function_sources.get(use.name)
        if source is None:
            source = f"./{use.variable}.ts"
            files[f"{use.variable}.ts"] = _HANDLER.format(name=use.name)
        options = Object((Property("name", Text(use.name)), Property("entry", Text(source))))
        constants[use.variable] = Constant(use.variable, Chain("", (Call("defineFunction", (options,)),)))
    return list(constants.values()), files
