"""What cannot be determined yields neither an effect nor silence."""

from __future__ import annotations

import pytest

from amplify_ls.plan.facts.unseen import REST, Unseen, same
from tests.plan.support import plan_of, projects

DATA = "amplify/data/resource.ts"
AUTH = "amplify/auth/resource.ts"
SHOP = projects()["p1"]
PRODUCT = SHOP[DATA][SHOP[DATA].index("    Product:") : SHOP[DATA].index("  })\n  .authorization")]


def with_schema(entry: str) -> dict[str, str]:
    return {**SHOP, DATA: SHOP[DATA].replace(PRODUCT, entry)}


def test_a_model_that_an_unknown_spread_may_contain_is_not_destroyed() -> None:
    plan = plan_of(SHOP, with_schema("    ...process.env.MODELS,\n"))
    assert "model Product" in [str(each.what) for each in plan.hidden]
    assert {each.kind.value for each in plan.effects} <= {"in-place"}


def test_the_indexes_that_relationships_of_an_unknown_model_need_are_not_destroyed() -> None:
    child = "    Part: a.model({ productId: a.id(), product: a.belongsTo('Product', 'productId') }),\n"
    known = f"    Product: a.model({{ parts: a.hasMany('Part', 'productId') }}),\n{child}"
    unknown = f"    Product: process.env.PRODUCT,\n{child}"
    plan = plan_of(with_schema(known), with_schema(unknown))
    assert "model Part index gsi-Product.parts" in [str(each.what) for each in plan.hidden]
    assert {each.kind.value for each in plan.effects} <= {"in-place"}


def test_an_unknown_part_that_is_the_same_code_in_both_revisions_is_no_change() -> None:
    code = "    Product: a.model({ sku: a.string(), size: chosen() }),\n"
    plan = plan_of(with_schema(code), with_schema(f"    // moved\n{code}"))
    assert plan.hidden == plan.effects == ()


def test_an_unknown_identifier_is_not_a_replaced_table() -> None:
    known = "    Product: a.model({ sku: a.string().required() }).identifier(['sku']),\n"
    unknown = "    Product: a.model({ sku: a.string().required() }).identifier(process.env.KEY),\n"
    plan = plan_of(with_schema(known), with_schema(unknown))
    assert "model Product" in [str(each.what) for each in plan.hidden]
    assert {each.kind.value for each in plan.effects} <= {"in-place"}


def test_a_resource_behind_an_unknown_condition_is_not_destroyed() -> None:
    backend = SHOP["amplify/backend.ts"].replace("{ auth, data }", "{ auth, ...(process.env.X ? { data } : {}) }")
    plan = plan_of(SHOP, {**SHOP, "amplify/backend.ts": backend})
    assert "api" in [str(each.what) for each in plan.hidden]
    assert not [each for each in plan.effects if each.kind.value == "destroy"]


def test_equality_of_unknown_facts() -> None:
    other = 1 == 1.0
    assert same(Unseen(), Unseen()) is None
    assert same(Unseen("a"), Unseen("a")) is True
    assert same(Unseen("a"), Unseen("b")) is None
    assert same({"x": 1, REST: Unseen("a")}, {"x": 2}) is False
    assert same({"x": 1, REST: Unseen("a")}, {"x": 1, "y": 2}) is None
    assert same({"x": 1}, {"x": 1, "y": 2}) is False
    assert same(1, other) is False


BACKEND = """import { defineBackend } from '@aws-amplify/backend';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('own');
"""


