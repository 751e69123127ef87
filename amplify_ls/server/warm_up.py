"""Work that is done before the first keystroke, so that the keystroke does not wait for it."""

from __future__ import annotations

import contextlib
import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from amplify_ls.server.starting.conversion import generate_from_now_on

if TYPE_CHECKING:
    from amplify_ls.server.protocol import AmplifyProtocol

WARM_UP_SECONDS = 0.25
"""Delay after `initialize`, during which the first file is opened and checked."""

COLLECT_AFTER = (700, 10, 4)
"""Objects, and young collections: full collections are more frequent than Python's default. Frozen objects are excluded, so
they take a millisecond, and ten thousand edits need a twentieth more memory instead of a tenth (`make bench`)."""

_URI = {"uri": "file:///"}
_POSITION = {"line": 0, "character": 0}
_RANGE = {"start": _POSITION, "end": _POSITION}
_PLACE = {"textDocument": _URI, "position": _POSITION}
_DIAGNOSTIC = {"range": _RANGE, "message": "", "severity": 1, "code": ""}
_NOTIFICATIONS: dict[str, dict[str, Any]] = {
    types.TEXT_DOCUMENT_DID_CHANGE: {
        "textDocument": {**_URI, "version": 1},
        "contentChanges": [{"range": _RANGE, "text": ""}],
    },
}
_REQUESTS: dict[str, dict[str, Any]] = {
    types.TEXT_DOCUMENT_COMPLETION: {**_PLACE, "context": {"triggerKind": 1}},
    types.TEXT_DOCUMENT_HOVER: _PLACE,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: _PLACE,
    types.TEXT_DOCUMENT_CODE_ACTION: {"textDocument": _URI, "range": _RANGE, "context": {"diagnostics": [_DIAGNOSTIC]}},
}


def collect_all() -> None:
    """Release the memory of unloaded projects, including frozen objects. It takes a second at most."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        import ctypes

        # The trees of the parser are pieces of all sizes, and without being asked glibc keeps what lies between them.
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)


def warm_up(protocol: AmplifyProtocol) -> None:
    """Let the converter generate its code for frequent messages, import the modules for completion, start the collector."""
    import_module("amplify_ls.engine.editing")
    generate_from_now_on(protocol.converter)
    for method, params in _NOTIFICATIONS.items():
        protocol.structure_message({"jsonrpc": "2.0", "method": method, "params": params})
    for method, params in _REQUESTS.items():
        protocol.structure_message({"jsonrpc": "2.0", "id": 0, "method": method, "params": params})
    # All imported objects live as long as the process, so a full collection would visit 50,000 objects in vain. Collecting
    # before the freeze would cost more than it frees.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()
