"""Numbers as the author would write them."""

from __future__ import annotations


def number_text(number: float) -> str:
    """A number as source text: whole ones without a fraction, however large."""
    return str(int(number)) if float(number).is_integer() else str(number)
