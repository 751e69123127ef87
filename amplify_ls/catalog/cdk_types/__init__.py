"""What the modules of the CDK export, as `python -m development.cdk` writes it from their types; read module by module.

A type is written as one of these:

- ``s``, ``n``, ``b``, ``f``: a text, a number, a boolean, a function; ``?``: anything else
- ``:Name`` and ``module:Name``: an object of a class or an interface, or a member of an enumeration, of the same module or
  of another one
- ``["[", item]``: a list; ``["{", value]``: an object with free keys; ``["|", ...]``: one of several
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.catalog.backend.cdk import CDK_MODULE

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPED = """
aws-apigateway aws-apigatewayv2 aws-apigatewayv2-authorizers aws-apigatewayv2-integrations aws-appsync
aws-certificatemanager aws-cloudfront aws-cloudfront-origins aws-cloudtrail aws-cloudwatch aws-cloudwatch-actions
aws-cognito aws-cognito-identitypool aws-dynamodb aws-ec2 aws-ecr-assets aws-events aws-events-targets aws-iam aws-kinesis
aws-kms aws-lambda aws-lambda-destinations aws-lambda-event-sources aws-lambda-nodejs aws-logs aws-opensearchservice
aws-route53 aws-route53-targets aws-s3 aws-s3-deployment aws-s3-notifications aws-secretsmanager aws-ses aws-ses-actions
aws-sns aws-sns-subscriptions aws-sqs aws-ssm aws-stepfunctions aws-stepfunctions-tasks custom-resources
"""
TYPED_MODULES = (CDK_MODULE, "constructs", *(f"{CDK_MODULE}/{name}" for name in _TYPED.split()))
"""The modules that have a description: those that backends use."""
RESOURCES = "amplify"
"""The module that represents Amplify's resources: `auth.resources` is the type of `backend.auth.resources`."""

Kind = Any
"""A type, as written in the files."""


class Parameter(NamedTuple):
    """A parameter of a function."""

    kind: Kind
    is_required: bool
    is_rest: bool


class Member(NamedTuple):
    """A member of an object or a class. ``module`` is the module of unqualified names in its types."""

    module: str
    kind: Kind
    """Of a method, ``f``."""
    is_required: bool
    parameters: tuple[Parameter, ...] | None = None
    """Of a method with one signature."""
    gives: Kind = "?"


class Declared(NamedTuple):
    """The declaration of a name in a module."""

    module: str
    name: str
    members: Mapping[str, Member]
    """The members of objects of the class or interface, without those of its bases."""
    statics: Mapping[str, Member]
    """The static members of the class, or the members of the enumeration."""
    bases: tuple[Kind, ...]
    parameters: tuple[Parameter, ...] | None
    """The parameters of the constructor; None if there is none, or several."""
    is_class: bool
    is_enumeration: bool
    is_open: bool
    """Whether there may be more members than listed."""


def file_name(module: str) -> str:
    """The file that describes a module."""
    return f"{'core' if module == CDK_MODULE else module.removeprefix(f'{CDK_MODULE}/')}.json"


@cache
def exports(module: str) -> Mapping[str, Any] | None:
    """The names that a module exports, with their descriptions; None for a module without a description."""
    if module not in TYPED_MODULES and module != RESOURCES:
        return None
    # Most projects never come here, and both cost at start-up.
    import json
    import pkgutil

    data = pkgutil.get_data(__name__, file_name(module))
    found: Mapping[str, Any] = json.loads(data or b"{}")
    return found


def submodule(module: str, name: str) -> str | None:
    """The module that a name refers to: `aws_iam` in an import of the whole CDK."""
    found = (exports(module) or {}).get(name)
    return found.get("in") if isinstance(found, dict) else None


@cache
def declared(module: str, name: str) -> Declared | None:
    """The declaration of a name in a module; None if it is unknown, or if only its existence is known."""
    found = (exports(module) or {}).get(name)
    if not isinstance(found, dict) or "in" in found:
        return None
    if "as" in found:
        return declared(*split(module, found["as"]))
    values = found.get("values")
    statics = {each: Member(module, f":{name}", is_required=True) for each in values or ()}
    for each, member in found.get("statics", {}).items():
        statics[each] = _member(module, each, member)
    members = {each.rstrip("?"): _member(module, each, member) for each, member in found.get("members", {}).items()}
    made_by = found.get("new")
    return Declared(
        module,
        name,
        members,
        statics,
        tuple(found.get("bases", ())),
        None if made_by is None else _parameters(made_by),
        is_class="statics" in found,
        is_enumeration=values is not None,
        is_open="open" in found,
    )


def split(module: str, reference: str) -> tuple[str, str]:
    """Module and name of a reference in the description of a module."""
    home, _, name = reference.rpartition(":")
    return home or module, name


def _member(module: str, name: str, found: Any) -> Member:
    is_required = not name.endswith("?")
    if isinstance(found, dict):
        return Member(module, "f", is_required, _parameters(found["call"]), found["gives"])
    return Member(module, found, is_required)


def _parameters(found: list[list[Any]]) -> tuple[Parameter, ...]:
    marks = [(each[0], each[1] if len(each) > 1 else "") for each in found]
    return tuple(Parameter(kind, is_required=not mark, is_rest=mark == "*") for kind, mark in marks)
