"""Facts about ``defineAuth`` and ``referenceAuth``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project


class Auth:
    """One auth definition. It belongs to one version of its call."""

    def __init__(self, project: Project, call: DefineCall) -> None:
        self.project = project
        self.call = call

    @property
    def options(self) -> Object | None:
        return self.call.options

    @property
    def login_with(self) -> Object | None:
        return _object(self.options, "loginWith")

    @property
    def external_providers(self) -> Object | None:
        return _object(self.login_with, "externalProviders")

    @property
    def user_attributes(self) -> Object | None:
        return _object(self.options, "userAttributes")

    @property
    def groups(self) -> tuple[Text, ...] | None:
        """The names of the groups, None where some cannot be seen."""
        if self.options is None:
            return None
        found = self.options.get("groups")
        if found is None:
            return () if self.options.lacks("groups") else None
        if isinstance(found, Object) and not found.is_open:
            return tuple(Text(prop.name_span, prop.name) for prop in found)
        if not isinstance(found, Array) or found.is_open:
            return None
        names = tuple(item for item in found.items if isinstance(item, Text))
        return names if len(names) == len(found.items) else None


def _object(outer: Object | None, name: str) -> Object | None:
    found = None if outer is None else outer.get(name)
    return found if isinstance(found, Object) else None
