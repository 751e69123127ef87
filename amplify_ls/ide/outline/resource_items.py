"""The items of resources: what auth, storage, functions and the backend declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.outline.items import Content, Item, ItemKind, inside, item
from amplify_ls.ide.phrases import texts_of, who_words
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.authorization import called_back
from amplify_ls.model.resources.auth_access import ALLOW as ALLOW_AUTH
from amplify_ls.model.resources.storage import ALLOW as ALLOW_STORAGE
from amplify_ls.values.values import Array, Chain, Object, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.values.values import Value

_EXTERNAL = "externalProviders"


def resource_content(value: Value) -> Content | None:
    """What a ``define*`` call declares; None for any other value."""
    call = define_call(value)
    # What is called on the result, `defineBackend({...}).createStack('x')`, is no resource.
    known = None if call is None or len(call.chain.links) > 1 else _RESOURCES.get(call.name)
    if call is None or known is None:
        return None
    kind, children_of = known
    return Content(kind, call.name, inside(value.span, children_of(call)))


def _option(call: DefineCall, name: str) -> Value | None:
    """An option, also of a function that is passed as the first argument with its options as the second."""
    for given in call.arguments.values:
        if isinstance(given, Object) and name in given.properties:
            return given.get(name)
    return None


def _members(kind: ItemKind, value: Value | None) -> Iterator[Item]:
    """The members of an object as items; a resource that is defined in place has its own items."""
    for prop in value if isinstance(value, Object) else ():
        content = resource_content(prop.value)
        if content is None or not prop.span.covers(prop.value.span):
            call = define_call(prop.value)
            content = Content(kind, "" if call is None else call.name)
        yield Item(prop.name, prop.span, prop.name_span, content)


def _of_auth(call: DefineCall) -> Iterator[Item]:
    sign_in = _option(call, "loginWith")
    for each in _members(ItemKind.SIGN_IN, sign_in):
        if each.name != _EXTERNAL:
            yield each
    external = sign_in.get(_EXTERNAL) if isinstance(sign_in, Object) else None
    for each in _members(ItemKind.SIGN_IN, external):
        if each.name not in ("callbackUrls", "logoutUrls", "domainPrefix", "scopes"):
            yield each
    yield from _members(ItemKind.ATTRIBUTE, _option(call, "userAttributes"))
    yield from _groups(_option(call, "groups"))
    yield from _members(ItemKind.TRIGGER, _option(call, "triggers"))
    yield from _members(ItemKind.TRIGGER, _option(call, "senders"))
    yield from _rules(_called(_option(call, "access"), ALLOW_AUTH))


def _groups(value: Value | None) -> Iterator[Item]:
    if isinstance(value, Array):
        yield from (item(ItemKind.GROUP, each.value, each.span) for each in value.items if isinstance(each, Text))
    else:
        yield from _members(ItemKind.GROUP, value)


def _of_storage(call: DefineCall) -> Iterator[Item]:
    table = _called(_option(call, "access"), ALLOW_STORAGE)
    for prop in table if isinstance(table, Object) else ():
        rules = inside(prop.span, _rules(prop.value))
        yield Item(prop.name, prop.span, prop.name_span, Content(ItemKind.PATH, "", rules))
    yield from _members(ItemKind.TRIGGER, _option(call, "triggers"))


def _of_function(call: DefineCall) -> Iterator[Item]:
    given = _option(call, "environment")
    for prop in given if isinstance(given, Object) else ():
        inner = define_call(prop.value)
        name = None if inner is None or inner.name != "secret" else inner.argument(0)
        detail = f"secret {name.value}" if isinstance(name, Text) else ""
        yield Item(prop.name, prop.span, prop.name_span, Content(ItemKind.VARIABLE, detail))
    yield from _schedules(_option(call, "schedule"))


def _schedules(value: Value | None) -> Iterator[Item]:
    for each in value.items if isinstance(value, Array) else (value,):
        text = each
        if isinstance(each, Object):
            text = each.get("rate") or each.get("cron")
        if each is not None and isinstance(text, Text):
            yield item(ItemKind.SCHEDULE, text.value, each.span, detail="schedule")


def _of_backend(call: DefineCall) -> Iterator[Item]:
    yield from _members(ItemKind.RESOURCE, call.options)


def _called(value: Value | None, role: str) -> Value | None:
    return None if value is None else called_back(value, role)


def _rules(value: Value | None) -> Iterator[Item]:
    """The rules of a list: ``guests: read``."""
    for each in value.items if isinstance(value, Array) else (value,):
        if isinstance(each, Chain) and isinstance(each.base, Symbol) and each.links:
            link = each.link("to")
            words = [] if link is None or link.arguments is None else texts_of(link.arguments[0])
            strategy = each.links[0]
            yield item(ItemKind.RULE, f"{who_words(strategy)}: {', '.join(words) or '…'}", each.span, strategy.name_span)


def _of_data(call: DefineCall) -> Iterator[Item]:
    modes = _option(call, "authorizationModes")
    default = modes.properties.get("defaultAuthorizationMode") if isinstance(modes, Object) else None
    if default is not None and isinstance(default.value, Text):
        yield Item(
            default.value.value, default.span, default.name_span, Content(ItemKind.SIGN_IN, "default authorization mode")
        )


_RESOURCES: dict[str, tuple[ItemKind, Callable[[DefineCall], Iterator[Item]]]] = {
    "defineAuth": (ItemKind.AUTH, _of_auth),
    "referenceAuth": (ItemKind.AUTH, _of_auth),
    "defineData": (ItemKind.DATA, _of_data),
    "defineStorage": (ItemKind.STORAGE, _of_storage),
    "defineFunction": (ItemKind.FUNCTION, _of_function),
    "defineBackend": (ItemKind.BACKEND, _of_backend),
}
