"""Names and IDs of AI models: the model that a string means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.schema.ai import MODEL_NAMES
from amplify_ls.edits.operations import Fix, Replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span

# The newest first: of several equally similar names, it is the likeliest.
_NAMES = tuple(str(choice.value) for choice in reversed(MODEL_NAMES.choices))
_NAME_BY_ID = {choice.summary: str(choice.value) for choice in MODEL_NAMES.choices}
_FALLBACK = "Claude Sonnet 4.5"


def name_meant(text: str) -> str | None:
    """The name that a string means: by the ID of a known model, by the words of a name in any order, or by a similar name."""
    if text in _NAME_BY_ID:
        return _NAME_BY_ID[text]
    words = _words(text)
    for name in _NAMES:
        if _words(name) == words:
            return name
    # The path of a model is never a misspelled name.
    return None if is_id(text) else nearest(text, _NAMES)


def is_id(text: str) -> bool:
    """Whether a string is the ID of a Bedrock model or its ARN instead of a name: `anthropic.claude-3-haiku-v1:0`."""
    return " " not in text and ("." in text or ":" in text) and any(letter.isalpha() for letter in text.partition(".")[0])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("-", " ").split())


def model_fixes(text: str, name_place: Span, model_place: Span, written: str = "'{}'") -> Iterator[Fix]:
    """The fixes of a string that is not the name of a model.

    Args:
        text: The string in the source.
        name_place: The region to replace with a name, formatted with `written`.
        model_place: The region to replace with an object if the model is identified by its ID.
        written: The format of a name.
    """
    meant = name_meant(text)
    if meant is not None:
        yield Fix(f"Change to `{meant}`", (Replace(name_place, written.format(meant)),), is_preferred=True)
    if is_id(text) and "'" not in text:
        path = f"{{ resourcePath: '{text}' }}"
        yield Fix(f"Change to `{path}`", (Replace(model_place, path),), is_preferred=meant is None)
    elif meant is None:
        yield Fix(f"Change to `{_FALLBACK}`", (Replace(name_place, written.format(_FALLBACK)),))
