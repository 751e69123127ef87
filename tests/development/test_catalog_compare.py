"""Where the catalog and the packages disagree, on facts written by hand and on recorded replies."""

from __future__ import annotations

from typing import Any

import pytest

from amplify_ls.catalog import types
from development.catalog import of_catalog, of_packages
from development.catalog.compare import Difference, compare_member, compare_members, compare_names, compare_values
from development.catalog.facts import Member

STRING = {"words": ["string"]}


def found(ours: types.Type, theirs: dict[str, Any]) -> list[Difference]:
    return list(compare_values("x", of_catalog.value_of(ours), of_packages.value_of(theirs)))


def record(*options: types.Option, **more: Any) -> types.Record:
    return types.Record(types.Shape("shape", options, **more))


def option(name: str, kind: types.Type = types.TEXT, **more: Any) -> types.Option:
    return types.Option(name, kind, "Something.", **more)


def said(*cases: dict[str, Any]) -> dict[str, Any]:
    return {"words": ["object"], "cases": list(cases)}


def optional(kind: dict[str, Any] = STRING, **more: str) -> dict[str, Any]:
    return {"presence": "optional", "type": kind, **more}


def required(kind: dict[str, Any] = STRING) -> dict[str, Any]:
    return {"presence": "required", "type": kind}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (types.TEXT, STRING),
        (types.BOOLEAN, {"words": ["boolean"]}),
        (types.TRUE, {"words": ["true"]}),
        (types.OneOf((types.Choice(18), types.Choice(20))), {"words": ["18", "20"]}),
        (types.ListOf(types.TEXT), {"words": ["list"], "item": STRING}),
        (
            types.MapOf(types.TEXT, types.TEXT),
            {"words": ["object"], "cases": [{}], "free": [{"key": "string", "type": STRING}]},
        ),
        (types.Made(("secret",)), {"words": ["class BackendSecret"]}),
        (types.Made(("resource:function",)), {"words": ["factory ConstructFactory<AmplifyFunction>"]}),
        (types.Simple("cdk", "an IFunction"), {"words": ["class IFunction"]}),
        (types.Simple("cdk", "options"), said({"eventVersion": required()})),
        (types.ANYTHING, {"words": ["number"]}),
        (types.Either((types.TEXT, types.TRUE)), {"words": ["string", "true"]}),
        (types.Text(examples=("auth",)), {"words": ["'auth'", "string"]}),
    ],
)
def test_what_agrees(ours: types.Type, theirs: dict[str, Any]) -> None:
    assert found(ours, theirs) == []


def test_kinds_and_values_are_told_apart() -> None:
    ours = types.OneOf((types.Choice("x86_64"), types.Choice("mips")))
    assert found(ours, {"words": ["'arm64'", "'x86_64'", "number"]}) == [
        Difference("x", "kind", "nothing more", "number"),
        Difference("x", "values", "'mips'", "'arm64'"),
    ]


def test_options_by_path() -> None:
    ours = record(option("name", presence="required"), option("entry"), option("inner", record(option("old"))))
    theirs = said({"name": optional(), "inner": optional(said({"new": optional()})), "runtime": optional()})
    assert found(ours, theirs) == [
        Difference("x.entry", "option", "yes", "no"),
        Difference("x.runtime", "option", "no", "yes"),
        Difference("x.name", "presence", "required", "optional"),
        Difference("x.inner.old", "option", "yes", "no"),
        Difference("x.inner.new", "option", "no", "yes"),
    ]


def test_paths_lead_through_lists_maps_and_callbacks() -> None:
    ours = types.Callback(
        (types.Parameter("allow", types.ListOf(types.TEXT), "Something."),), types.MapOf(types.TEXT, types.BOOLEAN)
    )
    theirs = {
        "words": ["callback"],
        "calls": [
            {
                "parameters": [
                    {"name": "a", "presence": "required", "type": {"words": ["list"], "item": {"words": ["number"]}}}
                ],
                "returns": {"words": ["object"], "cases": [{}], "free": [{"key": "string", "type": STRING}]},
            }
        ],
    }
    assert [difference.path for difference in found(ours, theirs)] == ["x(allow)[]", "x()[name]"]


