"""The function rule that reports a problem in the options of `defineFunction`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import RUNTIMES
from amplify_ls.catalog.types import Callback, Either, Made
from amplify_ls.model.fit.problems import Fault
from amplify_ls.rules.options.option_faults import EXTRA_ARGUMENT, Claim, Refusal
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.values.values import Array, Nothing, Number, Text

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Type
    from amplify_ls.model.fit.problems import Problem

_KEYS = (Fault.UNKNOWN_KEY, Fault.OTHER_CASE, Fault.BAD_KEY)
_VALUES = (Fault.WRONG_VALUE,)
_TYPES = (Fault.WRONG_TYPE,)
_MISSING = (Fault.MISSING_KEY,)
_NUMBERS = "timeoutSeconds|memoryMB|ephemeralStorageSizeMB"
_DURABLE_NUMBERS = "durableConfig.executionTimeoutSeconds|retentionPeriodDays"
_SUPPORTED = frozenset(str(choice.value) for choice in RUNTIMES.choices)


def _takes_secret(kind: Type | None) -> bool:
    if isinstance(kind, Either):
        return any(_takes_secret(each) for each in kind.types)
    return isinstance(kind, Made) and "secret" in kind.receivers


def _lacks_timezone(problem: Problem) -> bool:
    return problem.names == ("timezone",)


def _counts(problem: Problem) -> bool:
    """Whether the packages use the value; for `undefined`, `null`, `''` and `0`, they use their default."""
    value = problem.value
    return not isinstance(value, Nothing) and (not isinstance(value, (Text, Number)) or bool(value.value))


def _is_unknown_runtime(problem: Problem) -> bool:
    # The packages look a version up by its name, so a string works, and so does an array with one version.
    value = problem.value
    if isinstance(value, Text):
        return bool(value.value) and value.value not in _SUPPORTED
    return _counts(problem) and not isinstance(value, Array)


def _is_cron_or_rate(problem: Problem) -> bool:
    return not _lacks_timezone(problem)


CLAIMS = (
    Claim(EXTRA_ARGUMENT, (Fault.EXTRA_ARGUMENT,), "**"),
    Claim("function/number-out-of-range", _VALUES, _NUMBERS),
    Claim("function/number-out-of-range", _VALUES, _DURABLE_NUMBERS),
    Claim("function/unknown-runtime", _VALUES + _TYPES, "runtime"),
    # environment
    Claim("function/invalid-environment-key", (Fault.BAD_KEY,), "environment.*"),
    Claim("function/invalid-secret-name", _MISSING + _VALUES + _TYPES, "**.secret"),
    Claim("function/environment-value-not-a-text", _TYPES, "environment.*", lambda found: _takes_secret(found.expected)),
    # layers, logs
    Claim("function/layers-in-list", _TYPES, "layers", lambda found: isinstance(found.value, Array)),
    Claim("function/invalid-layer", _VALUES, "layers.*"),
    Claim("function/level-without-json", (Fault.OTHER_CASE,), "logging.level"),
    # names and files
    Claim("function/invalid-name", _VALUES, "name"),
    Claim("function/invalid-entry", _VALUES, "entry"),
    # schedules
    Claim("function/missing-timezone", _MISSING, "schedule", _lacks_timezone),
    Claim("function/missing-timezone", _MISSING, "schedule.[]", _lacks_timezone),
    Claim("function/cron-and-rate", (Fault.EXCLUSIVE,), "schedule.**"),
    Claim("function/cron-and-rate", (Fault.OTHER_CASE,), "schedule.**.cron|rate"),
    Claim("function/long-description", _VALUES, "schedule.**.description"),
    # everything else, by the kind of fault
    Claim("function/misplaced-option", (Fault.MISPLACED_KEY,), "**"),
    Claim("function/unknown-option", _KEYS, "**"),
    Claim("function/missing-option", (Fault.MISSING_KEY, Fault.TOGETHER, Fault.EXCLUSIVE), "**"),
    Claim("function/wrong-option-type", _TYPES, "**"),
    Claim("function/wrong-option-value", _VALUES, "**"),
)

REFUSED_LATER = (
    Refusal(_VALUES + _TYPES, _NUMBERS),
    Refusal(_VALUES + _TYPES, "durableConfig.*"),
    Refusal(_MISSING, "durableConfig"),
    Refusal(_TYPES, "durableConfig", _counts),
    Refusal(_VALUES + _TYPES, "runtime", _is_unknown_runtime),
    Refusal(_VALUES + _TYPES, "architecture", _counts),
    Refusal(_TYPES, "environment", lambda found: not isinstance(found.value, Number)),
    Refusal((*_TYPES, Fault.BAD_KEY), "environment.*"),
    Refusal(_TYPES, "layers", lambda found: isinstance(found.value, Text) and _counts(found)),
    Refusal(_VALUES + _TYPES, "layers.*"),
    Refusal(_TYPES, "logging", lambda found: _counts(found) and not isinstance(found.value, Array)),
    Refusal((*_VALUES, *_TYPES, Fault.OTHER_CASE), "logging.level"),
    Refusal(_VALUES, "name|entry|resourceGroupName"),
    Refusal(_TYPES, "name|entry|resourceGroupName", _counts),
    Refusal((Fault.OTHER_CASE,), "schedule.**.rate"),
    Refusal(_TYPES, "schedule", _counts),
    Refusal(_TYPES, "schedule.[]"),
    Refusal(_TYPES, "schedule.**.cron|rate"),
    Refusal(_TYPES, "schedule.**.timezone|description", _counts),
    Refusal(_MISSING, "schedule", _is_cron_or_rate),
    Refusal(_MISSING, "schedule.[]", _is_cron_or_rate),
    Refusal(_TYPES, "", lambda found: isinstance(found.value, Nothing) and not isinstance(found.expected, Callback)),
)
"""Measured with each value cast to `any`; what is not listed is silently ignored, or stops the deployment."""

FUNCTION_FAULTS = Family(CLAIMS, REFUSED_LATER)
faults = FUNCTION_FAULTS.faults
function_finding = FUNCTION_FAULTS.finding
