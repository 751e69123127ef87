"""Attributes of constructs that are known at deployment only: who reads one needs the stack of the construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.stack_needs import ATTRIBUTE_METHODS, ATTRIBUTES, MADE_WITHIN
from amplify_ls.values.values import Chain, Unknown

if TYPE_CHECKING:
    from amplify_ls.values.values import Link, Value

_OF_STACK = frozenset({"stackName", "stackId"})
_PSEUDO = frozenset({"region", "account", "partition", "urlSuffix"})
"""What every stack knows of itself; reading it needs no other stack."""
_OUTSIDE = frozenset({"node", "env", "stack"})
"""Members that lead away from the construct."""
_PLAIN_CALLS = frozenset({"", "createStack", *MADE_WITHIN})


def attribute(value: Value) -> Chain | None:
    """The attribute that a value is; None for anything else."""
    if not isinstance(value, Chain) or not value.links:
        return None
    if value.links[-1].name == "toString" and len(value.links) > 1:
        value = Chain(value.span, value.base, value.links[:-1])
    return value if _is_attribute(value) else None


def is_token(value: Value) -> bool:
    """Whether a value is an attribute that its construct has at deployment only."""
    return attribute(value) is not None


def _is_attribute(chain: Chain) -> bool:
    *before, last = chain.links
    if any(link.arguments is not None and link.name not in _PLAIN_CALLS for link in before):
        return False
    names = [link.name for link in before]
    if last.name in _OF_STACK and last.arguments is None:
        return bool(names) and names[-1] in ("stack", "createStack")
    if any(name in _OUTSIDE for name in names):
        return False
    if last.arguments is not None:
        return last.name in ATTRIBUTE_METHODS
    if _is_generated(last) or last.name == "ref":
        return True
    return last.name in ATTRIBUTES and not is_template_part(chain)


def _is_generated(link: Link) -> bool:
    """Whether it is an attribute of a ``Cfn...`` construct."""
    return link.name.startswith("attr") and link.name[4:5].isupper()


def is_template_part(chain: Chain) -> bool:
    """Whether it is a ``Cfn...`` construct, or read of one: attributes aside that is what is written into it."""
    if any(link.name == "cfnResources" for link in chain.links):
        return True
    return isinstance(chain.base, Unknown) and chain.base.name.rpartition(".")[2].startswith("Cfn")


def is_text(value: Value) -> bool:
    """Whether a value is surely a text, though not which: an attribute, or the region and account of a stack."""
    if is_token(value):
        return True
    return isinstance(value, Chain) and bool(value.links) and value.links[-1].name in _PSEUDO
