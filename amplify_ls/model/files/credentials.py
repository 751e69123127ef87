"""Credentials that are written into a file: texts that by their form can be nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.module import Module

_FORMS = {
    "aws": (rb"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])", "an AWS access key"),
    # The frame alone is what code has that puts a key together, or takes it apart.
    "private": (rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\\[nr]|[\s'\"`+,])*[A-Za-z0-9+/]{32}", "a private key"),
    "google": (rb"\bGOCSPX-[A-Za-z0-9_-]{20,}", "a Google client secret"),
    "stripe": (rb"\b[sr]k_live_[A-Za-z0-9]{16,}", "a Stripe secret key"),
    "stripe_hook": (rb"\bwhsec_[A-Za-z0-9]{24,}", "a Stripe webhook secret"),
    "github": (rb"\bgh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])", "a GitHub token"),
    "slack": (rb"\bxox[abpr]-[0-9]{8,}-[A-Za-z0-9-]{16,}", "a Slack token"),
    "openai": (rb"\bsk-(?:proj|svcacct)-[A-Za-z0-9_-]{32,}", "an OpenAI API key"),
    "anthropic": (rb"\bsk-ant-[A-Za-z0-9_-]{32,}", "an Anthropic API key"),
    "sendgrid": (rb"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}", "a SendGrid API key"),
}
_ANY = re.compile(b"|".join(b"(?P<%s>%s)" % (name.encode(), pattern) for name, (pattern, _) in _FORMS.items()))
_MARKS = (
    b"AKIA",
    b"ASIA",
    b"PRIVATE KEY-----",
    b"GOCSPX-",
    b"k_live_",
    b"whsec_",
    b"xox",
    b"sk-",
    b"SG.",
    *(b"gh%c_" % kind for kind in b"pousr"),
)
"""What each of them has: a text without any of these need not be searched."""
_PLACEHOLDERS = (b"EXAMPLE", b"XXXX", b"xxxx", b"YOUR", b"your", b"1234567890", b"....")


class Credential(NamedTuple):
    """One text. Two readings of the same file give equal ones."""

    what: str
    """What it is, in words: ``an AWS access key``."""
    span: Span


def credentials_in(module: Module, chunk: StatementChunk | EntryChunk) -> Iterator[Credential]:
    """The credentials in a piece of a file."""
    chunk.content.get()
    data, start, end = module.file.data, chunk.anchor.start, chunk.end
    if all(data.find(mark, start, end) < 0 for mark in _MARKS):
        return
    for found in _ANY.finditer(data, start, end):
        if found.lastgroup is not None and not any(word in found.group() for word in _PLACEHOLDERS):
            span = Span(chunk.anchor, found.start() - start, found.end() - start)
            yield Credential(_FORMS[found.lastgroup][1], span)