@pytest.mark.parametrize(
    ("old", "new", "thing"),
    [
        (
            "new StringParameter(stack, 'P', { parameterName: `/${stack.stackName}/x`, stringValue: 'x' });",
            "new StringParameter(stack, 'P', { parameterName: `${process.env.PREFIX}/x`, stringValue: 'x' });",
            "SSM Parameter P",
        ),
        (
            "backend.auth.resources.cfnResources.cfnUserPool.overrideLogicalId(process.env.OLD!);",
            "backend.auth.resources.cfnResources.cfnUserPool.overrideLogicalId(process.env.NEW!);",
            "user pool",
        ),
        (
            "backend.auth.resources.cfnResources.cfnUserPool.aliasAttributes = JSON.parse(process.env.OLD!);",
            "backend.auth.resources.cfnResources.cfnUserPool.aliasAttributes = JSON.parse(process.env.NEW!);",
            "user pool",
        ),
        (
            "backend.auth.resources.cfnResources.cfnUserPoolClient.generateSecret = JSON.parse(process.env.OLD!);",
            "backend.auth.resources.cfnResources.cfnUserPoolClient.generateSecret = JSON.parse(process.env.NEW!);",
            "app client",
        ),
    ],
)
def test_computed_identities_are_unknown(old: str, new: str, thing: str) -> None:
    files = {AUTH: SHOP[AUTH]}
    plan = plan_of({**files, "amplify/backend.ts": BACKEND + old}, {**files, "amplify/backend.ts": BACKEND + new})
    assert [str(each.what) for each in plan.hidden] == [thing]
    assert all(each.kind.value == "in-place" for each in plan.effects)
    unchanged = plan_of({**files, "amplify/backend.ts": BACKEND + old}, {**files, "amplify/backend.ts": BACKEND + old})
    assert not unchanged.hidden
    assert not unchanged.effects


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("package-lock.json", '{ "packages": { "node_modules/aws-cdk-lib": {\n "version": "VERSION" } } }'),
        ("yarn.lock", 'aws-cdk-lib@^2.0.0:\n  version "VERSION"\n'),
        ("yarn.lock", '"aws-cdk-lib@npm:^2.0.0":\n  version: VERSION\n'),
        ("pnpm-lock.yaml", "packages:\n\n  aws-cdk-lib@VERSION:\n    resolution: {}\n"),
        ("bun.lock", '"packages": {\n "aws-cdk-lib": ["aws-cdk-lib@VERSION", "", {}] }'),
    ],
)
def test_another_version_of_the_packages_is_said(name: str, entry: str) -> None:
    before = {**SHOP, name: entry.replace("VERSION", "2.180.0")}
    after = {**SHOP, name: entry.replace("VERSION", "2.200.1")}
    (hidden,) = plan_of(before, after).hidden
    assert str(hidden.what) == "package aws-cdk-lib"
    assert hidden.why == "`aws-cdk-lib` changes from 2.180.0 to 2.200.1, and what a version generates is not compared."
    assert not plan_of(before, before).hidden
    assert not plan_of(SHOP, after).hidden


def test_code_elsewhere_that_determines_unknown_entries_counts_as_changed() -> None:
    names = "export const NAMES = [{}];\nexport const built = (names) => process.env[names[0]];\n"
    schema = SHOP[DATA].replace(".schema({", ".schema({\n    ...built(NAMES),")
    files = {**SHOP, "amplify/data/names.ts": names.format("'A'"), DATA: f"import {{ NAMES, built }} from './names';\n{schema}"}
    plan = plan_of(files, {**files, "amplify/data/names.ts": names.format("'B'")})
    assert [str(each.what) for each in plan.hidden] == ["api"]
    plan = plan_of(files, {**files, DATA: files[DATA].replace("note: a.string()", "note: a.string().default('')")})
    assert plan.hidden == ()


def test_code_elsewhere_that_determines_unknown_fields_counts_as_changed() -> None:
    fields = "export const fields = () => process.env.{};\n"
    files = {
        **with_schema("    Product: a.model({ ...fields(), sku: a.string() }),\n"),
        "amplify/data/fields.ts": fields.format("A"),
    }
    files[DATA] = "import { fields } from './fields';\n" + files[DATA]
    plan = plan_of(files, {**files, "amplify/data/fields.ts": fields.format("B")})
    assert "model Product" in [str(each.what) for each in plan.hidden]


def test_a_table_that_cannot_be_determined_may_be_any() -> None:
    tables = "backend.data.resources.cfnResources.amplifyDynamoDbTables"
    backend = SHOP["amplify/backend.ts"] + f"\n{tables}[process.env.X].deletionProtectionEnabled = true;\n"
    plan = plan_of({**SHOP, "amplify/backend.ts": backend}, {**with_schema(""), "amplify/backend.ts": backend})
    found = [each for each in plan.effects if str(each.what) == "model Product"]
    assert "may protect the table" in found[0].why
