"""Hover in schemas, options and comments."""

from __future__ import annotations

import pytest

from amplify_ls.rules.registry import all_rules
from tests.ide.scene import AUTH, DATA, FOLDER, HEAD, TAIL, at, schema

SHOP = schema(
    """\
  Customer: a.model({
    name: a.string().required(),
    orders: a.hasMany('Order', 'customerId'),
  }).authorization((allow) => [allow.owner(), allow.group('Admins').to(['read', 'update'])]),
  Status: a.enum(['OPEN', 'DONE']),
  Order: a.model({
    customerId: a.id(),
    total: a.float().authorization((allow) => [allow.owner()]),
    status: a.ref('Status'),
    customer: a.belongsTo('Customer', 'customerId'),
    detail: a.hasOne('Detail', ['orderId', 'region']),
    region: a.string(),
  }).disableOperations(['subscriptions']),
  Detail: a.model({
    orderId: a.id().required(),
    region: a.string().required(),
    order: a.belongsTo('Order', ['orderId', 'region']),
  }).identifier(['orderId', 'region']),
  find: a.query().returns(a.ref('Order')),""",
    ".authorization((allow) => [allow.authenticated('identityPool'), allow.publicApiKey().to(['read'])])",
)
SIGN_IN = """\
import { defineAuth, secret } from '@aws-amplify/backend';
export const auth = defineAuth({
  loginWith: { email: true, externalProviders: { google: { clientId: secret('X') } } },
  userAttributes: { givenName: { mutable: true }, 'custom:x': { dataType: 'Number' } },
  accountRecovery: 'EMAIL_ONLY',
});
"""


def page(place: str, text: str = SHOP, path: str = DATA) -> str:
    """The page of the place, which is named by a piece of the text with the mark in it."""
    assert place.replace("|", "") in text
    return at(text.replace(place.replace("|", ""), place, 1), path).page()


class TestRelations:
    PLACES = ("ord|ers: a.has", "a.hasM|any('Order'")

    @pytest.mark.parametrize("place", PLACES)
    def test_both_sides_and_the_keys(self, place: str) -> None:
        text = page(place)
        assert "orders: a.hasMany('Order', 'customerId')" in text
        assert "One `Customer` has many `Order`." in text
        assert "Stored in `Order.customerId`, which contains `Customer.id`." in text
        assert "Other side: `customer: a.belongsTo('Customer', 'customerId')` of `Order` (line 13)." in text

    def test_how_a_client_loads_it(self) -> None:
        text = page("ord|ers: a.has")
        assert "const { data: orders } = await customer.orders();" in text
        assert "selectionSet: ['id', 'orders.*']" in text
        assert "client.models.Order.create({ customerId: customer.id });" in text
        assert "client.models.Order.update({ id: order.id, customerId: newCustomer.id });" in text
        assert "client.models.Order.update({ id: order.id, customerId: null });" in text

    def test_a_required_reference_cannot_be_taken_away(self) -> None:
        text = page("custom|er: a.belongs", SHOP.replace("customerId: a.id(),", "customerId: a.id().required(),"))
        assert "// delete the order, because the reference is required" in text
        assert "client.models.Order.delete({ id: order.id });" in text
        assert "null" not in text

    def test_a_reference_in_the_identifier_stays(self) -> None:
        text = page("deta|il: a.hasOne")
        assert "client.models.Detail.create({ orderId: order.id });" in text
        assert ".update(" not in text
        assert "client.models.Detail.delete({ orderId: detail.orderId, region: detail.region });" in text

    def test_the_order_of_lazy_eager_create_update_delete(self) -> None:
        text = page("ord|ers: a.has")
        words = [line[3:].partition(":")[0] for line in text.splitlines() if line.startswith("// ")]
        assert words == ["lazy loading", "eager loading", "create", "update", "delete only the relationship"]

    def test_the_child(self) -> None:
        text = page("custom|er: a.belongs")
        assert "Many `Order` belong to one `Customer`." in text
        assert "const { data: customer } = await order.customer();" in text

    def test_several_reference_fields(self) -> None:
        assert "Stored in `Detail.orderId`, `Detail.region`, which contain `Order.id`." in page("deta|il: a.hasOne")
        child = page("ord|er: a.belongsTo")
        assert "One `Detail` belongs to one `Order`." in child
        assert "client.models.Detail.get({ orderId, region });" in child
        assert "null" not in child

    def test_a_missing_counterpart(self) -> None:
        text = schema("  A: a.model({ bs: a.hasMany('B', 'aId') }),\n  B: a.model({ aId: a.id() }),")
        assert "`B` has no `belongsTo` with the same references." in page("b|s: a.has", text)


