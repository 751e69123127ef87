"""Definition, references and rename of the names in a schema."""

from __future__ import annotations

import pytest

from tests.ide.named import Named
from tests.ide.scene import AUTH, DATA, schema

SHOP = schema(
    """\
  Customer: a.model({
    email: a.string().required(),
    orders: a.hasMany('Order', 'customerId'),
  }).identifier(['email']).secondaryIndexes((index) => [index('email').queryField('customersByEmail')]),
  Status: a.enum(['OPEN', 'DONE']),
  Address: a.customType({ street: a.string() }),
  Order: a.model({
    customerId: a.id(),
    status: a.ref('Status'),
    to: a.ref('Address'),
    parcel: a.customType({ weight: a.float() }),
    'ship-by': a.date(),
    customer: a.belongsTo('Customer', 'customerId'),
    editors: a.string().array(),
  }).secondaryIndexes((index) => [index('customerId').sortKeys(['status'])])
    .authorization((allow) => [allow.owner(), allow.ownersDefinedIn('editors'), allow.group('Admins')]),
  Ticket: a.model({ customerId: a.id(), status: a.string() }),
  cancel: a.mutation().arguments({ orderId: a.id(), status: a.ref('Status') }).returns(a.ref('Order')),
  changes: a.subscription().for(a.ref('cancel')),""",
)


def name(place: str, text: str = SHOP) -> Named:
    """The name at the mark in a piece of the text."""
    assert text.count(place.replace("|", "")) >= 1
    return Named(text.replace(place.replace("|", ""), place, 1))


@pytest.mark.parametrize(
    ("place", "declaration"),
    [
        ("hasMany('Or|der'", "[Order]: a.model({"),
        ("'Order', 'custom|erId'", "[customerId]: a.id(),"),
        ("'Customer', 'custom|erId'", "[customerId]: a.id(),"),
        ("identifier(['em|ail'])", "[email]: a.string().required(),"),
        ("index('em|ail')", "[email]: a.string().required(),"),
        ("sortKeys(['st|atus'])", "[status]: a.ref('Status'),"),
        ("a.ref('Sta|tus')", "[Status]: a.enum(['OPEN', 'DONE']),"),
        ("a.ref('Addr|ess')", "[Address]: a.customType({ street: a.string() }),"),
        ("ownersDefinedIn('edi|tors')", "[editors]: a.string().array(),"),
        ("allow.own|er()", "}).secondaryIndexes"),
        ("returns(a.ref('Or|der'))", "[Order]: a.model({"),
        ("for(a.ref('can|cel'))", "[cancel]: a.mutation()"),
        ("group('Adm|ins')", "groups: ['[Admins]', 'Editors'],"),
        ("Cust|omer: a.model", "[Customer]: a.model({"),
    ],
)
def test_each_mention_leads_to_the_declaration(place: str, declaration: str) -> None:
    [found] = name(place).definition()
    assert found.startswith(declaration) or "allow.[owner]()" in found


def test_an_implicit_field_leads_to_its_model() -> None:
    text = schema("  Post: a.model({ title: a.string() }).identifier(['id']),")
    assert Named(text.replace("'id'", "'i|d'")).definition() == ["[Post]: a.model({ title: a.string() }).identifier(['id']),"]


@pytest.mark.parametrize("place", ["for|eign", "a.mod|el", "a.str|ing", "export const da|ta"])
def test_what_is_not_a_name_of_the_project_is_left_to_others(place: str) -> None:
    text = SHOP + "\nconst foreign = 'Order';\n"
    assert name(place, text).definition() == []
    assert name(place, text).prepared() is None


def test_a_relationship_leads_to_its_other_side_and_to_its_model() -> None:
    assert name("ord|ers: a.has").implementation() == ["[customer]: a.belongsTo('Customer', 'customerId'),"]
    assert name("custom|er: a.bel").implementation() == ["[orders]: a.hasMany('Order', 'customerId'),"]
    assert name("ord|ers: a.has").type_definition() == ["[Order]: a.model({"]
    assert name("st|atus: a.ref").type_definition() == ["[Status]: a.enum(['OPEN', 'DONE']),"]


def test_references_are_those_of_the_very_name() -> None:
    found = name("'Customer', 'custom|erId'").references()
    assert len(found) == 4
    assert all("Ticket" not in line for line in found)
    assert name("'Customer', 'custom|erId'").highlights() == found


