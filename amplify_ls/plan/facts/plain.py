"""Values of options as plain data, in one form for everything that means the same."""

from __future__ import annotations

from typing import TypeAlias, Union

from amplify_ls.plan.facts.unseen import Unseen

Plain: TypeAlias = Union[bool, int, float, str, tuple["Plain", ...], dict[str, "Plain"], Unseen, None]  # noqa: UP007
"""A value of an option. Objects have no order; what is made by a call is a tuple of the words of the call and its arguments."""