class TestModels:
    @pytest.mark.parametrize("place", ["Ord|er: a.model", "a.hasMany('Or|der'", "a.ref('Ord|er'"])
    def test_fields_and_rights(self, place: str) -> None:
        text = page(place)
        assert "model Order {\n  id: a.id().required()  // added\n  customerId: a.id()" in text
        assert "Disabled operations: `subscriptions`." in text
        assert "**Access** (rules of the schema)" in text
        # Nobody may delete all fields: the rules of `total` admit the owner only.
        assert "- every signed-in user (identityPool): create, read, update (line 23)" in text
        assert "- anyone with the API key: read (line 23)" in text
        assert "- owners named in `owner`: create, read, update, because of the rule of the field `total`" in text
        assert "- field `total` instead: the owner, in the field `owner`: all operations (line 11)" in text

    def test_rules_of_its_own(self) -> None:
        text = page("Cust|omer: a.model")
        assert "(rules of `Customer`)" in text
        assert "- group `Admins`: read, update (line 7)" in text
        assert "API key" not in text

    @pytest.mark.parametrize(
        ("fields", "rule", "may_give_away"),
        [
            ("name: a.string()", "allow.owner()", True),
            ("name: a.string()", "allow.owner().to(['read', 'update'])", True),
            ("name: a.string()", "allow.owner().to(['read', 'create'])", False),
            ("owner: a.string().authorization((allow) => [allow.owner().to(['read'])])", "allow.owner()", False),
            ("author: a.string()", "allow.ownerDefinedIn('author')", True),
            ("name: a.string()", "allow.group('Admins')", False),
        ],
    )
    def test_owners_who_may_give_a_record_away(self, fields: str, rule: str, may_give_away: bool) -> None:  # noqa: FBT001
        text = schema(f"  Note: a.model({{ {fields} }}).authorization((allow) => [{rule}]),")
        assert ("can transfer a record to another user" in page("No|te: a.model", text)) is may_give_away

    def test_an_identifier(self) -> None:
        assert "Identifier: `orderId`, `region`." in page("Det|ail: a.model")

    def test_an_operation(self) -> None:
        assert "- anyone with the API key: call it" in page("fi|nd: a.query")

    def test_a_constant_of_another_file(self) -> None:
        team = "import { a } from '@aws-amplify/backend';\nexport const Te|am = a.model({ name: a.string() });\n"
        root = HEAD + "import { Team } from './team';\nconst schema = a.schema({ Team });" + TAIL
        scene = at(team, f"{FOLDER}/data/team.ts", {DATA: root})
        assert "model Team {" in scene.page()
        other = at(root.replace("{ Team });", "{ Te|am });"), DATA, {f"{FOLDER}/data/team.ts": team.replace("|", "")})
        assert "Declared in team.ts:2." in other.page()