@pytest.mark.parametrize(
    ("place", "new", "lines"),
    [
        (
            "hasMany('Or|der'",
            "Purchase",
            [
                "orders: a.hasMany('Purchase', 'customerId'),",
                "Purchase: a.model({",
                "cancel: a.mutation().arguments({ orderId: a.id(), status: a.ref('Status') }).returns(a.ref('Purchase')),",
            ],
        ),
        (
            "custom|erId: a.id(),",
            "buyerId",
            [
                "orders: a.hasMany('Order', 'buyerId'),",
                "buyerId: a.id(),",
                "customer: a.belongsTo('Customer', 'buyerId'),",
                "}).secondaryIndexes((index) => [index('buyerId').sortKeys(['status'])])",
            ],
        ),
        (
            "orderId|: a.id()",
            "id",
            ["cancel: a.mutation().arguments({ id: a.id(), status: a.ref('Status') }).returns(a.ref('Order')),"],
        ),
        ("OP|EN", "NEW", ["Status: a.enum(['NEW', 'DONE']),"]),
        ("weig|ht", "grams", ["parcel: a.customType({ grams: a.float() }),"]),
        ("str|eet: a", "road", ["Address: a.customType({ road: a.string() }),"]),
        ("'ship|-by'", "shipBy", ["'shipBy': a.date(),"]),
        (
            "can|cel: a",
            "stop",
            [
                "stop: a.mutation().arguments({ orderId: a.id(), status: a.ref('Status') }).returns(a.ref('Order')),",
                "changes: a.subscription().for(a.ref('stop')),",
            ],
        ),
        (
            "customersBy|Email",
            "byEmail",
            ["}).identifier(['email']).secondaryIndexes((index) => [index('email').queryField('byEmail')]),"],
        ),
    ],
)
def test_rename_changes_every_mention_and_no_other(place: str, new: str, lines: list[str]) -> None:
    assert name(place).renamed_here(new) == lines


def test_the_field_of_owners_that_no_field_declares_is_renamed_in_the_rule() -> None:
    text = schema("  Post: a.model({ t: a.string() }).authorization((allow) => [allow.owner(), allow.owner('oidc')]),")
    [line] = Named(text.replace("allow.owner()", "allow.own|er()")).renamed_here("author")
    assert "[allow.ownerDefinedIn('author'), allow.ownerDefinedIn('author', 'oidc')]" in line


def test_a_group_is_renamed_in_auth_and_in_rules() -> None:
    texts = name("group('Adm|ins')").renamed("Managers")
    assert "allow.group('Managers')" in texts[DATA]
    assert "groups: ['Managers', 'Editors']" in texts[AUTH]


def test_a_shorthand_keeps_its_variable() -> None:
    text = schema("  Post,\n  Blog: a.model({ posts: a.hasMany('Post', 'blogId') }),").replace(
        "const schema", "const Post = a.model({ blogId: a.id(), blog: a.belongsTo('Blog', 'blogId') });\nconst schema"
    )
    assert Named(text.replace("'Post'", "'Po|st'")).renamed_here("Entry") == [
        "Entry: Post,",
        "Blog: a.model({ posts: a.hasMany('Entry', 'blogId') }),",
    ]


def test_a_shared_constant_is_renamed_once_for_all_that_use_it() -> None:
    text = schema(
        """\
  Post: a.model({ author: a.string() }).authorization((allow) => [allow.ownerDefinedIn(OWNER)]),
  Note: a.model({ text: a.string() }).authorization((allow) => [allow.ownerDefinedIn(OWNER)]),"""
    ).replace("const schema", "const OWNER = 'author';\nconst schema")
    assert Named(text.replace("'author'", "'aut|hor'")).renamed_here("writer") == [
        "const OWNER = 'writer';",
        "Post: a.model({ writer: a.string() }).authorization((allow) => [allow.ownerDefinedIn(OWNER)]),",
    ]


def test_helpers_that_add_fields_to_several_models_are_renamed_with_all_their_uses() -> None:
    text = schema(
        """\
  Post: a.model({ ...named(), id: a.id().required() }).identifier(['id', 'title']),
  Note: a.model({ ...named() }).secondaryIndexes((index) => [index('title')]),"""
    ).replace("const schema", "const named = () => ({ title: a.string().required() });\nconst schema")
    assert Named(text.replace("index('title')", "index('ti|tle')")).renamed_here("heading") == [
        "const named = () => ({ heading: a.string().required() });",
        "Post: a.model({ ...named(), id: a.id().required() }).identifier(['id', 'heading']),",
        "Note: a.model({ ...named() }).secondaryIndexes((index) => [index('heading')]),",
    ]


