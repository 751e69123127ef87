"""What the packages say, as `types.mjs` describes it, brought to comparable facts."""

from __future__ import annotations

import re
from typing import Any

from development.catalog.facts import Call, Member, Members, Option, Parameter, Value

_RESOURCES = ("auth", "data", "function", "referenced-auth", "storage")

_RECEIVERS: dict[str, tuple[str, ...]] = {
    "brand DDBSchema": ("schema",),
    "brand RDSSchema": ("schema:sql",),
    "brand asyncFunctionHandler": ("handler:function",),
    "brand conversationCustomOperation": ("conversation",),
    "brand customHandler": ("handler:custom",),
    "brand customType": ("custom-type",),
    "brand enum": ("enum",),
    "brand functionHandler": ("handler:function",),
    "brand generationCustomOperation": ("generation",),
    "brand inlineSql": ("handler:inlineSql",),
    "brand modelField": ("scalar",),
    "brand modelIndexType": ("index",),
    "brand modelRelationshipField": ("relation:belongsTo", "relation:hasMany", "relation:hasOne"),
    "brand modelType": ("model",),
    "brand mutationCustomOperation": ("mutation",),
    "brand queryCustomOperation": ("query",),
    "brand ref": ("ref",),
    "brand sqlReference": ("handler:sqlReference",),
    "brand subscriptionCustomOperation": ("subscription",),
    "class BackendSecret": ("secret",),
    "class DefineFunction": ("resource:function",),
    "class DerivedCombinedSchema": ("schema:combined",),
    "class DerivedModelSchema": ("schema", "schema:sql"),
}
"""Words of `types.mjs` and the receivers of the catalog that they stand for."""

_FACTORIES = (
    ("FunctionResources", ("resource:function",)),
    ("AmplifyFunction", ("resource:function",)),
    ("Partial<ResourceAccessAcceptorFactory", tuple(f"resource:{each}" for each in _RESOURCES)),
    # What can be granted rights without naming a role of it.
    ("ResourceProvider & ResourceAccessAcceptorFactory>", ("resource:function",)),
)
"""What the type of a resource mentions, and which resources that are."""


def value_of(said: dict[str, Any]) -> Value:
    """What a value may be."""
    words = frozenset(receiver for word in said.get("words", ()) for receiver in _words(word))
    return Value(
        words=_without_examples(words),
        item=value_of(said["item"]) if "item" in said else None,
        cases=tuple(_case(case) for case in said["cases"]) if "cases" in said else None,
        free={_prefix(each["key"]): value_of(each["type"]) for each in said["free"]} if "free" in said else None,
        calls=tuple(_call(call) for call in said.get("calls", ())),
        texts=_samples(said),
    )


def members(said: dict[str, Any]) -> Members:
    """What may be called or read on a value."""
    return {name: member(each) for name, each in said.items()}


def member(said: dict[str, Any]) -> Member:
    """One member, or an exported function."""
    return Member(tuple(_call(call) for call in said.get("calls", ())))


def _words(word: str) -> tuple[str, ...]:
    if word.startswith("factory "):
        return next((receivers for part, receivers in _FACTORIES if part in word), (word,))
    if word.startswith("brand "):
        names = word.removeprefix("brand ").split(" | ")
        return tuple(receiver for name in names for receiver in _RECEIVERS.get(f"brand {name}", (f"brand {name}",)))
    return _RECEIVERS.get(word, ("cdk",) if word.startswith("class ") else (word,))


def _without_examples(words: frozenset[str]) -> frozenset[str]:
    """Literal texts beside any text are suggestions; beside templates they are samples of what is taken."""
    return frozenset(word for word in words if not word.startswith("'")) if "string" in words else words


def _samples(said: dict[str, Any]) -> frozenset[str]:
    templates = said.get("templates", ())
    if not templates:
        return frozenset()
    samples = {template.strip("`").replace("${number}", "5").replace("${string}", "x") for template in templates}
    return frozenset(samples | {word.strip("'") for word in said["words"] if word.startswith("'")})


def _prefix(key: str) -> str:
    """`custom:` for the key type `custom:${string}`; nothing for any text."""
    found = re.match(r"`([^$]*)", key)
    return found[1] if found and not key.startswith("`${") else ""


def _case(said: dict[str, Any]) -> dict[str, Option]:
    return {name: Option(each["presence"], value_of(each["type"]), each.get("default", "")) for name, each in said.items()}


def _call(said: dict[str, Any]) -> Call:
    parameters = tuple(Parameter(each["name"], each["presence"], value_of(each["type"])) for each in said["parameters"])
    return Call(parameters, value_of(said["returns"]) if "returns" in said else None)
