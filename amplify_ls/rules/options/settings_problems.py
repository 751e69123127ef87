"""The problems of a settings file, including those of the options of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Record, Shape
from amplify_ls.fit.faults import problems_of_settings
from amplify_ls.fit.validation import value_problems
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.settings_file import SettingsFile


def settings_problems(file: SettingsFile) -> Iterator[Problem]:
    """The problems of a whole file; the options of a rule are checked against those that the rule declares."""
    # Imported here because the list of all rules includes those that call this function.
    from amplify_ls.rules.registry import rule_for

    yield from problems_of_settings(file)
    for prop, _ in file.rule_settings():
        rule, said = rule_for(prop.name), prop.value
        options = said.properties.get("options") if isinstance(said, Object) else None
        if rule is not None and options is not None and isinstance(options.value, Object):
            shape = Shape(f"the rule `{rule.code}`", rule.options)
            yield from value_problems(options.value, Record(shape), options.name_span)
