"""Plurals of English words, as the packages make them for the names of list queries; only where they are beyond doubt."""

from __future__ import annotations

import re

_UNSURE = re.compile(
    r"(?:man|person|people|child|children|foot|tooth|goose|mouse|louse|thief|quiz|die|ox|oxen|news|series|species|fish|deer"
    r"|sheep|measles|pox|data|datum|media|ese|eau|[aiou]|[iu]s|[ao]s|[iu]am|as|um|on|ix|ex|fe?|z)$"
)
_WITHOUT_PLURAL = frozenset(
    {
        *("advice", "aid", "aircraft", "anime", "athletics", "audio", "bison", "butter", "carp", "cash", "chess", "clothing"),
        *("cod", "commerce", "cooperation", "corps", "debris", "diabetes", "digestion", "elk", "energy", "equipment"),
        *("excretion", "expertise", "firmware", "flounder", "fun", "gallows", "garbage", "graffiti", "hardware"),
        *("headquarters", "health", "herpes", "highjinks", "homework", "housework", "information", "jeans", "justice"),
        *("kudos", "labour", "literature", "machinery", "mackerel", "mail", "manga", "mews", "moose", "money", "mud", "music"),
        *("only", "pants", "personnel", "pike", "plankton", "pliers", "police", "pollution", "premises", "rain", "research"),
        *("rice", "salmon", "scissors", "sewage", "shambles", "shrimp", "software", "staff", "swine", "tennis", "traffic"),
        *("transportation", "trout", "tuna", "wealth", "welfare", "whiting", "wildebeest", "wildlife", "you", "agenda"),
    }
)
_IRREGULAR = (("person", "people", 2), ("child", "children", 5))
"""Words that names end in, with their plurals and the number of letters that both begin with."""
_SIBILANT = re.compile(r"(?:ch|sh|ss|x)$")
_CONSONANT_AND_Y = re.compile(r"[^aeiou]y$")


def plural_of(word: str) -> str | None:
    """The plural of a name, None where it cannot be told for sure."""
    lower = word.lower()
    for singular, plural, kept in _IRREGULAR:
        if lower.endswith((singular, plural)):
            stem = word[: -len(plural if lower.endswith(plural) else singular)]
            return stem + word[len(stem) : len(stem) + kept] + _like(word, plural[kept:])
    if not lower.isalnum() or lower[-1:].isdigit() or lower in _WITHOUT_PLURAL:
        return None
    if _SIBILANT.search(lower) is None and _UNSURE.search(lower) is not None:
        return None
    if lower.endswith("ss") or _SIBILANT.search(lower):
        return None if re.search(r"[ei]x$", lower) else word + _like(word, "es")
    if _CONSONANT_AND_Y.search(lower):
        return word[:-1] + _like(word, "ies")
    return word if lower.endswith("s") else word + _like(word, "s")


def _like(word: str, ending: str) -> str:
    return ending.upper() if word[-1:].isupper() else ending
