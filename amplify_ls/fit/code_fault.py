"""One thing that the types of the CDK refuse."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class FaultKind(Enum):
    """What is wrong."""

    MEMBER = "member"
    """Something has no such member."""
    OPTION = "option"
    """Options have no such property."""
    MISSING_OPTION = "missing option"
    MISSING_ARGUMENT = "missing argument"
    EXTRA_ARGUMENT = "extra argument"
    KIND = "kind"
    """A value of another type."""
    NOT_CALLABLE = "not callable"
    MISSING_NEW = "missing new"
    """A class is called without `new`."""
    TEXT = "text"
    """A string of a form that the CDK rejects while it runs."""
    NOT_BOTH = "not both"
    """An option next to another one that excludes it, which the CDK checks while it runs."""
    ONE_OF = "one of"
    """Options without exactly one of some properties, which the CDK requires while it runs."""


class Instead(NamedTuple):
    """A text to write in place of a region, or before it, and the name that it needs."""

    span: Span
    text: str
    behind: str = ""
    """What to write behind the region, which is kept; empty if it is replaced."""
    module: str = ""
    """The module of the name; empty if it needs none."""
    name: str = ""


class CodeFault(NamedTuple):
    """One fault. Two readings of the same text give equal ones."""

    kind: FaultKind
    span: Span
    name: str
    """What is missing or unknown; of a wrong value, the option or method that it is given to."""
    owner: str
    """The class, interface or module."""
    names: tuple[str, ...] = ()
    """Those that there are."""
    is_of_cdk: bool = True
    """Whether the owner is of the CDK; otherwise it is what every JavaScript has, or of Amplify."""
    is_low_level: bool = False
    """Whether the owner is written from the specification of CloudFormation, which loses names from time to time."""
    is_of_class: bool = False
    """Whether the class has the member, and its interface has not."""
    taken: int = 0
    """How many arguments are taken."""
    is_open: bool = False
    """Whether more arguments may be given."""
    is_last: bool = False
    """Of an argument too many: whether it is the only one."""
    whole: Span | None = None
    """Of an option, all of it; of a member that a resource of Amplify has, what stands between the two."""
    found: str = ""
    """Of a wrong value: what was found, in words; of an option: the missing one that it surely is."""
    variable: str = ""
    """Of a wrong value: the variable of the environment that it is, which may be undefined."""
    instead: Instead | None = None
    """Of a wrong value: what surely is meant."""
