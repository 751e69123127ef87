"""Which texts the transformers accept as the default of a scalar."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.\d+)?(?:Z|[+|-](?:[01][0-9]|2[0-3]):[0-5][0-9])", re.ASCII)
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])", re.ASCII)
_DATE_TIME = re.compile(
    r"(\d{4}-(?:0[1-9]|1[012])-(?:0[1-9]|[12][0-9]|3[01]))"
    r"T((?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.\d+)?(?:Z|[+|-](?:[01][0-9]|2[0-3]):[0-5][0-9]))",
    re.ASCII,
)
_EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
_INTEGER = re.compile(r"\s*[-+]?[0-9]")
_FLOAT = re.compile(r"\s*[-+]?(?:[0-9]|\.[0-9]|Infinity)")
_URL = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:.*\S", re.DOTALL)
_WEB = re.compile(r"\s*(?:https?|ftp|wss?):[/\\]*[^/\\\s?#]", re.IGNORECASE)
_PHONE = re.compile(r"\+[0-9 ().\-/]*")
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15


def is_valid_default(scalar: str, text: str) -> bool:
    """Whether the transformers accept a text for a scalar; also if that is not certain."""
    check = _CHECKS.get(scalar)
    return check is None or check(text)


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    return match is not None and _is_day(match)


def _is_day(match: re.Match[str]) -> bool:
    year, month, day = map(int, match.groups())
    # The calendar of Python starts in the year 1; leap years repeat every 400 years.
    return day <= monthrange(year or 400, month)[1]


def _is_date_time(text: str) -> bool:
    match = _DATE_TIME.fullmatch(text)
    return match is not None and _is_date(match.group(1)) and _TIME.fullmatch(match.group(2)) is not None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_url(text: str) -> bool:
    if _URL.match(text) is None:
        return False
    scheme = text.strip().partition(":")[0].lower()
    return scheme not in ("http", "https", "ftp", "ws", "wss") or _WEB.match(text) is not None


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdecimal() for letter in text)
    return _PHONE.fullmatch(text) is not None and _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


_CHECKS: dict[str, Callable[[str], bool]] = {
    "Int": lambda text: _INTEGER.match(text) is not None,
    "AWSTimestamp": lambda text: _INTEGER.match(text) is not None,
    "Float": lambda text: _FLOAT.match(text) is not None,
    "Boolean": lambda text: text.lower() in ("true", "false"),
    "AWSJSON": _is_json,
    "AWSDate": _is_date,
    "AWSTime": lambda text: _TIME.fullmatch(text) is not None,
    "AWSDateTime": _is_date_time,
    "AWSEmail": lambda text: _EMAIL.fullmatch(text) is not None,
    "AWSURL": _is_url,
    "AWSPhone": _is_phone,
    "AWSIPAddress": _is_address,
}
