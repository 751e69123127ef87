"""Edits: what a fix does to the author's code, told in terms of values and rendered as text in the author's style."""
