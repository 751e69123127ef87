"""An option of a builder or of `defineData` has an invalid value.

## What it does

Reports a value of an option of `defineData`, `a.handler.custom`, `a.generation` or `a.conversation` that has the
wrong type or is out of range, and options that exclude each other.

## Why is this bad?

TypeScript or the packages reject the value. Modes and log levels are fixed words, `expiresInDays` is an integer
from 2 to 365, durations in seconds are not negative, names consist of letters, digits, dashes, underscores and
spaces, and temperatures are numbers from 0 to 1.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPools' } });
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

## Fix safety

Fixes that keep the meaning are safe, such as the right case of a word or a number instead of a string. Other fixes
are not applied by `--fix`, because another value may be intended.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog import types
from amplify_ls.catalog.schema.ai import MODEL_NAMES
from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.fit.problems import (
    ChainProblem,
    ExclusiveKeys,
    TooManyArguments,
    UnusedParameter,
    ValueProblem,
    WrongType,
    WrongValue,
    value_of,
)
from amplify_ls.model.numbers import number_text
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.ai_models import model_fixes
from amplify_ls.rules.options.data_option_messages import said
from amplify_ls.rules.options.data_options import MODES, called, option_faults, option_finding
from amplify_ls.rules.options.option_fixes import conversions, corrections
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed
from amplify_ls.values.values import Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import OptionFault
    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.data.parts import Parts

CODE = "data/wrong-option-value"
_VALUES = (ValueProblem, ExclusiveKeys)
_AI = "generation|conversation"
CLAIMS = (Claim((*_VALUES, ChainProblem, TooManyArguments, UnusedParameter), "**", subjects=(Subject.DATA,)),)
REJECTED = (
    Match(_VALUES, "schema|name|functions", call="defineData"),
    Match(_VALUES, "functions.*", call="defineData"),
    Match(_VALUES, MODES, call="defineData"),
    Match(_VALUES, f"{MODES}.defaultAuthorizationMode", call="defineData"),
    Match(_VALUES, f"{MODES}.*.expiresInDays|timeToLiveInSeconds|function", call="defineData"),
    Match(_VALUES, f"{MODES}.*.tokenExpiryFromAuthInSeconds|tokenExpireFromIssueInSeconds", call="defineData"),
    Match(_VALUES, "logging.fieldLogLevel", call="defineData"),
    Match(_VALUES, "entry", call="handler.custom"),
    Match(_VALUES, "aiModel|systemPrompt", call=_AI),
    Match(_VALUES, "inferenceConfiguration.*", call=_AI),
    Match(_VALUES, "**", call="ai.dataTool"),
    Match(WrongType, ""),
)
_DAYS = ("expiresInDays",)


def check(parts: Parts) -> Iterator[Finding[OptionFault]]:
    for fault in option_faults(parts, CODE):
        # The prompt of a conversation may be empty, but not missing.
        if fault.call == "conversation" and _is_empty_prompt(fault.problem):
            continue
        finding = option_finding(fault, _message(fault), said(fault))
        if _is_zero_days(fault.problem):
            finding = replace(finding, severity=Severity.WARNING, stage=Stage.DEPLOY)
        yield finding


def _is_empty_prompt(problem: Problem) -> bool:
    return isinstance(problem, WrongValue) and problem.path == ("systemPrompt",) and problem.misfit is Misfit.RANGE


def _is_zero_days(problem: Problem) -> bool:
    """Whether the value is zero days, which only the deployment rejects."""
    value = value_of(problem)
    return problem.path[-1:] == _DAYS and isinstance(value, Number) and value.value == 0


def _message(fault: OptionFault) -> str:
    problem = fault.problem
    owner = place_of(problem.path, called(fault))
    if isinstance(problem, ExclusiveKeys):
        return sentence(f"{listed(problem.names)} of {owner} are mutually exclusive")
    expected = _expected(problem.expected) if isinstance(problem, ValueProblem) else None
    message = mismatch_message(owner, expected, literal_words(value_of(problem)))
    return message.removesuffix(".") + because(problem.reason if isinstance(problem, WrongValue) else "") + "."


def _expected(kind: types.Type) -> types.Type | str:
    """The expected type, with the range of a number and the format of a string."""
    if isinstance(kind, types.Number):
        return _number(kind)
    return f"`string` ({kind.meaning})" if isinstance(kind, (types.Text, types.Name)) and kind.meaning else kind


def _number(kind: types.Number) -> str:
    what = "an integer" if kind.whole else "a number"
    if kind.minimum is None or kind.maximum is None:
        return what if kind.minimum is None else f"{what} of at least {number_text(kind.minimum)}"
    return f"{what} from {number_text(kind.minimum)} to {number_text(kind.maximum)}"


def fix(finding: Finding[OptionFault]) -> Iterator[Fix]:
    problem = finding.data.problem
    if not isinstance(problem, ValueProblem):
        return
    offered = [*corrections(problem), *conversions(problem), *_as_model(problem), *_as_tool(problem)]
    yield from offered
    value = problem.value
    if problem.path[-1:] == _DAYS and isinstance(value, Number) and problem.misfit in (Misfit.RANGE, Misfit.FRACTION):
        days = _days_meant(value.value)
        yield Fix(f"Change to `{days}`", (Replace(value.span, str(days)),), is_preferred=True)


def _as_model(problem: ValueProblem) -> Iterator[Fix]:
    """Rewrite ``aiModel: 'Claude 3 Haiku'`` as a call of ``a.ai.model``."""
    value = problem.value
    if problem.path != ("aiModel",) or not isinstance(value, Text) or not value.value.strip() or value.span != problem.span:
        return
    if value.value in {choice.value for choice in MODEL_NAMES.choices}:
        text = f"a.ai.model('{value.value}')"
        yield Fix(f"Change to `{text}`", (Replace(value.span, text),), Safety.SAFE, is_preferred=True)
    else:
        yield from model_fixes(value.value, value.span, value.span, "a.ai.model('{}')")


def _as_tool(problem: ValueProblem) -> Iterator[Fix]:
    """Pass an object that describes a tool to ``a.ai.dataTool``."""
    value = problem.value
    if problem.path == ("tools", "[]") and isinstance(value, Object) and value.span == problem.span:
        yield Fix("Pass it to `a.ai.dataTool`", (Wrap(value.span, "a.ai.dataTool(", ")"),), is_preferred=True)


def _days_meant(days: float) -> int:
    """The nearest number of days that is allowed; the default if none can be intended."""
    if not days >= 1:  # or no number at all
        return 7
    return min(max(int(days), 2), 365)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An option of a builder or of `defineData` has an invalid value.",
    covers=("DD02", "DD04", "DD05", "DD06", "DD07", "DD08", "DD11", "DD12", "DD13", "G04", "G05", "H03", "H06"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