@pytest.mark.parametrize(
    ("place", "new", "reason"),
    [
        ("hasMany('Or|der'", "Customer", "The schema entry `Customer` already exists."),
        ("hasMany('Or|der'", "my order", "The schema entry cannot have the name `my order`: expected a letter"),
        ("hasMany('Or|der'", "Query", "`Query` is a reserved name."),
        ("hasMany('Or|der'", "order", "The API already has the name `createOrder`."),
        ("hasMany('Or|der'", "Orders", "The API already has the name `listOrders`."),
        ("em|ail: a", "orders", "The field `orders` already exists in `Customer`."),
        ("em|ail: a", "createdAt", "`createdAt` is a field that Amplify adds to the model `Customer`."),
        ("em|ail: a", "and", "`and` is a reserved name."),
        ("OP|EN", "DONE", "The enum value `DONE` already exists in `Status`."),
        ("customersBy|Email", "listOrders", "The API already has the query `listOrders`."),
        ("OP|EN", "", "A name cannot be empty"),
    ],
)
def test_names_that_are_invalid_reserved_or_taken_are_refused(place: str, new: str, reason: str) -> None:
    assert name(place).refusal(new).startswith(reason)


def test_fields_that_amplify_adds_again_are_refused() -> None:
    text = schema(
        "  Post: a.model({ id: a.id().required(), createdAt: a.datetime() }).secondaryIndexes((index) => [index('id')]),"
    )
    reason = "(Amplify adds the field `id` to the model `Post` again if it is renamed.)"
    assert Named(text.replace("index('id')", "index('i|d')")).prepared() == reason
    assert "`createdAt`" in str(Named(text.replace("createdAt", "created|At")).prepared())


def test_a_composed_name_is_refused_with_its_place() -> None:
    text = schema("  Post: a.model({ blogId: a.id(), blog: a.belongsTo('Bl' + 'og', 'blogId') }),\n  Blog: a.model({}),")
    refused = Named(text.replace("Blog: a", "Bl|og: a")).prepared()
    assert refused == "(`Blog` is composed or escaped in resource.ts, line 4, so it cannot be renamed there.)"


def test_a_string_that_may_be_the_name_is_refused_if_names_are_unknown() -> None:
    text = schema("  Post: a.model({ blogId: a.id(), blog: a.belongsTo('Blog', names()) }),\n  Blog: a.model({}),")
    text = text.replace("const schema", "const all = ['blogId'];\nconst names = () => unseen(all);\nconst schema")
    refused = Named(text.replace("blogId: a", "blog|Id: a")).prepared()
    assert refused == "(It is unknown whether the string `blogId` in resource.ts, line 3 is the field `blogId`.)"
    known = text.replace("names())", "'blogId')")
    assert Named(known.replace("blogId: a", "blog|Id: a")).prepared() == "blogId"


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("hasMany('Or|der'", "deletes the old one with its records"),
        ("identifier(['em|ail'])", "deletes the old one with its records"),
        ("'Order', 'custom|erId'", "deletes the index and builds it again"),
        ("ord|ers: a.has", "deletes the index and builds it again"),
        ("weig|ht", "keep their values under the old name"),
        ("OP|EN", "can no longer be read"),
        ("can|cel: a", "Clients that are already released"),
        ("group('Adm|ins')", "without members"),
    ],
)
def test_a_rename_says_what_deployment_makes_of_it(place: str, part: str) -> None:
    assert part in " ".join(name(place).consequences())


def test_a_conversation_can_have_another_name() -> None:
    text = schema("  chat: a.conversation({ aiModel: a.ai.model('Claude 3 Haiku'), systemPrompt: 'x' }),")
    assert Named(text.replace("chat: a", "ch|at: a")).renamed_here("talk")[0].startswith("talk: a.conversation")


def test_a_new_name_that_is_the_old_one_changes_nothing() -> None:
    assert name("hasMany('Or|der'").renamed("Order") == {}


@pytest.mark.parametrize(
    "text", ["", "a.sch|ema({", "import { a } from '@aws-amplify/backend';\nconst schema = a.schema({ Po|st: a.model({ x: "]
)
def test_broken_text_has_no_answer(text: str) -> None:
    marked = text if "|" in text else f"{text}|"
    assert Named(marked).definition() == []
    assert Named(marked).references() == []
    assert Named(marked).prepared() is None


def test_line_ends_and_other_scripts_keep_their_places() -> None:
    text = SHOP.replace("\n", "\r\n").replace("const schema", "// Übersicht 🛒\r\nconst schema")
    assert "index('käufer')" not in text
    changed = Named(text.replace("hasMany('Order'", "hasMany('Or|der'")).renamed("Purchase")[DATA]
    assert changed == text.replace("'Order'", "'Purchase'").replace("  Order:", "  Purchase:")
