"""Plurals as the packages form them for the names of indexes and list queries, correct English or not.

The rules are those of the npm package `pluralize` that the packages call: the last one that matches applies.
"""

from __future__ import annotations

import re

_IRREGULAR = dict(
    pair.split("/")
    for pair in [
        "i/we",
        "me/us",
        "he/they",
        "she/they",
        "them/them",
        "myself/ourselves",
        "yourself/yourselves",
        "itself/themselves",
        "herself/themselves",
        "himself/themselves",
        "themself/themselves",
        "is/are",
        "was/were",
        "has/have",
        "this/these",
        "that/those",
        "echo/echoes",
        "dingo/dingoes",
        "volcano/volcanoes",
        "tornado/tornadoes",
        "torpedo/torpedoes",
        "genus/genera",
        "viscus/viscera",
        "stigma/stigmata",
        "stoma/stomata",
        "dogma/dogmata",
        "lemma/lemmata",
        "schema/schemata",
        "anathema/anathemata",
        "ox/oxen",
        "axe/axes",
        "die/dice",
        "yes/yeses",
        "foot/feet",
        "eave/eaves",
        "goose/geese",
        "tooth/teeth",
        "quiz/quizzes",
        "human/humans",
        "proof/proofs",
        "carve/carves",
        "valve/valves",
        "looey/looies",
        "thief/thieves",
        "groove/grooves",
        "pickaxe/pickaxes",
        "passerby/passersby",
    ]
)
_PLURALS = frozenset(_IRREGULAR.values())
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), ending)
    for pattern, ending in (
        (r"s?$", r"s"),
        (r"[^\u0000-\u007F]$", r"\g<0>"),
        (r"([^aeiou]ese)$", r"\1"),
        (r"(ax|test)is$", r"\1es"),
        (r"(alias|[^aou]us|t[lm]as|gas|ris)$", r"\1es"),
        (r"(e[mn]u)s?$", r"\1s"),
        (r"([^l]ias|[aeiou]las|[ejzr]as|[iu]am)$", r"\1"),
        (r"(alumn|syllab|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat)(?:us|i)$", r"\1i"),
        (r"(alumn|alg|vertebr)(?:a|ae)$", r"\1ae"),
        (r"(seraph|cherub)(?:im)?$", r"\1im"),
        (r"(her|at|gr)o$", r"\1oes"),
        (
            r"(agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor)"
            r"(?:a|um)$",
            r"\1a",
        ),
        (
            r"(apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat)(?:a|on)$",
            r"\1a",
        ),
        (r"sis$", r"ses"),
        (r"(?:(kni|wi|li)fe|(ar|l|ea|eo|oa|hoo)f)$", r"\1\2ves"),
        (r"([^aeiouy]|qu)y$", r"\1ies"),
        (r"([^ch][ieo][ln])ey$", r"\1ies"),
        (r"(x|ch|ss|sh|zz)$", r"\1es"),
        (r"(matr|cod|mur|sil|vert|ind|append)(?:ix|ex)$", r"\1ices"),
        (r"\b((?:tit)?m|l)(?:ice|ouse)$", r"\1ice"),
        (r"(pe)(?:rson|ople)$", r"\1ople"),
        (r"(child)(?:ren)?$", r"\1ren"),
        (r"eaux$", r"\g<0>"),
        (r"m[ae]n$", r"men"),
        (r"^thou$", r"you"),
        (r"pok[eé]mon$|[^aeiou]ese$|deer$|fish$|measles$|o[iu]s$|pox$|sheep$", r"\g<0>"),
    )
)
_UNCOUNTABLE = frozenset(
    [
        "adulthood",
        "advice",
        "agenda",
        "aid",
        "aircraft",
        "alcohol",
        "ammo",
        "analytics",
        "anime",
        "athletics",
        "audio",
        "bison",
        "blood",
        "bream",
        "buffalo",
        "butter",
        "carp",
        "cash",
        "chassis",
        "chess",
        "clothing",
        "cod",
        "commerce",
        "cooperation",
        "corps",
        "debris",
        "diabetes",
        "digestion",
        "elk",
        "energy",
        "equipment",
        "excretion",
        "expertise",
        "firmware",
        "flounder",
        "fun",
        "gallows",
        "garbage",
        "graffiti",
        "hardware",
        "headquarters",
        "health",
        "herpes",
        "highjinks",
        "homework",
        "housework",
        "information",
        "jeans",
        "justice",
        "kudos",
        "labour",
        "literature",
        "machinery",
        "mackerel",
        "mail",
        "media",
        "mews",
        "moose",
        "music",
        "mud",
        "manga",
        "news",
        "only",
        "personnel",
        "pike",
        "plankton",
        "pliers",
        "police",
        "pollution",
        "premises",
        "rain",
        "research",
        "rice",
        "salmon",
        "scissors",
        "series",
        "sewage",
        "shambles",
        "shrimp",
        "software",
        "species",
        "staff",
        "swine",
        "tennis",
        "traffic",
        "transportation",
        "trout",
        "tuna",
        "wealth",
        "welfare",
        "whiting",
        "wildebeest",
        "wildlife",
        "you",
    ]
)


def plural(word: str) -> str:
    """The plural that the packages form of a name."""
    token = word.lower()
    if token in _PLURALS or token in _UNCOUNTABLE or not token:
        return _cased(word, token) if token in _PLURALS else word
    if token in _IRREGULAR:
        return _cased(word, _IRREGULAR[token])
    for pattern, ending in reversed(_RULES):
        found = pattern.search(word)
        if found is not None:
            made = found.expand(ending)
            like = found.group() or word[max(found.start() - 1, 0) : found.start()]
            return word[: found.start()] + _cased(like, made) + word[found.end() :]
    return word


def _cased(like: str, word: str) -> str:
    """The word in capitals, capitalized or in small letters, like another one."""
    if like == word:
        return word
    if like == like.lower():
        return word.lower()
    if like == like.upper():
        return word.upper()
    if like[:1] == like[:1].upper():
        return word[:1].upper() + word[1:].lower()
    return word.lower()
