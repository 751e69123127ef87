"""Signature help: the parameters of the call that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import parameter_label, signature_label
from amplify_ls.ide.answers import SignatureHelp
from amplify_ls.ide.words import about_method
from amplify_ls.syntax.cursor.brackets import Inside

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Parameter
    from amplify_ls.ide.place import Call, Place
    from amplify_ls.ide.view import View


def signature_help(view: View, offset: int) -> SignatureHelp | None:
    """The innermost call around a byte of a file that the catalog knows."""
    cursor = view.cursor(offset)
    if cursor.inside is Inside.COMMENT:
        return None
    call = _call_around(view.place(cursor))
    if call is None:
        return None
    index = call.inside.level.position
    parameters = _form(call, index)
    if not parameters:
        return None
    return SignatureHelp(
        signature_label(call.callee.method, parameters),
        about_method(call.callee.method),
        tuple((parameter_label(each), each.summary) for each in parameters),
        index if index < len(parameters) else None,
    )


def _call_around(place: Place) -> Call | None:
    """The call whose argument the cursor is in, also in an array argument, but not inside an object."""
    for index in range(len(place.steps) - 1, -1, -1):
        step = place.steps[index]
        if step.level.bracket == "(":
            return next((call for call in place.calls if call.inside is step), None)
        if step.level.bracket != "[":
            return None
    return None


def _form(call: Call, index: int) -> tuple[Parameter, ...]:
    """The overload that has a parameter for the current argument, the usual one first."""
    forms = call.callee.forms()
    return next((form for form in forms if index < len(form)), forms[0])
