"""Draw `docs/check.svg`, the picture in the README, from what `amplify-ls check` really prints.

python docs/make_picture.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

REPOSITORY = Path(__file__).parent.parent
PICTURE = Path(__file__).with_name("check.svg")
FIXTURE = "fixtures/mistakes/demo"
MOST_LINES = 34

_FONT_SIZE = 14
_CELL = 8.43
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_LINE = 19
_MARGIN = 20
_BAR = 34
_COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd"}
_ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def main() -> None:
    """Run `check` on the demo project and draw the beginning and the summary of its output."""
    run = subprocess.run(
        [sys.executable, "-m", "amplify_ls", "check", FIXTURE],
        cwd=REPOSITORY,
        env={**os.environ, "FORCE_COLOR": "1", "NO_COLOR": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 1:
        sys.exit(f"check ended with {run.returncode}: {run.stderr}")
    PICTURE.write_text(picture(f"$ amplify-ls check {FIXTURE}", excerpt(run.stdout)), encoding="utf-8")
    print(PICTURE.relative_to(REPOSITORY))


def excerpt(output: str) -> list[str]:
    """Return whole findings from the start of the output as far as they have room, and the summary."""
    *findings, summary = output.rstrip("\n").split("\n\n")
    lines: list[str] = []
    for finding in findings:
        block = [*finding.split("\n"), ""]
        if len(lines) + len(block) > MOST_LINES:
            lines += ["...", ""]
            break
        lines += block
    return [*lines, summary]


def picture(title: str, lines: list[str]) -> str:
    """Return an SVG that looks like a terminal."""
    width = round(2 * _MARGIN + _CELL * max(len(_ESCAPE.sub("", line)) for line in lines))
    height = _BAR + _MARGIN + _LINE * len(lines)
    rows = "\n".join(_row(number, line) for number, line in enumerate(lines))
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
<title>{escape(title)}</title>
<style>text {{ font: {_FONT_SIZE}px {_FONTS}; white-space: pre }}</style>
<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>
<text x="{_MARGIN}" y="{_BAR - 10}" fill="#8b949e">{escape(title)}</text>
{rows}
</svg>
"""


def _row(number: int, line: str) -> str:
    y = _BAR + _MARGIN + _LINE * number - 4
    return f'<text x="{_MARGIN}" y="{y}" fill="#e6edf3" xml:space="preserve">{"".join(_spans(line))}</text>'


def _spans(line: str) -> list[str]:
    spans: list[str] = []
    style = ""
    position = 0
    for code in (*_ESCAPE.finditer(line), None):
        text = line[position : code.start() if code else len(line)]
        if text:
            spans.append(f"<tspan{style}>{escape(text)}</tspan>")
        if code:
            position = code.end()
            style = _style(code[1])
    return spans


def _style(codes: str) -> str:
    parts = codes.split(";")
    colour = next((f' fill="{_COLOURS[part]}"' for part in parts if part in _COLOURS), "")
    weight = ' font-weight="bold"' if "1" in parts else ""
    return colour + weight


if __name__ == "__main__":
    main()
