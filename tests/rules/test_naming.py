"""Names for what a fix adds."""

from __future__ import annotations

import pytest

from amplify_ls.rules.naming import camel_case, free_name, joined, plural


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Customer", "customer"), ("OrderItem", "orderItem"), ("APIKey", "apiKey"), ("URL", "url"), ("item", "item")],
)
def test_camel_case(name: str, wanted: str) -> None:
    assert camel_case(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("order", "orders"),
        ("category", "categories"),
        ("day", "days"),
        ("box", "boxes"),
        ("match", "matches"),
        ("bus", "buses"),
    ],
)
def test_plural(name: str, wanted: str) -> None:
    assert plural(name) == wanted


@pytest.mark.parametrize(
    ("prefix", "name", "wanted"),
    [("customer", "id", "customerId"), ("customer", "customerId", "customerId"), ("store", "region", "storeRegion")],
)
def test_joined(prefix: str, name: str, wanted: str) -> None:
    assert joined(prefix, name) == wanted


def test_a_free_name_is_the_first_that_is_free_or_has_a_number() -> None:
    assert free_name(lambda name: name != "orders", "orders", "customerOrders") == "customerOrders"
    assert free_name(lambda name: name not in ("order", "order2"), "order") == "order3"
