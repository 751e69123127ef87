"""From an expression to its value. The functions that know each kind of expression are brought together here."""

from __future__ import annotations

from amplify_ls.values import calls, choices, containers, names, plain
from amplify_ls.values.access import access
from amplify_ls.values.application import apply, on_its_own, outcome_of, result_of
from amplify_ls.values.evaluation import evaluate

__all__ = [
    "access",
    "apply",
    "calls",
    "choices",
    "containers",
    "evaluate",
    "names",
    "on_its_own",
    "outcome_of",
    "plain",
    "result_of",
]
