"""Types that the options of several resources share."""

from __future__ import annotations

from amplify_ls.catalog.types import Alias, Choice, Made, OneOf, Text

RESOURCE_NAME = Text(r"[a-zA-Z][a-zA-Z0-9\-_ ]*", "a letter, then letters, digits, dashes, underscores and spaces", minimum=1)
"""Friendly name of a resource: the packages refuse others at synth (AU10, ST03, FN22, DD08)."""

GRAPHQL_NAME = Text(r"[_A-Za-z][_0-9A-Za-z]*", "a letter or underscore, then letters, digits and underscores")

ARN = Text(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", "an ARN", examples=("arn:aws:",))

FUNCTION = Made(("resource:function",))
"""The result of `defineFunction`."""

LOG_RETENTION = OneOf(
    (
        Choice("1 day"),
        Choice("3 days"),
        Choice("5 days"),
        Choice("1 week"),
        Choice("2 weeks"),
        Choice("1 month"),
        Choice("2 months"),
        Choice("3 months"),
        Choice("4 months"),
        Choice("5 months"),
        Choice("6 months"),
        Choice("1 year"),
        Choice("13 months"),
        Choice("18 months"),
        Choice("2 years"),
        Choice("3 years"),
        Choice("5 years"),
        Choice("6 years"),
        Choice("7 years"),
        Choice("8 years"),
        Choice("9 years"),
        Choice("10 years"),
        Choice("infinite", "Logs are never deleted."),
    ),
    (Alias("7 days", ("1 week",)), Alias("14 days", ("2 weeks",)), Alias("30 days", ("1 month",))),
)
