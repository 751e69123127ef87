"""Fields of `Query`, `Mutation` and `Subscription`, as custom operations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.access import (
    IDENTITY_POOL,
    Subject,
    access_of,
    authorization,
    mode_of_rule,
    rules_of_directives,
    rules_of_mode,
)
from amplify_ls.conversion.fields import reference, typed
from amplify_ls.conversion.http import http_call
from amplify_ls.conversion.notes import changed, decide, lost
from amplify_ls.conversion.typescript import Array, Call, Chain, Object, Property, Text, Word
from amplify_ls.gen1.facts.auth_rules import auth_rules
from amplify_ls.gen1.facts.texts import camel_case, text_names
from amplify_ls.gen1.syntax.nodes import Kind, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.context import Context
    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.typescript import Expression
    from amplify_ls.gen1.syntax.nodes import Field

_BUILDERS = {"Query": "query", "Mutation": "mutation", "Subscription": "subscription"}
_ENVIRONMENT = re.compile(r"-?\$\{env\}")
_WORD = re.compile(r"[A-Za-z0-9]+")
_EMPTY_RESOLVER = """\
export function request() {
  return { payload: null };
}

export function response(ctx) {
  return ctx.result;
}
"""


class FunctionUse(NamedTuple):
    """A function of Gen 1 that handles operations."""

    name: str
    """Without the environment."""
    variable: str


class CustomOperation(NamedTuple):
    """A custom operation, with what it needs besides its entry."""

    properties: tuple[Property, ...]
    """The operation and the types of its arguments; empty if it cannot be carried over."""
    notes: tuple[Note, ...]
    functions: tuple[FunctionUse, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """Names and texts of resolver files."""
    comments: tuple[str, ...] = ()
    """What remains of an operation that cannot be carried over."""


def operation_entry(context: Context, root: str, field: Field) -> CustomOperation:
    """A field of a root type."""
    return _Operation(context, root, field).result()


class _Operation:
    """An operation while its entry is put together."""

    def __init__(self, context: Context, root: str, field: Field) -> None:
        self._context = context
        self._root = root
        self._field = field
        self._name = field.name.text
        self._subject = f"{root}.{self._name}"
        self._notes: list[Note] = []
        self._functions: tuple[FunctionUse, ...] = ()
        self._files: tuple[tuple[str, str], ...] = ()
        self._types: tuple[Property, ...] = ()
        self._arguments: tuple[Property, ...] = ()

    def result(self) -> CustomOperation:
        above = self._context.comments.above(self._field)
        behind = self._context.comments.behind(self._field)
        chain = self._chain()
        comments = (*above, *(note.comment for note in self._notes))
        if chain is None:
            return CustomOperation((), tuple(self._notes), comments=(*comments, *(() if behind is None else (behind,))))
        entry = Property(self._name, chain, comments, behind)
        return CustomOperation((*self._types, entry), tuple(self._notes), self._functions, self._files)

    def _chain(self) -> Chain | None:
        self._arguments = tuple(self._argument_properties())
        is_subscription = self._root == "Subscription"
        handler = self._custom_handler(_EMPTY_RESOLVER) if is_subscription else self._handler()
        if handler is None:
            return None
        sources = self._sources() if is_subscription else ()
        if is_subscription and not sources:
            self._lose("a subscription without `@aws_subscribe` never receives anything.")
            return None
        result = None if is_subscription else typed(self._field.type, self._context.returned)
        if not is_subscription and result is None:
            self._lose(f"Gen 2 has no type like `{self._field.type.text}`.")
            return None
        chain = Chain("a", (Call(_BUILDERS[self._root]),))
        if sources:
            chain = chain.then("for", sources[0] if len(sources) == 1 else Array(sources))
        if self._arguments:
            chain = chain.then("arguments", Object(self._arguments))
        if result is not None:
            chain = chain.then("returns", result)
        rules = self._rules(is_function=bool(self._functions))
        if not rules:
            self._lose("it has no rule that Gen 2 can apply to it.")
            return None
        chain = chain.then("handler", handler)
        return Chain(chain.root, (*chain.calls, authorization(rules)))

    def _lose(self, reason: str) -> None:
        # What was said about its parts no longer matters.
        self._notes.clear()
        self._notes.append(lost(self._subject, f"the operation `{self._name}: {self._field.type.text}`: {reason}"))

    def _argument_properties(self) -> Iterator[Property]:
        for argument in self._field.arguments:
            value = typed(argument.type, self._context.values)
            subject = f"{self._subject}({argument.name.text})"
            if value is None:
                self._notes.append(
                    lost(subject, f"the argument `{argument.name.text}: {argument.type.text}`, because Gen 2 has no such type.")
                )
                continue
            if argument.default is not None:
                self._notes.append(lost(subject, f"the default value of `{argument.name.text}`."))
            comments = self._context.comments.above(argument)
            yield Property(argument.name.text, value, comments)

    def _handler(self) -> Expression | None:
        field = self._field
        for name in ("predictions", "sql"):
            if field.directive(name) is not None:
                self._lose(f"`@{name}` has no counterpart.")
                return None
        if field.directive("http") is not None:
            return self._http_handler()
        self._functions = tuple(self._used_functions())
        if self._functions:
            handlers = tuple(Chain("a", (Call("handler.function", (Word(each.variable),)),)) for each in self._functions)
            return handlers[0] if len(handlers) == 1 else Array(handlers)
        self._notes.append(
            decide(
                self._subject,
                f"no directive resolves it. Its resolver belongs in `{self._name}.js`; until then, it returns null.",
            )
        )
        return self._custom_handler(_EMPTY_RESOLVER)

    def _custom_handler(self, text: str, source: str | None = None) -> Chain:
        file = f"{self._name}.js"
        self._files = ((file, text),)
        given = () if source is None else (Property("dataSource", Text(source)),)
        options = Object((*given, Property("entry", Text(f"./{file}"))))
        return Chain("a", (Call("handler.custom", (options,)),))

    def _used_functions(self) -> Iterator[FunctionUse]:
        for directive in self._field.all_directives("function"):
            name = directive.get("name")
            if not isinstance(name, TextValue) or not name.text:
                continue
            if directive.get("region") is not None or directive.get("accountId") is not None:
                self._notes.append(lost(self._subject, f"the region or account of the function `{name.text}`."))
            yield function_use(name.text)

    def _http_handler(self) -> Chain | None:
        call = http_call(self._root, self._field)
        if call is None:
            self._lose("the URL of `@http` cannot be read.")
            return None
        names = self._context.values
        types: list[Property] = []
        arguments: list[Property] = []
        for part in call.parts:
            fields: list[Property] = []
            for argument in part.arguments:
                value = typed(argument, names)
                if value is None:
                    continue
                # Gen 1 requires nothing in the query or the body of other requests.
                is_loose = call.method != "GET" and part.name != "params"
                calls = tuple(each for each in value.calls if not (is_loose and each.name == "required"))
                fields.append(Property(part.names[len(fields)], Chain(value.root, calls)))
            types.append(Property(part.type, Chain("a", (Call("customType", (Object(tuple(fields), is_block=True),)),))))
            chain = reference(part.type)
            arguments.append(Property(part.name, chain.then("required") if part.is_required else chain))
        self._types, self._arguments = tuple(types), tuple(arguments)
        self._notes.append(
            decide(
                self._subject,
                f"`backend.ts` has to add the data source: `backend.data.addHttpDataSource('{call.source}', '{call.origin}')`.",
            )
        )
        return self._custom_handler(call.resolver, call.source)

    def _sources(self) -> tuple[Expression, ...]:
        directive = self._field.directive("aws_subscribe")
        names = () if directive is None else text_names(directive.get("mutations"))
        found: dict[str, list[str]] = {}
        custom: list[Expression] = []
        for name in names:
            model, action = self._context.model_mutations.get(name.text, ("", ""))
            if model:
                found.setdefault(model, []).append(action)
            elif any(each.name.text == name.text for each in self._context.api.fields("Mutation")):
                custom.append(reference(name.text))
            else:
                self._notes.append(lost(self._subject, f"the source `{name.text}`, which is no mutation."))
        models = (reference(model).then("mutations", Array(tuple(map(Text, actions)))) for model, actions in found.items())
        return (*custom, *models)

    def _rules(self, *, is_function: bool) -> tuple[Chain, ...]:
        directive = self._field.directive("auth")
        access = access_of(auth_rules(directive), Subject.OPERATION, self._subject, {}, self._context.owner_claim)
        self._notes += access.notes
        default = rules_of_directives(self._field.directives) or rules_of_mode(self._context.profile.default_mode)
        rules = access.rules if directive is not None else default
        self._note_result(rules)
        if is_function:
            return rules
        kept = tuple(rule for rule in rules if mode_of_rule(rule) != IDENTITY_POOL)
        if len(kept) < len(rules):
            self._notes.append(
                changed(
                    self._subject,
                    "rules for the identity pool are left out, because they need a function as the handler in Gen 2.",
                )
            )
        return kept

    def _note_result(self, rules: tuple[Chain, ...]) -> None:
        """In Gen 1, the fields of a type without modes are open to the default mode, whatever the operation allows."""
        name = self._field.type.name.text
        definition = self._context.api.definition(name)
        is_custom = name in self._context.values and definition is not None and definition.kind is Kind.TYPE
        if is_custom and any(mode_of_rule(rule) != self._context.profile.default_mode for rule in rules):
            self._notes.append(
                changed(
                    self._subject, f"whoever may call it can read the fields of `{name}`, not only callers of the default mode."
                )
            )


def function_use(name: str) -> FunctionUse:
    """The function of a name that may contain the environment."""
    plain = _ENVIRONMENT.sub("", name)
    words = _WORD.findall(plain) or ["handler"]
    variable = camel_case((*words, "Function"))
    return FunctionUse(plain, variable if not variable[0].isdigit() else f"function{variable}")