class TestFieldsAndWords:
    def test_a_reference_field(self) -> None:
        text = page("custom|erId: a.id()")
        assert "GraphQL `ID`" in text
        assert "Reference field of `customer`, which belongs to `Customer`." in text

    def test_a_reference_field_in_a_relationship(self) -> None:
        assert "Reference field of `customer`" in page("'Order', 'custom|erId'")

    def test_a_field_of_the_identifier(self) -> None:
        assert "Part of the identifier." in page("identifier(['ord|erId'")

    def test_an_enum(self) -> None:
        assert "Status: 'OPEN' | 'DONE'" in page("a.ref('Sta|tus'")

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("to(['rea|d'", "`get`, `list`, `sync`, `listen` and `search`"),
            ("'subscr|iptions'", "`onCreate`"),
            ("'identity|Pool'", "identity pool"),
            ("allow.own|er()", "allow.owner(provider?"),
            (".disable|Operations", "Operations that the model does not have."),
            ("a.qu|ery()", "Requires `.returns(...)` and `.handler(...)`."),
            ("a.flo|at()", "GraphQL `Float`"),
            ("define|Data({", "Defines the API of a schema."),
        ],
    )
    def test_words(self, place: str, expected: str) -> None:
        assert expected in page(place)

    def test_the_word_and_no_more(self) -> None:
        assert at(SHOP.replace("'identityPool'", "'identity|Pool'")).hovered() == "identityPool"
        assert at(SHOP.replace("hasMany", "hasM|any")).hovered() == "hasMany"


class TestAuth:
    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("goo|gle:", "`clientId` Client ID of the Google project."),
            ("given|Name", "In Cognito and in tokens: `given_name`."),
            ("'custom:|x'", "'custom:x'?: { ... }"),
            ("'Num|ber'", "`min` and `max`"),
            ("'EMAIL|_ONLY'", "By mail."),
            ("sec|ret('X')", "ampx sandbox secret set"),
            ("mut|able", "Default: `true`."),
            ("define|Auth({", "user pool"),
        ],
    )
    def test_options(self, place: str, expected: str) -> None:
        assert expected in page(place, SIGN_IN, AUTH)


class TestQuiet:
    @pytest.mark.parametrize("place", ["from '@aws-|amplify", "ty|pe ClientSchema", "export co|nst data", "SHO|P"])
    def test_nothing_where_there_is_nothing_to_add(self, place: str) -> None:
        assert page(place, SHOP + "// SHOP\n") == ""

    def test_nothing_for_plain_text(self) -> None:
        assert page("'va|lue'", schema("  A: a.model({ x: a.string().default('value') }),")) == ""


def test_a_long_model_shows_its_first_fields() -> None:
    fields = ", ".join(f"f{number}: a.string()" for number in range(13))
    text = page("  Lo|ng", schema(f"  Long: a.model({{ {fields} }}),"))
    assert "f8: a.string()" in text
    assert "// and 4 more" in text


def test_what_a_rule_in_a_comment_is_about() -> None:
    rule = all_rules()[0].code
    text = at(f"{HEAD}// amplify-ls-ignore data/x, {rule[:4]}|{rule[4:]}: because\n").page()
    assert "Reports " in text
    assert f"`amplify-ls explain {rule}`" in text
    assert "## Example" not in text
    assert "suppression/" in at(f"{HEAD}// amplify-ls-ignore data/un|heard-of\n").page()
    assert at(f"{HEAD}// something el|se\n").page() == ""


class TestFindings:
    LONELY = schema("  A: a.model({ bs: a.hasMany('B', 'aId') }),\n  B: a.model({ aId: a.id() }),")

    def test_the_message_what_the_packages_say_and_the_page(self) -> None:
        text = page("a.hasMany('|B'", self.LONELY)
        message, said, code, known = (
            text.index(part)
            for part in (
                "**Error**: The model `B` has no `belongsTo` that matches `A.bs` by the reference field `aId`.",
                "The packages report:\n\n```text\nUnable to find associated relationship definition in B",
                "`data/missing-counterpart`",
                "Declared in",
            )
        )
        assert message < said < code < known

    def test_why_it_matters(self) -> None:
        from amplify_ls.rules.pages import background
        from amplify_ls.rules.registry import documentation

        reason = background(documentation("data/missing-counterpart"))
        assert reason
        assert reason in page("a.hasMany('|B'", self.LONELY)

    def test_a_finding_where_nothing_else_is_known(self) -> None:
        scene = at(schema("  A: a.model({ x: a.string().default('a\"|b') }),"))
        assert scene.hovered() == "'a\"b'"
        assert scene.page().startswith("**Error**: ")
        assert "---" not in scene.page()

    def test_nothing_beside_the_place(self) -> None:
        assert "data/missing-counterpart" not in page("aI|d: a.id()", self.LONELY)
