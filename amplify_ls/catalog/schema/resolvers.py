"""What the runtime of JavaScript resolvers, `APPSYNC_JS` 1.0.0, provides and what it rejects."""

from __future__ import annotations

UTILS = "@aws-appsync/utils"

MODULES = (UTILS, f"{UTILS}/dynamodb", f"{UTILS}/rds", f"{UTILS}/ai")
"""The modules that a resolver can import; nothing is bundled."""

EXPORTS = ("request", "response")
"""The functions that AppSync calls."""

UNSUPPORTED_CONSTRUCTS = {
    "async": "`async` functions",
    "await": "`await`",
    "class": "classes",
    "for": "`for` loops with a condition",
    "while": "`while` loops",
    "do while": "`do` loops",
    "continue": "`continue`",
    "try": "`try`",
    "throw": "`throw`",
    "regex": "regular expressions",
    "generator": "generators",
    "yield": "`yield`",
    "label": "labels",
    "this": "`this`",
    "~": "the `~` operator",
    "instanceof": "the `instanceof` operator",
    "in": "the `in` operator",
}
"""The names of constructs in messages, by kind. `++` and `--` are named by their operators."""

DOCUMENTED_ONLY = frozenset({"throw"})
"""Constructs that the documentation excludes, but that not every version of the runtime rejects."""

UNSUPPORTED_GLOBALS = frozenset(
    {"Promise", "RegExp", "eval", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"}
    # Network and browser.
    | {"fetch", "XMLHttpRequest", "WebSocket", "window", "document", "localStorage", "sessionStorage", "alert"}
    # Node.js.
    | {"process", "require", "module", "exports", "Buffer", "__dirname", "__filename", "global"}
)
"""Names in other JavaScript runtimes."""

COMMONJS = frozenset({"module", "exports"})

UNSUPPORTED_STATIC_METHODS = {
    "Array": frozenset({"from", "of"}),
    "Object": frozenset(
        {"create", "defineProperties", "defineProperty", "freeze", "getOwnPropertyDescriptor", "getOwnPropertyDescriptors"}
        | {"getOwnPropertyNames", "getOwnPropertySymbols", "getPrototypeOf", "is", "isExtensible", "isFrozen", "isSealed"}
        | {"preventExtensions", "seal", "setPrototypeOf"}
    ),
    "String": frozenset({"fromCharCode", "fromCodePoint", "raw"}),
}
"""By the object that they are called on."""

UNSUPPORTED_METHODS = frozenset(
    {"charCodeAt", "localeCompare", "matchAll", "padEnd", "padStart", "toLocaleLowerCase", "toLocaleUpperCase"}
    | {"copyWithin", "toLocaleDateString", "toLocaleTimeString", "toGMTString"}
    | {"setDate", "setFullYear", "setHours", "setMilliseconds", "setMinutes", "setMonth", "setSeconds", "setYear"}
    | {"setUTCDate", "setUTCFullYear", "setUTCHours", "setUTCMilliseconds", "setUTCMinutes", "setUTCMonth", "setUTCSeconds"}
)
"""Methods of strings, arrays and dates; only unambiguous names."""
