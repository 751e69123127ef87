"""Since when the packages have what: the catalog has what was found in the types of published versions."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from amplify_ls.catalog.labels import literal
from amplify_ls.catalog.versions import MEASURED
from development import catalog
from tests.catalog.rows import all_choices, all_methods, all_shapes, own_options

TABLE = Path(catalog.__file__).with_name("since.tsv")
VERSION = r"(\d+)\.(\d+)\.(\d+)"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def numbers(version: str) -> tuple[int, ...]:
    found = re.fullmatch(VERSION, version)
    assert found is not None, version
    return tuple(int(number) for number in found.groups())


def test_the_catalog_and_the_table_say_the_same() -> None:
    told = {(f"{shape.name}.{each.name}", each.since) for shape in all_shapes() for each in own_options(shape)}
    told |= {(f"{shape.name}.{each.option.name}", each.option.since) for shape in all_shapes() for each in shape.patterns}
    told |= {(f"{receiver}.{method.name}".removeprefix("."), method.since) for receiver, method in all_methods()}
    told |= {(literal(choice.value), choice.since) for kind in all_choices() for choice in kind.choices}
    assert {pair for pair in told if pair[1]} == {(row["what"], row["since"]) for row in rows()}


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["what"]))
def test_each_row_is_between_two_versions_of_a_package_that_was_checked(row: dict[str, str]) -> None:
    assert numbers(row["last without it"]) < numbers(row["first with it"])
    assert row["package"] in MEASURED
    assert numbers(row["first with it"]) <= numbers(MEASURED[row["package"]])
    package, version = row["since"].split(" ")
    assert numbers(version) <= numbers(MEASURED[package])
    assert package != row["package"] or version == row["first with it"]
