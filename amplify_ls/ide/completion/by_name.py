"""The builder that the name of a field suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog import usage
from amplify_ls.ide.likeness import FieldName
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_TYPES = (EntryKind.ENUM, EntryKind.CUSTOM_TYPE)


def suggested_builder(view: View, place: Place) -> str:
    """The builder of the field at the cursor: a relationship with the model of its name, or what most such fields have.

    Empty if the name suggests nothing.
    """
    if place.segment.key is None:
        return ""
    name = FieldName(place.segment.key)
    found = ""
    for entry, kind in view.api.kinds().items():
        if kind is EntryKind.MODEL:
            if name.ends_with(entry):
                return "belongsTo"
            if name.ends_with_plural(entry):
                return "hasMany"
        elif kind in _TYPES and name.ends_with(entry):
            found = "ref"
    return found or usage.field_type(name.words)
