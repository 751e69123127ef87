"""The access to an API of Gen 2 whose schema is a string: the rules of `@auth` as the same table that builders add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.api_access import WrittenApi
from amplify_ls.access.model_rights import MODEL_OPERATIONS, ModelRights, RoleRights, rights_table, without_lone_subscriptions
from amplify_ls.access.operation_access import OperationRights
from amplify_ls.access.roles import (
    API_KEY,
    CUSTOM,
    GROUP,
    GROUP_CLAIM,
    IDENTITY_POOL,
    LAMBDA,
    OIDC,
    OWNER,
    OWNER_CLAIM,
    PRIVATE,
    PUBLIC,
    READ_OPERATIONS,
    RECORD_GROUP,
    USER_POOL,
    Role,
)
from amplify_ls.gen1.facts.auth_rules import PROVIDERS, auth_rules
from amplify_ls.gen1.facts.flags import NEWER_FLAGS
from amplify_ls.gen1.facts.models import model_of
from amplify_ls.gen1.facts.operations import operations_of
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.gen1.syntax.schema_file import SchemaFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Definition, Field
    from amplify_ls.model.data.model import DataModel

_ROOTS = frozenset({"Query", "Mutation", "Subscription"})
_OWNER_FIELD = "owner"
_PROVIDERS = {
    "apiKey": API_KEY,
    "iam": IDENTITY_POOL,
    "identityPool": IDENTITY_POOL,
    "userPools": USER_POOL,
    "oidc": OIDC,
    "function": LAMBDA,
}


def text_access(data: DataModel) -> WrittenApi | None:
    """The access to the models and operations of a schema that is a string; None for any other."""
    text = data.text
    if text is None:
        return None
    source = SchemaFile(text.span.path, text.value.encode())
    found = list(source.definitions())
    is_known = all(each.name is not None for each in found)
    models = [model for model in map(model_of, found) if model is not None]
    operations = [rights for each in found for rights in _operations(each)]
    return WrittenApi({model.name.text: _model_rights(model, is_known=is_known) for model in models}, tuple(operations))


def _model_rights(model: Model, *, is_known: bool) -> ModelRights:
    fields = model.definition.fields
    relations = {each.field.name.text: each.target for each in model.relations}
    grants = _grants(model.rules)
    own = {each.name.text: _grants(auth_rules(each.directive("auth"))) for each in fields if each.directive("auth")}
    names = tuple(field.name.text for field in fields)
    known = {name: found for name, found in own.items() if found is not None}
    table = rights_table(names, grants or {}, known)
    made = {each.kind.value for each in operations_of(model.name.text, model.directive, NEWER_FLAGS)}
    return ModelRights(
        model.name.text,
        names,
        tuple(name for name in names if name not in relations),
        dict(relations),
        tuple(RoleRights(role, rights) for role, rights in table.items()),
        bool(own),
        without_lone_subscriptions(frozenset(MODEL_OPERATIONS) - made),
        tuple(_queries(model)),
        is_known and grants is not None and len(known) == len(own),
    )


def _queries(model: Model) -> Iterator[str]:
    """The queries of indexes: an index with a name has one only if the query is named too."""
    for index in model.indexes:
        if index.query is not None and (index.written_name is None or index.written_query is not None):
            yield index.query


def _operations(definition: Definition) -> Iterator[OperationRights]:
    if definition.kind is Kind.TYPE and definition.name is not None and definition.name.text in _ROOTS:
        for field in definition.fields:
            yield _operation(definition.name.text, field)


def _operation(root: str, field: Field) -> OperationRights:
    grants = _grants(auth_rules(field.directive("auth")))
    # Without rules, the default mode of the API decides.
    is_known = grants is not None and field.directive("auth") is not None
    return OperationRights(root, field.name.text, frozenset(role for role in grants or {} if not role.is_in_record), is_known)


def _grants(rules: Iterable[AuthRule]) -> dict[Role, frozenset[str]] | None:
    """The roles of some rules with their operations; None if one of the rules is not accepted."""
    found: dict[Role, frozenset[str]] = {}
    for rule in rules:
        roles = tuple(_roles(rule))
        if not roles or rule.provider not in PROVIDERS.get(rule.strategy, ()):
            return None
        words = rule.operations
        operations = frozenset(each for word in words for each in (READ_OPERATIONS if word == "read" else (word,)))
        found.update(dict.fromkeys(roles, operations))
    return found


def _roles(rule: AuthRule) -> Iterator[Role]:
    provider = _PROVIDERS.get(rule.provider, "")
    if rule.strategy in ("public", "private"):
        yield Role(provider, PUBLIC if rule.strategy == "public" else PRIVATE)
    elif rule.strategy == "custom":
        yield Role(provider, CUSTOM)
    elif rule.strategy == "owner":
        entity = _OWNER_FIELD if rule.owner_field is None else rule.owner_field.text
        yield Role(provider, OWNER, entity, OWNER_CLAIM if rule.identity_claim is None else rule.identity_claim.text)
    elif rule.strategy == "groups":
        claim = GROUP_CLAIM if rule.group_claim is None else rule.group_claim.text
        if rule.groups is not None:
            yield from (Role(provider, GROUP, group.text, claim) for group in rule.groups)
        elif rule.groups_field is not None:
            yield Role(provider, RECORD_GROUP, rule.groups_field.text, claim)
