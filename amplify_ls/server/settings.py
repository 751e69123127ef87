"""The user's settings, from `initializationOptions` and the configuration section `amplifyLs`."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from amplify_ls.engine import Manner
from amplify_ls.engine.configuration import Settings, merged, read_settings
from amplify_ls.engine.manner import Share, Shares
from amplify_ls.ide.hints.hint import HintLevel
from amplify_ls.ide.lenses.lens import LensKind

SECTION = "amplifyLs"
SOCKET_VARIABLE = "AMPLIFY_LS_TYPESCRIPT_SOCKET"
"""The variable of the environment that both servers read where the editor cannot pass the address."""
TYPING_PAUSE = 400
"""Milliseconds without a keystroke after which typing has paused."""
LONGEST_PAUSE = 10_000

_log = logging.getLogger(__name__)


def editor_settings(*sources: object) -> Settings:
    """Settings from JSON values, where later ones override earlier ones. Null, missing and invalid values are skipped."""
    return merged(*(read_settings(_section(source)) for source in sources))


def editor_manner(*sources: object) -> Manner:
    """What this editor does, which its extension knows: `showsFindingsInHover`, `followsFileLinks` and `replacesDots`."""
    sections = [_section(source) for source in sources]
    return Manner(
        shows_findings=_last(sections, "showsFindingsInHover") is True,
        follows_links=_last(sections, "followsFileLinks") is True,
        replaces_dots=_last(sections, "replacesDots") is True,
    )


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the editor shows between the lines: `inlayHints`, and `lenses` by kind."""

    hints: HintLevel = HintLevel.COMPACT
    hidden_lenses: frozenset[LensKind] = frozenset()


def editor_appearance(*sources: object) -> Appearance:
    """The settings of code lenses and inlay hints; invalid values are skipped."""
    sections = [_section(source) for source in sources]
    levels = {level.value: level for level in HintLevel}
    chosen = [section.get("inlayHints") for section in sections]
    level = next((levels[each] for each in reversed(chosen) if isinstance(each, str) and each in levels), HintLevel.COMPACT)
    given = [lenses for section in sections if isinstance(lenses := section.get("lenses"), Mapping)]
    shown = {kind: _last(given, kind.value) for kind in LensKind}
    return Appearance(level, frozenset(kind for kind, value in shown.items() if value is False))


def editor_shares(*sources: object) -> Shares:
    """Whose answers the author sees next to TypeScript's service: `typescript`, with invalid values skipped."""
    given = [typescript for source in sources if isinstance(typescript := _section(source).get("typescript"), Mapping)]
    known = {share.value: share for share in Share}

    def share(name: str) -> Share:
        chosen = [known[each] for section in given if isinstance(each := section.get(name), str) and each in known]
        return chosen[-1] if chosen else Share.OURS

    return Shares(share("completions"), share("hovers"), share("diagnostics"))


def plugin_address(options: object) -> str | None:
    """The socket for the plugin of TypeScript's server: the initial option `typescriptSocket`, or a variable."""
    said = _section(options).get("typescriptSocket") or os.environ.get(SOCKET_VARIABLE)
    return said if isinstance(said, str) and said else None


def typing_pause(*sources: object) -> float:
    """The setting `typingPause`, in seconds: how long findings at a word that is being typed wait."""
    said = _last([_section(source) for source in sources], "typingPause")
    if said is None:
        return TYPING_PAUSE / 1000
    if isinstance(said, bool) or not isinstance(said, (int, float)) or not 0 <= said <= LONGEST_PAUSE:
        _log.warning("The setting `typingPause` is ignored because it is not a number from 0 to %d: %r", LONGEST_PAUSE, said)
        return TYPING_PAUSE / 1000
    return said / 1000


def plan_base(*sources: object) -> str:
    """The setting `plan.base`: `auto`, `off` or a git revision that the text is compared with."""
    sections = [_section(source) for source in sources]
    given = [plan for section in sections if isinstance(plan := section.get("plan"), Mapping)]
    found = _last(given, "base")
    return found if isinstance(found, str) and found else "auto"


def _last(sections: Iterable[Mapping[str, Any]], name: str) -> object:
    said = [section[name] for section in sections if section.get(name) is not None]
    return said[-1] if said else None


def _section(source: object) -> Mapping[str, Any]:
    if source is None:
        return {}
    if not isinstance(source, Mapping):
        _log.warning("The settings are ignored because they are not an object: %r", source)
        return {}
    # Clients send only the section, or an object with the sections of all servers.
    inner = source.get(SECTION, source)
    if inner is None:
        return {}
    if not isinstance(inner, Mapping):
        _log.warning("The setting `%s` is ignored because it is not an object: %r", SECTION, inner)
        return {}
    return inner
