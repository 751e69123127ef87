"""Classes of the CDK whose static members people give where the packages take a plain value."""

from __future__ import annotations

CDK_MODULE = "aws-cdk-lib"

CDK_MADE = frozenset({"Duration", "Size"})
"""Their static methods make an object of the class: `Duration.minutes(5)`."""

CDK_NUMBERS = frozenset({"RetentionDays"})
"""Enumerations whose members are numbers: `RetentionDays.ONE_WEEK`."""

CDK_CONSTANTS = frozenset({"Architecture", "Runtime"})
"""Their static members are objects of the class: `Runtime.NODEJS_20_X`."""
