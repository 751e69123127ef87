"""What prepared modules import instead of `dataclasses`, `typing.NamedTuple` and `re`. Copied into the built package."""

from __future__ import annotations

from _collections import _tuplegetter as getter  # noqa: F401 - for the fields of named tuples

NOTHING = object()
"""The default of a parameter whose value is created for each call."""
assign = object.__setattr__


class FrozenInstanceError(AttributeError):
    """An assignment to a field of a frozen dataclass."""


class Record(tuple):
    """The base of named tuples: what `typing.NamedTuple` adds to each class."""

    __slots__ = ()
    _fields = ()
    _field_defaults: dict = {}  # noqa: RUF012

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({shown})"

    def __getnewargs__(self):
        return tuple(self)

    @classmethod
    def _make(cls, values):
        return tuple.__new__(cls, values)

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, /, **changes):
        result = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return result


def replace(instance, /, **changes):
    """`dataclasses.replace` for prepared dataclasses, whose fields are all parameters of `__init__`."""
    for name in instance.__prepared_fields__:
        if name not in changes:
            changes[name] = getattr(instance, name)
    return instance.__class__(**changes)


class Fields:
    """`__dataclass_fields__`, for `dataclasses.fields` and `is_dataclass`; made when somebody asks."""

    def __init__(self, names):
        self.names = names
        self.fields = None

    def __get__(self, instance, owner):
        if self.fields is None:
            import dataclasses

            self.fields = {name: dataclasses.field() for name in self.names}
            for name, field in self.fields.items():
                field.name = name
                field._field_type = dataclasses._FIELD
        return self.fields


class Pattern:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, *arguments):
        self.__dict__["_arguments"] = arguments

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        import re

        pattern = re.compile(*self._arguments)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            self.__dict__[method] = getattr(pattern, method)
        for attribute in ("pattern", "flags", "groups", "groupindex"):
            self.__dict__[attribute] = getattr(pattern, attribute)
        return self.__dict__[name]
