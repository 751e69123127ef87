"""Triggers that are `undefined`: TypeScript treats them as missing, the packages as functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.fit.option_keys import is_undefined
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Stage
from amplify_ls.values.values import Object, Property

if TYPE_CHECKING:
    from collections.abc import Iterator


def undefined_triggers(options: Object | None) -> Iterator[Finding]:
    """The triggers of a resource that are `undefined`."""
    triggers = None if options is None else options.get("triggers")
    for prop in triggers if isinstance(triggers, Object) else ():
        if is_undefined(prop.value):
            yield Finding(
                prop.name_span,
                mismatch_message(f"`{prop.name}`", "the result of `defineFunction`", "`undefined`"),
                stage=Stage.SYNTH,
                package_message="Cannot read properties of undefined (reading 'getInstance')",
                data=prop,
            )


def trigger_removal(finding: Finding) -> Iterator[Fix]:
    """The fix that removes such a trigger."""
    if isinstance(finding.data, Property):
        yield Fix(f"Remove `{finding.data.name}`", (RemoveProperty(finding.data),), is_preferred=True)
