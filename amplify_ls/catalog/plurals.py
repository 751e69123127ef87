"""Plurals of English words, exactly as the packages make them for the names of list queries.

The transformers use the npm package `pluralize` 8.0.0. These are its words and rules, so a name that it gives is known whatever
the word is.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR_WORDS = """
i:we me:us he:they she:they them:them myself:ourselves yourself:yourselves itself:themselves herself:themselves
himself:themselves themself:themselves is:are was:were has:have this:these that:those echo:echoes dingo:dingoes
volcano:volcanoes tornado:tornadoes torpedo:torpedoes genus:genera viscus:viscera stigma:stigmata stoma:stomata
dogma:dogmata lemma:lemmata schema:schemata anathema:anathemata ox:oxen axe:axes die:dice yes:yeses foot:feet
eave:eaves goose:geese tooth:teeth quiz:quizzes human:humans proof:proofs carve:carves valve:valves looey:looies
thief:thieves groove:grooves pickaxe:pickaxes passerby:passersby
"""
_WORDS_WITHOUT_PLURAL = """
adulthood advice agenda aid aircraft alcohol ammo analytics anime athletics audio bison blood bream buffalo butter carp
cash chassis chess clothing cod commerce cooperation corps debris diabetes digestion elk energy equipment excretion
expertise firmware flounder fun gallows garbage graffiti hardware headquarters health herpes highjinks homework
housework information jeans justice kudos labour literature machinery mackerel mail media mews moose music mud manga
news only personnel pike plankton pliers police pollution premises rain research rice salmon scissors series sewage
shambles shrimp software species staff swine tennis traffic transportation trout tuna wealth welfare whiting wildebeest
wildlife you
"""
_IRREGULAR = dict(pair.split(":") for pair in _IRREGULAR_WORDS.split())
_PLURALS = frozenset(_IRREGULAR.values())
_WITHOUT_PLURAL = frozenset(_WORDS_WITHOUT_PLURAL.split())
# The rules in order, of which the last one that matches applies.
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), ending)
    for pattern, ending in (
        (r"s?\Z", r"s"),
        (r"[^\x00-\x7f]\Z", r"\g<0>"),
        (r"([^aeiou]ese)\Z", r"\1"),
        (r"(ax|test)is\Z", r"\1es"),
        (r"(alias|[^aou]us|t[lm]as|gas|ris)\Z", r"\1es"),
        (r"(e[mn]u)s?\Z", r"\1s"),
        (r"([^l]ias|[aeiou]las|[ejzr]as|[iu]am)\Z", r"\1"),
        (r"(alumn|syllab|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat)(?:us|i)\Z", r"\1i"),
        (r"(alumn|alg|vertebr)(?:a|ae)\Z", r"\1ae"),
        (r"(seraph|cherub)(?:im)?\Z", r"\1im"),
        (r"(her|at|gr)o\Z", r"\1oes"),
        (
            r"(agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor)(?:a|um)\Z",
            r"\1a",
        ),
        (r"(apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat)(?:a|on)\Z", r"\1a"),
        (r"sis\Z", r"ses"),
        (r"(?:(kni|wi|li)fe|(ar|l|ea|eo|oa|hoo)f)\Z", r"\1\2ves"),
        (r"([^aeiouy]|qu)y\Z", r"\1ies"),
        (r"([^ch][ieo][ln])ey\Z", r"\1ies"),
        (r"(x|ch|ss|sh|zz)\Z", r"\1es"),
        (r"(matr|cod|mur|sil|vert|ind|append)(?:ix|ex)\Z", r"\1ices"),
        (r"\b((?:tit)?m|l)(?:ice|ouse)\Z", r"\1ice"),
        (r"(pe)(?:rson|ople)\Z", r"\1ople"),
        (r"(child)(?:ren)?\Z", r"\1ren"),
        (r"eaux\Z", r"\g<0>"),
        (r"m[ae]n\Z", r"men"),
        (r"\Athou\Z", r"you"),
        (r"pok[eé]mon\Z", r"\g<0>"),
        (r"[^aeiou]ese\Z", r"\g<0>"),
        (r"deer\Z", r"\g<0>"),
        (r"fish\Z", r"\g<0>"),
        (r"measles\Z", r"\g<0>"),
        (r"o[iu]s\Z", r"\g<0>"),
        (r"pox\Z", r"\g<0>"),
        (r"sheep\Z", r"\g<0>"),
    )
)


@lru_cache(maxsize=4_096)
def plural_of(word: str) -> str:
    """The plural of a word."""
    lower = word.lower()
    if lower in _PLURALS:
        return _like(word, lower)
    if lower in _IRREGULAR:
        return _like(word, _IRREGULAR[lower])
    if not word or lower in _WITHOUT_PLURAL:
        return word
    for pattern, ending in reversed(_RULES):
        match = pattern.search(word)
        if match is not None:
            replaced = match.group() or word[match.start() - 1]
            return word[: match.start()] + _like(replaced, match.expand(ending)) + word[match.end() :]
    return word


def _like(word: str, other: str) -> str:
    """Another word in the upper and lower case of a word."""
    if word in (other, word.lower()):
        return other if word == other else other.lower()
    if word == word.upper():
        return other.upper()
    return other[:1].upper() + other[1:].lower() if word[:1] == word[:1].upper() else other.lower()
