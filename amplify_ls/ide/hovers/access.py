"""The access to a model: its authorization rules in words, each with its line."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.access.effective import roles_of_fields
from amplify_ls.access.model_rights import model_rights
from amplify_ls.access.roles import roles_of
from amplify_ls.access.words import role_words
from amplify_ls.catalog.lookup import strategy
from amplify_ls.ide.phrases import EVERYTHING, effective_words, function_words
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.text.paths import uri_from_path
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.model_rights import ModelRights
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

_MOST_FIELDS = 8
_OWNERS = frozenset({"owner", "ownerDefinedIn", "ownersDefinedIn"})


def about_access(view: View, entry: Entry) -> str:
    """The effective rules of an entry; empty if rules do not apply to it."""
    if entry.kind is not EntryKind.MODEL and entry.kind not in OPERATION_KINDS:
        return ""
    found, origin = _effective(entry)
    rights = _rights(entry)
    lines = [] if found is None else [_line(view, rule, entry, rights) for rule in found.rules if rule.name != "resource"]
    lines += _lines_of_fields(rights, () if found is None else found.rules)
    lines += [_line(view, rule, entry, None) for rule in _resource_rules(entry)]
    if found is not None and found.is_open:
        lines.append("- more, which cannot be determined")
    if not lines:
        lines = ["- nobody: there are no rules that grant access" if origin else "- cannot be determined"]
    title = f"**Access** ({origin})" if origin else "**Access**"
    return "\n".join([title, "", *lines, *_field_lines(view, entry)])


def about_rule(view: View, entry: Entry) -> str:
    """What the rule whose strategy is hovered effectively allows; empty if it is no rule of the entry or of its fields."""
    authorization = entry.authorization
    for rule in () if authorization is None else authorization.rules:
        if view.is_hovered(rule.strategy.name_span):
            return f"In `{entry.name}`, {who(rule)}: {_allowed(rule, entry, _rights(entry))}."
    for field in entry.fields:
        for rule in () if field.authorization is None else field.authorization.rules:
            if view.is_hovered(rule.strategy.name_span):
                return f"In the field `{entry.name}.{field.name}`, {who(rule)}: {what(rule)}."
    return ""


def place_of_span(view: View, span: Span) -> str:
    """File and line of a span, ``resource.ts:12``, as a link where the client follows it."""
    text, line = _place(view, span)
    return f"[{text}]({uri_from_path(span.path)}#L{line})" if view.follows_links else text


def _place(view: View, span: Span) -> tuple[str, int]:
    start, _ = span.resolve()
    module = view.module.sources.peek(span.path)
    if module is None:
        return posixpath.basename(span.path), 1
    line = module.file.data.count(b"\n", 0, start) + 1
    if span.path == view.path:
        return f"line {line}", line
    return f"{posixpath.relpath(span.path, posixpath.dirname(view.path))}:{line}", line


def who(rule: AccessRule) -> str:
    """Who is granted access by a rule."""
    arguments = () if rule.strategy.arguments is None else rule.strategy.arguments.values
    first = arguments[0] if arguments else None
    words = ", ".join(f"`{name}`" for name in _texts(first)) or "?"
    known = {
        "owner": "the owner, in the field `owner`",
        "ownerDefinedIn": f"the user in the field {words}",
        "ownersDefinedIn": f"the users in the field {words}",
        "group": f"group {words}",
        "groups": f"groups {words}",
        "groupDefinedIn": f"the group in the field {words}",
        "groupsDefinedIn": f"the groups in the field {words}",
        "publicApiKey": "anyone with the API key",
        "guest": "guests",
        "authenticated": "every signed-in user",
        "custom": "requests that the Lambda authorizer accepts",
        "resource": _function(first),
    }
    row = strategy(rule.name)
    subjects = 0 if row is None or row.subject is None else 1
    provider = next(iter(_texts(arguments[subjects])), "") if len(arguments) > subjects else ""
    return known.get(rule.name, f"`{rule.name}`") + (f" ({provider})" if provider else "")


def _function(value: Value | None) -> str:
    call = define_call(value)
    return "a function" if call is None else f"the function `{function_words(call)}`"


def what(rule: AccessRule) -> str:
    """The operations that a rule allows."""
    if rule.operations_link is None:
        return EVERYTHING
    words = rule.operations
    if words is None:
        return "operations that cannot be determined"
    return ", ".join(word.value for word in words) or "nothing"


def _effective(entry: Entry) -> tuple[Authorization | None, str]:
    """The rules that apply, and where they are declared."""
    if entry.authorization is not None and not entry.authorization.is_surely_empty:
        return entry.authorization, f"rules of `{entry.name}`"
    if not entry.lacks_authorization:
        return None, ""
    schema = entry.data.schema_of(entry.name)
    return (None, "") if schema is None else (schema.authorization, "rules of the schema")


def _resource_rules(entry: Entry) -> Iterator[AccessRule]:
    schema = entry.data.schema_of(entry.name)
    authorization = None if schema is None else schema.authorization
    for rule in () if authorization is None else authorization.rules:
        if rule.name == "resource":
            yield rule


def _rights(entry: Entry) -> ModelRights | None:
    parts = entry.data.parts(entry.name) if entry.kind is EntryKind.MODEL else None
    return None if parts is None else model_rights(parts)


def _lines_of_fields(rights: ModelRights | None, rules: tuple[AccessRule, ...]) -> Iterator[str]:
    """What rules of fields allow for the whole model to roles that its own rules do not name."""
    if rights is None or not rights.is_known:
        return
    named = [role for rule in rules for role in roles_of(rule) or ()]
    for role, field in roles_of_fields(rights, named):
        words = effective_words(rights, (role,))
        if words:
            yield f"- {role_words(role)}: {words}, because of the rule of the field `{field}`"


def _line(view: View, rule: AccessRule, entry: Entry, rights: ModelRights | None) -> str:
    return f"- {who(rule)}: {_allowed(rule, entry, rights)} ({place_of_span(view, rule.chain.span)})"


def _allowed(rule: AccessRule, entry: Entry, rights: ModelRights | None) -> str:
    """What a rule allows in an entry, with the table of its access where that is known."""
    effective = "" if rights is None else effective_words(rights, roles_of(rule) or ())
    words = "call it" if entry.kind in OPERATION_KINDS else effective or what(rule)
    can_update = rights is None or (words != "nothing" and "update" in rights.operations)
    gives_away = entry.kind is EntryKind.MODEL and can_update and _may_give_away(rule, entry)
    return f"{words}; can transfer a record to another user" if gives_away else words


def _may_give_away(rule: AccessRule, entry: Entry) -> bool:
    """Whether an owner may update the field that contains the owner."""
    if rule.name not in _OWNERS:
        return False
    words = rule.operations
    if rule.operations_link is not None and (words is None or all(word.value != "update" for word in words)):
        return False
    given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
    name = "owner" if rule.name == "owner" else next(iter(_texts(given)), "")
    field = entry.fields.get(name)
    is_key = entry.identifier is not None and name in entry.identifier.names
    return bool(name) and not is_key and (field is None or field.authorization is None)


def _field_lines(view: View, entry: Entry) -> Iterator[str]:
    """Fields with their own rules, which replace those of the model."""
    fields = [field for field in entry.fields if field.authorization is not None]
    for field in fields[:_MOST_FIELDS]:
        authorization = field.authorization
        rules = () if authorization is None else authorization.rules
        if rules:
            words = "; ".join(f"{who(rule)}: {what(rule)}" for rule in rules)
            yield f"- field `{field.name}` instead: {words} ({place_of_span(view, field.name_span)})"


def _texts(value: Value | None) -> list[str]:
    if isinstance(value, Text):
        return [value.value]
    return [item.value for item in value.items if isinstance(item, Text)] if isinstance(value, Array) else []
