"""Overrides in loops over all tables."""

from __future__ import annotations

import pytest

from tests.plan.support import plan_of, projects

BACKEND = "amplify/backend.ts"
DATA = "amplify/data/resource.ts"
SHOP = projects()["p1"]
TABLES = "const { amplifyDynamoDbTables: tables } = backend.data.resources.cfnResources;\n"
MODELS = ("Customer", "Order", "Product")
PROTECTED = TABLES + "".join(f"tables['{name}'].deletionProtectionEnabled = true;\n" for name in MODELS)


def shop(code: str) -> dict[str, str]:
    return {**SHOP, BACKEND: f"{SHOP[BACKEND]}\n{code}"}


@pytest.mark.parametrize(
    "loop",
    [
        "for (const table of Object.values(tables)) {\n  table.deletionProtectionEnabled = true;\n}\n",
        "for (const table of Object.values(tables)) table.deletionProtectionEnabled = true;\n",
        "Object.values(tables).forEach((table) => {\n  table.deletionProtectionEnabled = true;\n});\n",
        "for (const [name, table] of Object.entries(tables)) {\n  table.deletionProtectionEnabled = true;\n}\n",
        "for (const name of Object.keys(tables)) tables[name].deletionProtectionEnabled = true;\n",
        "for (const name of ['Customer', 'Order', 'Product']) tables[name].deletionProtectionEnabled = true;\n",
    ],
)
def test_a_loop_over_all_tables_protects_each_of_them(loop: str) -> None:
    plan = plan_of(shop(PROTECTED), shop(TABLES + loop))
    assert plan.effects == plan.hidden == ()
    without = {**shop(TABLES + loop), DATA: SHOP[DATA].replace("    Product:", "    Goods:")}
    found = [
        (each.kind.value, each.row) for each in plan_of(shop(TABLES + loop), without).effects if each.what.name == "Product"
    ]
    assert found == [("lose-data", "P006")]


def test_a_removal_policy_in_a_loop() -> None:
    before = shop(f"{TABLES}Object.values(tables).forEach((table) => table.applyRemovalPolicy(RemovalPolicy.RETAIN));\n")
    before[BACKEND] = "import { RemovalPolicy } from 'aws-cdk-lib';\n" + before[BACKEND]
    plan = plan_of(before, {**before, DATA: SHOP[DATA].replace("    Product:", "    Goods:")})
    found = {each.row for each in plan.effects if each.what.name == "Product"}
    assert found == {"P526", "P002"}


def test_a_later_change_of_one_table_applies() -> None:
    loop = "for (const table of Object.values(tables)) table.deletionProtectionEnabled = true;\n"
    before = shop(f"{TABLES}{loop}tables['Product'].deletionProtectionEnabled = false;\n")
    plan = plan_of(before, {**before, DATA: SHOP[DATA].replace("    Product:", "    Goods:")})
    assert [each.row for each in plan.effects if each.what.name == "Product"] == ["P002"]


@pytest.mark.parametrize("change", [("schema,", "schema,\n  name: 'other',"), None])
def test_protected_tables_are_kept_when_the_api_goes(change: tuple[str, str] | None) -> None:
    after = shop(PROTECTED)
    if change is None:
        after[BACKEND] = after[BACKEND].replace("{ auth, data }", "{ auth }").replace(PROTECTED, "")
    else:
        after[DATA] = after[DATA].replace(*change)
    plan = plan_of(shop(PROTECTED), after)
    found = {each.what.name: each.kind.value for each in plan.effects if each.what.kind == "model"}
    assert found == dict.fromkeys(MODELS, "lose-data")