def test_keys_with_a_prefix() -> None:
    pattern = types.KeyPattern("custom:", option("custom:name"), "a name of one's own")
    theirs = {"words": ["object"], "cases": [{}], "free": [{"key": "`custom:${string}`", "type": STRING}]}
    assert found(record(patterns=(pattern,)), theirs) == []
    assert found(record(), theirs) == [Difference("x[custom:]", "option", "no", "yes")]


@pytest.mark.parametrize(
    ("documented", "default", "differs"),
    [
        ("512", "512", False),
        ("512", "1024", True),
        ("512", "", True),
        ("'none'", "'none'", False),
        ("- false", "false", False),
        ("[ profile ]", "['profile']", False),
        ("none", "", False),
        ("as the CDK has it", "something", False),
    ],
)
def test_only_defaults_that_are_values_are_compared(documented: str, default: str, *, differs: bool) -> None:
    differences = found(record(option("size", default=default)), said({"size": optional(default=documented)}))
    assert [each.aspect for each in differences] == (["default"] if differs else [])


TOLD = types.Variants(
    (
        types.Case("json", (option("level"),), ("json",)),
        types.Case("text", (), ("text",)),
    ),
    discriminant="format",
    default="text",
)
FORMAT = option("format", types.OneOf((types.Choice("json"), types.Choice("text"))))


def test_cases_told_apart_by_a_value() -> None:
    ours = record(FORMAT, variants=TOLD)
    json = {"format": required({"words": ["'json'"]}), "level": optional()}
    assert found(ours, said(json, {"format": optional({"words": ["'text'"]})})) == []
    differences = found(ours, said(json, {"format": required({"words": ["'text'"]})}))
    assert Difference("x", "cases", "{ format? }", "{ format }") in differences


def test_one_of_several_is_a_case_for_each() -> None:
    ours = record(option("email"), option("phone"), at_least_one=("email", "phone"))
    both = said({"email": required(), "phone": optional()}, {"email": optional(), "phone": required()})
    assert found(ours, both) == []
    assert [each.aspect for each in found(ours, said({"email": optional(), "phone": optional()}))] == ["cases"]


def test_samples_of_templates_fit_the_pattern() -> None:
    theirs = {"words": ["'every day'", "string"], "templates": ["`every ${number}m`", "`${string} ${string}`"]}
    assert found(types.Text(r"every (day|\d+m)", "a rate"), theirs) == [Difference("x", "texts", "refused", "x x")]
    assert found(types.TEXT, theirs) == []


def member(*presences: str) -> Member:
    parameters = [{"name": "value", "presence": presence, "type": STRING} for presence in presences]
    return of_packages.member({"calls": [{"parameters": parameters}]})


def test_parameters_and_forms() -> None:
    ours = of_catalog.function(types.Method("to", "Grants.", (types.Parameter("actions", types.TEXT, "What."),)))
    assert list(compare_member("rule.to", ours, member("required"))) == []
    assert list(compare_member("rule.to", ours, member("optional"))) == [
        Difference("rule.to", "parameters", "actions", "value?")
    ]
    assert list(compare_member("rule.to", ours, Member(()))) == [
        Difference("rule.to", "parameters", "1 forms", "read, not called")
    ]


def test_names_of_members() -> None:
    ours = {"required": member(), "arrays": member()}
    theirs = {"required": member("required"), "array": member()}
    names = [Difference("scalar.arrays", "member", "yes", "no"), Difference("scalar.array", "member", "no", "yes")]
    assert list(compare_names("scalar", ours, theirs)) == names
    assert list(compare_members("scalar", ours, theirs)) == [
        *names,
        Difference("scalar.required", "parameters", "none", "value"),
    ]
