"""Suppression comments as they are typed."""

from __future__ import annotations

import re

SUPPRESSION = re.compile(rb"amplify-ls-ignore(?:[ \t]+(?P<codes>[^:\r\n]*))?")
