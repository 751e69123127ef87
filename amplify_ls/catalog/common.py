"""Types that the options of several resources share."""

from __future__ import annotations

from amplify_ls.catalog.types import Alias, Choice, Made, OneOf, Text

RESOURCE_NAME = Text(r"[a-zA-Z][a-zA-Z0-9\-_ ]*", "a letter, then letters, digits, dashes, underscores and spaces", minimum=1)
"""The friendly name of a resource: the packages reject other names at synthesis (AU10, ST03, FN22, DD08)."""

GRAPHQL_NAME = Text(r"[_A-Za-z][_0-9A-Za-z]*", "a letter or underscore, then letters, digits and underscores")

ARN = Text(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", "an ARN", examples=("arn:aws:",))

FUNCTION = Made(("resource:function",))
"""The result of `defineFunction`."""

_RETENTIONS = (
    *("1 day", "3 days", "5 days", "1 week", "2 weeks", "1 month", "2 months", "3 months", "4 months", "5 months", "6 months"),
    *("1 year", "13 months", "18 months", "2 years", "3 years", "5 years", "6 years", "7 years", "8 years", "9 years"),
    "10 years",
)

LOG_RETENTION = OneOf(
    (
        *(Choice(each, f"Logs are deleted after {each}.") for each in _RETENTIONS),
        Choice("infinite", "Logs are never deleted."),
    ),
    (Alias("7 days", ("1 week",)), Alias("14 days", ("2 weeks",)), Alias("30 days", ("1 month",))),
)

INHERITED_MEMBERS = frozenset(
    {
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    }
)
"""The members of every object."""
