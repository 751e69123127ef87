"""Which texts the packages take as a value of a scalar type, as their check of defaults does (transformer version 3.1)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(\.\d+)?(Z|[+|-]([01][0-9]|2[0-3]):[0-5][0-9])", re.ASCII)
_DATE = re.compile(r"\d{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])", re.ASCII)
_EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
_WHOLE = re.compile(r"\s*[+-]?\d", re.ASCII)
_NUMBER = re.compile(r"\s*[+-]?(\d|\.\d|Infinity)", re.ASCII)
_SCHEME = re.compile(r"[\x00-\x20]*[a-zA-Z][a-zA-Z0-9+.-]*:")
_EMPTY_HOST = re.compile(r"[\x00-\x20]*(?:https?|wss?|ftp):[/\\]*[\x00-\x20]*", re.IGNORECASE)
_PHONE = re.compile(r"[\s\S]*[+\uff0b]\D*\d[\s\S]*")


def is_value_of(graphql_type: str, text: str) -> bool:
    """Whether the packages take a text as a value of a type; true as well where that cannot be told."""
    check = _CHECKS.get(graphql_type)
    return check is None or check(text)


def _is_date(text: str) -> bool:
    if _DATE.fullmatch(text) is None:
        return False
    year, month, day = (int(part) for part in text.split("-"))
    if month == 2:
        is_leap_year = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
        return day <= (29 if is_leap_year else 28)
    return day <= (30 if month in (4, 6, 9, 11) else 31)


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def _is_date_and_time(text: str) -> bool:
    date, separator, time = text.partition("T")
    return bool(separator) and _is_date(date) and _is_time(time)


def _is_address(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _is_url(text: str) -> bool:
    return _SCHEME.match(text) is not None and _EMPTY_HOST.fullmatch(text) is None


_CHECKS: dict[str, Callable[[str], bool]] = {
    "Int": lambda text: _WHOLE.match(text) is not None,
    "Float": lambda text: _NUMBER.match(text) is not None,
    "Boolean": lambda text: text.lower() in ("true", "false"),
    "AWSDate": _is_date,
    "AWSTime": _is_time,
    "AWSDateTime": _is_date_and_time,
    "AWSTimestamp": lambda text: _WHOLE.match(text) is not None,
    "AWSEmail": lambda text: _EMAIL.fullmatch(text) is not None,
    "AWSJSON": _is_json,
    "AWSPhone": lambda text: _PHONE.fullmatch(text) is not None,
    "AWSURL": _is_url,
    "AWSIPAddress": _is_address,
}
