"""Documentation of the names that completion offers, as Markdown without code blocks: editors show it next to the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.ide.candidate import Candidate
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

_MOST_PARTS = 12
_OF_KIND: dict[NameKind, str] = {
    "claim": "A claim in the token of the user.",
    "cron": "Times are in UTC unless the schedule has a `timezone`.",
    "data-source": "The resolver reads from and writes to this data source.",
    "file": "A path relative to this file.",
    "function-key": "A key of `functions` in `defineData`.",
    "group": "A user group that `defineAuth` declares in `groups`.",
    "query-field": "The name of the query that the index adds to the API.",
    "rate": "Times are in UTC unless the schedule has a `timezone`.",
    "resource-group": "The nested stack that the function is deployed to.",
    "schedule": "Times are in UTC unless the schedule has a `timezone`.",
    "stack": "The name of a nested stack.",
    "storage-path": "A path in the bucket.",
    "time-zone": "A time zone of the IANA database.",
}


def name_documentation(view: View, place: Place, kind: NameKind, candidate: Candidate) -> str:
    """What a name refers to."""
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if kind == "secret":
        return f"Set it with `npx ampx sandbox secret set {candidate.name}`, and for branches in the Amplify console."
    if kind in ("model", "type", "model-or-operation"):
        entry = view.api.entry(candidate.name)
        return "" if entry is None else _about_entry(entry)
    around = view.model_around(place)
    field = None if around is None else around.fields.get(candidate.name)
    return "" if around is None or field is None else _about_field(field, around.name)


def _about_entry(entry: Entry) -> str:
    if entry.kind is EntryKind.ENUM:
        values = entry.enum_values
        words = [item.value for item in values.items if isinstance(item, Text)] if values is not None else []
        return f"Enum with {_listed(words)}." if words else "Enum."
    if entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
        kind = "Model" if entry.kind is EntryKind.MODEL else "Custom type"
        fields = [field.name for field in entry.fields]
        return f"{kind} with {_listed(fields)}." if fields else f"{kind}."
    return f"{entry.kind.value.capitalize()} of the API."


def _about_field(field: Field, model: str | None) -> str:
    known = None if field.call is None else scalar(field.call.name)
    owner = f"Field of `{model}`." if model else "Field of the model."
    return owner if known is None else f"{owner} {known.summary}"


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_MOST_PARTS]]
    return ", ".join(shown) + (f" and {len(names) - _MOST_PARTS} more" if len(names) > _MOST_PARTS else "")
